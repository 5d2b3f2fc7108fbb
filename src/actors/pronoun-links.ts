/** Pronouns: whom "he", "its", "they" mean, by gender, number, place in the sentence and recency. */
import type { RuleId } from '../model/ids.js'
import type { ParsedTokens } from '../model/tokens.js'
import { ancestors, childWith } from '../model/tree.js'
import type { Discourse, Referent } from './discourse.js'
import type { Draft } from './draft.js'
import { addReferent } from './discourse.js'
import { coordinated } from './pair-persons.js'
import type { Resolution } from './resolve.js'

/** Null where nobody fits: no link is better than a wrong one. */
export function resolvePronoun(discourse: Discourse, draft: Draft): Resolution | null {
  if (draft.lemma.startsWith('it')) return resolveIt(discourse, draft)
  if (draft.plural) return resolveThey(discourse, draft)
  const told = antecedent(discourse, draft)
  if (told) return { referent: told, link: 'coreference/relative' as RuleId, score: 0.85 }
  const gender = draft.lemma.startsWith('h') && !draft.lemma.startsWith('her') ? 'm' : 'f'
  const best = choose(
    discourse,
    draft,
    (one) =>
      one.kind === 'person' &&
      !one.plural &&
      one.members.length === 0 &&
      (one.gender === null ? gender === 'm' || one.mentions > 0 : one.gender === gender),
  )
  if (!best) return null
  best.gender ??= gender
  return { referent: best, link: 'coreference/pronoun' as RuleId, score: 0.75 }
}

/** "His counterpart, X, who reiterated his country's support": a possessive under a relative clause means who it is about. */
function antecedent(discourse: Discourse, draft: Draft): Referent | null {
  const { tokens } = discourse.context
  if (draft.reading !== 'modifier') return null
  const path = ancestors(tokens, draft.head)
  const verb = path.find((one) => /^(acl:relcl|ccomp|advcl|root|conj|parataxis)/.test(tokens.relation[one] ?? ''))
  if (verb === undefined || !(tokens.relation[verb] ?? '').startsWith('acl:relcl')) return null
  const subject = childWith(tokens, verb, 'nsubj')
  if (subject < 0 || (tokens.lower[subject] !== 'who' && tokens.lower[subject] !== 'which') || subject > draft.head) return null
  const noun = tokens.head[verb] ?? verb
  const one = discourse.drafts.find((other) => other.end <= subject && other.first <= noun && noun < other.end && other.type !== 'pronoun')
  const referent = one ? discourse.at.get(one.first) : undefined
  return referent?.kind === 'person' && !referent.plural ? referent : null
}

function resolveIt(discourse: Discourse, draft: Draft): Resolution | null {
  if (isExpletive(discourse, draft) || isThing(discourse, draft)) return null
  const best = choose(
    discourse,
    draft,
    (one) =>
      one.kind !== 'person' &&
      one.kind !== 'people' &&
      one.kind !== 'plural' &&
      one.members.length === 0 &&
      // What a speaker calls "it" was named in his own words.
      (draft.lemma !== 'it' || one.quoted || discourse.context.quoted[draft.head] !== 1),
  )
  return best ? { referent: best, link: 'coreference/pronoun' as RuleId, score: 0.65 } : null
}

/** "It is not too late", "it rained": nobody. */
function isExpletive(discourse: Discourse, draft: Draft): boolean {
  const { tokens } = discourse.context
  const relation = tokens.relation[draft.head] ?? ''
  if (relation === 'expl' || relation.startsWith('expl')) return true
  const verb = tokens.head[draft.head] ?? draft.head
  return relation.startsWith('nsubj') && tokens.tag[verb] === 'ADJ'
}

/** "Signed it", "opened it": a thing; "accused it", "urged it": somebody. */
function isThing({ context: { tokens } }: Discourse, draft: Draft): boolean {
  return (
    draft.lemma === 'it' &&
    (tokens.relation[draft.head] ?? '').startsWith('obj') &&
    !ofSomebody.has(tokens.lemma[tokens.head[draft.head] ?? draft.head] ?? '')
  )
}

