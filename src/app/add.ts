/**
 * Adding to a record: each input is read once, coded once, kept once. What is known is passed over; a text that appeared before gains
 * an appearance; what is in another language or cannot be read is written down as such. Commits are groups of entries, each durable
 * before the next; a run that is ended at any moment is resumed by running it again.
 */
import type { Day } from '../base/types.js'
import type { Document, RawItem } from '../input/readers/index.js'
import { languageOf, limits } from '../input/readers/index.js'
import { isCoded, readDispatch } from '../input/index.js'
import type { Diagnostic } from '../model/diagnostic.js'
import type { Dispatch } from '../model/dispatch.js'
import { type AppearanceEntry, type Entry, textId } from '../store/entries.js'
import { appearanceKey, publishedOrder } from '../store/keys.js'
import { emptyKnown, knowAside, type Known } from '../store/known.js'
import type { CodeBatch } from './code-batch.js'

/** What became of all that was read. Always: read = coded + aside + failed. */
export interface AddCounts {
  /** Documents met. */
  read: number
  /** Those whose text is in the record and coded: new texts, further appearances of a text, and what was there already. */
  coded: number
  newTexts: number
  appearances: number
  already: number
  /** Set aside, by language (or "no text"). */
  aside: Record<string, number>
  failed: number
  /** Records coded from new texts. */
  records: number
}

export interface Failure {
  readonly place: string
  readonly address: string | null
  readonly reason: string
}

export interface AddOptions {
  readonly known?: Known
  /** Ends the run after the documents under way. */
  readonly signal?: AbortSignal
  readonly onProgress?: (counts: AddCounts) => void
  readonly onFailure?: (failure: Failure) => void
  /** Say what would be done and write nothing. */
  readonly dryRun?: boolean
  /** Documents in one commit. */
  readonly groupSize?: number
}

/** Where committed entries go: the log, or nowhere for a dry run. Lines end in line feeds. */
export type Commit = (lines: string) => void

function emptyCounts(): AddCounts {
  return { read: 0, coded: 0, newTexts: 0, appearances: 0, already: 0, aside: {}, failed: 0, records: 0 }
}

/** A document on its way: the entries that precede its coding, and the dispatch to code, if any. */
interface Pending {
  readonly entries: readonly Entry[]
  readonly job: { readonly dispatch: Dispatch; readonly diagnostics: readonly Diagnostic[] } | null
  readonly item: RawItem
}

/** Bytes of text and number of documents after which a group is coded and committed. */
const groupBytes = 1 << 20
const defaultGroup = 64

/**
 * Reads all items, codes what is new and commits it in the order of arrival. `code` may work on several groups at once;
 * `ahead` groups are read while others are coded.
 */
export async function addItems(
  items: AsyncIterable<RawItem>,
  code: CodeBatch,
  commit: Commit,
  options: AddOptions = {},
  ahead = 1,
): Promise<AddCounts> {
  const known = options.known ?? emptyKnown()
  const counts = emptyCounts()
  const underWay: Promise<() => void>[] = []
  let group: Pending[] = []
  let bytes = 0

  const finishOldest = async (): Promise<void> => {
    const finish = await underWay.shift()
    finish?.()
    options.onProgress?.(counts)
  }
  const send = async (): Promise<void> => {
    if (group.length === 0) return
    const sent = group
    group = []
    bytes = 0
    underWay.push(codeGroup(sent, code, commit, counts, options))
    while (underWay.length > ahead) await finishOldest()
  }

  for await (const item of items) {
    if (options.signal?.aborted) break
    counts.read++
    const pending = takeIn(item, known, counts, options)
    if (pending === null) continue
    group.push(pending)
    bytes += pending.job?.dispatch.text.length ?? 0
    if (group.length >= (options.groupSize ?? defaultGroup) || bytes >= groupBytes) await send()
  }
  await send()
  while (underWay.length > 0) await finishOldest()
  return counts
}

