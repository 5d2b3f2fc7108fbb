/** Which clauses tell what lies before the dispatch's own news. */
import type { TimeMention } from '../model/index.js'
import { caseOf, markOf } from './arguments.js'
import type { Building, Draft } from './draft.js'

/** Marks clauses dated to history, those that hang from such a date, and past perfects set before an event. */
export function markHistory(building: Building): void {
  for (const time of building.read.times) if (time.tense === 'history') dateClause(building, time)
  for (const draft of building.drafts) {
    if (draft.perfect && (beforeSomething(building, draft) || isAside(building, draft))) historical(building, draft, draft.predicate)
    const adverb = draft.kind === 'verb' ? historyAdverb(building, draft) : -1
    if (adverb >= 0) historical(building, draft, adverb)
  }
  for (const draft of building.drafts) inheritHistory(building, draft)
}

function dateClause(building: Building, time: TimeMention): void {
  const {
    read: { tokens },
    clauseAt,
  } = building
  // "since 2019" says how long something has lasted, not when it was.
  const marker = caseOf(tokens, time.head)
  if (marker === 'since' || marker === 'for') return
  for (let at = time.head; ; ) {
    const clause = clauseAt[at] ?? -1
    if (clause >= 0) {
      const draft = building.drafts[clause]
      if (draft) {
        historical(building, draft, time.head)
        if (draft.light !== null && draft.light !== draft.predicate) {
          const carrier = building.drafts[clauseAt[draft.light] ?? -1]
          if (carrier) historical(building, carrier, time.head)
        }
      }
      return
    }
    const up = tokens.head[at] ?? at
    if (up === at) return
    at = up
  }
}

function historical(building: Building, draft: Draft, by: number): void {
  if (draft.standing !== 'happened' || (draft.tense === 'present' && building.read.tokens.fine[draft.predicate] !== 'VBZ')) return
  draft.standing = 'historical'
  draft.standingBy.push(by)
}

function beforeSomething(building: Building, draft: Draft): boolean {
  const { tokens } = building.read
  for (let child = tokens.firstChild[draft.predicate] ?? -1; child >= 0; child = tokens.nextSibling[child] ?? -1) {
    const relation = tokens.relation[child]
    if (relation === 'obl' && caseOf(tokens, child) === 'before') return true
    if (relation === 'advcl' && markOf(tokens, child) === 'before') return true
  }
  return false
}

/** "the ambassador, whom it had expelled": a past perfect in a relative clause without a date of its own is background. */
function isAside(building: Building, draft: Draft): boolean {
  return draft.relation.endsWith('acl:relcl') && draft.reportedIn === null && !hasRecentDate(building, draft)
}

function historyAdverb(building: Building, draft: Draft): number {
  const { tokens } = building.read
  for (let child = tokens.firstChild[draft.predicate] ?? -1; child >= 0; child = tokens.nextSibling[child] ?? -1)
    if (tokens.relation[child] === 'advmod' && building.knowledge.history.has(tokens.lower[child] ?? '')) return child
  return -1
}

/** Conjuncts, light nouns and clauses that hang from a historical one without a date of their own share its time. */
function inheritHistory(building: Building, draft: Draft): void {
  if (draft.parent === null || draft.standing !== 'happened') return
  const governor = building.drafts[draft.parent]
  if (!governor || governor.standing !== 'historical' || governor.reportedIn === draft.index) return
  const shares =
    draft.relation === 'conj' ||
    draft.relation === 'advcl' ||
    draft.light === governor.predicate ||
    draft.relation.startsWith('obl>acl') ||
    draft.relation === 'xcomp'
  if (!shares) return
  // "had been sent in 2019 and returned on Monday": a recent date of its own keeps a conjunct in the news.
  if (hasRecentDate(building, draft)) return
  draft.standing = 'historical'
  draft.standingBy.push(governor.predicate)
}

function hasRecentDate(building: Building, draft: Draft): boolean {
  const { tokens } = building.read
  return building.read.times.some(
    (time) => time.tense !== 'history' && time.reading !== null && (tokens.head[time.head] ?? -1) === draft.predicate,
  )
}
