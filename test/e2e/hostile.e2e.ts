import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CodedDispatch } from '../../src/app/serve-memory.js'
import { personDossier } from '../../src/app/dossier.js'
import { personSheet } from '../../src/app/dossier-sheet.js'
import { issueOf } from '../../src/app/issue.js'
import { issueSheet } from '../../src/app/issue-sheet.js'
import { neighboursOf } from '../../src/app/neighbours.js'
import { neighboursSheet } from '../../src/app/neighbours-sheet.js'
import { relationOf } from '../../src/app/relation.js'
import { relationSheet } from '../../src/app/relation-sheet.js'
import { sheetHtml } from '../../src/app/serve-sheet-html.js'
import { sheetText } from '../../src/app/serve-sheet-text.js'
import type { CodedRecord } from '../../src/model/index.js'
import { day, event, initiative, meeting, party, statement } from '../support/records.js'
import { dispatchOf, testDesk } from '../support/desk.js'
import { payloads } from './payloads.js'
import { open, openRoom, type Room, watched } from './room.js'

/** One dispatch a payload, with the payload in the text and in every field that a text can reach. */
const hostile: readonly CodedDispatch[] = payloads.map((payload, i) => {
  const text = `${payload}\n\nA second paragraph with ${payload} in it.`
  const span = { from: 0, to: payload.length }
  const person = party('TUV', `Person ${i} ${payload}`, { office: payload, text: payload, span })
  const when = day(`2021-0${(i % 9) + 1}-1${i % 10}`)
  const base = {
    when,
    evidence: [{ part: 'trigger' as const, ...span }] as [{ part: 'trigger'; from: number; to: number }],
    because: [payload],
    rivals: [{ code: payload, foundBy: payload as never, score: 0, why: payload }],
    foundBy: payload as never,
  }
  const where = {
    place: null,
    name: payload,
    country: 'TUV' as never,
    grain: 'city' as const,
    basis: 'stated' as const,
    latitude: null,
    longitude: null,
  }
  const records: CodedRecord[] = [
    event('ACCUSE', ['TUV'], ['NRU'], { ...base, mode: payload, contexts: [payload], where }),
    meeting([person, party('NRU', `Other ${payload}`)], { ...base, where, agenda: [span], host: 'TUV' as never }),
    statement(person, [span], {
      ...base,
      issues: [{ issue: i < 30 ? payload : 'hostile issue', wording: span }],
      toward: [{ party: party('NRU', payload), sign: -1 }],
      stance: -1,
      claim: { states: ['TUV', 'NRU'] as never, direction: 1, period: null, wording: span },
    }),
    initiative(payload, 'TUV', { ...base, steps: [{ ordinal: 1, state: 'announced', content: span }] }),
  ]
  return {
    dispatch: dispatchOf(`hostile-${i}`, '2021-05-05', text, { source: payload, address: payload }),
    title: payload,
    entities: [],
    records: records.map((record) => ({ ...record, id: `h-${record.kind}-${i}` as never })),
    wordings: [{ ...span, text: payload, refersTo: payload, loaded: true, speaker: person, foundBy: payload as never }],
  }
})

let room: Room
beforeAll(async () => {
  room = await openRoom(hostile)
})
afterAll(() => room.close())

