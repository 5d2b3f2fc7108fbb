/**
 * What words alone cannot give: an act that is announced, refused, stopped, demanded or alleged is another act.
 * Planned cooperation is AGREE, planned hostility THREATEN, refused cooperation REJECT, stopped aid SANCTION: the tables are in the ontology.
 */
import { type Clause, lowerLemma, type Operator, type Standing } from '../model/index.js'
import type { Turn } from '../knowledge/ontology/index.js'
import type { Scene } from './context.js'
import type { Match } from './match.js'

/** A match with its code after composition. */
export interface Reading {
  readonly match: Match
  readonly type: string
  readonly mode: string | null
  readonly contexts: readonly string[]
  readonly cameo: string | null
  readonly standing: Standing
  /** Tokens of the words that turned the act. */
  readonly turnedBy: readonly number[]
  /** Clauses above whose own readings this one makes superfluous ("agreed" above "to meet"). */
  readonly covers: readonly number[]
  /** The clause of asking, accusing or praising whose content the act is, or null. */
  readonly absorbedBy: { readonly clause: number; readonly kind: 'request' | 'accusation' | 'approval' } | null
  readonly because: readonly string[]
  /** False for a one-sided offer of a mutual act ("is ready to host"). */
  readonly symmetric: boolean
  /** 0..1 */
  readonly score: number
}

/** One side's readiness for what both would do. */
const offering = new Set([
  'ready',
  'willing',
  'prepared',
  'open',
  'offer',
  'propose',
  'volunteer',
  'readiness',
  'willingness',
  'proposal',
  'invite',
])

/** What is refused, threatened, asked or blamed is one side's, whatever it was made of. */
const oneSided = new Set(['REJECT', 'THREATEN', 'REQUEST', 'ACCUSE', 'SANCTION'])

/** "decided to expel", "voted to suspend": the decision is the measure. */
const deciding = new Set(['decide', 'vote', 'resolve', 'decision'])

interface State {
  type: string
  mode: string | null
  contexts: readonly string[]
  cameo: string | null
  standing: Standing
  score: number
}

const cooperative = new Set(['AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT'])

/** The reading that a match gives where it stands; null when nothing is to be coded. */
export function compose(scene: Scene, match: Match): Reading | null {
  const { rule, clause } = match
  if (rule.type === null) return null
  const state: State = {
    type: rule.type,
    mode: rule.mode,
    contexts: rule.contexts,
    cameo: rule.cameo,
    standing: clause.standing === 'historical' || background(clause) ? 'historical' : 'happened',
    score: baseScore(match),
  }
  const because = [`rule ${rule.name}: '${clause.lemma}'`]
  const turnedBy: number[] = []
  const covers: number[] = []
  let absorbedBy: Reading['absorbedBy'] = null
  let symmetric = rule.symmetric
  for (const step of steps(scene, clause.operators)) {
    // A rule that an auxiliary triggers has that auxiliary's meaning already.
    if (rule.modals.length > 0 && step.clause === clause.index) continue
    const outcome = take(scene, state, step)
    if (outcome === 'drop') return null
    turnedBy.push(...step.by)
    // A refusal, a demand or an end is one side's, whatever would have been mutual.
    if (step.kind === 'refusal' || step.kind === 'refused future' || step.kind === 'cessation') symmetric = false
    if (step.kind === 'intention' && offering.has(lowerLemma(scene.tokens, step.by[0] ?? 0))) symmetric = false
    if (step.clause !== clause.index) covers.push(step.clause)
    because.push(`${step.kind} by ${step.by.map((token) => `'${scene.tokens.form[token] ?? ''}'`).join(' ')}`)
    if (outcome !== 'go on') {
      absorbedBy = { clause: step.clause, kind: outcome }
      break
    }
  }
  return {
    match,
    type: state.type,
    mode: state.mode,
    contexts: state.contexts,
    cameo: state.cameo,
    standing: state.standing,
    turnedBy,
    covers,
    absorbedBy,
    because,
    symmetric: symmetric && !oneSided.has(state.type),
    score: state.score,
  }
}

