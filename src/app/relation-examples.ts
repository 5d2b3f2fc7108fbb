/** The written examples of relations that ship with the package, read from the disk. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RelationWeights, readRelationWeights } from '../events/model/index.js'
import { compileRelations, type RelationExample } from '../knowledge/relations/index.js'
import { knowledgeFolder, modelsFolder, readSourceFiles } from './knowledge-files.js'

/** In the order of their files. Throws KnowledgeError. */
export function readExamples(): readonly RelationExample[] {
  return compileRelations(readSourceFiles(join(knowledgeFolder, 'relations', 'examples'))).examples
}

export const relationsFile = join(modelsFolder, 'relations.bin.gz')

/** The weights that ship with the package. Throws RelationModelError when they do not fit this version. */
export function loadRelationWeights(): RelationWeights {
  return readRelationWeights(readFileSync(relationsFile))
}
