/** The whole of `demarche add`: lock, log, items, index. Also what recoding and the demonstration record build on. */
import { type ReadOptions, type Progress, readInputs } from '../input/readers/index.js'
import type { RawItem } from '../input/readers/index.js'
import { emptyKnown, isRecord, readKnown } from '../store/index.js'
import { type AddCounts, addItems, type AddOptions } from './add.js'
import type { CodeBatch } from './code-batch.js'
import { updateWithRoster } from './roster.js'
import { withLog } from './record-log.js'

export { withLog } from './record-log.js'

export interface AddToRecordOptions extends Omit<AddOptions, 'known'> {
  readonly read?: ReadOptions
  readonly progress?: Progress
  /** Groups read ahead of the one being coded: one more than there are workers. */
  readonly ahead?: number
  /** Leave the index as it is; the next question brings it up to date. */
  readonly noIndex?: boolean
  readonly onNote?: (note: string) => void
  /** Called when all is coded and before the index is brought up to date: workers may rest. */
  readonly onCoded?: () => Promise<void>
  /** Told how many texts were read anew with offices that others state. */
  readonly onRoster?: (texts: number) => void
}

/** Adds files, folders, web addresses or standard input ('-') to a record; the folder is made when it is not there. */
export async function addToRecord(
  folder: string,
  inputs: readonly string[],
  code: CodeBatch,
  options: AddToRecordOptions = {},
): Promise<AddCounts> {
  return addAll(folder, readInputs(inputs, options.read, options.progress), code, options)
}

/** The same for items of any origin. */
export async function addAll(
  folder: string,
  items: AsyncIterable<RawItem>,
  code: CodeBatch,
  options: AddToRecordOptions = {},
): Promise<AddCounts> {
  if (options.dryRun) {
    const known = isRecord(folder) ? await readKnown(folder) : emptyKnown()
    return addItems(items, code, () => undefined, { ...options, known }, options.ahead)
  }
  const counts = await withLog(folder, 'add', async (log, check) => {
    if (log.cut > 0)
      options.onNote?.(
        `An unfinished write of ${log.cut} bytes at the end of the log was cut off and put aside in ${folder}/log; what it held is added again.`,
      )
    const commit = (lines: string): void => {
      check()
      log.appendLines(lines)
    }
    return addItems(items, code, commit, { ...options, known: await readKnown(folder) }, options.ahead)
  })
  await options.onCoded?.()
  if (options.noIndex) return counts
  const texts = await updateWithRoster(folder, code, options.signal ? { signal: options.signal } : {})
  options.onRoster?.(texts)
  return counts
}
