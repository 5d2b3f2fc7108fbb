/** The main use case: files in, codings out, and for each file that could not be coded the reason. */
import { parseDay } from '../base/days.js'
import type { Day } from '../base/types.js'
import { isCoded, readDispatch } from '../input/index.js'
import { guessLanguage } from '../input/language.js'
import type { Coding } from '../model/coding.js'
import type { Diagnostic } from '../model/diagnostic.js'
import type { Coder } from '../pipeline/code.js'
import { UserError } from './errors.js'
import { proseOf, type ReceivedFile, receiveFiles } from './receive.js'
import { type CoderOptions, loadCoder } from './resources.js'

export interface CodeOptions extends CoderOptions {
  readonly published?: string
}

export interface CodedFile {
  readonly name: string
  readonly coding: Coding | null
  /** Why the document counts as failed, or null. A text may be coded and fail all the same: its date may be none. */
  readonly failure: string | null
  /** Things worth knowing that are no failure. */
  readonly notes: readonly string[]
}

/** Codes files one by one. Throws UserError for bad options, KnowledgeError for bad dictionaries; never for a text. */
export function* codeFiles(paths: readonly string[], options: CodeOptions): Generator<CodedFile> {
  const published = options.published === undefined ? null : parseDay(options.published)
  if (options.published !== undefined && published === null)
    throw new UserError(`--published ${options.published} is no day; write it as YYYY-MM-DD`)
  const coder = loadCoder(options)
  for (const file of receiveFiles(paths)) yield codeFile(coder, file, published)
}

function codeFile(coder: Coder, file: ReceivedFile, published: Day | null): CodedFile {
  const failed = (failure: string): CodedFile => ({ name: file.name, coding: null, failure, notes: [] })
  if ('failure' in file) return failed(file.failure)
  try {
    const prose = proseOf(file.text)
    const { dispatch, diagnostics } = readDispatch({
      ...prose,
      address: file.name === '-' ? null : file.name,
      published: prose.published ?? published,
    })
    const coded = dispatch.regions.filter(isCoded).map((region) => dispatch.text.slice(region.from, region.to))
    if (guessLanguage(coded.join(' ')) === 'other') return failed('is not English prose; it was not coded')
    const coding = coder(dispatch, diagnostics)
    return { name: file.name, coding, failure: failureOf(coding), notes: notesOf(coding.diagnostics) }
  } catch (error) {
    if (error instanceof UserError) return failed(error.message)
    throw error
  }
}

/** What makes a coded text a failure all the same: no text, a date that is none, nobody and nothing known in it. */
function failureOf(coding: Coding): string | null {
  for (const one of coding.diagnostics) {
    if (one.code === 'input/no-text') return 'has no headline and no body to code'
    if (one.code === 'input/not-a-date') return `"date ${one.detail['text']}" is no day; relative dates stay unresolved`
  }
  if (coding.records.length === 0 && coding.actors.length === 0) return 'is no news: no actor and nothing to record was found'
  return null
}

function notesOf(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.some((one) => one.code === 'input/no-date')
    ? ['states no date: relative dates stay unresolved (give one with --published YYYY-MM-DD)']
    : []
}
