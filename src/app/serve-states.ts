/** Names, places, borders and groups of states, from knowledge/neighbours. */
import type { StateFacts } from '../analysis/index.js'
import { bordersByState, readBorders } from '../knowledge/neighbours/index.js'
import { KnowledgeError, listed, readTable, type SourceFile } from '../knowledge/source.js'
import type { CountryCode } from '../model/index.js'
import { formerStates } from './serve-travel-names.js'

export interface StateTable {
  readonly facts: ReadonlyMap<CountryCode, StateFacts>
  /** English name of a code; the code itself where none is known. */
  readonly nameOf: (code: string) => string
  /** Code of an English short name; null where there is none. */
  readonly codeOf: (name: string) => CountryCode | null
}

/** Reads and checks the tables of states and of borders; `others` name organisations and groups by their ids. Throws KnowledgeError on a code, number or border that is none. */
export function readStates(source: SourceFile, borders: SourceFile, others: readonly SourceFile[] = []): StateTable {
  const beside = bordersByState(readBorders([borders]))
  const facts = new Map<CountryCode, StateFacts>()
  for (const { cells, line } of readTable(source, ['code', 'name'])) {
    const code = cells['code'] as CountryCode
    if (!/^[A-Z]{3}$/.test(code) || facts.has(code))
      throw new KnowledgeError(source.name, line, `'${code}' is no new code of three capitals`)
    const number = (cell: string | undefined) => (cell === undefined || cell === '' ? null : Number(cell))
    const [latitude, longitude] = [number(cells['latitude']), number(cells['longitude'])]
    if (Number.isNaN(latitude) || Number.isNaN(longitude)) throw new KnowledgeError(source.name, line, 'latitude and longitude are degrees')
    facts.set(code, {
      code,
      name: cells['name'] ?? code,
      capital: cells['capital'] || null,
      latitude,
      longitude,
      land: (beside.get(code)?.land ?? [])
        .map((one) => ({ code: one.code, kilometres: one.kilometres ?? 0 }))
        .toSorted((a, b) => b.kilometres - a.kilometres),
      sea: beside.get(code)?.sea ?? [],
      groups: listed(cells['groups']),
    })
  }
  const organisations = new Map(
    others.flatMap((file) => readTable(file, ['id', 'name']).map(({ cells }) => [cells['id'] ?? '', cells['name'] ?? ''] as const)),
  )
  const codes = new Map([...facts.values()].map(({ name, code }) => [name.toLowerCase(), code]))
  return {
    facts,
    nameOf: (code) => facts.get(code as CountryCode)?.name ?? formerStates[code] ?? organisations.get(code) ?? code,
    codeOf: (name) => codes.get(name.toLowerCase()) ?? null,
  }
}

const articled =
  /^(United (?:States|Kingdom|Arab Emirates)|Netherlands|Philippines|Bahamas|Gambia|Maldives|Soviet Union|Holy See|Czech Republic|Dominican Republic|Central African Republic|Seychelles|Comoros|Kingdom of Hawaii|Houthis|Taliban|(?:Organi[sz]ation|Association|Alliance|Council|Commonwealth|Economic Community) .*|(?:European|African|Arab) (?:Union|League)|.* (?:Islands|Nations|Organization|Organisation|Council|Committee|Court|Bank|Fund|Agency|Programme|Group))$/

/** A name as it stands within a sentence: "the United States", "Egypt". */
export function inSentence(name: string): string {
  return articled.test(name) ? `the ${name}` : name
}
