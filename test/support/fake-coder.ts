/**
 * A coder for tests of the record: it knows three kinds of sentence and reads them with one regular expression each.
 * "NAME of IRN met NAME of QAT in Tehran." - "IRN praised QAT over trade ..." - "NAME of IRN said ... of QAT."
 */
import type { Span } from '../../src/base/types.js'
import { contentId } from '../../src/base/hash.js'
import type { Entity, Party } from '../../src/model/actor.js'
import type { Coding } from '../../src/model/coding.js'
import type { Dispatch } from '../../src/model/dispatch.js'
import type { CountryCode, RuleId, SectorCode } from '../../src/model/ids.js'
import type { CodedRecord, RecordBase } from '../../src/model/record.js'
import type { Sentence } from '../../src/model/tokens.js'
import { event, meeting, statement } from './records.js'

const rule = 'fake' as RuleId
const name = '[A-Z][a-z]+(?: [A-Z][a-z]+)+'
const met = new RegExp(`(${name}) of ([A-Z]{3}) met (${name}) of ([A-Z]{3}) in ([A-Z][a-z]+)`, 'g')
const praised = /\b([A-Z]{3}) (praised|condemned) ([A-Z]{3})\b/g
const said = new RegExp(`(${name}) of ([A-Z]{3}) said [^.]*?\\b([A-Z]{3})\\b`, 'g')

export function fakeCoder(dispatch: Dispatch): Coding {
  const { text } = dispatch
  const entities: Entity[] = []
  const records: CodedRecord[] = []
  const when =
    dispatch.published === null ? null : ({ from: dispatch.published, to: dispatch.published, grain: 'day', basis: 'published' } as const)
  const base = (kind: string, span: Span): RecordBase => ({
    id: contentId('r', [dispatch.id, dispatch.published ?? '', kind, String(span.from)]),
    when,
    where: null,
    standing: 'happened',
    reportedBy: null,
    evidence: [{ part: 'trigger', ...span }],
    foundBy: rule,
    because: ['fake'],
    rivals: [],
    score: 0.9,
  })
  const make = (person: string | null, country: string, at: number): Party => {
    const own = person ?? country
    const span = { from: text.indexOf(own, at), to: text.indexOf(own, at) + own.length }
    const entity: Entity = {
      id: entities.length,
      kind: person === null ? 'state' : 'person',
      actor: null,
      name: own,
      country: country as CountryCode,
      sector: 'GOV' as SectorCode,
      code: `${country}GOV`,
      office: person === null ? null : 'Minister',
      rank: person === null ? null : 'minister',
      members: [],
      learned: null,
      roles:
        person === null
          ? []
          : [
              {
                title: 'Minister',
                country: country as CountryCode,
                sector: 'GOV' as SectorCode,
                rank: 'minister',
                tenure: 'current',
                evidence: span,
                foundBy: rule,
              },
            ],
    }
    entities.push(entity)
    return { ...entity, entity: entity.id, text: own, span }
  }
  for (const m of text.matchAll(met)) {
    const [, a, stateA, b, stateB, place] = m as unknown as string[]
    const span = { from: m.index, to: m.index + m[0].length }
    const participants = [make(a ?? '', stateA ?? '', m.index), make(b ?? '', stateB ?? '', m.index)]
    records.push(
      meeting(participants, {
        ...base('meeting', span),
        level: 'minister',
        where: { place: null, name: place ?? '', country: null, grain: 'city', basis: 'stated', latitude: 35.7, longitude: 51.4 },
      }),
    )
  }
  for (const m of text.matchAll(praised)) {
    const span = { from: m.index, to: m.index + m[0].length }
    const praise = m[2] === 'praised'
    records.push(
      event(praise ? 'SUPPORT' : 'ACCUSE', [], [], {
        ...base('event', span),
        cameo: praise ? '051' : '111',
        sources: [make(null, m[1] ?? '', m.index)],
        targets: [make(null, m[3] ?? '', m.index + 4)],
      }),
    )
  }
  for (const m of text.matchAll(said)) {
    const span = { from: m.index, to: m.index + m[0].length }
    const toward = make(null, m[3] ?? '', m.index + (m[1]?.length ?? 0) + 8)
    records.push(
      statement(make(m[1] ?? '', m[2] ?? '', m.index), [span], {
        ...base('statement', span),
        stance: 1,
        toward: [{ party: toward, sign: 1 }],
        issues: [{ issue: 'trade', wording: span }],
      }),
    )
  }
  return {
    ...analysed(dispatch),
    entities,
    records,
    wordings: [],
    diagnostics: [],
    madeWith: { coder: 'fake', knowledge: 'none', model: 'none' },
  }
}

function analysed(dispatch: Dispatch): Omit<Coding, 'entities' | 'records' | 'wordings' | 'diagnostics' | 'madeWith'> {
  const from: number[] = []
  const to: number[] = []
  const sentences: Sentence[] = []
  for (const m of dispatch.text.matchAll(/[^.\s][^.]*\.?/g)) {
    sentences.push({ index: sentences.length, first: from.length, end: from.length + 1, inHeadline: false, paragraph: 0 })
    from.push(m.index)
    to.push(m.index + m[0].length)
  }
  const blank = from.map(() => '')
  const tokens = {
    length: from.length,
    from,
    to,
    form: blank,
    lower: blank,
    sentenceOf: from.map((_, i) => i),
    sentences,
    lemma: blank,
    tag: from.map(() => 'X' as const),
    fine: blank,
    head: from.map((_, i) => i),
    relation: blank,
    firstChild: from.map(() => -1),
    nextSibling: from.map(() => -1),
  }
  return { dispatch, tokens, actors: [], times: [], places: [], clauses: [] }
}