/** Verbs of dealing with somebody, of which a state or a body can be the object. */
const ofSomebody: ReadonlySet<string> = new Set(
  'accuse admonish advise aid arm ask assure attack back blame brand censure charge commend congratulate criticise criticize defend denounce dissuade exhort force help implore invade invite order persuade praise press pressure rebuke sanction slam support supply tell thank threaten urge warn'.split(
    ' ',
  ),
)

/** "They" after two who met are both of them; else the last plural party. */
function resolveThey(discourse: Discourse, draft: Draft): Resolution | null {
  const { tokens } = discourse.context
  const sentence = tokens.sentenceOf[draft.first] ?? 0
  if (draft.lemma === 'they' && isFirstSubject(discourse, draft)) {
    const speakers = discourse.referents.findLast((one) => one.plural && one.members.length === 0 && one.subjectIn === sentence - 1)
    if (speakers) return { referent: speakers, link: 'coreference/pronoun' as RuleId, score: 0.7 }
    const pair = metBefore(discourse, sentence)
    if (pair) {
      const ids = pair.map((one) => one.id)
      const known = discourse.referents.find((one) => one.members.length === 2 && one.members.every((id) => ids.includes(id)))
      const referent = known ?? addReferent(discourse, draft, 'plural')
      referent.members = ids
      return { referent, link: 'coreference/pronoun' as RuleId, score: 0.7 }
    }
  }
  const joined = draft.lemma === 'them' ? null : joinedSubjects(discourse, draft, sentence)
  if (joined) return joined
  const best = choose(
    discourse,
    draft,
    (one) => one.plural || one.members.length > 0 || one.kind === 'people' || one.kind === 'group' || one.kind === 'body',
    unsure,
  )
  return best ? { referent: best, link: 'coreference/pronoun' as RuleId, score: 0.6 } : null
}

/** Of two plurals that are about as likely neither is taken. */
const unsure = 0.4

/** "X and Y agreed to link their countries": two who are joined by "and" before the pronoun in the same sentence. */
function joinedSubjects(discourse: Discourse, draft: Draft, sentence: number): Resolution | null {
  const { tokens } = discourse.context
  const pair = coordinated(discourse, draft.first, sentence, (one) => one.kind === 'person' || one.kind === 'state')
  const subject = pair?.some((one) => (tokens.relation[one.lastToken] ?? '').startsWith('nsubj'))
  if (!pair || !subject) return null
  const ids = pair.map((one) => one.id)
  const known = discourse.referents.find((one) => one.members.length === 2 && one.members.every((id) => ids.includes(id)))
  const referent = known ?? addReferent(discourse, draft, 'plural')
  referent.members = ids
  return { referent, link: 'coreference/pronoun' as RuleId, score: 0.7 }
}

function isFirstSubject(discourse: Discourse, draft: Draft): boolean {
  const { tokens } = discourse.context
  return tokens.sentences[tokens.sentenceOf[draft.first] ?? 0]?.first === draft.first
}

/** Two persons of the sentence before, of whom one is the subject and the other is met or spoken with. */
function metBefore(discourse: Discourse, sentence: number): readonly Referent[] | null {
  const subject = discourse.referents.find((one) => one.kind === 'person' && one.subjectIn === sentence - 1 && !one.plural)
  if (!subject) return null
  const others = discourse.referents.filter(
    (one) =>
      one.kind === 'person' &&
      one !== subject &&
      !one.plural &&
      one.name !== null &&
      one.lastSentence === sentence - 1 &&
      one.country !== subject.country,
  )
  const other = others.toSorted((a, b) => a.lastToken - b.lastToken)[0]
  return other ? [subject, other] : null
}

/** The best candidate by salience, if it is better than the next by `margin`; ties go to the later one. */
function choose(discourse: Discourse, draft: Draft, test: (one: Referent) => boolean, margin = 0): Referent | null {
  const { tokens } = discourse.context
  const sentence = tokens.sentenceOf[draft.first] ?? 0
  const outside = discourse.context.quoted[draft.head] !== 1
  let best: Referent | null = null
  let bestScore = 0
  let second = 0
  for (const one of discourse.referents) {
    if (
      one.mentions === 0 ||
      one.lastSentence < sentence - 3 ||
      (outside && one.quoted && one.name === null) ||
      !test(one) ||
      coArgument(discourse, draft, one)
    )
      continue
    const distance = sentence - one.lastSentence
    const score =
      4 -
      distance * 1.2 +
      (one.subjectIn === sentence ? 2.5 : one.subjectIn === sentence - 1 ? 2 : 0) +
      (one.name !== null || one.actor !== null ? 1.2 : one.rank !== null && one.rank !== 'other' ? 0.6 : 0) +
      (outside && one.quoted ? -2.5 : 0) +
      (isAbove(discourse, draft, one) ? 1.5 : isObjectAbove(discourse, draft, one) ? 3 : 0) +
      one.lastToken / 1e5
    if (!best || score > bestScore) {
      second = bestScore
      best = one
      bestScore = score
    } else if (score > second) second = score
  }
  return bestScore - second < margin ? null : best
}

