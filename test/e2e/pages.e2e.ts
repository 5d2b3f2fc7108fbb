import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { open, openRoom, type Room, violations, watched } from './room.js'

let room: Room
beforeAll(async () => {
  room = await openRoom()
})
afterAll(() => room.close())

const pages: readonly (readonly [name: string, path: string, heading: RegExp])[] = [
  ['front page', '/', /Who met whom/],
  ['relation', '/relation/USA/EGY?from=1970', /United States.*and Egypt/],
  ['relation with conflict', '/relation/NZL/FJI?grain=month', /New Zealand.*and Fiji/],
  ['relation of one dispatch', '/relation/IRN/QAT', /Iran.*and Qatar/],
  ['relation without records', '/relation/AND/TUV', /Andorra.*and Tuvalu/],
  ['pair dossier', '/pair/USA/EGY?from=2000', /United States.*and Egypt/],
  ['state', '/state/MEX', /Mexico/],
  ['states', '/states', /States/],
  ['people', '/people?q=Kiss', /People/],
  ['person', '/person/Henry%20A.%20Kissinger', /Kissinger/],
  ['issues', '/issues', /Issues/],
  ['issue', '/issue/fisheries', /Fisheries/],
  ['network', '/network?least=20', /Who deals with whom/],
  ['network by force', '/network?least=20&layout=force', /Who deals with whom/],
  ['search', '/search?q=Suez', /Search/],
  ['rows', '/records?kind=event&state=NZL&with=FJI', /Events/],
  ['paste page', '/read', /Read a dispatch/],
  ['review', '/review', /Review/],
  ['statements', '/records?kind=statement&state=NZL&stance=critical', /Statements/],
  ['dispatch', '/dispatch/invented-4', /Report 4/],
  ['missing dispatch', '/dispatch/none', /No such dispatch/],
  ['missing page', '/no/such/page', /No such page/],
  ['reference', '/reference', /./],
]

/** A page for what there is none of may say so: the browser then notes the answer 404. */
function unexpected(faults: readonly string[], path: string): readonly string[] {
  return path === '/dispatch/none' ? faults.filter((fault) => !fault.includes('404')) : faults
}

describe('every page', () => {
  for (const [name, path, heading] of pages)
    for (const dark of [false, true])
      it(`${name} opens in ${dark ? 'dark' : 'light'}, is accessible, keeps to its origin and complains of nothing`, async () => {
        const { page, context, faults } = await watched(room, { dark })
        await open(page, room.url + path)
        await expect.poll(() => page.locator('h1').innerText()).toMatch(heading)
        expect(await violations(page)).toEqual([])
        expect(unexpected(faults, path)).toEqual([])
        await context.close()
      })
  for (const [name, path] of pages)
    it(`${name} fits a telephone`, async () => {
      const { page, context, faults } = await watched(room, { width: 390 })
      await open(page, room.url + path)
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
      expect(unexpected(faults, path)).toEqual([])
      await context.close()
    })
})

