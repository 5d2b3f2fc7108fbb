/** The language stage gives the same table in Chromium as in Node, to the last bit. */
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import { expect, it } from 'vitest'
import { dispatchOf, modelBytes, read } from '../language-build.js'
import { languageSample } from '../support/language-sample.js'

/** The language stage as one script that puts itself at `window.language`. */
async function bundle(): Promise<string> {
  const entry = join(import.meta.dirname, '../../src/language/index.ts')
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'language' } },
  })
  const [output] = Array.isArray(built) ? built : [built]
  if (output === undefined || !('output' in output)) throw new Error('the bundle was not built')
  return output.output[0].code
}

it('reads the same in the browser as here', async () => {
  const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage()
    await page.addScriptTag({ content: `${await bundle()};window.language = language` })
    const found = await page.evaluate(
      ([weights, dispatch]) => {
        const { loadLanguageModel, makeLanguage } = Reflect.get(globalThis, 'language') as typeof import('../../src/language/index.js')
        const bytes = Uint8Array.from(atob(weights), (sign) => sign.charCodeAt(0))
        return JSON.stringify(makeLanguage(loadLanguageModel(bytes))(dispatch))
      },
      [modelBytes.toString('base64'), dispatchOf(languageSample)] as const,
    )
    expect(found).toBe(JSON.stringify(read(dispatchOf(languageSample))))
  } finally {
    await browser.close()
  }
})
