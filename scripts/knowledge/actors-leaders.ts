/** Derives leaders.tsv: office holders from the World Factbook, from Wikidata's list of 2021, and from the record of visits to the United States. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import Papa from 'papaparse'
import { nameKey, namePieces } from '../../src/knowledge/actors/fold.js'
import { readFactbook } from './factbook.js'

interface Leader {
  readonly country: string
  readonly name: string
  readonly office: string
  readonly rank: string
  readonly from: string
  readonly to: string
  readonly source: string
}

/** All derived rows. `codes` gives the state for a name as the sources print it. `known` are the names that are entered by hand already. */
export function leadersTable(data: string, codes: ReadonlyMap<string, string>, known: ReadonlySet<string>): string {
  const leaders = [...fromFactbook(data), ...fromWikidata(data, codes), ...fromVisits(data, codes)]
  const printed = new Set<string>()
  const rows: string[] = []
  for (const one of leaders) {
    const key = `${one.country} ${lastName(one.name)}`
    if (known.has(key)) continue
    const row = `${key} ${one.rank}`
    if (printed.has(row)) continue
    printed.add(row)
    rows.push([one.country, one.name, '', one.office, one.rank, 'GOV', one.from, one.to, one.source].join('\t'))
  }
  return [
    '# Office holders derived by `npm run knowledge:actors`: World Factbook (public domain), Wikidata leaders of 2021 (CC0), visits by foreign leaders',
    '# to the United States (Office of the Historian, CC0; from and to are then the first and the last visit in that office). Do not edit.',
    'country\tname\taliases\toffice\trank\tsector\tfrom\tto\tsource',
    ...[...new Set(rows)].toSorted(),
    '',
  ].join('\n')
}

