/**
 * Which reports tell of the same thing. Reports are taken in order of day, then of publication and id, each is compared with the first report
 * of every open cluster that shares a block with it, and joins the most similar one that nothing speaks against. The order is one of
 * content, so the result is a function of the set of reports, however they arrived. Each join has its reason in words.
 */
import { jaccard, namesAgree } from './names.js'

export interface Features {
  /** Reports are compared only when they share one of these. */
  readonly blocks: readonly string[]
  /** Who toward whom. */
  readonly group: string
  readonly states: readonly string[]
  /** Named persons by state. */
  readonly named: Readonly<Record<string, readonly string[]>>
  readonly ranks: Readonly<Record<string, string>>
  readonly country: string | null
  readonly place: string | null
  readonly form: string | null
  readonly status: string
  /** True: the text itself fixes the day (stated, or relative to its own date). Two such days that differ are two things. */
  readonly dated: boolean
  readonly words: readonly number[]
}

/** What is compared: a record, or a text, by its number. */
export interface Report<F extends Comparable = Features> {
  readonly n: number
  readonly kind: string
  readonly text: number
  readonly day: number | null
  readonly features: F
  /** Numbers of those that a person declared not the same. */
  readonly apart: readonly number[]
}

export interface Comparable {
  /** Two are compared only when they share one of these. */
  readonly blocks: readonly string[]
}

export type Compare<F extends Comparable> = (a: Report<F>, b: Report<F>) => { readonly similarity: number; readonly because: string } | null

interface Cluster<F extends Comparable> {
  readonly first: Report<F>
  readonly members: Set<number>
  readonly texts: Set<number>
}

/** Days that reports of one thing may lie apart. */
export const reportWindow = 1

/** True for a block whose clusters never close: initiatives are told of for years. */
export function staysOpen(block: string): boolean {
  return block.startsWith('i ')
}

/** Takes reports one by one in their order; `place` says for each which cluster it is in, by the number of the cluster's first report. */
export class Clusterer<F extends Comparable = Features> {
  private readonly open = new Map<string, Cluster<F>[]>()
  private readonly byFirst = new Map<number, Cluster<F>>()
  private latest = Number.NEGATIVE_INFINITY

  constructor(
    private readonly compareTwo: Compare<F>,
    private readonly window: number,
  ) {}

  /** Must be called in ascending order of day (undated first), publication, id. */
  place(report: Report<F>): { readonly cluster: number; readonly because: string | null } {
    if (report.day !== null && report.day > this.latest) this.forget(report.day)
    let best: { cluster: Cluster<F>; similarity: number; because: string } | null = null
    for (const block of report.features.blocks)
      for (const cluster of this.open.get(block) ?? []) {
        if (cluster.texts.has(report.text) || report.apart.some((n) => cluster.members.has(n))) continue
        const found = this.compareTwo(cluster.first, report)
        if (found !== null && (best === null || found.similarity > best.similarity)) best = { cluster, ...found }
      }
    if (best !== null) {
      best.cluster.members.add(report.n)
      best.cluster.texts.add(report.text)
      return { cluster: best.cluster.first.n, because: best.because }
    }
    this.begin(report)
    return { cluster: report.n, because: null }
  }

  /** Takes the first report of a cluster as such, without comparing it. In order, like `place`. */
  begin(report: Report<F>): void {
    if (report.day !== null && report.day > this.latest) this.forget(report.day)
    const cluster: Cluster<F> = { first: report, members: new Set([report.n]), texts: new Set([report.text]) }
    this.byFirst.set(report.n, cluster)
    for (const block of new Set(report.features.blocks)) {
      const list = this.open.get(block)
      if (list) list.push(cluster)
      else this.open.set(block, [cluster])
    }
  }

  /** Takes a report as a member of the cluster with that first report, without comparing it. False when there is no such cluster. */
  keep(n: number, text: number, first: number): boolean {
    const cluster = this.byFirst.get(first)
    cluster?.members.add(n)
    cluster?.texts.add(text)
    return cluster !== undefined
  }

  /** Closes clusters that are too old for a report of this day. */
  private forget(day: number): void {
    this.latest = day
    const open = (first: Report<F>): boolean => first.day !== null && first.day >= day - this.window
    for (const [block, clusters] of this.open) {
      if (staysOpen(block)) continue
      const kept = clusters.filter(({ first }) => open(first))
      if (kept.length === 0) this.open.delete(block)
      else if (kept.length < clusters.length) this.open.set(block, kept)
    }
    for (const [n, { first }] of this.byFirst) if (!open(first) && !first.features.blocks.some(staysOpen)) this.byFirst.delete(n)
  }
}

