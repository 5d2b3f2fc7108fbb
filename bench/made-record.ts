/**
 * Makes a record of invented reports in the proportions of real news, to measure the reading room at size: real codes of states by
 * Zipf's law, some pairs far more often than others, persons with offices, statements on issues, meetings of two or more.
 * `npx tsx bench/made-record.ts FOLDER [events]`; of six events a text, by default a million events in all.
 */
import { loadStates } from '../src/app/serve.js'
import { addDays, contentId, type Day, dayOf, seededRandom } from '../src/base/index.js'
import type {
  CodedRecord,
  CountryCode,
  Entity,
  Event,
  EventType,
  Initiative,
  Meeting,
  Party,
  Rank,
  RuleId,
  SectorCode,
  Statement,
} from '../src/model/index.js'
import { statementActs } from '../src/model/index.js'
import { buildIndex } from '../src/store/index.js'
import { statement } from '../test/support/records.js'
import { type Invented, writeInvented } from './invented.js'

const [folder = '', wanted = '1000000'] = process.argv.slice(2)
if (folder === '') throw new Error('Name the folder that the record is made in.')
const texts = Math.ceil(Number(wanted) / 5)
const random = seededRandom(1)
function pick<T>(list: readonly T[], at = Math.floor(random() * list.length)): T {
  const found = list[at]
  if (found === undefined) throw new RangeError(`No item ${at} of ${list.length}`)
  return found
}
/** An index by Zipf's law: the first is the most frequent. */
const zipf = (size: number): number => Math.min(size - 1, Math.floor(size ** random()) - 1 + Math.floor(random() * 2))

const table = loadStates()
const often = [
  'USA',
  'RUS',
  'CHN',
  'ISR',
  'IRN',
  'UKR',
  'GBR',
  'FRA',
  'DEU',
  'TUR',
  'IND',
  'SAU',
  'PAK',
  'JPN',
  'KOR',
  'EGY',
  'SYR',
  'MEX',
  'BRA',
  'POL',
]
const states = [...often, ...[...table.facts.keys()].filter((code) => !often.includes(code))].slice(0, 190) as CountryCode[]
const pairs = Array.from({ length: 400 }, () => [pick(states, zipf(40)), pick(states, zipf(120))] as const).filter(([a, b]) => a !== b)
const syllables = ['ba', 'ri', 'mo', 'ta', 'ne', 'ko', 'lu', 'sa', 'di', 'ver', 'han', 'mi', 'zo', 'ful', 'gar', 'pe']
const name = (long: number): string => {
  const word = Array.from({ length: long }, () => pick(syllables)).join('')
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}
const vocabulary = Array.from({ length: 20_000 }, () => name(2 + Math.floor(random() * 2)).toLowerCase())
const offices: readonly (readonly [string, Rank])[] = [
  ['President', 'head-of-state'],
  ['Prime Minister', 'head-of-government'],
  ['Foreign Minister', 'foreign-minister'],
  ['Defence Minister', 'minister'],
  ['Deputy Foreign Minister', 'deputy-minister'],
  ['Ambassador', 'ambassador'],
]
interface Someone {
  readonly name: string
  readonly country: CountryCode
  readonly office: string
  readonly rank: Rank
}
const people = new Map(
  states.map((country) => [country, offices.map(([office, rank]): Someone => ({ name: `${name(2)} ${name(3)}`, country, office, rank }))]),
)
const issues = [
  'palestine',
  'sanctions',
  'trade',
  'energy',
  'ukraine',
  'water',
  'migration',
  'ceasefire',
  'human-rights',
  'climate',
  'terrorism',
  'borders',
]
const types: readonly (readonly [string, string | null, string])[] = [
  ['CONSULT', 'visit', '042'],
  ['CONSULT', 'phone', '041'],
  ['SUPPORT', null, '051'],
  ['AGREE', null, '030'],
  ['COOPERATE', null, '060'],
  ['AID', null, '070'],
  ['REQUEST', null, '020'],
  ['ACCUSE', 'disapprove', '111'],
  ['REJECT', null, '120'],
  ['THREATEN', null, '130'],
  ['SANCTION', null, '163'],
  ['COERCE', 'restrict', '170'],
  ['ASSAULT', 'aerial', '195'],
]
const bench = 'bench' as RuleId

/** A text being written, with the place of each thing in it. */
class Draft {
  text = ''
  readonly sentences: { from: number; to: number; headline: boolean }[] = []
  readonly entities: Entity[] = []
  put(words: string): { from: number; to: number } {
    const from = this.text.length
    this.text += words
    return { from, to: this.text.length }
  }
  filler(count: number): void {
    this.put(` ${Array.from({ length: count }, () => vocabulary[zipf(vocabulary.length)] ?? '').join(' ')} `)
  }
  sentence(write: () => void): void {
    const from = this.text.length
    write()
    this.text = `${this.text.trimEnd()}.`
    this.sentences.push({ from, to: this.text.length, headline: this.sentences.length === 0 })
    this.text += ' '
  }
  state(country: CountryCode): Party {
    const printed = table.nameOf(country)
    return this.party(this.put(printed), printed, { kind: 'state', name: printed, country, office: null, rank: null })
  }
  person(someone: Someone): Party {
    const printed = `${someone.office} ${someone.name}`
    const span = this.put(printed)
    const { country, office, rank } = someone
    const role = { title: office, country, sector: 'GOV' as SectorCode, rank, tenure: 'current' as const, evidence: span, foundBy: bench }
    return this.party(span, printed, { kind: 'person', name: someone.name, country, office, rank }, [role])
  }
  private party(
    span: { from: number; to: number },
    text: string,
    who: Pick<Party, 'kind' | 'name' | 'country' | 'office' | 'rank'>,
    roles: Entity['roles'] = [],
  ): Party {
    const known = { ...who, actor: null, sector: 'GOV' as SectorCode, code: `${who.country}GOV` }
    this.entities.push({ id: this.entities.length, ...known, roles, members: [], learned: null })
    return { entity: this.entities.length - 1, ...known, text, span }
  }
}

