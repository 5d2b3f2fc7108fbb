/** Whose an initiative is: possessor, agent, demonym, known holder, the subject that acts on it, or who speaks of it. */
import { contains } from '../base/types.js'
import type { InitiativeWords } from '../knowledge/initiatives/index.js'
import type { ActorMention, Party } from '../model/actor.js'
import type { AnalysedDispatch } from '../model/coding.js'
import type { CountryCode } from '../model/ids.js'
import { mostNamed, statesNamed } from '../model/named.js'
import { partiesOf, partyOf } from '../model/party.js'
import type { Statement } from '../model/record.js'
import { charSpan, type TokenRange } from '../model/tokens.js'
import { ancestors, childrenWith, childWith, subtree } from '../model/tree.js'
import type { Gathered } from './index.js'
import type { NamedInitiative } from './names.js'

/** The holders, by the first way that names one; empty when none does. */
export function holdersOf(
  read: AnalysedDispatch,
  statements: readonly Statement[],
  one: Gathered,
  words: InitiativeWords,
): readonly Party[] {
  for (const way of [possessor, modifier, ofWhom, agent, known, owner])
    for (const mention of one.mentions) {
      const found = way(read, mention, words)
      if (found.length > 0) return found
    }
  for (const mention of one.mentions) {
    const speaker = speakersOver(read, statements, mention)
    if (speaker.length > 0) return speaker
  }
  for (const mention of one.mentions) {
    const found = subject(read, mention)
    if (found.length > 0) return found
  }
  return one.steps.size > 0 ? stateNamedMost(read) : []
}

/** Where nothing says whose it is: the state or organisation that the dispatch names most often, the one named first of equals. */
function stateNamedMost(read: AnalysedDispatch): readonly Party[] {
  const best = mostNamed(statesNamed(read).toSorted((a, b) => b.first.head - a.first.head))
  return best ? [partyOf(read, best.first)] : []
}

type Way = (read: AnalysedDispatch, mention: NamedInitiative, words: InitiativeWords) => readonly Party[]

const possessor: Way = (read, mention) => {
  const at = childWith(read.tokens, mention.head, 'nmod:poss')
  return at < 0 ? [] : withCountry(partiesWithin(read, subtree(read.tokens, at)))
}

/** "the Indian Housing Project", "a Turkish plan". */
const modifier: Way = (read, mention) => withCountry(partiesWithin(read, { first: mention.first, end: mention.head }))

/** "the road map of the United Nations". */
const ofWhom: Way = (read, mention) => {
  const { tokens } = read
  const of = childrenWith(tokens, mention.head, 'nmod').find((child) => tokens.lower[childWith(tokens, child, 'case')] === 'of')
  return of === undefined || of < mention.end ? [] : withCountry(partiesWithin(read, { first: of, end: of + 1 }))
}

/** "a plan adopted by the EU", "an initiative of China". */
const agent: Way = (read, mention) => {
  const { tokens } = read
  for (const verb of childrenWith(tokens, mention.head, 'acl')) {
    const by = childrenWith(tokens, verb, 'obl').find((child) => tokens.lower[childWith(tokens, child, 'case')] === 'by')
    if (by !== undefined) return withCountry(partiesWithin(read, subtree(tokens, by))).slice(0, 1)
  }
  return []
}

const known: Way = (read, mention) => {
  if (mention.holder === null) return []
  const entity = read.entities.find((one) => one.country === mention.holder && one.kind !== 'person')
  const held = entity && read.actors.find((one) => one.entity === entity.id)
  return held ? [partyOf(read, held)] : [named(read, mention)]
}

/** A holder known by the vocabulary whom the text does not mention. */
function named(read: AnalysedDispatch, mention: NamedInitiative): Party {
  const span = charSpan(read.tokens, mention)
  const country = (mention.holder ?? '') as CountryCode
  return {
    entity: -1,
    actor: null,
    kind: 'state',
    name: null,
    country,
    sector: null,
    code: country,
    office: null,
    rank: null,
    text: read.dispatch.text.slice(span.from, span.to),
    span,
  }
}

/** "the administration's experience in promoting the policy", "X presented its plan": who stands over the mention in the same clause. */
const owner: Way = (read, mention, words) => {
  const { tokens } = read
  for (const at of ancestors(tokens, mention.head).slice(0, 4)) {
    const lemma = tokens.lemma[at] ?? ''
    if (!words.words.presenting.has(lemma)) continue
    const nominal = childWith(tokens, at, 'nsubj')
    if (nominal >= 0) return withCountry(partiesWithin(read, { first: nominal, end: nominal + 1 }))
  }
  return []
}

function speakersOver(read: AnalysedDispatch, statements: readonly Statement[], mention: NamedInitiative): readonly Party[] {
  const span = charSpan(read.tokens, mention)
  const inside = statements.filter((one) => one.content.some((content) => contains(content, span)))
  const narrow = inside.sort((a, b) => width(a) - width(b))[0]
  return narrow ? withCountry(narrow.speakers) : []
}

function width(statement: Statement): number {
  return statement.content.reduce((sum, span) => sum + span.to - span.from, 0)
}

function subject(read: AnalysedDispatch, mention: NamedInitiative): readonly Party[] {
  const { tokens } = read
  for (const at of ancestors(tokens, mention.head)) {
    const nominal = childWith(tokens, at, 'nsubj')
    if (nominal < 0 || (nominal >= mention.first && nominal < mention.end)) continue
    const found = withCountry(partiesWithin(read, subtree(tokens, nominal)))
    if (found.length > 0) return found
  }
  return []
}

/** Parties mentioned in the range, one a country, without places. */
function partiesWithin(read: AnalysedDispatch, range: TokenRange): readonly Party[] {
  return unique(
    read.actors
      .filter((mention) => mention.head >= range.first && mention.head < range.end && mention.reading !== 'place')
      .flatMap((mention) => partiesOfMention(read, mention)),
  )
}

function partiesOfMention(read: AnalysedDispatch, mention: ActorMention): readonly Party[] {
  return mention.reading === 'modifier' ? [partyOf(read, mention)] : partiesOf(read, mention)
}

function withCountry(list: readonly Party[]): readonly Party[] {
  return unique(list.filter((party) => party.country !== null))
}

function unique(list: readonly Party[]): readonly Party[] {
  return list.filter((party, index) => list.findIndex((other) => other.country === party.country) === index)
}

/** The other states that the steps name, or toward whom its statements are. */
export function partnersOf(
  read: AnalysedDispatch,
  statements: readonly Statement[],
  one: Gathered,
  holders: readonly Party[],
): readonly Party[] {
  const own = new Set(holders.map((party) => party.country))
  const inSteps = [...one.steps.values()].flatMap((step) => partiesWithin(read, step.content))
  const spoken = one.mentions.flatMap((mention) => {
    const span = charSpan(read.tokens, mention)
    return statements
      .filter((statement) => statement.content.some((content) => contains(content, span)))
      .flatMap((statement) => statement.toward.map((entry) => entry.party))
  })
  return withCountry([...inSteps, ...spoken]).filter((party) => !own.has(party.country))
}