/** Null when the two are not the same thing; otherwise how alike, and why in words. */
export function compare(a: Report, b: Report): { readonly similarity: number; readonly because: string } | null {
  if (a.kind !== b.kind) return null
  const days = a.day === null || b.day === null ? (a.day === b.day ? 0 : reportWindow + 1) : Math.abs(a.day - b.day)
  switch (a.kind) {
    case 'meeting':
      return days > reportWindow ? null : sameMeeting(a.features, b.features, days)
    case 'event':
      return days > reportWindow ? null : sameEvent(a.features, b.features, days)
    case 'statement':
      return days > reportWindow ? null : sameStatement(a.features, b.features)
    case 'initiative':
      return { similarity: 1, because: 'same holder; same name' }
    default:
      return null
  }
}

function sameMeeting(a: Features, b: Features, days: number): { similarity: number; because: string } | null {
  if (placesConflict(a, b) || statusesConflict(a.status, b.status) || formsConflict(a.form, b.form)) return null
  if (days > 0 && a.dated && b.dated) return null
  const names = comparePeople(a, b)
  if (names === null) return null
  const shared = a.states.filter((state) => b.states.includes(state))
  if (shared.length < Math.min(2, a.states.length, b.states.length)) return null
  const words = jaccard(a.words, b.words)
  if (names.length === 0) {
    if (ranksConflict(a, b)) return null
    if ((days > 0 || a.states.join() !== b.states.join()) && words < 0.3) return null
  }
  const samePlace = a.place !== null && a.place === b.place
  const parts = [`same states (${shared.join(', ')})`, days === 0 ? 'same day' : 'a day apart']
  if (names.length > 0) parts.push(`same participants (${names.join('; ')})`)
  if (samePlace) parts.push(`same place (${a.place})`)
  if (words >= 0.3) parts.push(`similar words (${Math.round(words * 100)} %)`)
  return { similarity: names.length + (days === 0 ? 1 : 0) + words + (samePlace ? 1 : 0), because: parts.join('; ') }
}

function sameEvent(a: Features, b: Features, days: number): { similarity: number; because: string } | null {
  if (a.group !== b.group || placesConflict(a, b) || formsConflict(a.form, b.form) || a.status !== b.status) return null
  if (a.states.length === 0 || (days > 0 && a.dated && b.dated)) return null
  const words = jaccard(a.words, b.words)
  const names = comparePeople(a, b)
  if (names === null && words < 0.5) return null
  const people = names ?? []
  const enough = days === 0 ? (people.length > 0 ? 0.1 : 0.2) : people.length > 0 ? 0.25 : 0.4
  if (words < enough) return null
  const parts = [
    'same act',
    `same sides (${a.group})`,
    days === 0 ? 'same day' : 'a day apart',
    `similar words (${Math.round(words * 100)} %)`,
  ]
  if (people.length > 0) parts.push(`same persons (${people.join('; ')})`)
  return { similarity: words + people.length * 0.2 + (days === 0 ? 0.2 : 0), because: parts.join('; ') }
}

function sameStatement(a: Features, b: Features): { similarity: number; because: string } | null {
  const words = jaccard(a.words, b.words)
  if (words < 0.5 || comparePeople(a, b) === null) return null
  return { similarity: words, because: `same speaker; same words (${Math.round(words * 100)} %)` }
}

/** Persons named in both; null when for some state both name persons and none agrees. */
function comparePeople(a: Features, b: Features): string[] | null {
  const agreed: string[] = []
  for (const [state, names] of Object.entries(a.named)) {
    const others = b.named[state]
    if (others === undefined) continue
    const found = names.filter((name) => others.some((other) => namesAgree(name, other)))
    if (found.length === 0) return null
    agreed.push(...found)
  }
  return agreed
}

function ranksConflict(a: Features, b: Features): boolean {
  return Object.entries(a.ranks).some(([state, rank]) => b.ranks[state] !== undefined && b.ranks[state] !== rank)
}

function placesConflict(a: Features, b: Features): boolean {
  if (a.country !== null && b.country !== null && a.country !== b.country) return true
  return a.place !== null && b.place !== null && a.place !== b.place && !a.place.includes(b.place) && !b.place.includes(a.place)
}

function formsConflict(a: string | null, b: string | null): boolean {
  return a !== b && a !== null && b !== null && a !== 'unknown' && b !== 'unknown'
}

/** A plan and what became of it are one meeting; a denial is of its own. */
function statusesConflict(a: string, b: string): boolean {
  return a !== b && (a === 'denied' || b === 'denied' || (a === 'held' && b !== 'planned') || (b === 'held' && a !== 'planned'))
}
