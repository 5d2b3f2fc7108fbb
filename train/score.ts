/** Prints the scores of a file of weights on the treebanks. Use: tsx train/score.ts [MODEL] [TREEBANKS] [FILE ...] */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadLanguageModel } from '../src/language/index.js'
import { scoreTreebank } from '../src/score/treebank.js'
import { readTreebank } from './conllu.js'

const show = (value: number): string => (100 * value).toFixed(2)
const [path = 'models/english.bin.gz', folder = '../shared/data/treebank', ...files] = process.argv.slice(2)
const started = performance.now()
const model = loadLanguageModel(readFileSync(path))
process.stdout.write(`loaded in ${(performance.now() - started).toFixed(0)} ms\n`)
for (const file of files.length > 0 ? files : ['gum-dev', 'gum-test', 'ewt-test']) {
  const from = performance.now()
  const score = scoreTreebank(readTreebank(join(folder, `${file}.conllu.gz`)), model)
  const seconds = (performance.now() - from) / 1000
  process.stdout.write(
    `${file} uas ${show(score.uas)} las ${show(score.las)} upos ${show(score.upos)} fine ${show(score.fine)} lemma ${show(score.lemma)} core ${show(score.core.f1)} obl ${show(score.oblique.f1)} all ${show(score.uasAll)}/${show(score.lasAll)}, ${(score.n / seconds).toFixed(0)} sentences/s\n`,
  )
}
