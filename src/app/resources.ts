/** What a coder is made of, read from the disk: compiled knowledge, the user's own files, the language model. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Knowledge, indexKnowledge } from '../knowledge/index.js'
import { type Dictionaries, readDictionaries } from '../knowledge/dictionaries/index.js'
import { type LanguageModel, loadLanguageModel } from '../language/index.js'
import { makeDecider, readRelationWeights, type RelationDecider } from '../events/model/index.js'
import { type BatchCoder, makeCoder } from '../pipeline/code.js'
import { modelsFolder, readKnowledge, readSourceFiles } from './knowledge-files.js'
import { relationsFile } from './relation-examples.js'
import { readSample } from './score/suite.js'
import { version } from './version.js'

export interface CoderOptions {
  /** A folder with a user's own event types and rules (ontology/*.yaml, rules/*.yaml). */
  readonly ontology?: string
  /** Dictionaries in PETRARCH format, or .tsv in ours. */
  readonly actors?: readonly string[]
  readonly agents?: readonly string[]
}

/** The knowledge of demarche together with the user's own. Throws KnowledgeError, and UserError for a file that cannot be read. */
export function loadKnowledge(options: CoderOptions): Knowledge {
  return indexKnowledge(readKnowledge(options.ontology === undefined ? [] : readSourceFiles(options.ontology)), dictionariesOf(options))
}

function dictionariesOf(options: CoderOptions): Dictionaries | null {
  const [actors, agents] = [options.actors ?? [], options.agents ?? []]
  if (actors.length + agents.length === 0) return null
  const read = (paths: readonly string[]): string => paths.map((path) => readSample(path)).join('\n')
  return readDictionaries(read(actors), read(agents))
}

/** The language model that ships with the package, and the hash of its file. Throws ModelError when the weights do not fit this version. */
export function loadModel(): { readonly model: LanguageModel; readonly hash: string } {
  const bytes = readFileSync(join(modelsFolder, 'english.bin.gz'))
  return { model: loadLanguageModel(bytes), hash: createHash('sha256').update(bytes).digest('hex').slice(0, 12) }
}

/** The trained decision among root classes, and the hash of its file. Throws RelationModelError. */
export function loadRelations(): { readonly decider: RelationDecider; readonly hash: string } {
  const bytes = readFileSync(relationsFile)
  return { decider: makeDecider(readRelationWeights(bytes)), hash: createHash('sha256').update(bytes).digest('hex').slice(0, 8) }
}

/** A coder ready to run. */
export function loadCoder(options: CoderOptions): BatchCoder {
  const { model, hash } = loadModel()
  const relations = loadRelations()
  return makeCoder(loadKnowledge(options), model, { coder: version, model: `${hash}-${relations.hash}` }, relations.decider)
}
