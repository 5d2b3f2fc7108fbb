/**
 * How the pages feel on a record: opens a room with the built pages in Chromium and prints, for each page, when the first and the largest
 * meaningful paint came; then scrolls the list of all events through many pages of the cursor and prints the time between frames and how
 * many rows the page holds; then draws across the timeline. `npx tsx bench/pages.ts RECORD`, after `npm run build:web`.
 */
import { type Browser, chromium, type Page } from 'playwright-core'
import { openDesk, webFolder } from '../src/app/serve.js'
import { warmUp } from '../src/app/serve-views.js'
import { listen, makeRoom } from '../src/http/server.js'

const [record = 'record', screens = '200'] = process.argv.slice(2)
const desk = await openDesk({ record })
await warmUp(desk)
const room = makeRoom({ desk, token: 'bench', version: 'bench', hosts: [], review: null, web: webFolder, knowledge: null, resources: {} })
const { server, port } = await listen(room, 0)
const origin = `http://127.0.0.1:${port}`
const browser: Browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] })

interface Paints {
  readonly first: number
  readonly largest: number
  readonly answered: number
}

/** Milliseconds from the click on a link to the paint, with nothing in the browser's cache; `answered`: when the page's answer stood there. */
async function paintsOf(path: string, done: string): Promise<Paints> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  await page.addInitScript(
    "new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.largest = entry.startTime }).observe({ type: 'largest-contentful-paint', buffered: true })",
  )
  await page.goto(origin + path, { waitUntil: 'commit' })
  await page.locator(done).first().waitFor()
  const answered = await page.evaluate(() => performance.now())
  await page.waitForTimeout(300)
  const paints = await page.evaluate(() => ({
    first: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
    largest: (window as unknown as { readonly largest?: number }).largest ?? 0,
  }))
  await context.close()
  return { ...paints, answered }
}

function middle(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b)
  return `${(sorted[Math.floor(sorted.length / 2)] ?? 0).toFixed(0)} (most ${(sorted.at(-1) ?? 0).toFixed(0)})`
}

const pages: readonly (readonly [string, string, string])[] = [
  ['front page', '/', '.rows .row'],
  ['relation', '/relation/USA/RUS', 'svg.chart'],
  ['another relation', '/relation/FRA/EGY', 'svg.chart'],
  ['state', '/state/IRN', 'table.table tbody tr'],
  ['events', '/records?kind=event', '.virtual .row'],
  ['search', '/search?q=said&state=IRN', '.kwic'],
]
for (const [name, path, done] of pages) {
  const runs: Paints[] = []
  for (let i = 0; i < 5; i++) runs.push(await paintsOf(path, done))
  console.log(
    `${name.padEnd(18)} first paint ${middle(runs.map(({ first }) => first))} ms, largest ${middle(runs.map(({ largest }) => largest))} ms, answer in place ${middle(runs.map(({ answered }) => answered))} ms`,
  )
}

/** Times between frames while something moves. */
async function frames(page: Page, move: () => Promise<void>): Promise<readonly number[]> {
  // As text: a compiler's helpers around functions are not there in the page.
  await page.evaluate('window.times = []; (function tick(now) { if (now) window.times.push(now); requestAnimationFrame(tick) })()')
  await move()
  const times = await page.evaluate(() => (window as unknown as { readonly times: readonly number[] }).times)
  return times.slice(1).map((time, i) => time - (times[i] ?? time))
}

function smoothness(what: string, between: readonly number[]): string {
  const sorted = between.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(0)
  const late = between.filter((time) => time > 50).length
  return `${what}: ${between.length} frames, ${at(0.5)} ms between two (95 %: ${at(0.95)} ms), ${((100 * late) / Math.max(1, between.length)).toFixed(1)} % over 50 ms`
}

const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
await page.goto(`${origin}/records?kind=event`)
await page.locator('.virtual .row').first().waitFor()
await page.locator('.virtual').hover()
const scrolled = await frames(page, async () => {
  for (let i = 0; i < Number(screens); i++) {
    await page.mouse.wheel(0, 700)
    await page.waitForTimeout(30)
  }
})
const list = await page.locator('.virtual').evaluate((element) => ({
  rows: element.querySelectorAll('.row').length,
  reached: Number(element.querySelector('[data-index]:last-child')?.getAttribute('data-index') ?? 0),
  all: element.getAttribute('aria-label'),
}))
console.log(smoothness(`list of ${list.all ?? ''}`, scrolled))
console.log(`  ${list.rows} rows in the page after scrolling to row ${list.reached}`)
await page.goto(`${origin}/relation/USA/RUS?grain=week`)
const timeline = page.locator('svg.chart').first()
await timeline.waitFor()
const box = await timeline.boundingBox()
const moved = await frames(page, async () => {
  if (box === null) return
  for (let x = 20; x < box.width - 20; x += 8) await page.mouse.move(box.x + x, box.y + 80)
})
console.log(smoothness('pointing along a timeline of weeks', moved))
await browser.close()
server.closeAllConnections()
server.close()
desk.reader.close()
