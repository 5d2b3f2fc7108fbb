// Writes the texts that the determinism check codes: the example dispatch and, where the data folder stands beside
// the checkout, the press statements of re3d and the annotated dispatches. Usage: make-plain-files.mjs FOLDER [DATA]
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [folder = 'texts', data = '../shared/data'] = process.argv.slice(2)
mkdirSync(folder, { recursive: true })
const texts = readdirSync('examples').filter((name) => name.endsWith('.txt')).map((name) => readFileSync(join('examples', name), 'utf8'))
const re3d = join(data, 'gold', 're3d')
if (existsSync(re3d))
  for (const source of readdirSync(re3d).sort())
    for (const line of readFileSync(join(re3d, source, 'documents.json'), 'utf8').split('\n')) if (line.trim() !== '') texts.push(JSON.parse(line).text)
const dispatches = join(data, 'gold', 'dispatches')
if (existsSync(dispatches)) for (const name of readdirSync(dispatches).sort()) texts.push(JSON.parse(readFileSync(join(dispatches, name), 'utf8')).raw)
texts.forEach((text, index) => writeFileSync(join(folder, `${String(index).padStart(3, '0')}.txt`), text))
