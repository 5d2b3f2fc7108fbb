/** The `re3d` suite: entities and signed relations in annotated press statements. */
import { overlaps, type Span } from '../base/types.js'
import type { ActorMention } from '../model/actor.js'
import type { Coding } from '../model/coding.js'
import type { Event, Statement } from '../model/record.js'
import { charSpan } from '../model/tokens.js'
import { GoldError } from './gold-error.js'
import { addCounts, bootstrap, type Counts, type Interval, noCounts, type Rates, ratesOf } from './measure.js'

export interface Re3dEntity extends Span {
  readonly type: string
  readonly value: string
  /** 0 marks a name inside a longer one. */
  readonly nested: boolean
}

export interface Re3dRelation {
  readonly type: string
  readonly sign: -1 | 1
  readonly source: Span
  readonly target: Span
}

export interface Re3dDocument {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly entities: readonly Re3dEntity[]
  readonly relations: readonly Re3dRelation[]
}

const entityTypes: ReadonlySet<string> = new Set(['Person', 'Organisation', 'Location', 'Nationality'])
const signs: ReadonlyMap<string, -1 | 1> = new Map([
  ['CommWith', 1],
  ['Likes', 1],
  ['AlliesOf', 1],
  ['Dislikes', -1],
  ['FightingAgainst', -1],
])

/** Reads the three files of a folder (one JSON object a line). Throws GoldError with the file and line that is wrong. */
export function readRe3d(files: {
  readonly documents: string
  readonly entities: string
  readonly relations: string
}): readonly Re3dDocument[] {
  const entities = rowsOf('entities.json', files.entities, (read) => ({
    document: read.text('documentId'),
    entity: {
      from: read.number('begin'),
      to: read.number('end'),
      type: read.text('type'),
      value: read.text('value'),
      nested: read.number('confidence') === 0,
    },
  }))
  const relations = rowsOf('relations.json', files.relations, (read) => ({
    document: read.text('documentId'),
    type: read.text('type'),
    source: { from: read.number('sourceBegin'), to: read.number('sourceEnd') },
    target: { from: read.number('targetBegin'), to: read.number('targetEnd') },
  }))
  return rowsOf('documents.json', files.documents, (read) => {
    const id = read.text('_id')
    return {
      id,
      title: read.text('title'),
      text: read.text('text'),
      entities: entities.filter((one) => one.document === id && entityTypes.has(one.entity.type)).map((one) => one.entity),
      relations: relations.flatMap((one) => {
        const sign = signs.get(one.type)
        return one.document === id && sign !== undefined ? [{ type: one.type, sign, source: one.source, target: one.target }] : []
      }),
    }
  })
}

interface Fields {
  text(name: string): string
  number(name: string): number
}

function rowsOf<T>(file: string, content: string, make: (read: Fields) => T): readonly T[] {
  const out: T[] = []
  const lines = content.split(/\r?\n/)
  for (let i = 0; i < lines.length; i++) {
    const line = (lines[i] ?? '').trim()
    if (line !== '') out.push(make(fieldsOf(file, i + 1, line)))
  }
  return out
}

function fieldsOf(file: string, line: number, text: string): Fields {
  const value = parsed(file, line, text)
  const field = (name: string, kind: 'string' | 'number'): unknown => {
    const found: unknown = value[name]
    if (typeof found !== kind) throw new GoldError(file, line, `'${name}' is no ${kind}`)
    return found
  }
  return { text: (name) => String(field(name, 'string')), number: (name) => Number(field(name, 'number')) }
}

function parsed(file: string, line: number, text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return { ...value }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new GoldError(file, line, 'not a JSON object')
}

export interface Re3dCounts {
  readonly entities: Counts
  readonly relations: number
  readonly found: number
  readonly signRight: number
  /** For reading by a person. */
  readonly missed: readonly string[]
}

export interface Re3dScore {
  readonly n: number
  readonly entities: Rates & { readonly interval: Interval | null }
  readonly relations: { readonly n: number; readonly found: number; readonly signRight: number; readonly interval: Interval | null }
}

/**
 * What one document contributes. `conflict` says whether an event's type is conflictual: a function of the loaded ontology.
 * A coded mention is right when its head lies in a gold span of the scored types; a gold span is found when a mention's head lies in it.
 * Names inside longer names are not asked for, and not punished.
 */
