/** How far a mention of a state speaks of it as a party: what "the two sides" are counted by. */
import type { Context } from './context.js'
import type { Draft } from './draft.js'

/** A sentence in which a state, or somebody who acts for it, was mentioned, and how much as a party (0..1). */
export interface Standing {
  readonly sentence: number
  readonly weight: number
}

/** Markers of a topic or a place: what stands under them is spoken about. */
const topical: ReadonlySet<string> = new Set([
  'about',
  'on',
  'over',
  'in',
  'regarding',
  'concerning',
  'for',
  'against',
  'near',
  'around',
  'off',
  'of',
  'into',
  'across',
  'through',
  'towards',
  'amid',
  'after',
  'since',
])
/** Markers of the other side. */
const joint: ReadonlySet<string> = new Set(['with', 'to', 'by', 'between', 'from', 'among', 'and', 'alongside'])

/** 1 for subjects, objects and those acted with; less for what only qualifies, least for what lies within a topic or is inhabited. */
export function partyWeight({ tokens }: Context, draft: Draft): number {
  if (draft.reading === 'people' || (draft.reading === 'modifier' && draft.type === 'state')) return 0.3
  let weight = 1
  let at = draft.head
  for (let turn = 0; turn < 8; turn++) {
    const relation = tokens.relation[at] ?? ''
    const governor = tokens.head[at] ?? at
    if (governor === at) return weight
    if (relation.startsWith('nmod:poss')) weight = Math.min(weight, 0.6)
    else if (relation.startsWith('nmod') || relation.startsWith('obl')) {
      const marker = markerBefore(tokens.relation, tokens.head, tokens.lower, at)
      if (marker === 'with' || marker === 'between') return Math.min(weight, 0.8)
      if (marker !== null && joint.has(marker)) weight = Math.min(weight, relation.startsWith('nmod') ? 0.8 : 1)
      else if (marker !== null && topical.has(marker)) return 0.25
    }
    if (/^(ccomp|advcl|acl|root|parataxis)/.test(relation)) return weight
    at = governor
  }
  return weight
}

function markerBefore(
  relation: readonly string[],
  head: { readonly [at: number]: number },
  lower: readonly string[],
  noun: number,
): string | null {
  for (let i = noun - 1; i >= Math.max(0, noun - 8); i--) if (relation[i] === 'case' && head[i] === noun) return lower[i] ?? null
  return null
}

/** What an old mention still counts: the pair that a text is about stays through its later paragraphs. */
const floor = 0.06

/**
 * Weight of two lists of sentences: the same sentence counts whole, the next one half, the sentence now read double; less the
 * longer ago, and by the lesser standing of the two.
 */
export function together(a: readonly Standing[], b: readonly Standing[], now: number): number {
  let weight = 0
  for (const x of a)
    for (const y of b) {
      const [first, second] = [x.sentence, y.sentence]
      if (first !== second && (Math.abs(first - second) !== 1 || first >= now || second >= now)) continue
      const share = first !== second ? 0.5 : first === now ? 2 : 1
      weight +=
        share * Math.min(x.weight, y.weight) * Math.max(first === second ? floor : 0, 0.5 ** Math.max(0, now - Math.max(first, second)))
    }
  return weight
}