/** "the sanctions imposed on X": what a participle tells of a noun was so before the news. */
function background(clause: Match['clause']): boolean {
  return clause.relation === 'acl' && clause.passive
}

function baseScore(match: Match): number {
  let score = 0.9
  for (const found of [...match.sources, ...match.targets]) if (found.inferred !== null) score -= 0.05
  if (match.sources.length === 0) score -= 0.3
  if (match.targets.length === 0) score -= 0.1
  return Math.max(0.05, score)
}

/** Operators of one clause taken together: "will not" is one step. */
interface Step {
  readonly kind: Operator['kind'] | 'refused future'
  readonly by: readonly number[]
  readonly clause: number
}

function steps(scene: Scene, operators: readonly Operator[]): readonly Step[] {
  const shrinks = (token: number): boolean => shrinking.has(lowerLemma(scene.tokens, token))
  const out: Step[] = []
  for (const operator of operators) {
    const last = out.at(-1)
    // "will not hesitate to strike", "did not rule out striking": what is not shrunk from is announced.
    if (operator.kind === 'negation' && last?.kind === 'refusal' && last.clause === operator.clause && shrinks(last.by[0] ?? 0)) {
      out[out.length - 1] = { kind: 'intention', by: [...last.by, operator.by], clause: last.clause }
      continue
    }
    if (last?.kind === 'intention' && last.clause === operator.clause && last.by.length > 1 && operator.kind === 'future') continue
    if (
      operator.kind === 'negation' &&
      last &&
      last.clause === operator.clause &&
      (last.kind === 'future' || last.kind === 'conditional' || last.kind === 'modal')
    ) {
      out[out.length - 1] = {
        kind: last.kind === 'modal' ? 'negation' : 'refused future',
        by: [...last.by, operator.by],
        clause: last.clause,
      }
    } else out.push({ kind: operator.kind, by: [operator.by], clause: operator.clause })
  }
  return out
}

const shrinking = new Set(['hesitate', 'rule', 'exclude', 'shrink', 'flinch', 'shy', 'recoil', 'balk'])

function take(scene: Scene, state: State, step: Step): 'go on' | 'drop' | 'request' | 'accusation' | 'approval' {
  const hostile = !cooperative.has(state.type)
  switch (step.kind) {
    case 'future':
    case 'intention':
    case 'expectation':
      // "promised not to attack" promises nothing that could be coded; "agreed not to meet" refuses.
      if (state.standing === 'denied') return hostile ? 'drop' : turn(scene, state, 'refused')
      // "was not authorised to discuss", "is not expected to meet": nobody refuses.
      if (step.kind === 'expectation' && scene.analysed.clauses[step.clause]?.negated === true) return 'drop'
      if (state.type === 'SANCTION' && step.kind === 'intention' && deciding.has(lowerLemma(scene.tokens, step.by[0] ?? 0))) return 'go on'
      return turn(scene, state, 'planned')
    case 'conditional':
      return turn(scene, state, 'conditional')
    case 'refused future':
    case 'refusal':
      return turn(scene, state, 'refused')
    case 'cessation':
      return turn(scene, state, 'ceased')
    case 'wish':
      return wish(scene, state, step, hostile)
    case 'attempt':
      if (hostile || state.type === 'CONSULT') return 'go on'
      return turn(scene, state, 'planned')
    case 'negation':
      return negated(scene, state, step)
    case 'modal':
      return modal(state, hostile)
    case 'purpose':
      state.standing = 'planned'
      state.score *= 0.4
      return 'go on'
    case 'request':
    case 'accusation':
    case 'approval':
      return step.kind
    case 'denial':
      state.standing = 'denied'
      return 'go on'
    case 'resumption':
    case 'causation':
      return 'go on'
    case 'permission':
      return state.type === 'AID' || state.type === 'CONSULT' ? 'drop' : turn(scene, state, 'planned')
    case 'failure':
    case 'prevention':
    case 'doubt':
      return 'drop'
    default:
      return step.kind satisfies never
  }
}

