/** Proves a record: every frame and its place in the chain, every id, every span of evidence; and that the index says the same as the log. */
import type { Span } from '../base/types.js'
import { parties, spansOf } from '../model/record.js'
import {
  checkRecord,
  type CodingEntry,
  endOfLog,
  type Entry,
  framesBehind,
  indexState,
  IntegrityError,
  readEntries,
  textId,
} from '../store/index.js'

export interface Verified {
  readonly frames: number
  readonly texts: number
  readonly codings: number
  readonly records: number
  /** Spans whose words were compared. */
  readonly spans: number
  /** What is wrong, in words; empty when the record is whole. */
  readonly faults: readonly string[]
}

interface Tally {
  frames: number
  texts: number
  codings: number
  records: number
  spans: number
  readonly faults: string[]
}

/** Faults beyond this many are counted, not listed. */
const mostFaults = 1000

/** Reads the whole log. Never throws for a damaged record: that is a fault. Throws NoRecordError for a folder without one. */
export async function verifyRecord(folder: string): Promise<Verified> {
  checkRecord(folder)
  const tally: Tally = { frames: 0, texts: 0, codings: 0, records: 0, spans: 0, faults: [] }
  const lengths = new Map<string, number>()
  try {
    for (const { entries } of readEntries(folder)) {
      tally.frames++
      const texts = new Map<string, string>()
      for (const entry of entries) checkEntry(entry, texts, lengths, tally)
    }
    const end = endOfLog(folder)
    if (end.number !== tally.frames) tally.faults.push(`The log holds ${end.number} frames, ${tally.frames} could be read`)
    await checkIndex(folder, tally)
  } catch (error) {
    if (!(error instanceof IntegrityError)) throw error
    tally.faults.push(error.message)
  }
  return tally
}

function checkEntry(entry: Entry, texts: Map<string, string>, lengths: Map<string, number>, tally: Tally): void {
  if (entry.entry === 'text') {
    tally.texts++
    texts.set(entry.id, entry.text)
    lengths.set(entry.id, entry.text.length)
    if (textId(entry.text) !== entry.id) fault(tally, `Text ${entry.id} is not what its id says`)
  } else if (entry.entry === 'appearance') {
    if (!lengths.has(entry.text)) fault(tally, `Appearance of a text that is not there: ${entry.text}`)
  } else if (entry.entry === 'coding') {
    tally.codings++
    const length = lengths.get(entry.text)
    if (length === undefined) fault(tally, `Coding of a text that is not there: ${entry.text}`)
    else checkCoding(entry, texts.get(entry.text) ?? null, length, tally)
  }
}

/** Spans must lie in the text; where a record repeats the words of a span, they must be those of the text. */
function checkCoding(coding: CodingEntry, text: string | null, length: number, tally: Tally): void {
  const where = (what: string): string => `${what} of ${coding.text}`
  const inside = (span: Span, what: string): void => {
    tally.spans++
    if (!(span.from >= 0 && span.from < span.to && span.to <= length))
      fault(tally, `${where(what)}: span ${span.from}-${span.to} outside 0-${length}`)
  }
  const same = (span: Span, words: string, what: string): void => {
    inside(span, what)
    if (text !== null && text.slice(span.from, span.to) !== words)
      fault(tally, `${where(what)}: the text at ${span.from}-${span.to} is not "${words.slice(0, 60)}"`)
  }
  for (const record of coding.records) {
    tally.records++
    const what = `Record ${record.id}`
    if (record.evidence.length === 0) fault(tally, `${where(what)}: no evidence`)
    if (record.foundBy === '') fault(tally, `${where(what)}: nothing says what found it`)
    for (const evidence of record.evidence) inside(evidence, what)
    for (const span of spansOf(record)) inside(span, what)
    for (const party of parties(record)) if (party.entity >= 0) same(party.span, party.text, what)
  }
  for (const wording of coding.wordings) same(wording, wording.text, 'Wording')
  for (const sentence of coding.sentences) inside(sentence, 'Sentence')
  for (const mention of coding.mentions) inside(mention, 'Mention')
}

async function checkIndex(folder: string, tally: Tally): Promise<void> {
  const state = await indexState(folder)
  if (state.position === null) fault(tally, `The index cannot be used: ${state.problem}. Run: demarche rebuild --record ${folder}`)
  else if (framesBehind(folder, state) > 0) fault(tally, `The index is behind the log. Run: demarche rebuild --record ${folder}`)
}

function fault(tally: Tally, text: string): void {
  if (tally.faults.length < mostFaults) tally.faults.push(text)
}
