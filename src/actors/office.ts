/** The grammar of office phrases: what stands to the left and right of a head noun, and what office the whole names. */
import type { Rank } from '../model/actor.js'
import type { CountryCode, SectorCode } from '../model/ids.js'
import type { OfficeHead, Offices, Tenure } from '../knowledge/offices/index.js'

/** Words of an office without state and name, as the reader of phrases collected them. */
export interface OfficeWords {
  /** Modifiers before the head, from left to right, lower case, without determiner and state. */
  readonly before: readonly string[]
  readonly head: OfficeHead
  /** Words after the head that belong to it ("for regional affairs", "of defence"). */
  readonly after: readonly string[]
  /** State or body that the office serves, where already known. */
  readonly country: CountryCode | null
  /** Sector of that body when it is no state. */
  readonly bodySector: SectorCode | null
}

export interface OfficeParts {
  readonly sector: SectorCode
  readonly rank: Rank
  readonly tenure: Tenure
}

const deputies: ReadonlySet<string> = new Set(['deputy', 'vice', 'assistant', 'under', 'junior', 'associate'])
const foreign: ReadonlySet<string> = new Set(['foreign', 'external'])
/** "Minister of Foreign Trade" is no foreign minister. */
const economic: ReadonlySet<string> = new Set(['trade', 'economic', 'investment', 'commerce', 'employment', 'exchange', 'workers', 'aid'])
/** Where "Foreign Secretary" names the ministry's first civil servant, not the minister. */
const civilSecretaries: ReadonlySet<string> = new Set(['IND', 'PAK', 'BGD', 'LKA', 'NPL', 'MDV', 'MYS'])
const organisationHeads: ReadonlySet<string> = new Set([
  'president',
  'chief',
  'head',
  'chairman',
  'chairperson',
  'chairwoman',
  'chair',
  'secretary-general',
  'secretary general',
  'director-general',
  'director general',
  'managing director',
  'leader',
  'commission chairperson',
  'commission president',
  'general secretary',
  'boss',
])
const staff: ReadonlySet<string> = new Set([
  'spokesman',
  'spokeswoman',
  'spokesperson',
  'official',
  'adviser',
  'advisor',
  'aide',
  'diplomat',
  'officer',
  'coordinator',
  'negotiator',
])
const military: ReadonlySet<string> = new Set([
  'army',
  'military',
  'navy',
  'naval',
  'air',
  'armed',
  'forces',
  'defence',
  'defense',
  'troops',
  'guard',
  'guards',
])

/** Reads sector, rank and tenure off the words of an office. */
export function readOffice(words: OfficeWords, offices: Offices): OfficeParts {
  const { head, before, after } = words
  return { sector: sectorOf(words), rank: rankOf(head, before, after, words), tenure: tenureOf(before, offices) }
}

function tenureOf(before: readonly string[], offices: Offices): Tenure {
  for (const word of before) {
    const tenure = offices.tenures.get(word) ?? offices.tenures.get(word.replace(/^(ex|then)-.*/, '$1'))
    if (tenure && tenure !== 'current') return tenure
  }
  return 'current'
}

function sectorOf({ head, before, after, bodySector }: OfficeWords): SectorCode {
  const all = [...before, ...after]
  if (head.lemma === 'chief' || head.lemma === 'head' || head.lemma === 'commander' || staff.has(head.lemma)) {
    const named = all.find((word) => word in sectorWords)
    if (named) return sectorWords[named] as SectorCode
  }
  if (bodySector && (head.kind === 'office' || head.kind === 'body') && head.sector === 'GOV') return bodySector
  if (before.includes('opposition') && head.lemma !== 'minister') return 'OPP' as SectorCode
  if (before.includes('rebel') && head.sector === 'GOV') return 'REB' as SectorCode
  return head.sector
}

/** Words beside chief, head, spokesman that say whose. */
const sectorWords: Readonly<Record<string, string>> = {
  army: 'MIL',
  military: 'MIL',
  navy: 'MIL',
  naval: 'MIL',
  forces: 'MIL',
  troops: 'MIL',
  police: 'COP',
  rebel: 'REB',
  rebels: 'REB',
  guerrilla: 'REB',
  militia: 'UAF',
  opposition: 'OPP',
  party: 'PTY',
  parliament: 'LEG',
  parliamentary: 'LEG',
  senate: 'LEG',
  court: 'JUD',
  intelligence: 'SPY',
  spy: 'SPY',
  union: 'LAB',
  company: 'BUS',
  bank: 'BUS',
  church: 'REL',
  cartel: 'CRM',
  gang: 'CRM',
  coup: 'REB',
  militant: 'REB',
  insurgent: 'REB',
  rebellion: 'REB',
  guard: 'MIL',
}

