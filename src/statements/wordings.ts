/** Loaded, contested and merely metonymic designations as printed, with what they refer to and who worded them so. */
import { byText } from '../base/order.js'
import { overlaps } from '../base/types.js'
import { phraseAt } from '../knowledge/phrases.js'
import type { LoadedWording } from '../knowledge/wordings/index.js'
import type { ActorMention, Party } from '../model/actor.js'
import type { RuleId } from '../model/ids.js'
import { partiesOf } from '../model/party.js'
import type { Statement, Wording } from '../model/record.js'
import { charSpan, type TokenRange } from '../model/tokens.js'
import type { SpeechContext } from './context.js'
import { isDesignation, isOwnName, isPlaceThere, withoutMark } from './designations.js'

const rule = (name: string): RuleId => `wording/${name}` as RuleId
const articles = new Set(['the', 'its', 'our', 'their', 'his', 'this', 'that'])

/** Wordings of the dispatch in order; each is its statement's speaker's, or the outlet's. */
export function codeWordings(context: SpeechContext, statements: readonly Statement[]): readonly Wording[] {
  const loaded = [...loadedWordings(context, statements), ...ownWordings(context, statements)]
  const found = [...loaded, ...mentionWordings(context).filter((one) => !loaded.some((other) => overlaps(one, other)))]
  return found
    .map((one) => ({ ...one, speaker: speakerAt(statements, one.from) }))
    .sort((a, b) => a.from - b.from || b.to - a.to || byText(a.refersTo, b.refersTo))
}

function speakerAt(statements: readonly Statement[], at: number): Party | null {
  let best: Statement | null = null
  for (const statement of statements)
    if (statement.content.some((span) => span.from <= at && at < span.to) && (!best || width(statement) < width(best))) best = statement
  return best?.speakers[0] ?? null
}

function width(statement: Statement): number {
  return statement.content.reduce((sum, span) => sum + span.to - span.from, 0)
}

/** Designations of the vocabulary. Those whose referent depends on the context take it from the mention they stand in. */
function loadedWordings(context: SpeechContext, statements: readonly Statement[]): readonly Omit<Wording, 'speaker'>[] {
  const { tokens, knowledge } = context
  const out: Omit<Wording, 'speaker'>[] = []
  for (const sentence of tokens.sentences)
    for (let token = sentence.first; token < sentence.end; token++) {
      const found = phraseAt(knowledge.wordings.loaded, tokens.lower, tokens.lemma, token, sentence.end)
      if (!found) continue
      // An abbreviation of a state's name is worded without its article.
      const isShort = found.value.kind === 'name' && found.end === token + 1 && !found.value.refers.includes(':')
      const first = articles.has(tokens.lower[token - 1] ?? '') && token > sentence.first && !isShort ? token - 1 : token
      const refersTo = referent(context, found.value, { first, end: found.end }, statements)
      if (refersTo !== null) {
        const range = { first, end: found.end }
        const mention = context.read.actors.find((one) => one.head >= range.first && one.head < range.end && one.reading === 'actor')
        const whole =
          !isShort && mention && mention.first <= range.first + 1 && mention.end >= range.end
            ? { first: Math.min(range.first, mention.first), end: mention.end }
            : range
        out.push({
          ...wordingAt(context, whole),
          refersTo,
          loaded: found.value.kind !== 'epithet',
          foundBy: rule(`loaded/${found.value.kind}`),
        })
      }
      token = found.end - 1
    }
  return out
}

function wordingAt(context: SpeechContext, range: TokenRange): { from: number; to: number; text: string } {
  const span = charSpan(context.tokens, range)
  return { from: span.from, to: span.to, text: context.read.dispatch.text.slice(span.from, span.to) }
}

/** The code that a designation means here; a place by its name; null for a context-bound one whose referent is not known. */
function referent(context: SpeechContext, wording: LoadedWording, range: TokenRange, statements: readonly Statement[]): string | null {
  if (wording.refers.startsWith('PLACE:')) return wording.refers.slice('PLACE:'.length)
  const mention = context.read.actors.find((one) => one.head >= range.first && one.head < range.end && one.reading !== 'modifier')
  const country = mention ? codeOf(context, mention) : null
  if (wording.refers === '*') return adversary(context, range, statements, country)
  if (wording.refers.startsWith('ACT:')) return country
  return country ?? wording.refers
}

