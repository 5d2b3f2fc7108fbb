/** Office phrases: state or body, sector, rank, tenure and number of each, as golden lines "phrase => reading". */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readOfficePhrase } from '../src/actors/bare-office.js'
import { knowledgeForActors } from './actors-knowledge.js'

const folder = join(import.meta.dirname, 'cases', 'offices')
const knowledge = knowledgeForActors()

describe('office phrases', () => {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
  const seen = new Set<string>()
  for (const file of files) {
    const lines = readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
    it(`${file} reads as written`, () => {
      const wrong: string[] = []
      for (const line of lines) {
        const [phrase = '', expected = ''] = line.split(' => ')
        expect(seen.has(phrase), `'${phrase}' stands twice`).toBe(false)
        seen.add(phrase)
        const given = readOfficePhrase(phrase, knowledge)
        if (given !== expected.trim()) wrong.push(`${phrase} => ${given}   (expected ${expected})`)
      }
      expect(wrong).toEqual([])
    })
  }
  it('holds 300 phrases', () => expect(seen.size).toBeGreaterThanOrEqual(300))
})
