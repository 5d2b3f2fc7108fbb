/** From many-sided records to pairs of states. */
import type { Dealing } from '../store/reader.js'

/** Those in which the first state acts on the second, and the reverse; a symmetric event stands in both. */
export function byDirection(list: readonly Dealing[]): { readonly forth: readonly Dealing[]; readonly back: readonly Dealing[] } {
  return { forth: list.filter(({ forth }) => forth), back: list.filter(({ back }) => back) }
}

/** True for what the texts tell as a fact of its own time: neither planned, possible, denied nor history. */
export function tookPlace({ standing }: Pick<Dealing, 'standing'>): boolean {
  return standing === 'happened'
}