export function countRe3d(gold: Re3dDocument, coding: Coding, conflict: (type: string) => boolean): Re3dCounts {
  const heads = coding.actors.map((mention) => headSpan(coding, mention)).concat(coding.places.map((place) => headOf(coding, place.head)))
  const outer = gold.entities.filter((one) => !one.nested)
  const isFound = (one: Span): boolean => heads.some((head) => overlaps(head, one))
  const found = outer.filter(isFound).length
  const wrong = heads.filter((head) => !gold.entities.some((one) => overlaps(head, one)) && !isPronoun(coding, head)).length
  const links = gold.relations.map((relation) => ({ relation, signs: signsBetween(coding, relation, conflict) }))
  return {
    entities: { right: found, wrong, missed: outer.length - found },
    relations: links.length,
    found: links.filter((one) => one.signs.length > 0).length,
    signRight: links.filter((one) => one.signs.includes(one.relation.sign)).length,
    missed: [
      ...outer.filter((one) => !isFound(one)).map((one) => `${one.type}: ${one.value}`),
      ...links
        .filter((one) => !one.signs.includes(one.relation.sign))
        .map(
          ({ relation, signs: given }) =>
            `${relation.type} ${given.length > 0 ? 'wrong sign' : 'not found'}: ${sliceOf(gold, relation.source)} -> ${sliceOf(gold, relation.target)}`,
        ),
    ],
  }
}

function sliceOf(gold: Re3dDocument, span: Span): string {
  return gold.text.slice(span.from, span.to)
}

function headSpan(coding: Coding, mention: ActorMention): Span {
  return headOf(coding, mention.head)
}

function headOf(coding: Coding, head: number): Span {
  return charSpan(coding.tokens, { first: head, end: head + 1 })
}

/** Pronouns are mentions for us; re3d marks only some of them. */
function isPronoun(coding: Coding, span: Span): boolean {
  return /^(?:I|we|he|she|it|they|us|me|him|her|them|you|who|which|that|his|its|their|our|my)$/i.test(
    coding.dispatch.text.slice(span.from, span.to),
  )
}

/** Signs of what the coding has between the two spans, in either order. */
function signsBetween(coding: Coding, relation: Re3dRelation, conflict: (type: string) => boolean): readonly (-1 | 0 | 1)[] {
  const out: (-1 | 0 | 1)[] = []
  for (const record of coding.records) {
    if (record.kind === 'event' && isBetween(eventSpans(record), relation)) out.push(conflict(record.type) ? -1 : 1)
    if (record.kind === 'meeting' && isBetween([record.participants.map((party) => party.span), []], relation)) out.push(1)
    if (record.kind === 'statement') out.push(...statementSigns(record, relation))
  }
  return out
}

function statementSigns(record: Statement, relation: Re3dRelation): readonly (-1 | 0 | 1)[] {
  const speakers = record.speakers.map((party) => party.span)
  const told = isBetween([speakers, record.addressees.map((party) => party.span)], relation) ? [1 as const] : []
  const toward = record.toward.filter((one) => isBetween([speakers, [one.party.span]], relation)).map((one) => one.sign)
  return [...told, ...toward]
}

function eventSpans(event: Event): readonly [readonly Span[], readonly Span[]] {
  const of = (part: 'source' | 'target'): Span[] => event.evidence.filter((one) => one.part === part)
  return [
    [...of('source'), ...event.sources.map((party) => party.span)],
    [...of('target'), ...event.targets.map((party) => party.span)],
  ]
}

function isBetween([a, b]: readonly [readonly Span[], readonly Span[]], relation: Re3dRelation): boolean {
  const all = [...a, ...b]
  const meets = (span: Span, other: Span): boolean => overlaps(span, other)
  return all.some((x) => all.some((y) => x !== y && meets(x, relation.source) && meets(y, relation.target)))
}

export function scoreRe3d(counts: readonly Re3dCounts[]): Re3dScore {
  const rates = (sample: readonly Re3dCounts[]): Rates => ratesOf(sample.reduce((sum, one) => addCounts(sum, one.entities), noCounts))
  const total = (sample: readonly Re3dCounts[], key: 'relations' | 'found' | 'signRight'): number =>
    sample.reduce((sum, one) => sum + one[key], 0)
  const share = (key: 'found' | 'signRight') => (sample: readonly Re3dCounts[]) =>
    total(sample, key) / Math.max(1, total(sample, 'relations'))
  return {
    n: counts.length,
    entities: { ...rates(counts), interval: bootstrap(counts, (sample) => rates(sample).f1) },
    relations: {
      n: total(counts, 'relations'),
      found: share('found')(counts),
      signRight: share('signRight')(counts),
      interval: bootstrap(counts, share('signRight')),
    },
  }
}