describe('the way from a number to the words', () => {
  it('leads from a column of the timeline to rows, and from a row to underlined words', async () => {
    const { page, context, faults } = await watched(room)
    await open(page, `${room.url}/relation/NZL/FJI?grain=year`)
    await page.locator('svg [role=link][tabindex="0"]').first().click()
    await expect.poll(() => page.url()).toContain('/records?kind=event&state=NZL&with=FJI')
    await page.locator('.row a').first().click()
    await expect.poll(() => page.url()).toContain('/dispatch/')
    await page.locator('.words').first().waitFor()
    expect(await page.locator('.note[data-open=true] .derivation').count()).toBe(1)
    expect(faults).toEqual([])
    await context.close()
  })
  it('leads from every number in the tables of a state to that many rows', async () => {
    const { page, context, faults } = await watched(room)
    await open(page, `${room.url}/state/MEX`)
    const links = await page.locator('.count').evaluateAll((all) =>
      all.map((link) => ({
        href: link.getAttribute('href') ?? '',
        count: Number((link.firstChild?.textContent ?? '').replaceAll(',', '')),
      })),
    )
    expect(links.length).toBeGreaterThan(15)
    for (const { href, count } of links) {
      const query = href.slice(href.indexOf('?') + 1)
      const answer = (await (await fetch(`${room.url}/api/v1/records?limit=1&${query}`)).json()) as { total: number }
      expect([href, answer.total]).toEqual([href, count])
    }
    await page.locator('[aria-label="Table of regional groups"] .count').first().click()
    await expect.poll(() => page.url()).toContain('group=APEC')
    await page.getByRole('button', { name: /and members of APEC/ }).waitFor()
    await expect.poll(() => page.locator('.lead').innerText()).toContain('144 meetings')
    expect(faults).toEqual([])
    await context.close()
  })
  it('says how many claims there are and opens them', async () => {
    const { page, context } = await watched(room)
    await open(page, `${room.url}/relation/NZL/FJI`)
    const section = page.getByRole('region', { name: 'Claims against the record' })
    await expect.poll(() => section.locator('.claim').count()).toBeGreaterThan(2)
    expect(await section.innerText()).toMatch(/\d+ claims/)
    expect(await section.innerText()).toMatch(/The record (bears this out|speaks against this|cannot tell)\./)
    await section.getByRole('link', { name: /^All/ }).click()
    await expect.poll(() => page.url()).toContain('claims=yes')
    await page.locator('.said-row').first().waitFor()
    await context.close()
  })
  it('opens the dealings of a pair from its line in the network', async () => {
    const { page, context } = await watched(room)
    await open(page, `${room.url}/network?least=20&state=FJI`)
    await page.locator('.edge .press', { hasText: /FJI and NZL/ }).dispatchEvent('click')
    await expect.poll(() => page.url()).toContain('/relation/FJI/NZL')
    await context.close()
  })
  it('keeps every filter in the address', async () => {
    const { page, context } = await watched(room)
    await open(page, `${room.url}/relation/USA/EGY`)
    await page.getByLabel('From', { exact: true }).fill('1973')
    await page.keyboard.press('Enter')
    await page.getByLabel('By', { exact: true }).selectOption('month')
    await expect.poll(() => new URL(page.url()).search).toBe('?from=1973&grain=month')
    await page.waitForLoadState('networkidle')
    await expect.poll(() => page.locator('.pending').count()).toBe(0)
    const shown = await page.locator('.lead').innerText()
    await page.reload({ waitUntil: 'networkidle' })
    expect(await page.locator('.lead').innerText()).toBe(shown)
    await context.close()
  })
  it('chooses a time by drawing across the timeline', async () => {
    const { page, context } = await watched(room)
    await open(page, `${room.url}/relation/USA/EGY?from=1970`)
    const box = await page.locator('figure svg').first().boundingBox()
    if (!box) throw new Error('no picture')
    await page.mouse.move(box.x + box.width * 0.3, box.y + 60)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.5, box.y + 60, { steps: 5 })
    await page.mouse.up()
    await expect.poll(() => new URL(page.url()).searchParams.get('from')).toMatch(/^198\d-/)
    await context.close()
  })
})

describe('the dispatch', () => {
  it('lights up the note of the words and walks by key', async () => {
    const { page, context } = await watched(room)
    await open(page, `${room.url}/records?kind=meeting&state=IRN&with=QAT`)
    await page.locator('.row a').first().click()
    await page.locator('.words').first().hover()
    expect(await page.locator('.note[data-lit=true]').count()).toBe(1)
    await page.mouse.move(0, 0)
    await page.keyboard.press('Escape')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    const lit = await page.locator('.note[data-lit=true]').getAttribute('data-note')
    expect(await page.locator(`.words[data-records~="${lit}"]`).first().getAttribute('data-lit')).toBe('true')
    await page.keyboard.press('Enter')
    expect(await page.locator('.note[data-open=true]').getAttribute('data-note')).toBe(lit)
    await context.close()
  })
})

