/** Users' dictionaries in the format of PETRARCH: `.actors.txt` and `.agents.txt`. */
export { readActorsDictionary } from './actors.js'
export { readAgentsDictionary } from './agents.js'
export { type DictionaryHit, foldWord, lookUp, type PatternNode } from './pattern.js'
import { readActorsDictionary } from './actors.js'
import { readAgentsDictionary } from './agents.js'
import type { PatternNode } from './pattern.js'

/** Both dictionaries as tries over folded words. */
export interface Dictionaries {
  readonly actors: PatternNode
  readonly agents: PatternNode
}

/** Reads both texts; an empty text gives an empty dictionary. Throws KnowledgeError naming the line at fault. */
export function readDictionaries(actorsText: string, agentsText: string): Dictionaries {
  return {
    actors: readActorsDictionary({ name: 'actors', text: actorsText }),
    agents: readAgentsDictionary({ name: 'agents', text: agentsText }),
  }
}
