/** Knowledge on the disk: its source files, and the compiled form that a build writes. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { by } from '../base/order.js'
import { compileKnowledge, type KnowledgeData, type SourceFile } from '../knowledge/index.js'

const packageRoot = fileURLToPath(new URL('../../', import.meta.url))
export const knowledgeFolder = join(packageRoot, 'knowledge')
export const modelsFolder = join(packageRoot, 'models')
/** Written by `npm run build`; used when this very module runs from the build. */
const compiledFile = join(packageRoot, 'dist', 'knowledge.json')
const built = import.meta.url.includes('/dist/')

/** All .yaml and .tsv files below a folder, named by their path below it with forward slashes. */
export function readSourceFiles(folder: string): readonly SourceFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:yaml|yml|tsv)$/.test(entry.name))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return { name: path.slice(folder.length + 1).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }
    })
    .sort(by((file) => file.name))
}

/** The compiled knowledge: from the build where there is one, else compiled from the sources. Throws KnowledgeError. */
export function readKnowledge(extra: readonly SourceFile[] = []): KnowledgeData {
  if (extra.length === 0 && built && existsSync(compiledFile)) return JSON.parse(readFileSync(compiledFile, 'utf8')) as KnowledgeData
  return compileKnowledge([...readSourceFiles(knowledgeFolder), ...extra])
}
