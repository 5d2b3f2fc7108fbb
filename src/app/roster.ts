/**
 * The roster of a record: offices that its dispatches state of persons are given to the reading of its other dispatches, earlier and later ones.
 * What a dispatch states is taken from its coding by the actor book alone, and what it is read with is a function of all that is stated,
 * so the order of arrival does not matter.
 */
import { byText } from '../base/order.js'
import { isCoded, readDispatch } from '../input/index.js'
import { askingKeys, listingKeys, makeRoster, namesAsked, officesFor } from '../knowledge/index.js'
import type { Coding } from '../model/coding.js'
import { type LearnedOffice, learnedOffices } from '../model/roster.js'
import type { CodedRecord } from '../model/record.js'
import {
  type Database,
  type KeptText,
  parseEntry,
  rosterKey,
  type RosterPart,
  rosterWork,
  textsOf,
  updateIndex,
  withIndex,
} from '../store/index.js'
import type { CodeBatch, CodeJob } from './code-batch.js'
import { withLog } from './record-log.js'

/** What a coding by the actor book alone teaches and asks; undefined: nothing. */
export function rosterPartOf(coding: Coding, used: readonly LearnedOffice[]): RosterPart | undefined {
  const offices = learnedOffices(coding).map((office) => ({ keys: listingKeys(office.name), office }))
  const asks = namesAsked(coding).map((name) => ({ keys: askingKeys(name), name }))
  const named = [...coding.entities.map((one) => one.country), ...coding.places.map((one) => one.reading.country)]
  const states = [...new Set(named.filter((one) => one !== null))].sort(byText)
  return offices.length + asks.length + used.length === 0 ? undefined : { offices, asks, states: asks.length === 0 ? [] : states, used }
}

/** The job of coding a kept text again. */
export function jobOf(text: KeptText, roster: readonly LearnedOffice[], before?: RosterPart | null): CodeJob {
  const { dispatch, diagnostics } = readDispatch({ text: text.text, published: text.published })
  return {
    dispatch: { ...dispatch, id: text.id, source: null, address: null, published: text.published },
    diagnostics,
    roster,
    ...(before ? { before } : {}),
  }
}

export interface RosterOptions {
  readonly signal?: AbortSignal
  /** Told of each text that was read anew. */
  readonly onRead?: (before: readonly CodedRecord[], after: readonly CodedRecord[]) => void
}

/** The offices that each text of the record which asks for any is to be read with, by number of text. */
export async function allOffices(folder: string): Promise<Map<number, readonly LearnedOffice[]>> {
  const { offices, texts } = await withIndex(folder, rosterWork)
  const roster = makeRoster(offices)
  return new Map(texts.map((text) => [text.n, officesFor(roster, text.names, text.states, text)]))
}

/** The same, without those that are read so already. */
async function offeredOffices(index: Database): Promise<Map<number, readonly LearnedOffice[]>> {
  const { offices, texts } = await rosterWork(index)
  const roster = makeRoster(offices)
  const offered = new Map<number, readonly LearnedOffice[]>()
  for (const text of texts) {
    const used = officesFor(roster, text.names, text.states, text)
    if (rosterKey(used) !== text.held) offered.set(text.n, used)
  }
  return offered
}

const batchSize = 64

/**
 * Brings the index up to date, reads anew the texts whose offices are known from others since, and takes in what that gave.
 * Returns how many texts were read anew.
 */
export async function updateWithRoster(folder: string, code: CodeBatch, options: RosterOptions = {}): Promise<number> {
  let read = 0
  await updateIndex(folder, async (index) => {
    if (options.signal?.aborted === true) return false
    const offered = await offeredOffices(index)
    if (offered.size === 0) return false
    await withLog(folder, 'roster', async (log, check) => {
      const numbers = [...offered.keys()]
      for (let at = 0; at < numbers.length && options.signal?.aborted !== true; at += batchSize) {
        const lines = await readAnew(await textsOf(index, numbers.slice(at, at + batchSize)), offered, code, options)
        check()
        if (lines !== '') log.appendLines(lines)
      }
    })
    read += offered.size
    return true
  })
  return read
}

async function readAnew(
  texts: readonly KeptText[],
  offered: ReadonlyMap<number, readonly LearnedOffice[]>,
  code: CodeBatch,
  options: RosterOptions,
): Promise<string> {
  const jobs = texts.map((text) => jobOf(text, offered.get(text.n) ?? [], text.roster)).filter((job) => job.dispatch.regions.some(isCoded))
  const before = new Map(texts.map((text) => [text.id, text.coding?.records ?? []]))
  let out = ''
  for (const line of await code(jobs)) {
    if ('failure' in line) continue
    out += line.line
    const entry = parseEntry(line.line)
    if (entry.entry === 'coding') options.onRead?.(before.get(entry.text) ?? [], entry.records)
  }
  return out
}
