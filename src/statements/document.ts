/** Whole documents, or their rest, that are somebody's statement: read-outs, press statements, "The minister said:" over paragraphs. */
import type { SpeechVerb } from '../knowledge/speech/index.js'
import type { Party } from '../model/actor.js'
import type { CountryCode } from '../model/ids.js'
import type { TokenRange } from '../model/tokens.js'
import { childrenWith, childWith, hangsBy, subtree } from '../model/tree.js'
import { ruleId } from './attribution.js'
import type { SpeechContext } from './context.js'
import type { FoundAttribution } from './find.js'
import { trimmed, withoutComment, wordCount } from './ranges.js'
import { bodyOfConclusions } from './resolutions.js'
import { isPassive, isUnreal, speechVerbAt } from './verbs.js'

/** How the rest of a document is somebody's: all of it, or only what is no narrative. */
export interface DocumentVoice {
  readonly source: number | null
  readonly party?: Party
  readonly cue: number
  /** The tokens of what is said. */
  readonly from: number
  readonly end: number
  /** All of it, or only what is no narrative. */
  readonly all: boolean
  /** "We, the ministers ...": of it all, what the first person says. */
  readonly declared?: boolean
}

const openers = new Set(['following', 'below', 'statement', 'text', 'remarks', 'message'])

/** Shortest distance at which a line hands over, in words: a longer sentence that ends in a colon only opens a list. */
const longestOpener = 40

/**
 * Lines that hand over to a speaker: "X made public the following press statement:", "attributable to Spokesperson X:", and
 * "The Foreign Secretary said:" before paragraphs without quotation marks. Each holds to the next such line or to the notes at the end.
 */
export function documentVoices(context: SpeechContext): readonly DocumentVoice[] {
  const { tokens } = context
  const out: DocumentVoice[] = []
  for (const sentence of tokens.sentences) {
    const voice = opener(context, sentence)
    const last = out.at(-1)
    if (last && (voice || endsVoice(context, sentence)) && last.end > sentence.first) out[out.length - 1] = { ...last, end: sentence.first }
    if (voice) out.push(voice)
  }
  const named = out.length === 0 ? (declarers(context) ?? concluding(context) ?? namedVoice(context)) : null
  return named ? [named] : out
}

