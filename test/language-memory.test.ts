/** What the language stage keeps is bounded, whatever it reads. */
import { expect, it } from 'vitest'
import { loadLanguageModel, makeLanguage } from '../src/language/index.js'
import { makeKernel } from '../src/language/kernel-wasm.js'
import { generation } from '../src/language/lexicon.js'
import { dispatchOf, modelBytes } from './language-build.js'
import { languageSample } from './support/language-sample.js'

/** A text of `count` words, none of which stands in another one of these texts. */
function strangeText(seed: number, count: number): string {
  return Array.from({ length: count }, (_, i) => `w${seed}x${i}${i % 12 === 11 ? '.' : ''}`).join(' ')
}

it('keeps no more forms of words, and no more memory of the kernel, for a hundred thousand words it never met', () => {
  const kernel = makeKernel()
  const model = loadLanguageModel(modelBytes, kernel)
  const read = makeLanguage(model)
  const size = kernel.memory.buffer.byteLength
  const before = JSON.stringify(read(dispatchOf(languageSample)))
  for (let text = 0; text < 100; text++) read(dispatchOf(strangeText(text, 1000)))
  expect(model.lexicon.size).toBeLessThanOrEqual(2 * generation)
  expect(kernel.memory.buffer.byteLength).toBe(size)
  expect(size).toBeLessThan(48e6)
  expect(JSON.stringify(read(dispatchOf(languageSample)))).toBe(before)
})
