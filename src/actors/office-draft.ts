/** The draft of a phrase around a head noun, from what stands to its left and right. */
import type { OfficeHead } from '../knowledge/offices/index.js'
import type { SectorCode } from '../model/ids.js'
import type { TokenRange } from '../model/tokens.js'
import type { Context } from './context.js'
import { type Allegiance, type Draft, headOf, rule, wordsOf } from './draft.js'
import type { LeftSide } from './modifiers.js'
import { readOffice } from './office.js'
import { leaderState } from './names.js'
import { readingOf } from './reading.js'
import { isCompound, type RightSide } from './right.js'

/** A head noun with its sides and the name after it. */
export interface Parts {
  readonly head: OfficeHead
  readonly at: number
  readonly length: number
  readonly left: LeftSide
  readonly right: RightSide
  readonly named: (TokenRange & { readonly name: TokenRange }) | null
  readonly end: number
}

/** Puts the parts together. */
export function officeDraft(context: Context, parts: Parts): Draft {
  const { head, left, right, named, end } = parts
  const { tokens, dispatch } = context
  const range = { first: left.first, end }
  const allegiances: readonly Allegiance[] = left.allegiances.length > 0 ? left.allegiances : right.allegiances
  const country = allegiances[0] ?? headedBy(context, parts)
  const body = country ? context.book.bodies.get(country.code) : undefined
  const bodySector: SectorCode | null =
    body && body.sector !== 'IGO' && body.kind !== 'organisation' ? body.sector : body ? body.sector : null
  const office = readOffice({ before: left.words, head, after: right.words, country: country?.code ?? null, bodySector }, context.offices)
  const isOffice = head.kind === 'office' && head.rank !== null && head.sector !== 'CVL' && head.sector !== 'EDU' && head.sector !== 'MED'
  const token = headOf(tokens, range)
  const plural = head.plural || (oneOfTwo.has(tokens.lower[range.first] ?? '') && allegiances.length === 0)
  const proper = head.kind === 'body' && !named ? properName(context, parts) : null
  return {
    type: named ? 'person' : isOffice ? 'office' : head.kind === 'body' ? 'body' : 'noun',
    first: range.first,
    end: range.end,
    head: token,
    kind: named ? 'person' : kindOf(head),
    form: named ? 'name' : isOffice ? 'office' : 'noun',
    reading: nounReading(context, token, head, range),
    actor: null,
    rivals: [],
    name: named ? wordsOf(dispatch.text, tokens, named.name) : proper,
    office: isOffice
      ? {
          title: wordsOf(dispatch.text, tokens, { first: left.titleFrom, end: right.end }),
          lemma: head.lemma,
          sector: office.sector,
          rank: office.rank,
          tenure: office.tenure,
          plural,
        }
      : null,
    lemma: head.lemma,
    sector: office.sector,
    allegiance: country,
    others: allegiances.slice(1),
    possessor: left.possessor >= 0 ? left.possessor : right.owner,
    plural,
    counted: plural && !head.plural ? 2 : left.counted,
    definiteness: left.definiteness,
    titleEnd: named ? right.end : -1,
    apposedTo: -1,
    rule: rule(named ? 'actors/office-and-name' : isOffice ? 'actors/office' : `actors/${head.kind}`),
  }
}

/** "Neither side", "each government", "either minister": said of two. */
const oneOfTwo: ReadonlySet<string> = new Set(['neither', 'either', 'each'])

/** "The Maduro government", "the second Trump administration": the state of whom it is named after. */
function headedBy(context: Context, { head, at, left }: Parts): Allegiance | null {
  const { tokens, book, day } = context
  if (!ruling.has(head.lemma) || at - 1 < left.first || tokens.tag[at - 1] !== 'PROPN' || !/^\p{Lu}/u.test(tokens.form[at - 1] ?? ''))
    return null
  const code = leaderState(book, tokens.form[at - 1] ?? '', day)
  return code === null ? null : { code, by: 'modifier' }
}
const ruling: ReadonlySet<string> = new Set(['government', 'administration', 'regime', 'cabinet', 'junta', 'dictatorship', 'presidency'])

/** Nouns of bodies that are known by a name of their own when it is printed in capitals ("the President's Media Division"). */
const namedBodies: ReadonlySet<string> = new Set([
  'division',
  'center',
  'agency',
  'department',
  'commission',
  'committee',
  'council',
  'institute',
  'bank',
  'company',
  'corporation',
  'university',
  'authority',
  'foundation',
  'bureau',
  'party',
  'union',
  'academy',
  'hospital',
  'school',
  'newspaper',
  'front',
  'movement',
  'group',
  'organisation',
  'organization',
  'airline',
  'directorate',
  'secretariat',
  'office',
  'brigade',
  'battalion',
  'network',
  'alliance',
  'coalition',
  'charity',
  'mission',
  'force',
  'college',
  'airlines',
])

/** The name of a body whose words are capitalised, two of them at least; null for a description. */
function properName(context: Context, { head, at, length, left, right }: Parts): string | null {
  const { tokens, dispatch } = context
  if (!namedBodies.has(head.lemma) || !/^\p{Lu}/u.test(tokens.form[at + length - 1] ?? '')) return null
  let first = at
  while (
    first > left.first &&
    tokens.fine[first - 1] !== 'PRP$' &&
    (/^\p{Lu}/u.test(tokens.form[first - 1] ?? '') ||
      tokens.lower[first - 1] === "'s" ||
      tokens.lower[first - 1] === '’s' ||
      tokens.lower[first - 1] === 'and')
  )
    first--
  if (tokens.lower[first] === 'the' || tokens.lower[first] === 'and') first++
  const end = right.words[0] === 'of' ? right.end : at + length
  return end - first > 1 && tokens.sentences[tokens.sentenceOf[at] ?? 0]?.inHeadline !== true
    ? wordsOf(dispatch.text, tokens, { first, end })
    : null
}

function kindOf(head: OfficeHead): Draft['kind'] {
  if (head.kind === 'body' || head.kind === 'asset')
    return head.lemma.endsWith('delegation') || head.lemma === 'entourage' || head.lemma === 'contingent' ? 'delegation' : 'body'
  return head.plural ? 'people' : 'person'
}

/** A head that itself only modifies a noun of another kind ("police station") qualifies; all else can act. */
function nounReading(context: Context, token: number, head: OfficeHead, range: TokenRange): Draft['reading'] {
  const governor = context.tokens.head[token] ?? token
  if (head.lemma === 'country' || head.lemma === 'capital') return readingOf(context.tokens, token, 'seat') === 'place' ? 'place' : 'actor'
  const beside =
    head.kind === 'office' && governor > range.end && !/^(compound|amod)/.test(context.tokens.relation[range.end] ?? '')
      ? false
      : governor >= range.end
  return isCompound(context, token) && beside && !head.plural ? 'modifier' : 'actor'
}
