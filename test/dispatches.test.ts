/** Whole dispatches through the whole coder: the real one, one of the same kind, and floors over dispatches in other styles. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { byText } from '../src/base/order.js'
import { loadCoder } from '../src/app/resources.js'
import { codeText } from '../src/app/score/suite.js'
import type { Coding } from '../src/model/coding.js'
import type { Meeting, Statement } from '../src/model/record.js'
import { type GoldDispatch, goldDispatch, scoreDispatch, sumDispatches } from '../src/score/dispatches/index.js'

const coder = loadCoder({})
const folder = join(import.meta.dirname, 'gold')

function read(path: string): { readonly gold: GoldDispatch; readonly coding: Coding } {
  const gold = goldDispatch.parse(JSON.parse(readFileSync(join(folder, path), 'utf8')))
  return { gold, coding: codeText(coder, gold.raw, gold.published) }
}

function meetings(coding: Coding): readonly Meeting[] {
  return coding.records.filter((record) => record.kind === 'meeting')
}

function statements(coding: Coding): readonly Statement[] {
  return coding.records.filter((record) => record.kind === 'statement')
}

for (const path of ['real/2022-08-28-iran-qatar.json', 'dispatches/2023-05-14-oman-pakistan.json']) {
  describe(`a deputy minister receives another: ${path}`, () => {
    const { gold, coding } = read(path)
    const score = scoreDispatch(gold, coding)
    const words = (span: { from: number; to: number }) => coding.dispatch.text.slice(span.from, span.to)

    it('has the meeting wholly right', () => {
      expect(score.counts.meetings).toEqual({ right: 1, wrong: 0, missed: 0 })
      expect(score.counts.participants).toEqual({ right: 2, wrong: 0, missed: 0 })
      for (const part of ['meetingDates', 'meetingPlaces', 'meetingForm', 'meetingStatus'] as const)
        expect(score.tallies[part]).toEqual([1, 1])
      expect(score.tallies.rank).toEqual([2, 2])
      const [meeting] = meetings(coding)
      expect(meeting?.delegations).toEqual(gold.meetings[0]?.delegations)
      expect(meeting?.participants.map((one) => one.office ?? '').toSorted(byText)).toEqual(
        gold.meetings[0]?.participants.map((one) => one.title ?? '').toSorted(byText),
      )
      expect(meeting?.agenda.length).toBeGreaterThan(0)
    })

    it('has every required event and no wrong one', () => {
      expect(score.faults.events).toMatchObject({ missed: [], wrong: [] })
    })

    it('has at least nine of the eleven statements with the right speaker', () => {
      expect(score.counts.statements.right).toBeGreaterThanOrEqual(9)
    })

    it('has the initiative with its steps, and all coreferences', () => {
      expect(score.counts.initiatives.missed).toBe(0)
      expect(score.counts.mentions.missed).toBe(0)
    })

    it('keeps condition and claim of a relation', () => {
      expect(statements(coding).some((one) => one.condition !== null)).toBe(true)
      expect(statements(coding).some((one) => one.claim?.direction === 1 && one.claim.states.length === 2)).toBe(true)
    })

    it('supports every record with exact words and says what made it', () => {
      for (const record of coding.records) {
        expect(record.foundBy).not.toBe('')
        for (const one of record.evidence) expect(words(one).trim()).not.toBe('')
      }
    })
  })
}

describe('dispatches in other styles', () => {
  const files = readdirSync(join(folder, 'dispatches')).sort()
  const sum = sumDispatches(files.map((file) => read(`dispatches/${file}`)).map(({ gold, coding }) => scoreDispatch(gold, coding)))

  it('keeps its figures', () => {
    expect(sum.events.f1).toBeGreaterThanOrEqual(0.6)
    expect(sum.meetings.f1).toBeGreaterThanOrEqual(0.7)
    expect(sum.statements.f1).toBeGreaterThanOrEqual(0.78)
  })
})
