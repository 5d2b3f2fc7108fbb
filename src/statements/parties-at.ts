/** Parties at a token of the tree. */
import type { Party } from '../model/actor.js'
import { partiesOf } from '../model/party.js'
import { conjuncts } from '../model/tree.js'
import type { SpeechContext } from './context.js'
import { mentionFor } from './speakers.js'

/** The parties that a token and its coordinates mention; none where no actor is mentioned. */
export function partiesAt(context: SpeechContext, head: number): readonly Party[] {
  const out: Party[] = []
  for (const one of conjuncts(context.tokens, head)) {
    const mention = mentionFor(context, one)
    if (mention)
      for (const party of partiesOf(context.read, mention)) if (!out.some((other) => other.entity === party.entity)) out.push(party)
  }
  return out
}