/** "X said in Lima, where he was attending": the subject of a verb under which the pronoun's own clause hangs. */
function isAbove({ context: { tokens } }: Discourse, draft: Draft, one: Referent): boolean {
  if (one.lastSentence !== (tokens.sentenceOf[draft.first] ?? 0) || !(tokens.relation[one.lastToken] ?? '').startsWith('nsubj'))
    return false
  const verb = tokens.head[one.lastToken] ?? -1
  return verb !== (tokens.head[draft.head] ?? -1) && ancestors(tokens, draft.head).includes(verb)
}

/** "X summoned Y, telling him": the object of the verb above is who is told. */
function isObjectAbove({ context: { tokens } }: Discourse, draft: Draft, one: Referent): boolean {
  const verb = tokens.head[draft.head] ?? -1
  return (
    one.lastSentence === (tokens.sentenceOf[draft.first] ?? 0) &&
    /^i?obj/.test(tokens.relation[draft.head] ?? '') &&
    (tokens.relation[verb] ?? '').startsWith('advcl') &&
    (tokens.relation[one.lastToken] ?? '').startsWith('obj') &&
    tokens.head[one.lastToken] === tokens.head[verb]
  )
}

/** "The rebels refused to receive him": nobody who acts for the subject itself. */
function isOfSubject(discourse: Discourse, draft: Draft, one: Referent): boolean {
  const { tokens } = discourse.context
  if (one.kind !== 'person' || !/^i?obj/.test(tokens.relation[draft.head] ?? '') || draft.plural) return false
  const sentence = tokens.sentenceOf[draft.first] ?? 0
  const subject = subjectOver(tokens, tokens.head[draft.head] ?? draft.head, /^(xcomp|conj)/)
  const party = discourse.referents.find((other) => other.lastToken === subject && other.lastSentence === sentence)
  return party !== undefined && party.kind !== 'person' && party.kind !== 'state' && party.country !== null && party.country === one.country
}

/** The subject of a verb, or of the one over it by such a relation where it has none of its own; -1. */
function subjectOver(tokens: ParsedTokens, verb: number, over: RegExp): number {
  let at = verb
  for (let turn = 0; turn < 4; turn++) {
    const subject = childWith(tokens, at, 'nsubj')
    if (subject >= 0) return subject
    if (!over.test(tokens.relation[at] ?? '')) return -1
    at = tokens.head[at] ?? at
  }
  return -1
}

/** "He met him": two arguments of one verb are two persons. */
function coArgument(discourse: Discourse, draft: Draft, one: Referent): boolean {
  const { tokens } = discourse.context
  if (isOfSubject(discourse, draft, one)) return true
  if (draft.reading === 'modifier' || draft.lemma.endsWith('self') || draft.lemma.endsWith('selves')) return false
  const verb = tokens.head[draft.head] ?? draft.head
  if (one.lastSentence !== (tokens.sentenceOf[draft.first] ?? 0) || !/^(i?obj|obl)/.test(tokens.relation[draft.head] ?? '')) return false
  return tokens.head[one.lastToken] === verb || actsIn(tokens, verb, one.lastToken)
}

/** "X and Y cut ties with Z, accusing it": whoever is the subject of a verb, or of the one over it that has none of its own, acts in both. */
function actsIn(tokens: ParsedTokens, verb: number, token: number): boolean {
  let head = token
  while ((tokens.relation[head] ?? '').startsWith('conj') && tokens.head[head] !== head) head = tokens.head[head] ?? head
  return subjectOver(tokens, verb, /^(advcl|xcomp|conj)/) === head
}