describe('search', () => {
  it('finds states and persons by the beginning of their names, and words by Enter', async () => {
    const { page, context } = await watched(room)
    await open(page, room.url)
    const field = page.locator('main input').first()
    await field.fill('egy')
    await page.getByRole('option', { name: /Egypt/ }).click()
    await expect.poll(() => page.url()).toContain('/state/EGY')
    await open(page, room.url)
    await field.fill('Suez Canal')
    await field.press('Enter')
    await expect.poll(() => page.url()).toContain('/search?q=Suez+Canal')
    await page.getByRole('button', { name: /United Kingdom/ }).click()
    await expect.poll(() => page.url()).toContain('state=GBR')
    await context.close()
  })
  it('offers its counts on a telephone too', async () => {
    const { page, context } = await watched(room, { width: 390 })
    await open(page, `${room.url}/search?q=Suez`)
    await page.getByText('Narrow down').click()
    await page.getByRole('button', { name: /United Kingdom/ }).click()
    await expect.poll(() => page.url()).toContain('state=GBR')
    await context.close()
  })
})

describe('what one takes away', () => {
  it('gives the numbers of each picture as CSV', async () => {
    const { page, context } = await watched(room)
    for (const [path, head] of [
      ['/relation/NZL/FJI', /^direction,from/],
      ['/state/MEX', /^code,name/],
      ['/person/Henry%20A.%20Kissinger', /^id,kind/],
      ['/network?least=20', /^a,b,meetings/],
      ['/issue/fisheries', /^state,name,period/],
    ] as const) {
      await open(page, room.url + path)
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV' }).first().click()])
      expect(readFileSync(await download.path(), 'utf8')).toMatch(head)
    }
    await context.close()
  })
  for (const [name, path, most] of [
    ['pair dossier', '/pair/USA/EGY?from=2000', 2],
    ['pair dossier of one dispatch', '/pair/IRN/QAT', 2],
    ['pair dossier with claims', '/pair/NZL/FJI', 2],
    ['person', '/person/Henry%20A.%20Kissinger', 2],
    ['dispatch', '', 3],
  ] as const)
    it(`prints the ${name} on at most ${most} pages`, async () => {
      const { page, context } = await watched(room)
      if (path === '') {
        await open(page, `${room.url}/records?kind=meeting&state=IRN&with=QAT`)
        await page.locator('.row a').first().click()
        await page.locator('.words').first().waitFor()
      } else await open(page, room.url + path)
      const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
      const count = pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length ?? 0
      expect(count).toBeGreaterThan(0)
      expect(count).toBeLessThanOrEqual(most)
      await context.close()
    })
})

describe('the coder in the browser', () => {
  it('reads a pasted dispatch and sends it nowhere', async () => {
    const { page, context, faults } = await watched(room)
    const sent: string[] = []
    page.on('request', (request) => {
      if (request.method() !== 'GET' || request.postData() !== null) sent.push(request.url())
    })
    await open(page, `${room.url}/read`)
    const example = JSON.parse(readFileSync(join(import.meta.dirname, '../../examples/2022-08-28-iran-qatar.json'), 'utf8')) as {
      raw: string
    }
    await page.getByLabel('Text', { exact: true }).fill(example.raw)
    await page.getByRole('button', { name: 'Read it' }).click()
    await page.locator('.dispatch-text').waitFor()
    expect(await page.locator('.note').count()).toBeGreaterThan(8)
    expect(await violations(page)).toEqual([])
    expect(sent).toEqual([])
    expect(faults).toEqual([])
    await context.close()
  })
})

