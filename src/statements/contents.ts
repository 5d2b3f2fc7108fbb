/** Where the content of a verb of speech stands: each frame of the vocabulary read off the tree. */
import type { Frame, SpeechVerb } from '../knowledge/speech/index.js'
import type { TokenRange } from '../model/tokens.js'
import { childrenOf, childrenWith, childWith, conjuncts, hangsBy, subtree } from '../model/tree.js'
import type { SpeechContext } from './context.js'
import { sentenceAt } from './context.js'
import { contentEnd, hasTo, nominalEnd } from './extent.js'
import { asPhrase, calledAfter, heldToBe, naming } from './naming.js'
import { objectContent, passiveObject } from './objects.js'
import { beforeAdverbs, hasFiniteVerb } from './ranges.js'

/** Content by one frame: each entry of `contents` is one statement. */
export interface Content {
  readonly contents: readonly TokenRange[]
  readonly frame: Frame
  readonly target: number | null
}

/** Acts whose "for", "of" or "with" phrase alone is the content: the object is only whom it is said of or to. */
const phraseOnly = new Set(['accuse', 'thank', 'promise', 'threaten', 'warn'])

/** The contents that stand below the verb, by the first frame of its entry that fits: clause, then target frames, then objects. */
export function contentBelow(context: SpeechContext, verb: number, entry: SpeechVerb, passive: boolean): Content | null {
  const frames = [...entry.frames.filter((frame) => frame.endsWith('+to')), ...entry.frames.filter((frame) => !frame.endsWith('+to'))]
  for (const frame of frames) {
    const content = byFrame(context, verb, entry, frame, passive)
    if (content && content.contents.length > 0) return content
  }
  return null
}

function byFrame(context: SpeechContext, verb: number, entry: SpeechVerb, frame: Frame, passive: boolean): Content | null {
  const plain = (contents: readonly TokenRange[]): Content | null => (contents.length > 0 ? { contents, frame, target: null } : null)
  if (frame === 'that') return plain(clauses(context, verb, entry))
  if (frame === 'to') return plain(infinitives(context, verb))
  if (frame === 'obj') return passive ? passiveObject(context, verb, frame) : objectContent(context, verb, entry, frame)
  if (frame.endsWith('+to')) return targetInfinitive(context, verb, frame, passive)
  if (frame === 'obj+is') return passive ? null : naming(context, verb, frame)
  if (frame.startsWith('obj+')) return targetPhrase(context, verb, entry, frame, passive)
  if (frame.startsWith('p:')) return plain(phrases(context, verb, frame.slice(2)))
  return null
}

/** Complement clauses, each coordinate one that has its own "that" or stands behind a semicolon apart. */
function clauses(context: SpeechContext, verb: number, entry: SpeechVerb): readonly TokenRange[] {
  const { tokens } = context
  const found = childrenWith(tokens, verb, 'ccomp').filter((child) => isClauseOf(context, verb, child))
  const open = openClause(context, verb, entry)
  const after = found.filter((child) => child > verb)
  const bare = found.length === 0 && open === null ? bareClause(context, verb, entry) : null
  if (bare) return splitRange(context, bare)
  if (after.length === 0)
    return open
      ? splitRange(context, { first: open.first, end: contentEnd(context, verb, open.end) })
      : found.flatMap((child) => splitClause(context, child, verb))
  const first = open ? open.first : Math.min(...after.map((child) => Math.max(verb + 1, subtree(tokens, child).first)))
  const own = contentEnd(context, verb, Math.max(...after.map((child) => subtree(tokens, child).end)))
  const end = isUnderThat(context, verb, first) ? withJoinedClause(context, verb, own) : own
  return splitRange(context, { first: clauseFirst(context, verb, first), end })
}

function isUnderThat(context: SpeechContext, verb: number, first: number): boolean {
  for (let at = verb + 1; at <= first; at++) if (context.tokens.lower[at] === 'that') return true
  return false
}

/** "assured him that S and the transfer V": a clause with a subject of its own joined without a comma belongs to what is said. */
function withJoinedClause(context: SpeechContext, verb: number, end: number): number {
  const { tokens } = context
  if (tokens.tag[end] !== 'CCONJ' || tokens.form[end - 1] === ',') return end
  const sentence = sentenceAt(tokens, verb)
  for (let at = end + 1; at < sentence.end; at++) {
    if (tokens.form[at] === ',' || tokens.form[at] === ';' || tokens.form[at] === '"') return end
    if (!/^(?:VB[DZP]|MD)$/.test(tokens.fine[at] ?? '')) continue
    const clause = tokens.tag[at] === 'AUX' ? (tokens.head[at] ?? at) : at
    const subject = childWith(tokens, clause, 'nsubj')
    return subject > end && subject < clause && (tokens.head[clause] ?? clause) < verb && !isPronoun(tokens.lower[subject] ?? '')
      ? subtree(tokens, clause).end
      : end
  }
  return end
}

