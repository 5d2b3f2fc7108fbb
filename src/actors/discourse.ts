/** Who has been spoken of so far in a dispatch: entities with what is known of them, and where they were last met. */
import type { EntityKind, Rank, StatedRole } from '../model/actor.js'
import type { ActorId, CountryCode, SectorCode } from '../model/ids.js'
import type { OfficeSource } from '../model/roster.js'
import type { Context } from './context.js'
import type { Draft } from './draft.js'
import { partyWeight, type Standing } from './weight.js'

/** An entity while the dispatch is read. */
export interface Referent {
  readonly id: number
  kind: EntityKind
  actor: ActorId | null
  name: string | null
  country: CountryCode | null
  /** The country was inferred from what stands around: one that is stated later takes its place. */
  guessed: boolean
  /** Nationality where it differs from whom the person serves ("the Estonian"). */
  nationality: CountryCode | null
  sector: SectorCode | null
  office: string | null
  rank: Rank | null
  readonly roles: StatedRole[]
  members: readonly number[]
  /** Head nouns by which it was called, singular, lower case. */
  readonly lemmas: Set<string>
  /** Words that qualified it where it was first described ("trial" in "the trial court"). */
  readonly words: Set<string>
  plural: boolean
  /** Name of an institution that has none of its own, as it is first described ("Polish Foreign Ministry"). */
  described: string | null
  /** Introduced by an indefinite phrase ("a diplomat"). */
  introduced: boolean
  /** Unnamed, and described in a way that a later name can fill ("French envoy" in a headline); else null. */
  open: Draft | null
  /** The referent that turned out to be the same. */
  same: Referent | null
  /** Whose it is ("the President's Media Division"). */
  owner: Referent | null
  gender: 'm' | 'f' | null
  code: string | null
  /** The dispatch of the record that told the office. */
  learned: OfficeSource | null
  /** Sentence and token of the last mention; -1 before the first. */
  lastSentence: number
  lastToken: number
  /** The last mention stood within quotation marks. */
  quoted: boolean
  /** Last sentence in which it was the subject of the main clause; -1. */
  subjectIn: number
  mentions: number
}

export interface Discourse {
  readonly context: Context
  readonly referents: Referent[]
  readonly byActor: Map<string, Referent>
  /** Sentences in which a state, or somebody who acts for it, was mentioned, in order. */
  readonly sentencesOf: Map<string, Standing[]>
  /** Referent of the phrase that begins at a token. */
  readonly at: Map<number, Referent>
  /** The state spoken of most, once it has been asked for. */
  home: { readonly code: CountryCode | null } | null
  /** Names and states in the whole dispatch, for what is named only after it is described. */
  readonly drafts: readonly Draft[]
}

export function newDiscourse(context: Context, drafts: readonly Draft[]): Discourse {
  return { context, referents: [], byActor: new Map(), sentencesOf: new Map(), at: new Map(), home: null, drafts }
}

export function addReferent(discourse: Discourse, draft: Draft, kind: EntityKind): Referent {
  const referent: Referent = {
    id: discourse.referents.length,
    kind,
    actor: null,
    name: null,
    country: null,
    guessed: false,
    nationality: null,
    sector: draft.sector,
    office: null,
    rank: null,
    roles: [],
    members: [],
    lemmas: new Set(draft.lemma === '' ? [] : [draft.lemma]),
    words: new Set(),
    plural: draft.plural,
    described: null,
    introduced: false,
    open: null,
    same: null,
    owner: null,
    gender: null,
    code: null,
    learned: null,
    lastSentence: -1,
    lastToken: -1,
    quoted: false,
    subjectIn: -1,
    mentions: 0,
  }
  discourse.referents.push(referent)
  return referent
}

/** The referent of an entry of the book, made at its first mention. */
export function referentOfActor(discourse: Discourse, draft: Draft, actor: ActorId): Referent {
  const known = discourse.byActor.get(actor)
  if (known) return known
  const { book } = discourse.context
  const body = book.bodies.get(actor)
  const state = book.states.get(actor)
  const referent = addReferent(discourse, draft, body ? body.kind : 'state')
  referent.actor = actor
  referent.name = body?.name ?? state?.name ?? null
  referent.country = body ? body.country : ((state?.code ?? (actor as string)) as CountryCode)
  referent.sector = body?.sector ?? null
  discourse.byActor.set(actor, referent)
  return referent
}

/** Makes two referents one: `later` turned out to be who `first` was; what is known of either is kept. */
export function merge(first: Referent, later: Referent): void {
  if (first === later) return
  first.same = later
  first.open = null
  for (const lemma of first.lemmas) later.lemmas.add(lemma)
  if (later.guessed && !first.guessed && first.country !== null) Object.assign(later, { country: first.country, guessed: false })
  later.country ??= first.country
  later.mentions += first.mentions
  first.mentions = 0
}

/** Who a referent turned out to be. */
export function rootOf(referent: Referent): Referent {
  let root = referent
  while (root.same) root = root.same
  return root
}

/** Notes that a referent is mentioned at a draft. */
export function note(discourse: Discourse, referent: Referent, draft: Draft): void {
  const { tokens } = discourse.context
  const sentence = tokens.sentenceOf[draft.first] ?? 0
  referent.lastSentence = sentence
  referent.lastToken = draft.head
  referent.mentions++
  if (draft.lemma !== '' && draft.type !== 'pronoun' && draft.type !== 'state') referent.lemmas.add(draft.lemma)
  referent.quoted = discourse.context.quoted[draft.head] === 1
  if (!referent.quoted && isMainSubject(discourse.context, draft)) referent.subjectIn = sentence
  discourse.at.set(draft.first, referent)
  if (draft.type === 'person') for (let i = draft.first + 1; i < draft.end; i++) if (!discourse.at.has(i)) discourse.at.set(i, referent)
  for (const code of [referent.country, draft.allegiance?.code ?? null]) {
    if (code === null || draft.reading === 'place') continue
    const standing = { sentence, weight: partyWeight(discourse.context, draft) }
    const list = discourse.sentencesOf.get(code)
    const last = list?.at(-1)
    if (!list) discourse.sentencesOf.set(code, [standing])
    else if (last?.sentence !== sentence) list.push(standing)
    else if (last.weight < standing.weight) list[list.length - 1] = standing
  }
}

/** Subject of the sentence's root, or of a verb coordinated with it. */
export function isMainSubject({ tokens }: Context, draft: Draft): boolean {
  if (!(tokens.relation[draft.head] ?? '').startsWith('nsubj')) return false
  let verb = tokens.head[draft.head] ?? 0
  for (let turn = 0; turn < 3 && (tokens.relation[verb] ?? '').startsWith('conj'); turn++) verb = tokens.head[verb] ?? verb
  return tokens.head[verb] === verb || (tokens.relation[verb] ?? '').startsWith('parataxis')
}
