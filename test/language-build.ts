/** What the tests of the language stage share: the shipped model, loaded once, and dispatches made of a text. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { contentId } from '../src/base/index.js'
import { loadLanguageModel, makeLanguage } from '../src/language/index.js'
import type { Dispatch, RegionKind } from '../src/model/index.js'

export const modelBytes = readFileSync(join(import.meta.dirname, '../models/english.bin.gz'))
export const model = loadLanguageModel(modelBytes)
export const read = makeLanguage(model)

/** A dispatch whose whole text is one region. */
export function dispatchOf(text: string, kind: RegionKind = 'body'): Dispatch {
  const regions = text === '' ? [] : [{ kind, from: 0, to: text.length }]
  return { id: contentId('D', [text]), source: null, address: null, published: null, language: 'en', text, regions, dateline: null }
}
