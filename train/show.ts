/** Prints the parse of a text or of a gold dispatch. Use: tsx train/show.ts TEXT|FILE.json */
import { readFileSync } from 'node:fs'
import { loadLanguageModel, makeLanguage } from '../src/language/index.js'
import { contentId } from '../src/base/hash.js'

const argument = process.argv[2] ?? ''
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a tool for looking at gold files, which have this field
const text = argument.endsWith('.json') ? (JSON.parse(readFileSync(argument, 'utf8')) as { raw: string }).raw : argument
const stage = makeLanguage(loadLanguageModel(readFileSync('models/english.bin.gz')))
const regions = [{ kind: 'body' as const, from: 0, to: text.length }]
const { tokens } = stage({
  id: contentId<'dispatch'>('D', [text]),
  source: null,
  address: null,
  published: null,
  language: 'en',
  text,
  regions,
  dateline: null,
})
for (const sentence of tokens.sentences) {
  process.stdout.write(`\n# ${sentence.index}\n`)
  for (let i = sentence.first; i < sentence.end; i++) {
    const head = tokens.head[i] === i ? 0 : (tokens.head[i] ?? 0) - sentence.first + 1
    const name = tokens.names.find((one) => one.head === i)
    const span = name ? `${name.kind}: ${text.slice(tokens.from[name.first], tokens.to[name.end - 1])}` : ''
    const cells = [i - sentence.first + 1, tokens.form[i], tokens.lemma[i], tokens.tag[i], tokens.fine[i], head, tokens.relation[i], span]
    process.stdout.write(`${cells.join('\t')}\n`)
  }
}