describe('review', () => {
  it('takes decisions by key, lets them be undone, and keeps a correction', async () => {
    const { page, context, faults } = await watched(room)
    await open(page, `${room.url}/review?kind=statement&state=QAT`)
    await page.locator('.derivation').waitFor()
    await page.keyboard.press('a')
    await page.keyboard.press('x')
    await page.keyboard.press('u')
    await page.keyboard.press('c')
    await page.getByLabel('Toward whom').fill('IRN')
    await page.getByLabel('First day').fill('2022-08-26')
    await page.getByLabel('Stance').selectOption('critical')
    await page.getByLabel('Note').fill('read the second paragraph')
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Keep the correction' }).click()
    await expect.poll(() => room.kept.map(({ verdict }) => verdict)).toEqual(['right', 'wrong', 'withdrawn', 'amended'])
    const [, wrong, withdrawn, amended] = room.kept
    expect([withdrawn?.record, amended?.record]).toEqual([wrong?.record, wrong?.record])
    expect(amended).toMatchObject({ note: 'read the second paragraph', fields: { toward: 'IRN', from: '2022-08-26', stance: 'critical' } })
    expect(amended?.amended).toMatchObject({ stance: -1, when: { from: '2022-08-26' } })
    await page.keyboard.press('c')
    await page.getByLabel('First day').fill('yesterday')
    await page.getByRole('button', { name: 'Keep the correction' }).click()
    await page.getByRole('alert').getByText("'yesterday' is no day").waitFor()
    faults.splice(0, faults.length, ...faults.filter((fault) => !fault.includes('400')))
    expect(faults).toEqual([])
    await context.close()
  })
})

describe('weight', () => {
  it('loads the front page with less than 350 kB of compressed files', async () => {
    const { page, context } = await watched(room)
    const client = await context.newCDPSession(page)
    let bytes = 0
    await client.send('Network.enable')
    client.on('Network.loadingFinished', (event) => {
      bytes += event.encodedDataLength
    })
    await open(page, room.url)
    expect(bytes).toBeGreaterThan(50_000)
    expect(bytes).toBeLessThan(350_000)
    await context.close()
  })
  it('draws only what is in sight of a long list', async () => {
    const { page, context } = await watched(room)
    await open(page, `${room.url}/records?kind=meeting`)
    await page.locator('.virtual .row').first().waitFor()
    expect(await page.locator('.virtual .row').count()).toBeLessThan(60)
    const before = await page.locator('.virtual .row').first().innerText()
    await page.locator('.virtual').evaluate((list) => list.scrollTo(0, 6000))
    await expect.poll(async () => page.locator('.virtual .row').first().innerText()).not.toBe(before)
    expect(await page.locator('.virtual .row').count()).toBeLessThan(60)
    await context.close()
  })
  it('goes to a day within a long list, on both sides of it, and by key to its ends', async () => {
    const { page, context, faults } = await watched(room)
    await open(page, `${room.url}/records?kind=meeting`)
    const place = () => page.locator('.place').innerText()
    await page.locator('.virtual .row').first().waitFor()
    await page.getByLabel('Go to a day').fill('1973-10')
    await page.keyboard.press('Enter')
    await expect.poll(place).toMatch(/, 1973-10$/)
    const before = (await (await fetch(`${room.url}/api/v1/records?kind=meeting&limit=1&from=1973-11`)).json()) as { total: number }
    await page.waitForLoadState('networkidle')
    await expect.poll(place).toBe(`Row ${(before.total + 1).toLocaleString('en-GB')} of 6,447, 1973-10`)
    await page.locator('.virtual').evaluate((list) => list.scrollBy(0, -3000))
    await expect.poll(place).toMatch(/, 197[45]-/)
    await page.locator('.virtual').evaluate((list) => list.scrollBy(0, 9000))
    await expect.poll(place).toMatch(/, 197[0-3]-/)
    expect(await page.locator('.virtual .row').count()).toBeLessThan(60)
    await page.locator('.virtual').focus()
    await page.keyboard.press('End')
    await expect.poll(async () => page.locator('.virtual .row').last().innerText()).toContain('1866')
    await expect.poll(place).toMatch(/^Row 6,4/)
    await page.locator('.virtual').focus()
    await page.keyboard.press('Home')
    await expect.poll(place).toMatch(/^Row 1 of/)
    await page.locator('.virtual .row').first().waitFor()
    await page.locator('.virtual').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    expect(await page.evaluate(() => document.activeElement?.closest('[data-index]')?.getAttribute('data-index'))).toBe('1')
    await page.locator('.strip [role=button]').nth(3).click()
    await expect.poll(place).not.toMatch(/^Row 1 of/)
    expect(await violations(page)).toEqual([])
    expect(faults).toEqual([])
    await context.close()
  })
})