function rankOf(head: OfficeHead, before: readonly string[], after: readonly string[], words: OfficeWords): Rank {
  const base = head.rank ?? 'other'
  const deputy = before.some((word) => deputies.has(word)) || /^(deputy|vice|assistant) /.test(head.lemma)
  const org = isOrganisation(words.country)
  switch (head.lemma) {
    case 'minister': {
      const external =
        before.some((word, index) => foreign.has(word) && !economic.has(before[index + 1] ?? '')) ||
        (/^(of|for) (europe and |european and |international |)?(foreign|external)\b/.test(after.join(' ')) &&
          !economic.has(after[2] ?? ''))
      return deputy
        ? 'deputy-minister'
        : external
          ? 'foreign-minister'
          : after[0] === 'of' && after[1] === 'state'
            ? 'minister'
            : 'minister'
    }
    case 'foreign minister':
    case 'minister of foreign affairs':
    case 'minister for foreign affairs':
    case 'foreign affairs minister':
    case 'external affairs minister':
      return deputy ? 'deputy-minister' : 'foreign-minister'
    case 'secretary of state':
      return stateSecretary(after, words.country, deputy)
    case 'foreign secretary':
      return deputy || civilSecretaries.has(words.country ?? '') ? 'deputy-minister' : 'foreign-minister'
    case 'secretary':
      return secretaryRank(before, after, deputy)
    case 'prime minister':
    case 'premier':
      return deputy ? 'minister' : base
    case 'president':
      if (before.some((word) => word in companies) || after.some((word) => word in companies)) return 'other'
      return deputy ? 'head-of-government' : org ? 'organisation-head' : after.some((word) => word in chambers) ? 'official' : base
    case 'chief of staff':
      return before.some((word) => military.has(word)) || after.some((word) => military.has(word)) ? 'military' : 'official'
    case 'representative':
    case 'delegate':
      return before.includes('permanent') ? 'ambassador' : before.includes('special') || before.includes('high') ? 'envoy' : 'official'
    case 'diplomat':
      return before.includes('top') || before.includes('chief') ? 'foreign-minister' : base
    case 'leader':
      return deputy ? 'official' : org ? 'organisation-head' : base
    case 'head':
    case 'chief':
    case 'chairman':
      if (after[0] === 'of' && after.includes('government') && !after.includes('local')) return deputy ? 'minister' : 'head-of-government'
      if (after[0] === 'of' && ruling.test(after.join(' '))) return deputy ? 'official' : 'head-of-state'
      return otherRank(head, before, after, words, base)
    default:
      return otherRank(head, before, after, words, base)
  }
}

/** Councils that govern after a coup or until elections. */
const ruling =
  /\b(transitional|sovereign|sovereignty|ruling|military|revolutionary|presidential( leadership)?) (council|committee)\b|\bjunta\b/

function otherRank(head: OfficeHead, before: readonly string[], after: readonly string[], words: OfficeWords, base: Rank): Rank {
  const deputy = before.some((word) => deputies.has(word)) || /^(deputy|vice|assistant) /.test(head.lemma)
  const org = isOrganisation(words.country)
  const local = rankByState(head, before, after, words)
  if (local !== null) return local
  if (/^(deputy|vice)[ -](prime minister|premier)$/.test(head.lemma) || head.lemma === 'vice prime minister') return 'minister'
  if (deputy && base === 'minister') return 'deputy-minister'
  if (org && organisationHeads.has(head.lemma) && !deputy && before.every((word) => !(word in partWords)) && after.length === 0)
    return 'organisation-head'
  if (organisationHeads.has(head.lemma) && base === 'organisation-head' && (deputy || before.some((word) => deputies.has(word))))
    return 'official'
  if ((head.lemma === 'chief' || head.lemma === 'head' || head.lemma === 'commander') && before.some((word) => military.has(word)))
    return 'military'
  if (head.lemma === 'general' && before.includes('attorney')) return 'minister'
  return base
}

