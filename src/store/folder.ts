/** The folder of a record: what it holds and how it is known. `record.json` names the format; the rest is `log/`, `lock`, `index.duckdb`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Disk, realDisk, writeWhole } from './disk.js'
import { NoRecordError } from './errors.js'

/** Formats are numbered; a newer program opens all older ones. */
export const formatNumber = 1

export function isRecord(folder: string): boolean {
  return existsSync(join(folder, 'record.json'))
}

/** Throws NoRecordError when the folder holds no record or one of a newer format. */
export function checkRecord(folder: string): void {
  if (!isRecord(folder)) throw new NoRecordError(`${folder} holds no record. Make one with: demarche add FILES --record ${folder}`)
  const value: unknown = JSON.parse(readFileSync(join(folder, 'record.json'), 'utf8'))
  const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : null
  if (typeof format !== 'number') throw new NoRecordError(`${join(folder, 'record.json')} names no format`)
  if (format > formatNumber)
    throw new NoRecordError(`${folder} was written by a newer version (format ${format}, this one reads up to ${formatNumber})`)
}

/** Makes the folder a record unless it is one. Refuses a folder that holds something else. */
export function makeRecord(folder: string, disk: Disk = realDisk): void {
  if (isRecord(folder)) {
    checkRecord(folder)
    return
  }
  disk.makeFolder(folder)
  const strange = readdirSync(folder).filter((name) => !/^(?:log|lock.*|record\.json.*|index\.duckdb.*)$/.test(name))
  if (strange.length > 0) throw new NoRecordError(`${folder} is not empty and holds no record (${strange[0]}); choose another folder`)
  writeWhole(disk, join(folder, 'record.json'), Buffer.from(`${JSON.stringify({ format: formatNumber, kind: 'demarche record' })}\n`))
  disk.syncFolder(folder)
}

export function indexPath(folder: string): string {
  return join(folder, 'index.duckdb')
}
