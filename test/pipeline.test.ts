import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadCoder } from '../src/app/resources.js'
import { readDispatch } from '../src/input/index.js'
import type { Day } from '../src/base/types.js'

const folder = 'test/gold/dispatches'
const texts = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => (JSON.parse(readFileSync(join(folder, name), 'utf8')) as { raw: string }).raw)

describe('coding', () => {
  const coder = loadCoder({})

  it('gives for many dispatches at once what it gives for each alone', () => {
    const tasks = ['', ...texts, 'No date, no name.', ...texts.toReversed()].map((text) => ({ ...readDispatch({ text }), roster: null }))
    const alone = tasks.map((task) => coder(task.dispatch, task.diagnostics))
    expect(JSON.stringify(coder.many(tasks))).toBe(JSON.stringify(alone))
  })

  it('leaves a time that lies outside the calendar without a day', () => {
    const { dispatch } = readDispatch({
      text: 'The wall was built 3000 years ago, an envoy of France said.',
      published: '2024-05-05' as Day,
    })
    expect(coder(dispatch).times.map((time) => time.reading)).toEqual([null])
  })
})
