/** `demarche rebuild`: the index anew from the log, with the time it took. */
import { buildIndex } from '../store/index.js'

export async function rebuildRecord(
  folder: string,
): Promise<{ readonly texts: number; readonly records: number; readonly seconds: number }> {
  const began = performance.now()
  const { texts, records } = await buildIndex(folder, { threads: true })
  return { texts, records, seconds: (performance.now() - began) / 1000 }
}