function twoStates(): readonly [CountryCode, CountryCode] {
  if (random() < 0.4) return pick(pairs, zipf(pairs.length))
  const a = pick(states, zipf(states.length))
  const b = pick(states)
  return a === b ? twoStates() : [a, b]
}

const base = (id: readonly string[], day: Day, trigger: { from: number; to: number }) => ({
  id: contentId<'record'>('r', id),
  when: { from: day, to: addDays(day, 1), grain: 'day' as const, basis: 'published' as const },
  where: null,
  standing: random() < 0.9 ? ('happened' as const) : ('planned' as const),
  reportedBy: null,
  evidence: [{ part: 'trigger' as const, ...trigger }] as const,
  foundBy: bench,
  because: ['made for the bench'],
  rivals: [],
  score: 0.9,
})

function eventIn(draft: Draft, at: readonly string[], day: Day): Event {
  const [a, b] = twoStates()
  const [type, mode, cameo] = pick(types)
  const source = draft.state(a)
  draft.filler(4)
  const trigger = draft.put(type.toLowerCase())
  draft.filler(4)
  const target = draft.state(b)
  draft.filler(6)
  return {
    ...base(at, day, trigger),
    kind: 'event',
    type: type as EventType,
    mode,
    contexts: [],
    cameo,
    symmetric: type === 'AGREE' || (type === 'CONSULT' && mode === 'phone'),
    sources: [source],
    targets: [target],
  }
}

function statementIn(draft: Draft, at: readonly string[], day: Day): Statement {
  const [a, b] = twoStates()
  const speaker = draft.person(pick(people.get(a) ?? []))
  draft.filler(1)
  const trigger = draft.put('said')
  draft.put(' that ')
  const from = draft.text.length
  const toward = draft.state(b)
  draft.filler(8)
  const issue = issues[zipf(issues.length)] ?? 'trade'
  const wording = draft.put(issue)
  const claims = random() < 0.1
  const stance = pick([-1, 0, 1] as const)
  return statement(speaker, [{ from, to: draft.text.length }], {
    ...base(at, day, trigger),
    act: pick(statementActs),
    stance,
    toward: [{ party: toward, sign: stance }],
    issues: [{ issue, wording }],
    claim: claims ? { states: [a, b], direction: pick([-1, 1] as const), period: null, wording: { from, to: draft.text.length } } : null,
  })
}

function meetingIn(draft: Draft, at: readonly string[], day: Day): Meeting {
  const [a, b] = twoStates()
  const rank = Math.floor(random() * offices.length)
  const host = draft.person(pick(people.get(a) ?? [], rank))
  draft.filler(1)
  const trigger = draft.put('received')
  draft.put(' ')
  const guest = draft.person(pick(people.get(b) ?? [], rank))
  draft.filler(3)
  const agenda = draft.put(`${pick(issues)} and ${pick(issues)}`)
  const many = random() < 0.15 ? [pick(states, zipf(states.length)), pick(states, zipf(states.length))] : []
  return {
    ...base(at, day, trigger),
    kind: 'meeting',
    participants: [host, guest],
    delegations: [...new Set([a, b, ...many])],
    host: a,
    visitors: [b],
    form: 'in-person',
    status: random() < 0.85 ? 'held' : 'planned',
    level: offices[rank]?.[1] ?? null,
    agenda: [agenda],
    outcomes: [],
    within: null,
  }
}

function initiativeIn(draft: Draft, at: readonly string[], day: Day): Initiative {
  const [a, b] = twoStates()
  const holder = draft.state(a)
  draft.filler(2)
  const trigger = draft.put(`${name(2)} plan`)
  draft.put(' with ')
  const partner = draft.state(b)
  const content = draft.put(' in a second step')
  return {
    ...base(at, day, trigger),
    kind: 'initiative',
    name: draft.text.slice(trigger.from, trigger.to),
    holders: [holder],
    partners: [partner],
    steps: [{ ordinal: 2, state: pick(['done', 'under way', 'announced'] as const), content }],
  }
}

function textOf(i: number): Invented {
  const draft = new Draft()
  const published = addDays(dayOf(2015, 1, 1), Math.floor((i / texts) * 3650))
  const records: CodedRecord[] = []
  draft.sentence(() => draft.filler(8))
  for (let s = 0; s < 5; s++) draft.sentence(() => void records.push(eventIn(draft, [String(i), 'e', String(s)], published)))
  draft.sentence(() => void records.push(statementIn(draft, [String(i), 's'], published)))
  if (i % 2 === 0) draft.sentence(() => void records.push(meetingIn(draft, [String(i), 'm'], published)))
  if (i % 40 === 0) draft.sentence(() => void records.push(initiativeIn(draft, [String(i), 'i'], published)))
  const { sentences, entities } = draft
  return { text: draft.text.trimEnd(), published, source: `outlet${zipf(60)}`, sentences, entities, records }
}

await writeInvented(folder, texts, textOf)
const built = await buildIndex(folder, { threads: true })
console.log(`${built.texts} texts, ${built.records} records in ${folder}`)