function opener(context: SpeechContext, sentence: TokenRange): DocumentVoice | null {
  const { tokens } = context
  if (tokens.form[sentence.end - 1] !== ':' || sentence.end >= tokens.length || sentence.end - sentence.first > longestOpener) return null
  if ((context.quoteOf[sentence.end] ?? -1) >= 0 || /^["']/.test(tokens.form[sentence.end] ?? '')) return null
  let isOpener = false
  let attributable = -1
  let said = -1
  for (let token = sentence.first; token < sentence.end; token++) {
    const lower = tokens.lower[token] ?? ''
    if (openers.has(lower)) isOpener = true
    if (lower === 'attributable' || lower === 'attributed') attributable = token
    if (saying.has(tokens.lemma[token] ?? '') && /^VB[DZPN]$/.test(tokens.fine[token] ?? '') && token >= sentence.end - behindCue)
      said = token
  }
  if (!isOpener && attributable < 0 && said < 0) return null
  const source =
    attributable >= 0 ? mentionAfter(context, attributable, sentence.end) : mentionBefore(context, sentence.first, sentence.end)
  if (source === null) return null
  return {
    source,
    cue: attributable >= 0 ? attributable : said >= 0 ? said : sentence.end - 1,
    from: sentence.end,
    end: tokens.length,
    all: attributable < 0,
  }
}

const saying = new Set(['say', 'state', 'declare', 'comment', 'add', 'read', 'write', 'remark', 'respond'])
/** Tokens behind the verb of saying before the colon: "said today at the United Nations:". */
const behindCue = 10

/** "Notes to editors", "ENDS": what follows is nobody's speech. */
function endsVoice(context: SpeechContext, sentence: TokenRange): boolean {
  const { tokens } = context
  const first = tokens.lower[sentence.first] ?? ''
  const second = tokens.lower[sentence.first + 1] ?? ''
  return (
    (first === 'notes' && (second === 'to' || second === 'for')) ||
    (first === 'ends' && sentence.end - sentence.first <= 2) ||
    (first === 'further' && second === 'information') ||
    (first === 'media' && second.startsWith('enquir'))
  )
}

/** "We, the foreign ministers of X, Y and Z, condemn ...": a declaration, from that sentence on. */
function declarers(context: SpeechContext): DocumentVoice | null {
  const { tokens } = context
  for (const sentence of tokens.sentences.slice(0, 4)) {
    if (tokens.lower[sentence.first] !== 'we' || tokens.form[sentence.first + 1] !== ',') continue
    const at = sentence.first + 2
    const mention = context.read.actors.find((one) => one.first >= at && one.first <= at + 1 && one.reading !== 'modifier')
    if (mention) return { source: mention.head, cue: sentence.first, from: sentence.first, end: tokens.length, all: true, declared: true }
  }
  return null
}

/** Conclusions in which a body names itself in each paragraph: what stands between is its own. */
function concluding(context: SpeechContext): DocumentVoice | null {
  const body = bodyOfConclusions(context)
  return body ? { source: body.head, cue: body.head, from: body.first, end: context.tokens.length, all: false } : null
}

/** The words behind "We, the ministers of X, Y and Z,": those who declare are not what they declare. */
function withoutDeclarers(context: SpeechContext, sentence: TokenRange, part: TokenRange): TokenRange {
  const { tokens } = context
  if (part.first !== sentence.first || tokens.lower[part.first] !== 'we' || tokens.form[part.first + 1] !== ',') return part
  for (let token = part.first + 2; token < part.end; token++)
    if (tokens.head[token] === token && tokens.tag[token] === 'VERB') return { first: token, end: part.end }
  return part
}

/** The same where the line that hands over stands outside the body, among bylines: its name, with the state that the body speaks as. */
function namedVoice(context: SpeechContext): DocumentVoice | null {
  const { dispatch, tokens } = context.read
  for (const region of dispatch.regions) {
    if (region.kind === 'body' || region.kind === 'headline') continue
    const found = /attribut(?:able|ed) to (?:the )?([^:\n]{3,80}):/.exec(dispatch.text.slice(region.from, region.to))
    const printed = found?.[1]
    if (printed === undefined) continue
    const from = region.from + (found?.index ?? 0) + (found?.[0].indexOf(printed) ?? 0)
    const first = tokens.sentences.find((sentence) => (tokens.from[sentence.first] ?? 0) > from)
    if (!first) continue
    const words = printed.trim().split(/\s+/)
    const name = words.filter((word, index) => index >= words.length - 2 || /^[A-Z]\.$/.test(word)).join(' ')
    const country = stateThatStands(context, first.first)
    return {
      source: null,
      cue: first.first,
      from: first.first,
      end: tokens.length,
      all: false,
      party: {
        entity: -1,
        actor: null,
        kind: 'person',
        name,
        country,
        sector: null,
        code: country ?? '',
        office: printed.trim(),
        rank: 'official',
        text: printed,
        span: { from, to: from + printed.length },
      },
    }
  }
  return null
}

/** The state that is the subject of the body's own standing sentences: its voice. */
function stateThatStands(context: SpeechContext, from: number): CountryCode | null {
  const { tokens } = context
  for (const sentence of tokens.sentences) {
    if (sentence.first < from || !isStanding(context, sentence)) continue
    for (const mention of context.read.actors) {
      if (mention.head < sentence.first || mention.head >= sentence.end || !hangsBy(tokens, mention.head, 'nsubj')) continue
      const entity = context.read.entities[mention.entity]
      if (entity?.kind === 'state' && tokens.head[tokens.head[mention.head] ?? 0] === tokens.head[mention.head]) return entity.country
    }
  }
  return null
}

function mentionAfter(context: SpeechContext, from: number, end: number): number | null {
  let found: number | null = null
  for (const mention of context.read.actors)
    if (mention.first > from && mention.end <= end && mention.reading !== 'modifier') found ??= mention.head
  return found
}

/** The subject of the sentence that hands over. */
function mentionBefore(context: SpeechContext, from: number, end: number): number | null {
  const { tokens } = context
  for (let token = from; token < end; token++) if (hangsBy(tokens, token, 'nsubj') && context.mentionByHead.has(token)) return token
  const first = context.read.actors.find((mention) => mention.first >= from && mention.end <= end && mention.reading !== 'modifier')
  return first?.head ?? null
}

/** The sentences that a document's voice speaks: each its main clause, coordinate acts of speech apart. */
export function voicedSentences(
  context: SpeechContext,
  voice: DocumentVoice,
  found: readonly FoundAttribution[],
): readonly FoundAttribution[] {
  const { tokens } = context
  const out: FoundAttribution[] = []
  for (const sentence of tokens.sentences) {
    if (sentence.first < voice.from || sentence.first >= voice.end || sentence.inHeadline) continue
    if (wordCount(tokens, sentence) < 3) continue
    const spoken = found.some((one) => one.cue >= sentence.first && one.cue < sentence.end && !isUnreal(context, one.cue))
    const isOwn = voice.all && (!voice.declared || isFirstPerson(context, sentence))
    if (!isOwn && (spoken || !isStanding(context, sentence) || isSchedule(context, sentence))) continue
    for (const part of clausesOf(context, sentence)) {
      const content = trimmed(tokens, withoutDeclarers(context, sentence, part))
      const own = content ? ownAct(context, content) : null
      if (content)
        out.push({
          cue: voice.cue,
          cueTokens: [voice.cue],
          lemma: own?.lemma ?? 'state',
          act: own?.act ?? 'say',
          polarity: own?.polarity ?? 0,
          kind: 'speech',
          source: voice.source,
          ...(voice.party ? { party: voice.party } : {}),
          via: 'document',
          content: [content],
          addressees: [],
          target: own ? objectOf(context, content) : null,
          negated: false,
          unreal: false,
          rule: ruleId('say/document'),
          direct: false,
          reportedBy: null,
        })
    }
  }
  return out
}

/** "The ministry denounces ...": the act that the words themselves perform, by their main verb. */
function ownAct(context: SpeechContext, content: TokenRange): SpeechVerb | null {
  const { tokens } = context
  for (let token = content.first; token < content.end; token++) {
    const head = tokens.head[token] ?? token
    if (tokens.tag[token] === 'PUNCT' || (head >= content.first && head < content.end && head !== token)) continue
    const found = speechVerbAt(context, token)
    return found && /^VB[ZP]$|^NNS$/.test(tokens.fine[token] ?? '') && found.entry.act !== 'say' ? found.entry : null
  }
  return null
}

/** The object of the words' main verb: whom or what "I condemn", "we welcome" bears on. */
function objectOf(context: SpeechContext, content: TokenRange): number | null {
  const { tokens } = context
  for (let token = content.first; token < content.end; token++) {
    const head = tokens.head[token] ?? token
    if (tokens.tag[token] === 'PUNCT' || (head >= content.first && head < content.end && head !== token)) continue
    const object = childWith(tokens, token, 'obj')
    return object >= 0 ? object : null
  }
  return null
}

/** A sentence in the present or future: a position, not a narrative of what was done. */
function isStanding(context: SpeechContext, sentence: TokenRange): boolean {
  const { tokens } = context
  for (let token = sentence.first; token < sentence.end; token++) {
    if (tokens.head[token] !== token) continue
    const finite = [token, ...childrenWith(tokens, token, 'aux', 'cop')]
    return (
      finite.some((one) => tokens.fine[one] === 'VBZ' || tokens.fine[one] === 'VBP' || tokens.fine[one] === 'MD') &&
      !isPassive(context, token)
    )
  }
  return false
}

/** A coordinate without a subject of its own, or with the first person again ("and we welcome the visit"). */
function isSameSpeaker({ tokens }: SpeechContext, verb: number): boolean {
  const subject = childWith(tokens, verb, 'nsubj')
  return subject < 0 || /^(?:we|i)$/.test(tokens.lower[subject] ?? '')
}

function isFirstPerson(context: SpeechContext, sentence: TokenRange): boolean {
  for (let token = sentence.first; token < sentence.end; token++)
    if ((context.quoteOf[token] ?? -1) < 0 && /^(?:we|our|us|i|my|me)$/.test(context.tokens.lower[token] ?? '')) return true
  return false
}

/** "The leaders will meet on 15 June", "a delegation will travel there": a date given, no position. */
function isSchedule({ tokens, words }: SpeechContext, sentence: TokenRange): boolean {
  for (let token = sentence.first; token < sentence.end; token++)
    if (tokens.head[token] === token)
      return words.scheduling.has(tokens.lemma[token] ?? '') && childrenWith(tokens, token, 'aux').length > 0
  return false
}

/** Behind the number of the paragraph. */
function afterNumber({ tokens }: SpeechContext, sentence: TokenRange): number {
  let at = sentence.first
  while (at < sentence.end - 1 && /^(?:\d{1,3}\.?|\(?[a-z]\)|[.)])$/.test(tokens.form[at] ?? '') && at - sentence.first < 3) at++
  return /^\p{Lu}/u.test(tokens.form[at] ?? '') ? at : sentence.first
}

/** The sentence, cut before a coordinate verb of speech of its own and without a relative clause that only comments at its end. */
function clausesOf(context: SpeechContext, sentence: TokenRange): readonly TokenRange[] {
  const { tokens } = context
  let root = sentence.first
  for (let token = sentence.first; token < sentence.end; token++) if (tokens.head[token] === token) root = token
  const { end } = withoutComment(tokens, sentence)
  const cut = childrenWith(tokens, root, 'conj').find(
    (verb) => verb < end && speechVerbAt(context, verb) !== null && isSameSpeaker(context, verb),
  )
  const first = cut === undefined ? -1 : subtree(tokens, cut).first
  const start = afterNumber(context, sentence)
  if (first <= start || first >= end) return [{ first: start, end }]
  return [
    { first: start, end: first },
    { first, end },
  ]
}
