/** What the terminal and the printable page say of a relation, a neighbourhood, an issue and a person. */
import { describe, expect, it } from 'vitest'
import { personDossier } from '../src/app/dossier.js'
import { personSheet } from '../src/app/dossier-sheet.js'
import { issueOf } from '../src/app/issue.js'
import { issueSheet } from '../src/app/issue-sheet.js'
import { neighboursOf } from '../src/app/neighbours.js'
import { neighboursSheet } from '../src/app/neighbours-sheet.js'
import { relationOf } from '../src/app/relation.js'
import { relationSheet } from '../src/app/relation-sheet.js'
import { sheetHtml } from '../src/app/serve-sheet-html.js'
import { sheetText } from '../src/app/serve-sheet-text.js'
import { testDesk } from './support/desk.js'

const desk = testDesk()
const text = (sheet: Parameters<typeof sheetText>[0], width = 100) => sheetText(sheet, { width, colour: false })

describe('a printed answer', () => {
  it('says in words what a claim comes to beside the record', async () => {
    const view = await relationOf({ a: 'NZL', b: 'FJI' }, desk)
    const printed = text(relationSheet(view))
    expect(printed).toContain('Claims against the record')
    expect(printed).toMatch(/the relation\s+is getting better/)
    expect(printed).toMatch(/→ The record cannot tell\./)
    expect(printed).toMatch(/with\s+95 %\s+confidence\s+between|too few\s+events\s+to\s+compare/)
    expect(sheetHtml(relationSheet(view))).toContain('class="claim"')
  })
  it('draws conflict apart from cooperation, and columns on both sides of the axis', async () => {
    const view = await relationOf({ a: 'NZL', b: 'FJI', grain: 'year' }, desk)
    const html = sheetHtml(relationSheet(view))
    expect(html).toContain('class="warm"')
    expect(html).toContain('class="cold"')
    const lines = text(relationSheet(view)).split('\n')
    const axis = lines.findIndex((line) => line.startsWith('2018 ─'))
    expect(lines[axis - 1]).toMatch(/[▁-█]/)
    expect(lines[axis + 1]).toMatch(/[█▀▔]/)
  })
  it('tells of silent neighbours by name and keeps the table to those told of', async () => {
    const view = await neighboursOf({ state: 'MEX' }, desk)
    const printed = text(neighboursSheet(view), 110)
    expect(printed.replace(/\s+/g, ' ')).toContain('It tells nothing of Guatemala (958 km), Belize (276 km), Cuba (sea), Honduras (sea).')
    expect(printed).toContain('United States (USA)')
    expect(printed).not.toMatch(/^Guatemala/m)
  })
  it('calls an issue by its name and counts stances', async () => {
    const printed = text(issueSheet(await issueOf({ issue: 'palestine' }, desk)))
    expect(printed.split('\n')[0]).toBe('Palestine')
    expect(printed).toMatch(/favourable, \d+ critical/)
  })
  it('gives a person with office, travel and the number of what is left out', async () => {
    const view = await personDossier('Henry Kissinger', desk)
    if (view === null) throw new Error('nobody')
    const printed = text(personSheet(view))
    expect(printed.split('\n')[1]).toContain('Secretary of State')
    expect(printed).toContain(`Travel (the last 12 of ${view.journeys} journeys)`)
    expect(printed).toContain(`Last meetings (20 of ${view.contacts.held} meetings)`)
  })
  it('does not draw what the record holds nothing of', async () => {
    const printed = text(relationSheet(await relationOf({ a: 'AND', b: 'TUV' }, desk)))
    expect(printed).toContain('The record holds nothing of these two.')
    expect(printed).not.toContain('Events by')
  })
})
