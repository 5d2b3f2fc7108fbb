/** A room on a free port with the test record, and a Chromium that minds what leaves it and what it complains of. */
import type { Server } from 'node:http'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { modelsFolder, readKnowledge } from '../../src/app/knowledge-files.js'
import type { CodedDispatch } from '../../src/app/serve-memory.js'
import type { Kept } from '../../src/app/review.js'
import { webFolder } from '../../src/app/serve.js'
import { listen, makeRoom } from '../../src/http/server.js'
import { testDesk } from '../support/desk.js'

export interface Room {
  readonly url: string
  readonly browser: Browser
  readonly kept: Kept[]
  readonly close: () => Promise<void>
}

export async function openRoom(more: readonly CodedDispatch[] = []): Promise<Room> {
  const kept: Kept[] = []
  const room = makeRoom({
    desk: testDesk(more),
    token: 'test-token',
    version: 'test',
    hosts: [],
    review: (review) => void kept.push(review),
    web: webFolder,
    knowledge: () => JSON.stringify(readKnowledge()),
    resources: { '/core/models/': modelsFolder },
  })
  const { server, port }: { server: Server; port: number } = await listen(room, 0)
  const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
  return {
    url: `http://127.0.0.1:${port}`,
    browser,
    kept,
    close: async () => {
      await browser.close()
      server.closeAllConnections()
      server.close()
    },
  }
}

/** What a page did that it must not: complaints of the console, faults, and requests that left the origin. */
export interface Watch {
  readonly page: Page
  readonly context: BrowserContext
  readonly faults: string[]
}

export async function watched(room: Room, options: { readonly width?: number; readonly dark?: boolean } = {}): Promise<Watch> {
  const context = await room.browser.newContext({
    viewport: { width: options.width ?? 1280, height: 900 },
    colorScheme: options.dark === true ? 'dark' : 'light',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => faults.push(`fault: ${error.message}`))
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (origin !== room.url && protocol !== 'data:' && protocol !== 'blob:') faults.push(`request: ${request.url()}`)
  })
  return { page, context, faults }
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Violations that axe finds, as short texts. It is put in by the debugger, which the page's policy does not bind. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const found = await (
      window as unknown as {
        axe: {
          run: (
            node: Document,
            options: object,
          ) => Promise<{ violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[] }>
        }
      }
    ).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })
    return found.violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary.replace(/\s+/g, ' ').slice(0, 220)})`)
          .join('; ')}`,
    )
  })
}

/** Waits until a page has its heading and its answer. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: 'networkidle' })
  await page.locator('h1').first().waitFor()
}