function isPronoun(word: string): boolean {
  return /^(?:he|she|it|they)$/.test(word)
}

/** What stands between a verb and its clause is the clause's, where the tree left it to the verb ("said although ..., nobody ..."). */
function clauseFirst(context: SpeechContext, verb: number, first: number): number {
  const { tokens } = context
  for (const child of childrenWith(tokens, verb, 'advcl', 'obl', 'obj')) {
    const range = subtree(tokens, child)
    if (beforeAdverbs(tokens, range.first) !== verb || range.end > first + 1) continue
    const isClausesOwn = tokens.tag[range.first] === 'SCONJ' || (hangsBy(tokens, child, 'obj') && isBareVerb(context, verb, first))
    if (isClausesOwn) return range.first
  }
  return first
}

/** A finite clause without a subject of its own, whose subject the tree took for the object of the verb before it. */
function isBareVerb(context: SpeechContext, verb: number, first: number): boolean {
  const { tokens } = context
  const clause = childrenWith(tokens, verb, 'ccomp').find((child) => child >= first)
  if (clause === undefined || childWith(tokens, clause, 'nsubj', 'mark', 'expl') >= 0) return false
  return (
    /^VB[DZP]$/.test(tokens.fine[clause] ?? '') ||
    childrenWith(tokens, clause, 'aux', 'cop').some((one) => /^(?:VB[DZP]|MD)$/.test(tokens.fine[one] ?? ''))
  )
}

/** A clause that follows its verb, or one before it that no colon or new sentence cuts off. */
function isClauseOf(context: SpeechContext, verb: number, clause: number): boolean {
  const { tokens } = context
  return clause !== verb && tokens.sentenceOf[clause] === tokens.sentenceOf[verb]
}

function splitClause(context: SpeechContext, clause: number, verb: number): readonly TokenRange[] {
  const whole = subtree(context.tokens, clause)
  // A clause on the far side of its verb may swallow it when the tree crosses; it is kept to its own side.
  const range =
    whole.first <= verb && verb < whole.end
      ? clause < verb
        ? { first: whole.first, end: verb }
        : { first: verb + 1, end: whole.end }
      : whole
  return splitRange(context, range)
}

/** The range cut where a coordinate is a statement of its own: "..., and that ..." and "...; therefore ...". */
function splitRange(context: SpeechContext, range: TokenRange): readonly TokenRange[] {
  const out: TokenRange[] = []
  let { first } = range
  for (let at = range.first + 3; at < range.end - 3; at++) {
    if ((context.quoteOf[at] ?? -1) >= 0 || !opensOwnStatement(context, at, range.end)) continue
    out.push({ first, end: at })
    first = at + 1
  }
  out.push({ first, end: range.end })
  return out
}

/** At a semicolon before an adverb and a finite clause ("; therefore, ..."), or at "and" before "that" and a subject. */
function opensOwnStatement(context: SpeechContext, at: number, end: number): boolean {
  const { tokens } = context
  if (tokens.form[at] === ';') return tokens.tag[at + 1] === 'ADV' && hasFiniteVerb(tokens, { first: at + 1, end })
  if (tokens.lower[at] !== 'and' && tokens.lower[at] !== 'but') return false
  return tokens.lower[at + 1] === 'that' && tokens.tag[at + 1] === 'SCONJ' && hasFiniteVerb(tokens, { first: at + 2, end })
}

/** "that ..." right after the verb (or after its addressee) which the tree hung elsewhere: to the end of its clause. */
function openClause(context: SpeechContext, verb: number, entry: SpeechVerb): TokenRange | null {
  const { tokens } = context
  const sentence = sentenceAt(tokens, verb)
  for (let at = verb + 1; at < Math.min(sentence.end, verb + 9); at++) {
    if (tokens.tag[at] === 'VERB' || tokens.form[at] === ';') return null
    const isBehindTime = tokens.lower[at] === 'that' && context.read.times.some((time) => time.end === at && time.first > verb)
    const isBehindTold = tokens.lower[at] === 'that' && isTold(context, verb, entry, at)
    if (tokens.lower[at] === 'that' && (tokens.tag[at] === 'SCONJ' || isBehindTime || isBehindTold)) {
      const head = tokens.head[at] ?? at
      if (!isBehindTime && !isBehindTold && hangsBy(tokens, head, 'acl') && !isBeside(context, tokens.head[head] ?? head, verb, entry))
        return null
      const own = subtree(tokens, head)
      return { first: at + 1, end: own.end > at + 1 ? own.end : sentence.end }
    }
  }
  return null
}

