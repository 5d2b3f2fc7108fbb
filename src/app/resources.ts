/** What a coder is made of, read from the disk: compiled knowledge, the user's own files, the language model. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Knowledge, indexKnowledge } from '../knowledge/index.js'
import { type LanguageModel, loadLanguageModel } from '../language/index.js'
import { type Coder, makeCoder } from '../pipeline/code.js'
import { modelsFolder, readKnowledge, readSourceFiles } from './knowledge-files.js'
import { version } from './version.js'

export interface CoderOptions {
  /** A folder with a user's own event types and rules (ontology/*.yaml, rules/*.yaml). */
  readonly ontology?: string
  /** Dictionaries in PETRARCH format, or .tsv in ours. */
  readonly actors?: readonly string[]
  readonly agents?: readonly string[]
}

/** The knowledge of demarche together with the user's own. Throws KnowledgeError. */
export function loadKnowledge(options: CoderOptions): Knowledge {
  return indexKnowledge(readKnowledge(options.ontology === undefined ? [] : readSourceFiles(options.ontology)))
}

/** The language model that ships with the package. Throws with a plain message when the weights do not fit this version. */
export function loadModel(): LanguageModel {
  return loadLanguageModel((name) => readFileSync(join(modelsFolder, name)))
}

/** A coder ready to run. */
export function loadCoder(options: CoderOptions): Coder {
  const model = loadModel()
  return makeCoder(loadKnowledge(options), model, { coder: version, model: model.version })
}
