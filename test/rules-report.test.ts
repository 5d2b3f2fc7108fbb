/** What `demarche rules` counts and prints. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { UserError } from '../src/app/errors.js'
import { ruleReport } from '../src/app/rules.js'
import { printRule, printRules } from '../src/cli/print/rules.js'

const folder = mkdtempSync(join(tmpdir(), 'demarche-rules-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const text = join(folder, 'a.txt')
writeFileSync(
  text,
  'date 2024-03-15 Kenya accused Somalia of shelling a village on Thursday.\n\nDenmark telephoned nobody. The king of Spain phoned the president of Peru on Friday. The weather in Oslo was fine. The sea was calm.\n',
)
const layout = { width: 100, colour: false }
const counted = ruleReport([text], {}, { samples: 1 })

describe('the report on rules', () => {
  it('counts events by rule, with a sentence for each', () => {
    const use = counted.rules.find((one) => one.rule.name === 'consult/phone-verb')
    expect(use?.fired).toBe(1)
    expect(use?.samples).toEqual([
      {
        file: text,
        sentence: 'The king of Spain phoned the president of Peru on Friday.',
        words: 'phoned',
        event: 'ESP = PER CONSULT/phone 041',
      },
    ])
    const fired = counted.rules.reduce((sum, one) => sum + one.fired, 0) + counted.others.reduce((sum, one) => sum + one.fired, 0)
    expect(fired).toBe(counted.events)
  })
  it('counts the rules that fitted and lost', () => {
    expect(counted.rules.some((one) => one.lost > 0)).toBe(true)
  })
  it('prints rules that fired before those that never did, each rule once', () => {
    const printed = printRules(counted, layout)
    expect(printed).toMatch(/^1 dispatches, \d+ events; \d+ of \d+ rules fired\n/)
    expect(printed.indexOf('consult/phone-verb')).toBeLessThan(printed.indexOf('never fired'))
    expect(printed.split('\n').every((line) => line.length <= 100)).toBe(true)
    for (const { rule } of counted.rules) expect(printed.includes(rule.name), rule.name).toBe(true)
  })
  it('lists the rules of a code without a corpus, with their examples', () => {
    const report = ruleReport([], {}, { samples: 1, code: '163' })
    expect(report.rules.length).toBeGreaterThan(2)
    expect(report.rules.every((use) => use.rule.cameo === '163')).toBe(true)
    expect(printRules(report, layout)).toContain('Canada imposed sanctions on Belarus.')
  })
  it('prints one rule in full', () => {
    const [use] = ruleReport([text], {}, { samples: 2, name: 'consult/phone-verb' }).rules
    if (!use) throw new Error('no rule')
    const printed = printRule(use, true, layout)
    expect(printed).toContain('rules/consult.yaml:')
    expect(printed).toContain('verbs      phone, telephone')
    expect(printed).toContain('fired 1, told again')
  })
  it('says when no rule fits the choice', () => {
    expect(() => ruleReport([], {}, { samples: 1, name: 'nothing/here' })).toThrow(UserError)
  })
})
