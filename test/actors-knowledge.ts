/** The topics that reading of actors needs, compiled once for the tests. */
import { readKnowledge } from '../src/app/knowledge-files.js'
import { indexKnowledge, type Knowledge } from '../src/knowledge/index.js'

let made: Knowledge | null = null

export function knowledgeForActors(): Knowledge {
  made ??= indexKnowledge(readKnowledge())
  return made
}
