/** One coded record as the columns that questions filter by, and as the features that reports of one thing are compared by. */
import { dayNumber, daysBetween } from '../base/days.js'
import { byText } from '../base/order.js'
import type { Day, Span } from '../base/types.js'
import type { Party } from '../model/actor.js'
import { type CodedRecord, dayOfRecord, type Initiative, parties } from '../model/record.js'
import type { Features } from './cluster.js'
import { contentWords, nameKey, personKey } from './names.js'

export interface Side {
  /** `s` acts, `t` is acted upon, `p` takes part. */
  readonly role: 's' | 't' | 'p'
  readonly country: string | null
  readonly actor: string | null
  readonly who: string | null
  /** The name; for the unnamed the office, or the words. */
  readonly label: string | null
}

export interface FlatRecord {
  readonly day: number | null
  readonly type: string
  readonly mode: string | null
  readonly cameo: string | null
  readonly status: string | null
  readonly form: string | null
  readonly stance: number | null
  /** Days that the reading of the date spans; null: the text does not fix it. */
  readonly wide: number | null
  /** Of a meeting. */
  readonly level: string | null
  readonly host: string | null
  /** States on all sides, each once. */
  readonly states: number
  /** States of whose relation a statement claims a trend, sorted, with a space between. */
  readonly claim: string | null
  readonly sides: readonly Side[]
  readonly pairs: readonly (readonly [string, string])[]
  readonly issues: readonly string[]
  /** Same key on the same day: one, for the one-a-day filter. */
  readonly oneDay: string
  readonly features: Features
}

/** Flattens a record of a text published on that day; `sentence` are the words around its trigger. */
export function flatten(record: CodedRecord, published: Day | null, sentence: string, trigger = ''): FlatRecord {
  const day = dayOfRecord(record, published)
  const sides = sidesOf(record)
  const [sources, targets] = actingStates(record)
  const pairs = pairsOf(record, sources, targets)
  const type = typeOf(record)
  return {
    day: day === null ? null : dayNumber(day),
    type,
    mode: record.kind === 'event' ? record.mode : null,
    cameo: record.kind === 'event' ? record.cameo : null,
    status: record.kind === 'meeting' ? record.status : record.kind === 'initiative' ? stateOf(record) : null,
    form: record.kind === 'meeting' ? record.form : null,
    stance: record.kind === 'statement' ? record.stance : null,
    wide: record.when === null ? null : daysBetween(record.when.from, record.when.to),
    level: record.kind === 'meeting' ? record.level : null,
    host: record.kind === 'meeting' ? record.host : null,
    states: new Set(sides.flatMap(({ country }) => country ?? [])).size,
    claim: record.kind === 'statement' && record.claim !== null ? [...record.claim.states].sort(byText).join(' ') : null,
    sides,
    pairs,
    issues: record.kind === 'statement' ? [...new Set(record.issues.map((issue) => issue.issue))].sort(byText) : [],
    oneDay: `${sources.join(',')}>${targets.join(',')}:${type}`,
    features: featuresOf(record, type, sources, targets, [sentence, trigger]),
  }
}

/** `open`: a step is yet to come, or none is named. */
function stateOf(initiative: Initiative): 'open' | 'done' {
  return initiative.steps.length === 0 || initiative.steps.some(({ state }) => state !== 'done') ? 'open' : 'done'
}

function typeOf(record: CodedRecord): string {
  switch (record.kind) {
    case 'event':
      return record.type
    case 'statement':
      return record.act
    case 'meeting':
      return record.form
    case 'initiative':
      return record.name
    default:
      return record satisfies never
  }
}

function sidesOf(record: CodedRecord): Side[] {
  switch (record.kind) {
    case 'event':
      return [...record.sources.map((p) => side('s', p)), ...record.targets.map((p) => side('t', p))]
    case 'statement':
      return [
        ...record.speakers.map((p) => side('s', p)),
        ...record.addressees.map((p) => side('t', p)),
        ...record.toward.map((t) => side('t', t.party)),
      ]
    case 'meeting': {
      const named = record.participants.map((p) => side('p', p))
      const present = new Set(named.map((s) => s.country))
      const rest = record.delegations.filter((country) => !present.has(country))
      return [...named, ...rest.map((country): Side => ({ role: 'p', country, actor: null, who: null, label: null }))]
    }
    case 'initiative':
      return [...record.holders.map((p) => side('s', p)), ...record.partners.map((p) => side('t', p))]
    default:
      return record satisfies never
  }
}