describe('texts that would be more than text', () => {
  it('are three hundred', () => expect(payloads.length).toBe(300))

  it('are shown as text on every page, in every field', async () => {
    const { page, context, faults } = await watched(room)
    const pages = [
      '/',
      '/relation/TUV/NRU',
      '/pair/TUV/NRU',
      '/state/TUV',
      '/people?q=Person',
      '/states',
      '/reference',
      '/issue/hostile%20issue',
      '/issues',
      '/network?least=1&state=TUV',
      '/search?q=minister&state=TUV',
      '/records?kind=event&state=TUV',
      '/records?kind=statement&state=TUV',
      '/records?kind=initiative&state=TUV',
      '/records?kind=meeting&state=TUV',
      '/review?kind=statement&state=TUV',
      '/review?kind=meeting&state=TUV',
      '/records?kind=statement&state=TUV&with=NRU&claims=yes',
      '/network?least=1&layout=force&state=TUV',
      ...payloads.slice(0, 30).map((payload) => `/issue/${encodeURIComponent(payload)}`),
      ...payloads.slice(0, 30).map((payload) => `/person/${encodeURIComponent(`Person ${payload}`)}`),
      ...payloads.slice(0, 20).map((payload) => `/search?q=${encodeURIComponent(payload)}&from=${encodeURIComponent(payload)}`),
    ]
    for (const path of pages) {
      await page.goto(room.url + path, { waitUntil: 'load' })
      await page.locator('h1, [role=alert]').first().waitFor()
    }
    const serious = faults.filter((fault) => !fault.includes('Failed to load resource'))
    expect(serious).toEqual([])
    expect(await page.evaluate(() => (window as unknown as { ranByText?: number }).ranByText)).toBeUndefined()
    await context.close()
  })

  it('stay text in three hundred dispatches, with their notes open', async () => {
    const { page, context, faults } = await watched(room)
    await open(page, `${room.url}/dispatch/hostile-0`)
    for (let i = 0; i < payloads.length; i++) {
      // Within the page, as a link would: three hundred pages in a few seconds.
      await page.evaluate((path) => {
        history.pushState(null, '', path)
        window.dispatchEvent(new PopStateEvent('popstate'))
      }, `/dispatch/hostile-${i}?record=h-statement-${i}`)
      await page.locator(`[data-note="h-statement-${i}"] .derivation`).waitFor()
      expect(await page.evaluate(() => (window as unknown as { ranByText?: number }).ranByText)).toBeUndefined()
      const links = await page.evaluate(() =>
        [...document.querySelectorAll('a')]
          .map((link) => link.href)
          .filter((href) => !href.startsWith(location.origin) && !href.startsWith('https://')),
      )
      expect(links).toEqual([])
    }
    const shown = await page.locator('.dispatch-text').innerText()
    expect(shown.replace(/\s+/g, ' ')).toContain('A second paragraph with')
    expect(faults).toEqual([])
    await context.close()
  })

  it('cannot run in the printable page, and cannot command the terminal', async () => {
    const desk = testDesk(hostile)
    const view = await relationOf({ a: 'TUV', b: 'NRU' }, desk)
    const person = await personDossier(`Person 1 ${payloads[1]}`, desk)
    const sheets = [
      relationSheet(view, 400),
      ...(person === null ? [] : [personSheet(person, 400)]),
      neighboursSheet(await neighboursOf({ state: 'TUV' }, desk)),
      issueSheet(await issueOf({ issue: 'hostile issue' }, desk)),
      issueSheet(await issueOf({ issue: payloads[1] ?? '' }, desk)),
    ]
    const { page, context, faults } = await watched(room)
    for (const sheet of sheets) {
      const html = sheetHtml(sheet)
      expect(html).not.toMatch(/<script|<img|<iframe|<a [^>]*href="(?!#)/i)
      await page.setContent(html)
      expect(await page.evaluate(() => (window as unknown as { ranByText?: number }).ranByText)).toBeUndefined()
      expect(sheetText(sheet, { width: 100, colour: false }).replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Bidi_Control}/u)
    }
    expect(faults.filter((fault) => fault.startsWith('request') || fault.startsWith('dialog'))).toEqual([])
    await context.close()
  })

  it('stay text when they are pasted and read in the browser', async () => {
    const { page, context, faults } = await watched(room)
    await open(page, `${room.url}/read`)
    await page.getByLabel('Text', { exact: true }).fill(payloads.map((payload) => `The minister said: ${payload}`).join('\n\n'))
    await page.getByRole('button', { name: 'Read it' }).click()
    await page.locator('.dispatch-text').waitFor()
    expect(await page.evaluate(() => (window as unknown as { ranByText?: number }).ranByText)).toBeUndefined()
    expect(faults).toEqual([])
    await context.close()
  })

  it('cannot become formulas in the CSV', async () => {
    const kinds = ['event', 'statement', 'meeting', 'initiative'].map((kind) => `/records?kind=${kind}&state=TUV&limit=1000`)
    const views = ['/relations/TUV/NRU', '/states/TUV', '/issues/hostile%20issue', '/network?state=TUV']
    const people = payloads.slice(0, 20).map((payload, i) => `/people/${encodeURIComponent(`Person ${i} ${payload}`)}`)
    for (const path of [...kinds, ...views, ...people]) {
      const answer = await fetch(`${room.url}/api/v1${path}${path.includes('?') ? '&' : '?'}format=csv`)
      if (answer.status === 404) continue
      const csv = await answer.text()
      for (const cell of csv.matchAll(/(?:^|,|\n)"?([^",\n]*)/g))
        expect(cell[1]?.replace(/^[\s\u00a0\ufeff]+/, '') ?? '').not.toMatch(/^[=+@＝](?!\d)/)
    }
  })
})
