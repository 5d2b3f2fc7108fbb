/** `demarche demo`: finds the shipped data and the codes of states, and builds the record. */
import { join } from 'node:path'
import { buildDemo, type DemoCounts } from './demo.js'
import { knowledgeFolder } from './knowledge-files.js'
import { loadStates } from './serve.js'

/** Builds the demonstration record in a folder. */
export async function makeDemo(folder: string): Promise<DemoCounts> {
  const states = loadStates()
  return buildDemo(folder, join(knowledgeFolder, '..', 'examples'), (name) => states.codeOf(name))
}
