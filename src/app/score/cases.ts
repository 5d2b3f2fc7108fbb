/** Runs the `cases` suite: what reviews decided, text by text, against what the coder reads today. */
import { z } from 'zod'
import { byText } from '../../base/index.js'
import type { CodedRecord } from '../../model/index.js'
import type { Case } from '../corrections.js'
import { UserError } from '../errors.js'
import { loadCoder } from '../resources.js'
import { fieldsOf } from '../review-fields.js'
import { codeText, readSample, type Suite } from './suite.js'

const texts = z.record(z.string(), z.string())
const caseShape = z.object({
  format: z.literal('demarche case 1'),
  record: z.string(),
  kind: z.enum(['event', 'statement', 'meeting', 'initiative']),
  published: z.string().nullable(),
  text: z.string(),
  expected: texts.nullable(),
  changed: z.array(z.string()),
  rejected: texts.nullable(),
  note: z.string(),
})

/** Fields that say which record is meant. */
const identity: Readonly<Record<CodedRecord['kind'], readonly string[]>> = {
  event: ['sources', 'type', 'targets'],
  statement: ['speakers', 'stance', 'toward'],
  meeting: ['participants', 'status'],
  initiative: ['holders'],
}
const sided = new Set(['sources', 'targets', 'speakers', 'toward', 'participants', 'holders', 'partners'])

/** Reads a file of cases, one a line. Throws UserError naming the line. */
export function readCases(text: string, name: string): readonly Case[] {
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return []
    try {
      return [caseShape.parse(JSON.parse(line))]
    } catch (error) {
      throw new UserError(`${name}:${i + 1} is no case: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`)
    }
  })
}

/** Whether a coding has what a case expects, or is free of what it rejects. */
export function holds(one: Case, records: readonly CodedRecord[]): boolean {
  const read = records
    .filter(({ kind }) => kind === one.kind)
    .map((record) => new Map(fieldsOf(record).map(({ name, value }) => [name, value])))
  const wanted = one.expected ?? one.rejected ?? {}
  const strict = one.expected === null ? [] : one.changed
  const found = read.some(
    (fields) =>
      identity[one.kind].every((name) => same(name, fields.get(name) ?? '', wanted[name] ?? '')) &&
      strict.every((name) => same(name, fields.get(name) ?? '', wanted[name] ?? '')),
  )
  return found === (one.expected !== null)
}

/** Sides agree by their states, in any order: names and offices are printed in many ways. */
function same(name: string, a: string, b: string): boolean {
  if (!sided.has(name)) return a === b
  const codes = (text: string) =>
    [...text.matchAll(/(?:^|; |\()([A-Z]{3})(?=\)|;|$)/g)]
      .map((match) => match[1] ?? '')
      .toSorted(byText)
      .join(' ')
  return codes(a) === codes(b)
}

export const casesSuite: Suite = (path, options) => {
  const cases = readCases(readSample(path), path)
  const coder = loadCoder({
    ...(options.actors ? { actors: [options.actors] } : {}),
    ...(options.agents ? { agents: [options.agents] } : {}),
  })
  const failed = cases.filter((one) => !holds(one, codeText(coder, one.text, one.published).records))
  return {
    about: `${cases.length} reviewed records`,
    score: { n: cases.length, held: cases.length === 0 ? 0 : 1 - failed.length / cases.length },
    notes: ['Held: what was accepted or corrected is read so, what was rejected is not read.'],
    faults: options.faults
      ? failed.map(({ record, kind, expected, rejected }) => JSON.stringify({ record, kind, ...(expected ? { expected } : { rejected }) }))
      : [],
  }
}
