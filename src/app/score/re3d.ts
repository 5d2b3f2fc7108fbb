/** Runs the `re3d` suite over a folder with documents.json, entities.json and relations.json, or over folders of such folders. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { byText } from '../../base/order.js'
import { countRe3d, readRe3d, scoreRe3d } from '../../score/re3d.js'
import { UserError } from '../errors.js'
import { loadCoder, loadKnowledge } from '../resources.js'
import { codeText, readSample, type Suite } from './suite.js'

export const re3dSuite: Suite = (path, options) => {
  const coder = loadCoder({})
  const { ontology } = loadKnowledge({})
  const isConflict = (type: string): boolean => (ontology.types.get(type)?.quad ?? 0) > 2
  const counts = foldersOf(path).flatMap((folder) =>
    readRe3d({
      documents: readSample(join(folder, 'documents.json')),
      entities: readSample(join(folder, 'entities.json')),
      relations: readSample(join(folder, 'relations.json')),
    }).map((gold) => countRe3d(gold, codeText(coder, gold.text), isConflict)),
  )
  return {
    about: `${counts.length} press statements`,
    score: scoreRe3d(counts),
    notes: [],
    faults: options.faults ? counts.flatMap((one) => one.missed) : [],
  }
}

function foldersOf(path: string): readonly string[] {
  if (existsSync(join(path, 'documents.json'))) return [path]
  const folders = existsSync(path)
    ? readdirSync(path)
        .sort(byText)
        .map((name) => join(path, name))
        .filter((folder) => existsSync(join(folder, 'documents.json')))
    : []
  if (folders.length === 0) throw new UserError(`${path} holds no documents.json, and no folder with one`)
  return folders
}
