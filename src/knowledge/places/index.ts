/**
 * The gazetteer: cities, sites, regions, seas and states with coordinates and population, by folded name.
 * Cities come from GeoNames (CC BY 4.0), states from the World Factbook, the rest is entered by hand.
 */
import { type WordTable, wordTable } from '../../base/word-table.js'
import type { CountryCode, PlaceId } from '../../model/ids.js'
import type { PlaceReading } from '../../model/time.js'
import { KnowledgeError, listed, readTable, type Row, type SourceFile } from '../source.js'
import { foldName } from './fold.js'

export { foldName } from './fold.js'

export type PlaceKind = PlaceReading['grain']
const kinds: readonly PlaceKind[] = ['site', 'city', 'region', 'country', 'sea']

/**
 * Plain JSON, made to load fast: one column per attribute, texts joined by line ends. Row `i` of each is place `i`.
 * GeoNames' numbers name the cities, which stand last; all before them have words as ids.
 */
export interface PlaceData {
  readonly ids: string
  readonly numbers: readonly number[]
  readonly names: string
  /** One digit each: index into site, city, region, country, sea. */
  readonly kinds: string
  /** Three letters each; blanks: several states, none, or contested. */
  readonly countries: string
  /** Thousandths of a degree. */
  readonly latitudes: readonly number[]
  readonly longitudes: readonly number[]
  /** Inhabitants; 0 where not known. */
  readonly populations: readonly number[]
  /** One digit each: 2 for a capital, 1 for the seat of a part, 0 for others. */
  readonly ranks: string
  /** Row to part of its state ("AL"), only where the gazetteer has one. */
  readonly parts: readonly (readonly [number, string])[]
  /** Folded names, and for each its row or rows. */
  readonly keys: string
  readonly rows: readonly (number | readonly number[])[]
  /** Folded names of parts of states: [name, country, part]. */
  readonly partNames: readonly (readonly [string, string, string])[]
  /** Adjectives of states ("lebanese"), evidence of a state nearby: [adjective, country]. */
  readonly adjectives: readonly (readonly [string, string])[]
  /** Folded names that are common words or surnames. */
  readonly words: readonly string[]
}

export interface Place {
  readonly row: number
  readonly id: PlaceId
  readonly name: string
  readonly kind: PlaceKind
  readonly country: CountryCode | null
  /** Degrees, WGS 84; null for states: a country is no pin. */
  readonly latitude: number | null
  readonly longitude: number | null
  readonly population: number
  readonly rank: number
  readonly part: string | null
}

export interface Places {
  /** Rows of a folded name; undefined when no place has it. */
  readonly byName: WordTable<readonly number[]>
  /** First word of a folded name to the largest number of words of a name that begins with it. */
  readonly longest: WordTable<number>
  readonly place: (row: number) => Place
  /** Folded part of a state to the state and part that it may mean. */
  readonly parts: ReadonlyMap<string, { readonly country: CountryCode; readonly part: string }>
  /** Codes of all states and territories. */
  readonly states: ReadonlySet<string>
  /** Ids of their capitals. */
  readonly capitals: ReadonlySet<string>
  readonly adjectives: ReadonlyMap<string, CountryCode>
  /** Folded names that are common words or surnames as well: places only beside the name of their state. */
  readonly words: ReadonlySet<string>
}

/** What one place is before it becomes columns. */
interface Draft {
  readonly id: string
  readonly name: string
  readonly kind: PlaceKind
  readonly country: string
  readonly latitude: number
  readonly longitude: number
  readonly population: number
  readonly rank: number
  readonly part: string
  readonly aliases: string[]
}

