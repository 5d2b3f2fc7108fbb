/** The WebAssembly kernel and the plain one give the same bits, and unusable weights are refused with the reason. */
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { mendTree } from '../src/language/decode.js'
import { loadLanguageModel, makeLanguage, ModelError } from '../src/language/index.js'
import { PlainKernel } from '../src/language/kernel-plain.js'
import { seededRandom, sha256Hex } from '../src/base/index.js'
import { dispatchOf, modelBytes, read } from './language-build.js'
import { languageSample } from './support/language-sample.js'

describe('kernels', () => {
  it('give what they gave elsewhere', () => {
    // The hash changes with the weights and the rules of the language stage, never with the machine.
    expect(sha256Hex(JSON.stringify(read(dispatchOf(languageSample))))).toBe(
      '1dabe762291000e37070c1cd0e98d05fc83ce1b8975f08d24ac69f97ab2ccb3d',
    )
  })

  it('agree to the last bit', () => {
    const plain = makeLanguage(loadLanguageModel(modelBytes, new PlainKernel()))
    expect(JSON.stringify(plain(dispatchOf(languageSample)))).toBe(JSON.stringify(read(dispatchOf(languageSample))))
  })
})

describe('weights', () => {
  it('of another format are refused', () => {
    const bytes = Buffer.from(gunzipSync(modelBytes))
    const at = bytes.indexOf('"format":')
    bytes.write('"format":9', at)
    expect(() => loadLanguageModel(gzipSync(bytes, { level: 1 }))).toThrow(/have format 9.*install the weights/)
  })

  it('that are cut short are refused', () => {
    const bytes = gunzipSync(modelBytes)
    expect(() => loadLanguageModel(gzipSync(bytes.subarray(0, bytes.length - 5000), { level: 1 }))).toThrow(/end within the section/)
  })

  it('that are no weights are refused', () => {
    expect(() => loadLanguageModel(gzipSync('a text'))).toThrow(ModelError)
    expect(() => loadLanguageModel(new Uint8Array([1, 2, 3]))).toThrow(/damaged/)
  })
})

/** The best sum of scores over all trees with one root, by trying every assignment. */
function bestByTrial(values: Float32Array, n: number): number {
  const width = n + 1
  const heads = Array.from({ length: width }, () => 0)
  let best = -Infinity
  const rises = (word: number): boolean => {
    let at = word
    for (let steps = 0; at !== 0 && steps <= n; steps++) at = heads[at] ?? 0
    return at === 0
  }
  const place = (word: number, sum: number): void => {
    if (word > n) {
      const ids = heads.slice(1)
      if (ids.filter((head) => head === 0).length === 1 && ids.every((_, i) => rises(i + 1))) best = Math.max(best, sum)
      return
    }
    for (let head = 0; head <= n; head++) {
      if (head === word) continue
      heads[word] = head
      place(word + 1, sum + (values[word * width + head] ?? 0))
    }
  }
  place(1, 0)
  return best
}

/** The governor with the highest score, the first of equals. */
function bestGovernor({ values, width }: { readonly values: Float32Array; readonly width: number }, word: number, n: number): number {
  const row = Array.from({ length: n + 1 }, (_, head) => (head === word ? -Infinity : (values[word * width + head] ?? 0)))
  return row.indexOf(Math.max(...row))
}

describe('decoding', () => {
  it('finds the best tree with one root', () => {
    const random = seededRandom(5)
    for (let trial = 0; trial < 1500; trial++) {
      const n = 1 + Math.floor(random() * 5)
      const values = Float32Array.from({ length: (n + 1) ** 2 }, () => Math.round(random() * 200 - 100) / 8)
      const scores = { values, at: 0, width: n + 1 }
      const heads = Int32Array.from({ length: n + 1 }, (_, word) => bestGovernor(scores, word, n))
      mendTree(scores, n, heads, 0)
      let sum = 0
      for (let word = 1; word <= n; word++) sum += values[word * (n + 1) + (heads[word] ?? 0)] ?? 0
      expect(sum).toBeCloseTo(bestByTrial(values, n), 3)
      expect(Array.from(heads.subarray(1)).filter((head) => head === 0)).toHaveLength(1)
    }
  })
})
