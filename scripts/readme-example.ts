/** Writes the coding of the example dispatch into README.md, between its markers: `npm run readme`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { codeFiles } from '../src/app/code.js'
import { printCoding } from '../src/cli/print/coding.js'

const [start, end] = ['<!-- example -->', '<!-- end of example -->']
const [file] = [...codeFiles(['examples/2022-08-28-iran-qatar.txt'], {})]
if (!file?.coding) throw new Error(`the example was not coded: ${file?.failure ?? 'no file'}`)
const readme = readFileSync('README.md', 'utf8')
const [from, to] = [readme.indexOf(start) + start.length, readme.indexOf(end)]
writeFileSync(
  'README.md',
  `${readme.slice(0, from)}\n\n\`\`\`\n${printCoding(file.coding, { width: 100, colour: false })}\`\`\`\n\n${readme.slice(to)}`,
)
