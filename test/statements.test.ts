import { describe, expect, it } from 'vitest'
import { golden } from './golden.js'
import { codeText, printClaims, printStatements, statementsOf } from './statements-print.js'

golden('statements', printStatements)
golden('claims', printClaims)

describe('statements keep the invariants of records', () => {
  const coding = codeText(
    'LIMA, May 1 (Agency) - Foreign Minister Juan Perez Soto said Peru welcomed Chile\'s offer. "We will answer soon," he added, noting that the talks had been useful.',
  )
  it('have evidence for content, cue and source that lies in the text', () => {
    expect(statementsOf(coding).length).toBeGreaterThan(1)
    for (const one of statementsOf(coding)) {
      expect(one.evidence.some((part) => part.part === 'quote')).toBe(true)
      expect(one.evidence.some((part) => part.part === 'cue')).toBe(true)
      for (const part of one.evidence) expect(coding.dispatch.text.slice(part.from, part.to).trim()).not.toBe('')
      expect(one.foundBy).toMatch(/^statement\//)
    }
  })
  it('give the same ids on a second run', () => {
    const again = codeText(coding.dispatch.text)
    expect(statementsOf(again).map((one) => one.id)).toEqual(statementsOf(coding).map((one) => one.id))
  })
})