/** In Washington the foreign minister, in London a minister, in Rome the Pope's first; elsewhere a minister's deputy for a field. */
function stateSecretary(after: readonly string[], country: CountryCode | null, deputy: boolean): Rank {
  if (deputy) return 'deputy-minister'
  if (country === 'VAT') return 'head-of-government'
  const field = after[0] === 'for' || after[0] === 'of' || after[0] === 'at'
  if (!field || country === 'USA') return 'foreign-minister'
  if (country === 'GBR') return after.includes('foreign') ? 'foreign-minister' : 'minister'
  return 'deputy-minister'
}

/** Offices whose level differs with the state or ministry. */
function rankByState(head: OfficeHead, before: readonly string[], after: readonly string[], { country }: OfficeWords): Rank | null {
  const abroad = after.includes('foreign') || after.includes('external') || before.some((word) => foreign.has(word))
  switch (head.lemma) {
    case 'cabinet secretary':
      return abroad ? 'foreign-minister' : null
    case 'state minister':
    case 'minister of state':
      // Beside a full minister, a minister of state of the foreign ministry is the junior one.
      return abroad ? 'deputy-minister' : null
    case 'commissioner':
      return country === 'EU' ? 'minister' : null
    case 'chancellor':
      return country !== null && !germanic.has(country) ? 'foreign-minister' : null
    default:
      return null
  }
}
/** Elsewhere, in Latin America above all, a chancellor is the foreign minister. */
const germanic: ReadonlySet<string> = new Set(['DEU', 'AUT', 'CHE', 'GBR', 'DDR', 'LIE', 'AUH', 'EST'])

/** Bodies whose president is not the state's. */
const chambers: Readonly<Record<string, true>> = {
  court: true,
  senate: true,
  parliament: true,
  assembly: true,
  council: true,
  chamber: true,
  house: true,
  congress: true,
  tribunal: true,
  commission: true,
  committee: true,
  party: true,
  association: true,
  academy: true,
  agency: true,
}
const companies: Readonly<Record<string, true>> = {
  company: true,
  bank: true,
  corporation: true,
  club: true,
  university: true,
  union: true,
  federation: true,
  association: true,
  court: true,
  group: true,
  chamber: true,
}
/** Words that make of "UN chief" somebody below the head ("UN aid chief"). */
const partWords: Readonly<Record<string, true>> = {
  aid: true,
  humanitarian: true,
  rights: true,
  refugee: true,
  relief: true,
  mission: true,
  peacekeeping: true,
  political: true,
  health: true,
  food: true,
  agency: true,
  trade: true,
  deputy: true,
  policy: true,
  security: true,
  climate: true,
  energy: true,
  team: true,
  delegation: true,
}

/** "Defense Secretary", "Permanent Secretary", "Secretary of the Supreme National Security Council". */
function secretaryRank(before: readonly string[], after: readonly string[], deputy: boolean): Rank {
  if (
    before.some(
      (word) =>
        word === 'permanent' ||
        word === 'joint' ||
        word === 'principal' ||
        word === 'additional' ||
        word === 'press' ||
        word === 'private' ||
        word === 'general' ||
        word === 'first' ||
        word === 'second' ||
        word === 'third' ||
        word === 'cabinet',
    )
  )
    return 'official'
  if (deputy || before.includes('parliamentary') || before.includes('state')) return 'deputy-minister'
  if (before.some((word) => foreign.has(word)) || (after[0] === 'for' && after.includes('foreign'))) return 'foreign-minister'
  if (after[0] === 'of' && (after.includes('council') || after.includes('committee') || after.includes('party'))) return 'official'
  return 'minister'
}

/** Codes of states have three letters; of those only organisations are asked here. */
export function isOrganisation(code: CountryCode | null): boolean {
  return code !== null && (code.length !== 3 || threeLetterBodies.has(code))
}
const threeLetterBodies: ReadonlySet<string> = new Set([
  'GCC',
  'OIC',
  'LAS',
  'SCO',
  'CIS',
  'EAC',
  'IMF',
  'WBK',
  'WTO',
  'OAS',
  'COE',
  'ICC',
  'ICJ',
  'IEA',
  'PIF',
  'G20',
  'G77',
  'ADB',
  'AES',
  'AMU',
  'OTS',
  'ECO',
  'ARF',
  'EAS',
  'OIF',
  'NDB',
  'PCA',
  'G5S',
  'M23',
  'PKK',
  'TTP',
  'ADF',
  'LRA',
  'ELN',
  'PIJ',
  'SDF',
  'YPG',
  'LNA',
  'IOC',
  'HRW',
  'MSF',
  'CPJ',
  'RSF',
  'NRC',
  'IRC',
  'ICG',
  'WCC',
])
