/** The language model in memory: the network with its weights, and the table of lemmas. */
import { wordTable } from '../base/word-table.js'
import type { Tag } from '../model/tokens.js'
import { ModelError, readModelFile, type Manifest } from './format.js'
import type { Kernel } from './kernel.js'
import { makeKernel } from './kernel-wasm.js'
import type { LemmaTable } from './lemma.js'
import { Lexicon } from './lexicon.js'
import { makeNetwork, type Network } from './network.js'

export interface LanguageModel {
  readonly manifest: Manifest
  readonly network: Network
  readonly lexicon: Lexicon
  readonly tags: readonly Tag[]
}

const universalTags: ReadonlySet<string> = new Set(
  'ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X'.split(' '),
)

/**
 * Reads the gzipped weights of models/. The model keeps working memory of its own and must not be called from within itself; use one
 * per thread. Throws ModelError when the bytes are damaged or belong to another version of the code.
 */
export function loadLanguageModel(gzipped: Uint8Array, kernel: Kernel = makeKernel()): LanguageModel {
  const file = readModelFile(gzipped)
  const { universal } = file.manifest
  const tags = universal.filter((name): name is Tag => universalTags.has(name))
  if (tags.length !== universal.length) throw new ModelError(`The language weights use unknown tags among: ${universal.join(' ')}`)
  const network = makeNetwork(kernel, file)
  const exceptions = readExceptions(file.text('lemmas'))
  const lexicon = new Lexicon({ exceptions, isWord: network.isKnown }, file.manifest.fine)
  return { manifest: file.manifest, network, lexicon, tags }
}

/** Lines of "form tag", a tab, and the lemma. */
function readExceptions(text: string): LemmaTable['exceptions'] {
  const byTag = new Map<string, Map<string, string>>()
  for (const line of text.split('\n')) {
    const [key = '', lemma] = line.split('\t')
    const space = key.lastIndexOf(' ')
    if (lemma === undefined || space < 0) continue
    const tag = key.slice(space + 1)
    const inner = byTag.get(tag) ?? new Map<string, string>()
    byTag.set(tag, inner)
    inner.set(key.slice(0, space), lemma)
  }
  return new Map([...byTag].map(([tag, forms]) => [tag, wordTable(forms)]))
}
