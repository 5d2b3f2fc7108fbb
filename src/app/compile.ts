/** Compiles knowledge/ into dist/knowledge.json, which loads without parsing YAML. Run by the build. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileKnowledge } from '../knowledge/index.js'
import { knowledgeFolder, readSourceFiles } from './knowledge-files.js'

const data = compileKnowledge(readSourceFiles(knowledgeFolder))
writeFileSync(join(import.meta.dirname, '..', 'knowledge.json'), JSON.stringify(data))
process.stdout.write(`knowledge ${data.version} compiled\n`)