function side(role: Side['role'], party: Party): Side {
  const who = party.kind === 'person' && party.name !== null ? personKey(party.name, party.country) : null
  return { role, country: party.country, actor: party.actor, who, label: party.name ?? party.office ?? party.text }
}

/** States on the acting side and on the other, sorted; for meetings the same list twice. */
function actingStates(record: CodedRecord): [string[], string[]] {
  const sides = sidesOf(record)
  const states = (roles: string): string[] =>
    [...new Set(sides.filter((s) => roles.includes(s.role)).map((s) => s.country))].filter((c) => c !== null).sort(byText)
  return record.kind === 'meeting' ? [states('p'), states('p')] : [states('s'), states('t')]
}

/** Directed pairs of different states; both ways where both act: symmetric events, also among those who act together, and joint plans. */
function pairsOf(record: CodedRecord, sources: readonly string[], targets: readonly string[]): [string, string][] {
  const mutual = record.kind === 'event' && record.symmetric
  const out = new Map<string, [string, string]>()
  const add = (a: string, b: string): void => {
    if (a !== b) out.set(`${a} ${b}`, [a, b])
  }
  for (const a of sources)
    for (const b of targets) {
      add(a, b)
      if (mutual) add(b, a)
    }
  if (mutual || record.kind === 'initiative') for (const a of sources) for (const b of sources) add(a, b)
  return [...out.values()]
}

function featuresOf(
  record: CodedRecord,
  type: string,
  sources: readonly string[],
  targets: readonly string[],
  [sentence, trigger]: readonly [string, string],
): Features {
  const named: Record<string, string[]> = {}
  const ranks: Record<string, string> = {}
  for (const party of parties(record)) {
    const state = party.country ?? '?'
    if (party.kind === 'person' && party.name !== null) (named[state] ??= []).push(nameKey(party.name))
    if (party.rank !== null) ranks[state] ??= party.rank
  }
  const { where } = record
  return {
    blocks: blocksOf(record, type, sources, targets, named),
    group:
      record.kind === 'event' && record.symmetric
        ? [...sources, ...targets].sort(byText).join(',')
        : `${sources.join(',')}>${targets.join(',')}`,
    states: [...new Set([...sources, ...targets])].sort(byText),
    named,
    ranks,
    country: where?.country ?? null,
    place: where !== null && where.grain !== 'country' ? nameKey(where.name) : null,
    form: record.kind === 'meeting' ? record.form : record.kind === 'event' ? record.mode : null,
    status: record.kind === 'meeting' ? record.status : record.standing,
    dated: record.when !== null && record.when.grain === 'day' && (record.when.basis === 'stated' || record.when.basis === 'relative'),
    words: contentWords(sentence, [
      ...(record.kind === 'event' ? [trigger] : []),
      ...parties(record).flatMap((party) => [party.text, party.name ?? '']),
    ]),
  }
}

/** Keys under which reports of the same thing meet: they share at least one. */
function blocksOf(
  record: CodedRecord,
  type: string,
  sources: readonly string[],
  targets: readonly string[],
  named: Features['named'],
): string[] {
  switch (record.kind) {
    case 'event': {
      const sides = [sources.join(','), targets.join(',')]
      return [`e ${type} ${(record.symmetric ? sides.sort(byText) : sides).join('>')}`]
    }
    case 'meeting': {
      const states = sources
      if (states.length > 6) return [`m ${states.join(',')}`]
      const pairs = states.flatMap((a, i) => states.slice(i + 1).map((b) => `m ${a},${b}`))
      return pairs.length > 0
        ? pairs
        : Object.values(named)
            .flat()
            .map((name) => `m ${name}`)
    }
    case 'statement':
      return [...Object.values(named).flat(), ...(Object.keys(named).length === 0 ? sources : [])].map(
        (who) => `s ${record.act} ${who.split(' ').at(-1) ?? ''}`,
      )
    case 'initiative':
      return [`i ${sources.join(',')} ${nameKey(record.name)}`]
    default:
      return record satisfies never
  }
}

/** The sentence that holds a span, or the span itself where none does. */
export function sentenceOf(sentences: readonly Span[], at: Span): { readonly span: Span; readonly number: number } {
  let low = 0
  let high = sentences.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((sentences[middle]?.from ?? 0) <= at.from) low = middle
    else high = middle - 1
  }
  const found = sentences[low]
  return found !== undefined && found.from <= at.from && at.from < found.to
    ? { span: { from: found.from, to: found.to }, number: low }
    : { span: at, number: -1 }
}
