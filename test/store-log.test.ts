import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { seededRandom } from '../src/base/random.js'
import { type Disk, realDisk } from '../src/store/disk.js'
import { type Entry, textId } from '../src/store/entries.js'
import { IntegrityError, LockedError } from '../src/store/errors.js'
import { takeLock } from '../src/store/lock.js'
import { openLog, readEntries, segmentPath } from '../src/store/log.js'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'record-log-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const entry = (text: string): Entry => ({ entry: 'text', id: textId(text), text })
const texts = (): string[] => [...readEntries(folder)].flatMap(({ entries }) => entries.map((e) => (e.entry === 'text' ? e.text : '?')))
const write = (...lines: readonly string[]): void => {
  const log = openLog(folder)
  for (const line of lines) log.append([entry(line)])
  log.close()
}

describe('log', () => {
  test('gives back what was appended, and gzip reads it too', () => {
    write('one', 'two', 'zwölf 中文 🕊')
    write('three')
    expect(texts()).toEqual(['one', 'two', 'zwölf 中文 🕊', 'three'])
    expect(
      gunzipSync(readFileSync(segmentPath(folder, 1)))
        .toString()
        .split('\n'),
    ).toHaveLength(5)
  })

  test('cuts a last frame that ends at any byte, keeps the cut bytes and goes on', () => {
    write('one', 'two')
    const path = segmentPath(folder, 1)
    const before = readFileSync(path)
    write('three')
    const whole = readFileSync(path)
    for (let length = before.length; length < whole.length; length++) {
      writeFileSync(path, whole.subarray(0, length))
      expect(texts()).toEqual(['one', 'two'])
      const log = openLog(folder)
      expect(log.cut).toBe(length - before.length)
      log.append([entry('three')])
      log.close()
      expect(readFileSync(path).equals(whole)).toBe(true)
    }
  })

  test('takes zeros and noise behind the last frame for an unfinished write', () => {
    write('one')
    const path = segmentPath(folder, 1)
    const length = readFileSync(path).length
    for (const noise of [Buffer.alloc(4096), Buffer.from('\u001f\u008b garbage'), readFileSync(path).subarray(0, 90)]) {
      appendFileSync(path, noise)
      expect(texts()).toEqual(['one'])
      const log = openLog(folder)
      expect(log.cut).toBe(noise.length)
      log.close()
      expect(readFileSync(path)).toHaveLength(length)
      truncateSync(path, length)
    }
  })

  test('finds every flipped bit before the last frame', () => {
    write('one', 'two', 'three', 'four')
    const path = segmentPath(folder, 1)
    const whole = readFileSync(path)
    const lastFrame = [...readEntries(folder)].at(-1)?.at.offset ?? 0
    const random = seededRandom(7)
    for (let i = 0; i < 1000; i++) {
      const bit = Math.floor(random() * lastFrame * 8)
      const bad = Buffer.from(whole)
      bad[bit >> 3] = (bad[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      writeFileSync(path, bad)
      expect(() => texts(), `bit ${bit}`).toThrow(IntegrityError)
    }
  })

  test('a failed write or sync is cut off on the next opening, at every step', () => {
    write('one')
    for (const kind of ['write', 'half', 'sync'] as const) {
      const failing: Disk = {
        ...realDisk,
        write(file, bytes) {
          if (kind === 'write') throw new Error('ENOSPC')
          realDisk.write(file, kind === 'half' ? bytes.subarray(0, bytes.length / 2) : bytes)
          if (kind === 'half') throw new Error('ENOSPC')
        },
        sync() {
          throw new Error('EIO')
        },
      }
      const log = openLog(folder, failing)
      expect(() => log.append([entry('lost')])).toThrow(/ENOSPC|EIO/)
      expect(() => log.append([entry('again')])).toThrow(IntegrityError)
      log.close()
      const again = openLog(folder)
      again.close()
      expect(texts().slice(0, 1)).toEqual(['one'])
      rmSync(segmentPath(folder, 1))
      write('one')
    }
  })
})

describe('lock', () => {
  test('holds off a second writer, names the holder, and frees on release', () => {
    const lock = takeLock(folder, 'add')
    expect(() => takeLock(folder, 'recode')).toThrow(LockedError)
    expect(() => takeLock(folder, 'recode')).toThrow(new RegExp(`process ${process.pid}`))
    lock.release()
    takeLock(folder, 'recode').release()
  })

  test('is taken over from a dead process, whose check then fails', () => {
    writeFileSync(join(folder, 'lock'), JSON.stringify({ process: 999_999_999, host: 'nowhere', began: '', purpose: 'add', token: 'x' }))
    expect(() => takeLock(folder, 'add')).toThrow(LockedError)
    const old = takeLock(mkdtempSync(join(folder, 'a')), 'add')
    old.release()
    expect(() => old.check()).toThrow(LockedError)
  })
})