/** "hopes to visit", "wants to meet" shows willingness; "is likely to attack" shows nothing. */
function wish(scene: Scene, state: State, step: Step, hostile: boolean): 'go on' | 'drop' {
  const word = lowerLemma(scene.tokens, step.by[0] ?? 0)
  if (willing.has(word)) return hostile ? 'drop' : turn(scene, state, 'planned')
  if (word === 'unwilling' || word === 'reluctant') return turn(scene, state, 'refused')
  return word === 'claim' || word === 'seem' || word === 'appear' || word === 'happen' || word === 'need' ? 'go on' : 'drop'
}

const willing = new Set(['hope', 'wish', 'want', 'like', 'desire', 'aspire', 'long', 'love', 'dream', 'ambition'])

function modal(state: State, hostile: boolean): 'go on' | 'drop' {
  if (!hostile) return 'drop'
  // "may impose sanctions", "could strike": no more than a threat, and only from the one who would do it.
  state.standing = 'possible'
  state.score *= 0.5
  return 'go on'
}

function negated(scene: Scene, state: State, step: Step): 'go on' | 'drop' {
  const clause = scene.analysed.clauses[step.clause]
  // "does not recognise", "has no plan to meet" is refusal; "did not meet" tells that nothing happened.
  if (clause && clause.tense === 'present' && cooperative.has(state.type) && state.standing !== 'historical')
    return turn(scene, state, 'refused')
  if (state.standing === 'planned') return turn(scene, state, 'refused')
  // "cannot accept", "could never recognise": what one can not agree to one refuses.
  if (consenting.has(state.type) && step.by.some((token) => cans.has(scene.tokens.lower[token] ?? ''))) return turn(scene, state, 'refused')
  state.standing = 'denied'
  return 'go on'
}

const consenting = new Set(['AGREE', 'SUPPORT', 'CONCEDE'])
const cans = new Set(['can', 'ca', 'could'])

function turn(scene: Scene, state: State, kind: Turn): 'go on' | 'drop' {
  const type = scene.ontology.types.get(state.type)
  const to = type?.becomes[kind]
  if (!to) return 'drop'
  const code = state.cameo === null ? null : (scene.ontology.cameo.get(state.cameo)?.becomes[kind] ?? null)
  const entry = code === null ? undefined : scene.ontology.cameo.get(code)
  // What stopping makes of an act depends on the act: a meeting called off is refused, negotiations broken off are a sanction.
  const target = kind === 'ceased' && entry?.type ? entry.type : to.type
  const sameType = target === state.type
  state.mode = sameType ? state.mode : entry?.type === target && entry.mode !== null ? entry.mode : target === to.type ? to.mode : null
  if (!sameType) state.contexts = state.contexts.length > 0 ? state.contexts : (entry?.contexts ?? [])
  state.cameo = code ?? (sameType ? state.cameo : null)
  state.type = target
  if (kind === 'planned' || kind === 'conditional') state.standing = state.standing === 'historical' ? 'historical' : 'planned'
  else if (state.standing === 'planned') state.standing = 'happened'
  return 'go on'
}

/** Applies a turn to a code from outside a clause's own chain: what a demand makes of the act demanded. */
export function turned(
  scene: Scene,
  reading: Pick<Reading, 'type' | 'mode' | 'contexts' | 'cameo'>,
  kind: Turn,
): Pick<Reading, 'type' | 'mode' | 'contexts' | 'cameo'> | null {
  const state: State = { ...reading, standing: 'happened', score: 1 }
  return turn(scene, state, kind) === 'drop' ? null : { type: state.type, mode: state.mode, contexts: state.contexts, cameo: state.cameo }
}

/** True when the clause, or a light verb's clause that carries it, is the content of another's words. */
export function reportingClause(scene: Scene, clause: Clause): Clause | null {
  return clause.reportedIn === null ? null : (scene.analysed.clauses[clause.reportedIn] ?? null)
}