export function lastName(name: string): string {
  const parts = nameKey(namePieces(name.replace(/,? (Jr|Sr)\.?$/, ''))).split(' ')
  return parts.at(-1) ?? name
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

function fromFactbook(data: string): readonly Leader[] {
  const out: Leader[] = []
  for (const one of readFactbook(data))
    for (const [text, head] of [
      [one.chiefOfState, true],
      [one.headOfGovernment, false],
    ] as const) {
      const match =
        /^(?<title>(?:(?:Interim|Acting|Caretaker|Transition|Transitional|Co-|Vice|Prime|Minister|President|Premier|Chancellor|King|Queen|Emperor|Sultan|Amir|Emir|Crown|Prince|Grand|Duke|Pope|Supreme|Leader|of|the|State|Government|and|GNU|CNSP|Foreign|Chief|Executive) )+)(?:(?:Dr|Gen|Col|Capt|Sir|General|Ratu)\.? )*(?<name>(?:[\p{L}'.-]+ ?){2,7}?)(?:, Jr\.)? ?\(since (?:(?<day>\d+) )?(?:(?<month>[A-Z][a-z]+) )?(?<year>\d{4})/u.exec(
          text,
        )
      const { title, name, day, month, year } = match?.groups ?? {}
      if (!title || !name || !year || /former|represented|Governor|Council|Commission/.test(title + name)) continue
      const office = title.trim()
      const rank = rankOf(office)
      if (!rank || (!head && rank === 'head-of-state' && one.chiefOfState === one.headOfGovernment)) continue
      const number = month ? months.indexOf(month) + 1 : 1
      const from = `${year}-${String(Math.max(1, number)).padStart(2, '0')}-${String(Number(day ?? 1)).padStart(2, '0')}`
      const sovereign = /CHARLES III|MACRON|TRUMP|HARALD|FREDERIK/.test(name) ? '' : one.code
      if (sovereign) out.push({ country: one.code, name: titleCase(name.trim()), office, rank, from, to: '', source: 'factbook' })
    }
  return out
}

/** "Abdelmadjid TEBBOUNE" to "Abdelmadjid Tebboune"; numerals stay. */
function titleCase(name: string): string {
  return name
    .split(' ')
    .map((word) =>
      /^[IVX]+$/.test(word) || !/^\p{Lu}{2,}/u.test(word)
        ? word
        : word
            .split('-')
            .map((part) => part.charAt(0) + part.slice(1).toLowerCase())
            .join('-'),
    )
    .join(' ')
}

function rankOf(office: string): string | null {
  if (/prime minister|premier|chancellor|head of government|chief minister|president of the government|chief executive/i.test(office))
    return 'head-of-government'
  if (/vice|deputy|governor|lieutenant/i.test(office)) return null
  if (
    /president|king|queen|emperor|sultan|em[iy]r|amir|prince|monarch|duke|pope|supreme leader|head of state|captain regent|shah|chairman|chief of state/i.test(
      office,
    )
  )
    return 'head-of-state'
  return null
}

function fromWikidata(data: string, codes: ReadonlyMap<string, string>): readonly Leader[] {
  const text = readFileSync(join(data, 'actors', 'wikidata-leaders-2021.csv'), 'utf8')
  const rows = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data
  return rows.flatMap((row) => {
    const country = codes.get(plainName(row['country'] ?? ''))
    const office = (row['positionLabel'] ?? '').replace(/ of .*$/, '')
    const rank = rankOf(office)
    const name = row['officeholderLabel'] ?? ''
    if (!country || !rank || !/^[\p{L}][\p{L}' .-]+$/u.test(name) || /^(Charles III|Elizabeth II)$/.test(name) || /co-prince/i.test(office))
      return []
    const start = row['start_year'] ?? ''
    const end = row['end_year'] ?? ''
    return [
      {
        country,
        name,
        office: office.charAt(0).toUpperCase() + office.slice(1),
        rank,
        from: start ? `${start}-01-01` : '',
        to: end ? `${Number(end) + 1}-01-01` : '',
        source: 'wikidata',
      },
    ]
  })
}

interface Visit {
  readonly visitor: string
  readonly start: string
  readonly end: string
  readonly country: string
}

const visitor =
  /^(?<title>(?:Acting |Interim |Vice |Deputy |Crown |First |Federal )*(?:President|Prime Minister|Premier|Chancellor|King|Queen|Emperor|Sultan|Emir|Amir|Shah|Chairman|Pope|Foreign Minister|Prince)(?:-elect)?)(?: and Foreign Minister)? (?<name>[^,;(]+)/

function fromVisits(data: string, codes: ReadonlyMap<string, string>): readonly Leader[] {
  const lines = gunzipSync(readFileSync(join(data, 'travel', 'visits-to-2018.jsonl.gz')))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
  const spans = new Map<string, Leader>()
  for (const line of lines) {
    const visit = JSON.parse(line) as Visit
    const { title, name } = visitor.exec(visit.visitor)?.groups ?? {}
    const country = codes.get(plainName(visit.country))
    const rank = title ? (title === 'Foreign Minister' ? 'foreign-minister' : rankOf(title)) : null
    if (!title || !name || !country || !rank || /-elect|Vice|Deputy/.test(title) || !name.trim().includes(' ')) continue
    const key = `${country} ${lastName(name.trim())} ${rank}`
    const held = spans.get(key)
    const full = held && held.name.length > name.trim().length ? held.name : name.trim()
    spans.set(key, {
      country,
      name: full,
      office: title.replace(/^(Acting|Interim) /, ''),
      rank,
      from: held?.from ?? visit.start,
      to: nextDay(visit.end),
      source: 'visits',
    })
  }
  return [...spans.values()]
}

function nextDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + 1)
  return date.toISOString().slice(0, 10)
}

/** A state's name as a key: "Korea, Republic of" and "Republic of Korea" meet. */
export function plainName(name: string): string {
  const [last = '', first] = name.split(', ')
  return (first ? `${first} ${last}` : last)
    .replace(/^(The|the) /, '')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('’', "'")
    .toLowerCase()
    .trim()
}
