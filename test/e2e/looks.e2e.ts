/** How pages look: what is in sight when they open, against pictures kept beside this file. LOOKS=rewrite takes them anew. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { open, openRoom, type Room, watched } from './room.js'

const folder = join(import.meta.dirname, 'looks')
const rewrite = process.env['LOOKS'] === 'rewrite'
/** Share of pixels that may differ: fonts of another machine are drawn a little otherwise. */
const tolerance = 0.02

const pages: readonly (readonly [name: string, path: string])[] = [
  ['home', '/'],
  ['relation', '/relation/USA/EGY?from=1970'],
  ['conflict', '/relation/NZL/FJI?grain=month'],
  ['pair', '/pair/NZL/FJI'],
  ['state', '/state/MEX'],
  ['states', '/states'],
  ['people', '/people'],
  ['person', '/person/Henry%20A.%20Kissinger'],
  ['issues', '/issues'],
  ['issue', '/issue/fisheries'],
  ['network', '/network?least=20'],
  ['search', '/search?q=Suez'],
  ['rows', '/records?kind=event&state=NZL&with=FJI'],
  ['dispatch', ''],
  ['read', '/read'],
  ['review', '/review?kind=statement'],
]

let room: Room
beforeAll(async () => {
  room = await openRoom()
})
afterAll(() => room.close())

describe('looks', () => {
  for (const [name, path] of pages)
    for (const [width, dark] of [
      [1280, false],
      [1280, true],
      [390, false],
    ] as const) {
      const file = `${name}-${width}-${dark ? 'dark' : 'light'}.png`
      it(`${file} looks as it did`, async () => {
        const { page, context } = await watched(room, { width, dark })
        await open(page, room.url + (path === '' ? await firstDispatch() : path))
        await page.evaluate(async () => {
          await document.fonts.ready
        })
        await page.locator('svg, .note, .quiet-list, .kwic, textarea').first().waitFor()
        await page.waitForTimeout(700)
        const taken = await page.screenshot({ type: 'png' })
        const kept = join(folder, file)
        if (rewrite || !existsSync(kept)) {
          mkdirSync(folder, { recursive: true })
          writeFileSync(kept, taken)
        }
        await page.goto('about:blank')
        const share = await page.evaluate(difference, [taken.toString('base64'), readFileSync(kept).toString('base64')] as const)
        expect(share).toBeLessThanOrEqual(tolerance)
        await context.close()
      })
    }
})

async function firstDispatch(): Promise<string> {
  const page = (await (await fetch(`${room.url}/api/v1/records?kind=meeting&state=IRN&with=QAT`)).json()) as {
    items: { dispatch: string }[]
  }
  return `/dispatch/${page.items[0]?.dispatch}`
}

/** Runs in the browser: the share of pixels that differ by more than an eighth in any channel; 1 for another size. */
async function difference([one, other]: readonly [string, string]): Promise<number> {
  const pixels = async (png: string) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob())
    const canvas = new OffscreenCanvas(image.width, image.height)
    const context = canvas.getContext('2d')
    if (context === null) throw new Error('no canvas')
    context.drawImage(image, 0, 0)
    return context.getImageData(0, 0, image.width, image.height)
  }
  const [a, b] = [await pixels(one), await pixels(other)]
  if (a.width !== b.width || a.height !== b.height) return 1
  let count = 0
  for (let i = 0; i < a.data.length; i += 4)
    if (
      Math.abs((a.data[i] ?? 0) - (b.data[i] ?? 0)) > 32 ||
      Math.abs((a.data[i + 1] ?? 0) - (b.data[i + 1] ?? 0)) > 32 ||
      Math.abs((a.data[i + 2] ?? 0) - (b.data[i + 2] ?? 0)) > 32
    )
      count++
  return count / (a.data.length / 4)
}