/** Compiles the files of knowledge/places. Throws KnowledgeError on unknown codes, impossible coordinates, doubled ids, aliases of no city. */
export function compilePlaces(files: readonly SourceFile[]): PlaceData {
  const table = (name: string, needed: readonly string[]): readonly Row[] =>
    files.filter((file) => file.name.endsWith(`/${name}`) || file.name === name).flatMap((file) => readTable(file, needed))
  const states = table('countries.tsv', ['code', 'name'])
  const codes = new Set(states.map((row) => row.cells['code'] ?? ''))
  const drafts = [
    ...states.map(stateDraft),
    ...table('sites.tsv', ['id', 'name', 'kind', 'latitude', 'longitude']).map(siteDraft),
    ...table('cities.tsv', ['id', 'name', 'country', 'latitude', 'longitude']).map(cityDraft),
  ]
  checkDrafts(drafts, codes)
  addAliases(drafts, table('names.tsv', ['country', 'name', 'aliases']))
  addStateNames(drafts, table('states.tsv', ['code', 'names']))
  const keyed = keysOf(drafts)
  const named = drafts.filter((one) => !/^\d+$/.test(one.id))
  return {
    ids: named.map((one) => one.id).join('\n'),
    numbers: drafts.slice(named.length).map((one) => Number(one.id)),
    names: drafts.map((one) => one.name).join('\n'),
    kinds: drafts.map((one) => kinds.indexOf(one.kind)).join(''),
    countries: drafts.map((one) => one.country.padEnd(3)).join(''),
    latitudes: drafts.map((one) => Math.round(one.latitude * 1000)),
    longitudes: drafts.map((one) => Math.round(one.longitude * 1000)),
    populations: drafts.map((one) => one.population),
    ranks: drafts.map((one) => one.rank).join(''),
    parts: drafts.flatMap((one, row) => (one.part === '' ? [] : [[row, one.part] as const])),
    keys: [...keyed.keys()].join('\n'),
    rows: [...keyed.values()].map((rows) => (rows.length === 1 ? (rows[0] ?? 0) : rows)),
    partNames: table('parts.tsv', ['country', 'admin', 'names']).flatMap((row) =>
      listed(row.cells['names']).map((name) => [foldName(name), row.cells['country'] ?? '', row.cells['admin'] ?? ''] as const),
    ),
    adjectives: states.flatMap((row) => listed(row.cells['adjectives']).map((word) => [foldName(word), row.cells['code'] ?? ''] as const)),
    words: table('words.tsv', ['word']).map((row) => foldName(row.cells['word'] ?? '')),
  }
}

function stateDraft(row: Row): Draft {
  const { cells } = row
  const aliases = cells['official'] ? [cells['official']] : []
  return {
    id: `state-${cells['code']}`,
    name: cells['name'] ?? '',
    kind: 'country',
    country: cells['code'] ?? '',
    latitude: 0,
    longitude: 0,
    population: 0,
    rank: 0,
    part: '',
    aliases,
  }
}

function siteDraft(row: Row): Draft {
  const { cells } = row
  const kind = kinds.find((one) => one === cells['kind'])
  if (!kind || kind === 'country')
    throw new KnowledgeError(row.file, row.line, `kind '${cells['kind']}'; expected site, city, region or sea`)
  const [latitude, longitude] = degrees(row)
  return {
    id: cells['id'] ?? '',
    name: cells['name'] ?? '',
    kind,
    country: cells['country'] ?? '',
    latitude,
    longitude,
    population: 0,
    rank: 0,
    part: '',
    aliases: [...listed(cells['aliases'])],
  }
}

function cityDraft(row: Row): Draft {
  const { cells } = row
  const [latitude, longitude] = degrees(row)
  const rank = cells['rank'] === 'capital' ? 2 : cells['rank'] === 'seat' ? 1 : 0
  return {
    id: cells['id'] ?? '',
    name: cells['name'] ?? '',
    kind: 'city',
    country: cells['country'] ?? '',
    latitude,
    longitude,
    population: Number(cells['population']),
    rank,
    part: cells['admin'] ?? '',
    aliases: [],
  }
}

function degrees(row: Row): readonly [number, number] {
  const [latitude, longitude] = [Number(row.cells['latitude']), Number(row.cells['longitude'])]
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180))
    throw new KnowledgeError(row.file, row.line, `no coordinates: '${row.cells['latitude']}', '${row.cells['longitude']}'`)
  return [latitude, longitude]
}

function checkDrafts(drafts: readonly Draft[], codes: ReadonlySet<string>): void {
  const seen = new Set<string>()
  for (const draft of drafts) {
    if (seen.has(draft.id)) throw new KnowledgeError('places', 0, `id '${draft.id}' stands twice`)
    seen.add(draft.id)
    // GeoNames has territories that the Factbook has not (Réunion); a code of three letters suffices for them.
    if (draft.country !== '' && !codes.has(draft.country) && !/^[A-Z]{3}$/.test(draft.country))
      throw new KnowledgeError('places', 0, `'${draft.id}' lies in '${draft.country}', which is no state's code`)
  }
}

