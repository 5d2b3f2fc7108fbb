/** Writing to a record: its lock and its log, for as long as a function runs. */
import { type LogWriter, makeRecord, openLog, takeLock } from '../store/index.js'

/** Runs a function with the record's log open for writing, under its lock. The folder is made a record when it is none. */
export async function withLog<T>(folder: string, purpose: string, use: (log: LogWriter, check: () => void) => Promise<T>): Promise<T> {
  makeRecord(folder)
  const lock = takeLock(folder, purpose)
  try {
    const log = openLog(folder)
    try {
      return await use(log, () => lock.check())
    } finally {
      log.close()
    }
  } finally {
    lock.release()
  }
}