/** "telling the envoys that the city would never accept": the one told stands right before "that", and its clause has a subject of its own. */
function isTold(context: SpeechContext, verb: number, entry: SpeechVerb, that: number): boolean {
  const { tokens } = context
  const object = childWith(tokens, verb, 'obj', 'iobj')
  const clause = tokens.head[that] ?? that
  if (!entry.frames.includes('person') || object < verb || object >= that || clause <= that) return false
  const subject = childWith(tokens, clause, 'nsubj')
  return subject > that && subject < clause && that - object < 4
}

/** "said relations between A and B have improved": for a verb that takes no object, what follows it with a finite verb is its clause. */
function bareClause(context: SpeechContext, verb: number, entry: SpeechVerb): TokenRange | null {
  const { tokens } = context
  if (entry.act !== 'say' || entry.kind !== 'speech' || entry.frames.some((frame) => frame === 'obj' || frame === 'person')) return null
  const { end } = sentenceAt(tokens, verb)
  const adjoining = childrenWith(tokens, verb, 'conj', 'parataxis', 'dep').find(
    (child) => child > verb && beforeAdverbs(tokens, subtree(tokens, child).first) === verb,
  )
  if (adjoining !== undefined && tokens.tag[verb + 1] !== 'CCONJ' && childWith(tokens, adjoining, 'nsubj') > verb)
    return { first: verb + 1, end: subtree(tokens, adjoining).end }
  const object = childWith(tokens, verb, 'obj')
  if (object < verb || beforeAdverbs(tokens, subtree(tokens, object).first) !== verb) return null
  return hasFiniteVerb(tokens, { first: object + 1, end }) ? { first: verb + 1, end } : null
}

/** The noun before "that" only stands between verb and clause: the one told, a time or a place. */
function isBeside(context: SpeechContext, noun: number, verb: number, entry: SpeechVerb): boolean {
  const { tokens } = context
  if (noun === verb) return true
  if ((tokens.head[noun] ?? -1) !== verb) return false
  return hangsBy(tokens, noun, 'obl', 'iobj', 'xcomp', 'advmod') || (hangsBy(tokens, noun, 'obj') && entry.frames.includes('person'))
}

function infinitives(context: SpeechContext, verb: number): readonly TokenRange[] {
  const { tokens } = context
  return childrenWith(tokens, verb, 'xcomp', 'ccomp')
    .filter((child) => child > verb && hasTo(context, child))
    .map((child) => subtree(tokens, child))
}

/** "urged X to ...", "called on X to ...", "warned to X to ...": from the target to the end of the infinitive. */
function targetInfinitive(context: SpeechContext, verb: number, frame: Frame, passive: boolean): Content | null {
  const { tokens } = context
  if (passive) return null
  const target =
    frame === 'obj+to'
      ? childWith(tokens, verb, 'obj', 'iobj')
      : obliqueAfter(context, verb, frame === 'on+to' ? ['on', 'upon'] : [frame.slice(0, -3)])
  const inner = infinitiveSubject(context, verb)
  if (target < 0 && inner) return { contents: [inner.range], frame, target: inner.subject }
  if (target < 0 || target < verb) return null
  const infinitive = [
    ...childrenWith(tokens, verb, 'xcomp', 'advcl', 'ccomp'),
    ...childrenWith(tokens, target, 'acl', 'advcl', 'xcomp'),
  ].find((child) => child > target && hasTo(context, child))
  if (infinitive === undefined) return null
  const own = subtree(tokens, target)
  const marker = frame === 'obj+to' ? -1 : childWith(tokens, target, 'case')
  const first = marker >= 0 ? marker + 1 : Math.max(own.first, verb + 1)
  return { contents: [{ first, end: subtree(tokens, infinitive).end }], frame, target }
}

/** "accused [Rwanda to send ...]", where the target is the subject of the infinitive. */
function infinitiveSubject(context: SpeechContext, verb: number): { subject: number; range: TokenRange } | null {
  const { tokens } = context
  for (const clause of childrenWith(tokens, verb, 'ccomp', 'xcomp')) {
    if (clause < verb || !hasTo(context, clause)) continue
    const subject = childWith(tokens, clause, 'nsubj')
    if (subject > verb && subject < clause)
      return { subject, range: { first: subtree(tokens, subject).first, end: subtree(tokens, clause).end } }
  }
  return null
}

function obliqueAfter(context: SpeechContext, verb: number, prepositions: readonly string[]): number {
  const { tokens } = context
  for (const child of childrenWith(tokens, verb, 'obl', 'nmod', 'iobj')) {
    if (child < verb) continue
    const marker = childWith(tokens, child, 'case')
    if (marker >= 0 && prepositions.includes(tokens.lower[marker] ?? '')) return child
  }
  return -1
}