/**
 * Whom a hostile designation without a name means: the mention's own state unless that is the speaker's; else the adversary of the
 * speaker last named before it, for "its stooges" another than the one that "its" stands for.
 */
function adversary(context: SpeechContext, range: TokenRange, statements: readonly Statement[], country: string | null): string | null {
  const { tokens } = context
  const at = tokens.from[range.first] ?? 0
  const speaker = speakerAt(statements, at)
  if (speaker?.country == null) return country
  if (country !== null && country !== speaker.country) return country
  const hostile = new Set(
    statements
      .filter((one) => one.speakers[0].country === speaker.country)
      .flatMap((one) => one.toward.filter((entry) => entry.sign < 0).flatMap((entry) => entry.party.country ?? [])),
  )
  const isOthers = /^(?:its|their)$/.test(tokens.lower[range.first] ?? '')
  const before = context.read.actors
    .filter((one) => one.end <= range.first && one.reading !== 'place' && !isPossessive(context, one))
    .map((one) => codeOf(context, one))
    .filter((code): code is NonNullable<typeof code> => code !== null && hostile.has(code as never))
  const nearest = before.at(-1)
  return (isOthers ? [...hostile].find((code) => code !== nearest) : nearest) ?? null
}

function isPossessive(context: SpeechContext, mention: ActorMention): boolean {
  return mention.form === 'pronoun' || context.tokens.lower[mention.first] === 'its'
}

/** "our Republic": what a speaker calls their own state with a capital letter. */
function ownWordings(context: SpeechContext, statements: readonly Statement[]): readonly Omit<Wording, 'speaker'>[] {
  const { tokens, knowledge } = context
  const out: Omit<Wording, 'speaker'>[] = []
  for (let token = 0; token + 1 < tokens.length; token++) {
    if (tokens.lower[token] !== 'our' || !/^\p{Lu}/u.test(tokens.form[token + 1] ?? '')) continue
    if (!knowledge.wordings.epithets.has(tokens.lower[token + 1] ?? '')) continue
    const country = speakerAt(statements, tokens.from[token] ?? 0)?.country
    if (country == null) continue
    out.push({ ...wordingAt(context, { first: token, end: token + 2 }), refersTo: country, loaded: false, foundBy: rule('own') })
  }
  return out
}

function codeOf(context: SpeechContext, mention: ActorMention): string | null {
  const parties = partiesOf(context.read, mention)
  return parties.length === 1 ? (parties[0]?.country ?? null) : null
}

/** Metonyms ("Tehran" for a state) and epithets ("the island nation", "its ally"), from the mentions of actors. */
function mentionWordings(context: SpeechContext): readonly Omit<Wording, 'speaker'>[] {
  const out: Omit<Wording, 'speaker'>[] = []
  const { tokens, knowledge } = context
  for (const mention of context.read.actors) {
    if (mention.reading !== 'actor') continue
    const entity = context.read.entities[mention.entity]
    if (!entity || entity.country === null || entity.kind === 'person' || entity.kind === 'plural' || entity.kind === 'delegation') continue
    const noun = knowledge.wordings.epithets.get((tokens.lemma[mention.head] ?? '').toLowerCase())
    const isNoun = (mention.form === 'noun' || mention.form === 'office') && noun !== undefined
    const isEpithet = isNoun || (mention.form === 'wording' && !isOwnName(context, mention))
    if (mention.form === 'metonym' ? isPlaceThere(context, mention) : !isEpithet) continue
    if (isEpithet && !isDesignation(context, mention)) continue
    const codes = codeOf(context, mention)
    if (codes === null) continue
    out.push({
      ...wordingAt(context, withoutMark(context, mention)),
      refersTo: codes,
      loaded: isEpithet && noun === true,
      foundBy: rule(isEpithet ? 'epithet' : 'metonym'),
    })
  }
  return out
}