/** Decides what an item is to the record; null when nothing is to be written. */
function takeIn(item: RawItem, known: Known, counts: AddCounts, options: AddOptions): Pending | null {
  const place = known.inputs.get(item.key)
  const reason = known.asides[(place ?? 0) - 1]
  if (place !== undefined) {
    if (reason !== undefined) counts.aside[reason] = (counts.aside[reason] ?? 0) + 1
    else {
      counts.coded++
      counts.already++
    }
    return null
  }
  const document = item.read()
  if (document.kind === 'unreadable') return failed(item, document.reason, known, counts, options)
  if (document.text.length > limits.text)
    return failed(item, `Text of ${document.text.length} characters, over the limit of ${limits.text}`, known, counts, options)
  const { dispatch: read, diagnostics } = readDispatch({ text: document.text, published: document.published })
  const coded = read.regions.filter(isCoded).map((region) => document.text.slice(region.from, region.to))
  const language = coded.length === 0 ? null : languageOf(coded.join('\n'))
  if (language !== 'en') return setAside(item, document, read.published, language, known, counts)
  const id = textId(document.text)
  const appearance: AppearanceEntry = {
    entry: 'appearance',
    text: id,
    source: document.source,
    address: document.address,
    published: read.published,
    publishedAt: document.publishedAt,
    title: document.title,
    author: document.author,
    input: item.key,
  }
  known.inputs.set(item.key)
  counts.coded++
  const before = known.texts.get(id)
  const order = publishedOrder(read.published)
  const key = appearanceKey(id, appearance)
  if (before !== undefined && order >= before && known.appearances.has(key)) {
    counts.already++
    return { entries: [], job: null, item }
  }
  known.appearances.set(key)
  counts.appearances++
  if (before !== undefined && order >= before) return { entries: [appearance], job: null, item }
  known.texts.set(id, order)
  if (before === undefined) counts.newTexts++
  const text: readonly Entry[] = before === undefined ? [{ entry: 'text', id, text: document.text }] : []
  return { entries: [...text, appearance], job: { dispatch: { ...read, id, source: null, address: null }, diagnostics }, item }
}

function failed(item: RawItem, reason: string, known: Known, counts: AddCounts, options: AddOptions): Pending | null {
  counts.failed++
  options.onFailure?.({ place: item.place, address: item.address, reason })
  if (known.failures.has(item.key)) return null
  known.failures.set(item.key)
  return { entries: [{ entry: 'failure', input: item.key, address: item.address, place: item.place, reason }], job: null, item }
}

function setAside(
  item: RawItem,
  document: Document,
  published: Day | null,
  language: string | null,
  known: Known,
  counts: AddCounts,
): Pending {
  const name = language ?? 'no text'
  counts.aside[name] = (counts.aside[name] ?? 0) + 1
  knowAside(known, item.key, language ?? '')
  const { source, address } = document
  const reason = language === null ? 'no-text' : 'language'
  return { entries: [{ entry: 'aside', input: item.key, source, address, published, reason, detail: language ?? '' }], job: null, item }
}

/** Codes a group; what it gives back commits the group and is called in order. */
async function codeGroup(
  group: readonly Pending[],
  code: CodeBatch,
  commit: Commit,
  counts: AddCounts,
  options: AddOptions,
): Promise<() => void> {
  const jobs = group.flatMap((pending) => (pending.job === null ? [] : [pending.job]))
  const codings = options.dryRun || jobs.length === 0 ? [] : await code(jobs)
  return () => {
    let lines = ''
    let next = 0
    for (const pending of group) {
      for (const entry of pending.entries) lines += `${JSON.stringify(entry)}\n`
      if (pending.job === null || options.dryRun) continue
      const coding = codings[next++]
      if (coding === undefined || 'failure' in coding) lines += failedCoding(pending, coding?.failure ?? 'Not coded', counts, options)
      else {
        lines += coding.line
        counts.records += coding.records
      }
    }
    if (lines !== '' && !options.dryRun) commit(lines)
  }
}

/** A text that the coder could not take stays in the record, uncoded, and counts as failed. */
function failedCoding(pending: Pending, reason: string, counts: AddCounts, options: AddOptions): string {
  counts.coded--
  counts.failed++
  const { key, place, address } = pending.item
  options.onFailure?.({ place, address, reason })
  return `${JSON.stringify({ entry: 'failure', input: key, address, place, reason } satisfies Entry)}\n`
}