/** "accused X of ...", "described X as ...", "thanked X for ...". */
function targetPhrase(context: SpeechContext, verb: number, entry: SpeechVerb, frame: Frame, passive: boolean): Content | null {
  const { tokens } = context
  const preposition = frame.slice(4)
  const target = passive ? childWith(tokens, verb, 'nsubj:pass') : childWith(tokens, verb, 'obj')
  if (target < 0) return preposition === 'as' && !passive ? heldToBe(context, verb, frame) : null
  if (preposition === 'as' && tokens.lower[target] === 'what') return calledAfter(context, verb, target, frame)
  const found =
    phraseBelow(context, verb, preposition) ??
    (passive ? null : phraseBelowAny(context, conjuncts(tokens, target), preposition)) ??
    asPhrase(context, verb, target, preposition) ??
    (preposition === 'of' ? gerundPhrase(context, target) : null)
  if (!found || found.marker < target) return null
  // "thanks the governments for their gifts" in a body's own text: all of it is said.
  const isOwnText = entry.act === 'thank' && tokens.fine[verb] === 'VBZ'
  if (phraseOnly.has(entry.act) && !isOwnText && (passive || entry.act === 'accuse' || found.parts.length > 1 || !isShort(found.parts[0])))
    return {
      contents: found.parts.map((part, i) =>
        i === found.parts.length - 1 ? { first: part.first, end: nominalEnd(context, verb, part.end) } : part,
      ),
      frame,
      target,
    }
  const start = passive ? found.marker + 1 : Math.max(subtree(tokens, target).first, verb + 1)
  const last = found.parts.at(-1)
  return last ? { contents: [{ first: start, end: last.end }], frame, target } : null
}

/** Fewest tokens of a phrase that is content by itself: "its support" is said only with whom it thanks. */
const shortest = 4

function isShort(part: TokenRange | undefined): boolean {
  return part !== undefined && part.end - part.first < shortest
}

/** The phrase or clause that hangs from `head` by a preposition, without it. */
function phraseBelow(context: SpeechContext, head: number, preposition: string): { marker: number; parts: readonly TokenRange[] } | null {
  const { tokens } = context
  for (const child of childrenOf(tokens, head)) {
    if (child < head || !hangsBy(tokens, child, 'obl', 'advcl', 'nmod', 'acl', 'xcomp', 'ccomp')) continue
    const marker = childrenWith(tokens, child, 'case', 'mark', 'advmod').find((one) => tokens.lower[one] === preposition)
    if (marker === undefined || marker < head) continue
    const range = subtree(tokens, child)
    return { marker, parts: splitPhrase(context, child, { first: marker + 1, end: range.end }, preposition) }
  }
  return null
}

/** "accused the regime and its patrons of ...": the phrase hangs from one of the coordinates. */
function phraseBelowAny(context: SpeechContext, heads: readonly number[], preposition: string): ReturnType<typeof phraseBelow> {
  for (const head of heads) {
    const found = phraseBelow(context, head, preposition)
    if (found) return found
  }
  return null
}

/** "accused X on Thursday of seeking ...": the gerund behind "of", wherever the tree hung it. */
function gerundPhrase(context: SpeechContext, target: number): ReturnType<typeof phraseBelow> {
  const { tokens } = context
  const { end } = sentenceAt(tokens, target)
  for (let at = target + 1; at < end && !/^[;:"]$/.test(tokens.form[at] ?? ''); at++) {
    if (/^VB[DZP]$/.test(tokens.fine[at] ?? '')) return null
    if (tokens.lower[at] !== 'of' || tokens.fine[at + 1] !== 'VBG') continue
    return { marker: at, parts: [{ first: at + 1, end: Math.max(subtree(tokens, at + 1).end, at + 2) }] }
  }
  return null
}

/** "of X and of Y": two parts where the preposition is repeated. */
function splitPhrase(context: SpeechContext, head: number, range: TokenRange, preposition: string): readonly TokenRange[] {
  const { tokens } = context
  const out: TokenRange[] = []
  let first = range.first
  for (const other of childrenWith(tokens, head, 'conj')) {
    const marker = childrenWith(tokens, other, 'case', 'mark').find((one) => tokens.lower[one] === preposition)
    if (marker === undefined || marker <= first || marker + 1 >= range.end) continue
    out.push({ first, end: marker })
    first = marker + 1
  }
  out.push({ first, end: range.end })
  return out
}

function phrases(context: SpeechContext, verb: number, preposition: string): readonly TokenRange[] {
  const found = phraseBelow(context, verb, preposition)
  if (!found) return []
  return found.parts.map((part, i) =>
    i === found.parts.length - 1 ? { first: part.first, end: nominalEnd(context, verb, part.end) } : part,
  )
}
