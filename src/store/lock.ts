/**
 * One writer at a time. The lock is a file that names its holder; it is made by linking a finished file to the name, which succeeds
 * for one process only. A lock whose holder is dead is taken over, and the holder looks before each commit whether it still has it.
 */
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { type Disk, realDisk } from './disk.js'
import { LockedError } from './errors.js'

interface Holder {
  readonly process: number
  readonly host: string
  /** When that process began, as the system counts; tells a reused number from the same process. */
  readonly began: string
  readonly purpose: string
  readonly token: string
}

export interface Lock {
  /** Throws LockedError when another process has taken the lock over. */
  check(): void
  release(): void
}

/** Takes the record's lock. Throws LockedError, naming the holder, when a living process has it. */
export function takeLock(folder: string, purpose: string, disk: Disk = realDisk): Lock {
  const path = join(folder, 'lock')
  const own: Holder = { process: process.pid, host: hostname(), began: beginningOf(process.pid), purpose, token: randomUUID() }
  const draft = join(folder, `lock.${own.token}.tmp`)
  const file = disk.openAppend(draft)
  disk.write(file, Buffer.from(`${JSON.stringify(own)}\n`))
  disk.close(file)
  try {
    for (let attempt = 0; ; attempt++) {
      if (tryLink(disk, draft, path)) break
      const holder = readHolder(path)
      if (holder !== null && (isAlive(holder) || attempt > 3)) throw new LockedError(messageFor(folder, holder))
      setAside(disk, path, holder)
    }
  } finally {
    disk.remove(draft)
  }
  const mine = (): boolean => readHolder(path)?.token === own.token
  return {
    check() {
      if (!mine()) throw new LockedError(`The lock of ${folder} was taken by another process; nothing more is written by this one.`)
    },
    release() {
      if (mine()) disk.remove(path)
    },
  }
}

/** The living holder of a record's lock, in words; null: nobody writes. */
export function lockHolder(folder: string): string | null {
  const holder = readHolder(join(folder, 'lock'))
  return holder !== null && isAlive(holder) ? `process ${holder.process} on ${holder.host} (${holder.purpose})` : null
}

function messageFor(folder: string, holder: Holder): string {
  return `${folder} is being written by process ${holder.process} on ${holder.host} (${holder.purpose}). Wait until it ends, or end it; reading is possible meanwhile.`
}

function tryLink(disk: Disk, from: string, to: string): boolean {
  try {
    disk.link(from, to)
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  }
}

/** Removes a dead holder's lock, but only that one: a lock made meanwhile by a third process is put back. */
function setAside(disk: Disk, path: string, dead: Holder | null): void {
  const aside = `${path}.${randomUUID()}.tmp`
  try {
    disk.rename(path, aside)
  } catch (error) {
    if (isCode(error, 'ENOENT')) return
    throw error
  }
  if (readHolder(aside)?.token !== dead?.token) tryLink(disk, aside, path)
  disk.remove(aside)
}

function readHolder(path: string): Holder | null {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return isHolder(value) ? value : null
  } catch (error) {
    if (isCode(error, 'ENOENT') || error instanceof SyntaxError) return null
    throw error
  }
}

function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null && 'token' in value && 'process' in value && 'host' in value && 'began' in value
}

function isAlive(holder: Holder): boolean {
  if (holder.host !== hostname()) return true
  if (!isRunning(holder.process)) return false
  const began = beginningOf(holder.process)
  return began === '' || holder.began === '' || began === holder.began
}

/** Whether a process of this machine has that number. */
export function isRunning(id: number): boolean {
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    return isCode(error, 'EPERM')
  }
}

/** Start time of a process in clock ticks since boot, with the boot's id (Linux); empty where unknown. */
function beginningOf(id: number): string {
  try {
    const fields = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19] ?? ''}`
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'EACCES') || isCode(error, 'ESRCH')) return ''
    throw error
  }
}

/** True for a system error with that code. */
function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