function addAliases(drafts: readonly Draft[], rows: readonly Row[]): void {
  const cities = new Map<string, Draft>()
  for (const draft of drafts) {
    const key = `${draft.country} ${foldName(draft.name)}`
    if (draft.kind !== 'country' && !cities.has(key)) cities.set(key, draft)
  }
  for (const row of rows) {
    const draft = cities.get(`${row.cells['country']} ${foldName(row.cells['name'] ?? '')}`)
    if (!draft) throw new KnowledgeError(row.file, row.line, `no city '${row.cells['name']}' in ${row.cells['country']}`)
    draft.aliases.push(...listed(row.cells['aliases']))
  }
}

function addStateNames(drafts: readonly Draft[], rows: readonly Row[]): void {
  const states = new Map(drafts.filter((one) => one.kind === 'country').map((one) => [one.country, one]))
  for (const row of rows) {
    const draft = states.get(row.cells['code'] ?? '')
    if (!draft) throw new KnowledgeError(row.file, row.line, `no state '${row.cells['code']}'`)
    draft.aliases.push(...listed(row.cells['names']))
  }
}

const article = /^(?:al|ar|as|ash|at|az|an|ad|el) (?=\S{4})/

function keysOf(drafts: readonly Draft[]): ReadonlyMap<string, number[]> {
  const keyed = new Map<string, number[]>()
  const add = (name: string, row: number): void => {
    // A leading article is not part of a name: every sentence could begin with it.
    const key = foldName(name).replace(/^the (?=\S)/, '')
    if (key.length < 2) return
    const rows = keyed.get(key)
    if (!rows) keyed.set(key, [row])
    else if (!rows.includes(row)) rows.push(row)
  }
  drafts.forEach((draft, row) => {
    for (const name of [draft.name, ...draft.aliases]) add(name, row)
    const folded = foldName(draft.name)
    if (draft.kind === 'city' && article.test(folded)) add(folded.replace(article, ''), row)
  })
  return keyed
}

/** Makes the look-up tables. */
export function indexPlaces(data: PlaceData): Places {
  const byName = new Map<string, readonly number[]>()
  const longest = new Map<string, number>()
  const keys = data.keys.split('\n')
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] ?? ''
    const rows = data.rows[i] ?? 0
    byName.set(key, typeof rows === 'number' ? [rows] : rows)
    const blank = key.indexOf(' ')
    const first = blank < 0 ? key : key.slice(0, blank)
    const count = blank < 0 ? 1 : key.split(' ').length
    if (count > (longest.get(first) ?? 0)) longest.set(first, count)
  }
  const place = placeReader(data)
  return {
    byName: wordTable(byName),
    longest: wordTable(longest),
    place,
    capitals: capitalsOf(data, place),
    states: new Set(data.countries.match(/.{3}/g)?.filter((_code, row) => data.kinds[row] === String(kinds.indexOf('country')))),
    parts: new Map(data.partNames.map(([name, country, part]) => [name, { country: country as CountryCode, part }])),
    adjectives: new Map(data.adjectives.map(([word, country]) => [word, country as CountryCode])),
    words: new Set(data.words),
  }
}

function capitalsOf(data: PlaceData, place: (row: number) => Place): ReadonlySet<string> {
  const ids = new Set<string>()
  for (let row = 0; row < data.ranks.length; row++) if (data.ranks[row] === '2') ids.add(place(row).id)
  return ids
}

function placeReader(data: PlaceData): (row: number) => Place {
  const parts = new Map(data.parts)
  const names = data.names.split('\n')
  const ids = data.ids.split('\n')
  return (row) => {
    const kind = kinds[Number(data.kinds[row])] ?? 'city'
    const country = data.countries.slice(row * 3, row * 3 + 3).trim()
    const pinned = kind !== 'country'
    return {
      row,
      id: (ids[row] ?? `geonames-${data.numbers[row - ids.length]}`) as PlaceId,
      name: names[row] ?? '',
      kind,
      country: country === '' ? null : (country as CountryCode),
      latitude: pinned ? (data.latitudes[row] ?? 0) / 1000 : null,
      longitude: pinned ? (data.longitudes[row] ?? 0) / 1000 : null,
      population: data.populations[row] ?? 0,
      rank: Number(data.ranks[row]),
      part: parts.get(row) ?? null,
    }
  }
}
