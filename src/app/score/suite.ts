/** What a suite is: a labelled sample in, figures out. */
import { readFileSync } from 'node:fs'
import type { Coding } from '../../model/coding.js'
import { readDispatch } from '../../input/index.js'
import { parseDay } from '../../base/days.js'
import { gunzipSync } from 'node:zlib'
import { UserError } from '../errors.js'
import type { Coder } from '../../pipeline/code.js'

export interface ScoreOptions {
  readonly faults?: boolean
  readonly endToEnd?: boolean
  readonly crossValidate?: number
  readonly raw?: boolean
  readonly actors?: string
  readonly agents?: string
  readonly verbs?: string
}

export interface SuiteResult {
  /** What was scored, in words. */
  readonly about: string
  /** Figures by the names that others rely on; rates between 0 and 1. */
  readonly score: object
  /** Caveats for a reader. */
  readonly notes: readonly string[]
  /** With --faults: what was missed and what was given in error. */
  readonly faults: readonly string[]
}

export type Suite = (path: string, options: ScoreOptions) => SuiteResult

/** The text of a file, unpacked when its name ends with .gz. Throws UserError. */
export function readSample(path: string): string {
  try {
    const bytes = readFileSync(path)
    return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  } catch (error) {
    throw new UserError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Codes a text on its own, with the day of publication that the sample states. */
export function codeText(coder: Coder, text: string, published: string | null = null): Coding {
  const { dispatch, diagnostics } = readDispatch({ text, published: published === null ? null : parseDay(published) })
  return coder(dispatch, diagnostics)
}
