/** What is wrong here and how to mend it: versions, disk, lock, log, index. */
import { existsSync, readdirSync, statfsSync, statSync } from 'node:fs'
import { availableParallelism, freemem } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { openDatabase } from '../store/database.js'
import {
  checkRecord,
  endOfLog,
  formatNumber,
  framesBehind,
  indexPath,
  indexState,
  IntegrityError,
  isRecord,
  lockHolder,
  NoRecordError,
} from '../store/index.js'
import { modelsFolder } from './knowledge-files.js'
import { version } from './version.js'

export interface Finding {
  readonly what: string
  readonly state: 'ok' | 'note' | 'bad'
  readonly says: string
  /** What to do; null when nothing need be done. */
  readonly remedy: string | null
}

const ok = (what: string, says: string): Finding => ({ what, state: 'ok', says, remedy: null })
const note = (what: string, says: string, remedy: string | null): Finding => ({ what, state: 'note', says, remedy })
const bad = (what: string, says: string, remedy: string): Finding => ({ what, state: 'bad', says, remedy })

/** Looks at the program and, if a folder is given, at its record. Changes nothing. */
export async function examine(folder: string | null): Promise<Finding[]> {
  const findings = [nodeVersion(), ok('demarche', `version ${version}, record format ${formatNumber}`), await duckdb(), models(), memory()]
  if (folder === null) return findings
  findings.push(disk(folder))
  if (!isRecord(folder)) return [...findings, note('record', `${folder} holds no record`, `demarche add FILES --record ${folder}`)]
  try {
    checkRecord(folder)
  } catch (error) {
    if (!(error instanceof NoRecordError)) throw error
    return [...findings, bad('record', error.message, 'install the newest version of demarche')]
  }
  return [...findings, lock(folder), log(folder), leftovers(folder), await index(folder)]
}

function nodeVersion(): Finding {
  const major = Number(process.versions.node.split('.')[0])
  return major >= 20 ? ok('node', process.version) : bad('node', `${process.version} is too old`, 'install Node 20.19 or later')
}

async function duckdb(): Promise<Finding> {
  try {
    const database = await openDatabase(':memory:')
    const [row] = await database.rows('SELECT version()')
    database.close()
    return ok('duckdb', String(row?.[0]))
  } catch (error) {
    return bad(
      'duckdb',
      error instanceof Error ? error.message : String(error),
      'run npm install again on this machine: the binary must fit its system',
    )
  }
}

function models(): Finding {
  const present = existsSync(modelsFolder) ? readdirSync(modelsFolder).filter((name) => !name.startsWith('.')) : []
  return present.length > 0
    ? ok('language model', present.join(', '))
    : bad('language model', `none in ${modelsFolder}`, 'install demarche again: the package is not complete')
}

function memory(): Finding {
  const megabytes = Math.round(freemem() / 2 ** 20)
  const says = `${megabytes} MB free, ${availableParallelism()} processors`
  return megabytes >= 600 ? ok('memory', says) : note('memory', says, 'end other programs: adding needs about 510 MB')
}

function disk(folder: string): Finding {
  let at = resolve(folder)
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at)
  const { bavail, bsize } = statfsSync(at)
  const gigabytes = (bavail * bsize) / 2 ** 30
  const says = `${gigabytes.toFixed(1)} GB free for ${folder}`
  return gigabytes >= 1 ? ok('disk', says) : bad('disk', says, 'free some space: writing stops cleanly when the disk is full, but stops')
}

function lock(folder: string): Finding {
  const holder = lockHolder(folder)
  if (holder !== null) return note('lock', `held by ${holder}`, 'wait until it ends; reading is possible meanwhile')
  return existsSync(join(folder, 'lock'))
    ? note('lock', 'left behind by a process that is gone', 'nothing: the next command that writes takes it over')
    : ok('lock', 'free')
}

function log(folder: string): Finding {
  try {
    const end = endOfLog(folder)
    const path = join(folder, 'log')
    const bytes = existsSync(path) ? readdirSync(path).reduce((sum, name) => sum + statSync(join(path, name)).size, 0) : 0
    return ok('log', `${end.number} commits, ${(bytes / 2 ** 20).toFixed(1)} MB`)
  } catch (error) {
    if (!(error instanceof IntegrityError)) throw error
    return bad('log', error.message, 'restore the folder log/ from a backup; all commits before that one are whole and readable with zcat')
  }
}

function leftovers(folder: string): Finding {
  const cut = existsSync(join(folder, 'log')) ? readdirSync(join(folder, 'log')).filter((name) => name.startsWith('cut-')) : []
  const temporary = readdirSync(folder).filter((name) => /\.tmp|\.unusable/.test(name))
  if (cut.length + temporary.length === 0) return ok('leftovers', 'none')
  const says = [...cut.map((name) => `log/${name}`), ...temporary].join(', ')
  return note('leftovers', says, 'nothing is lost: these are unfinished writes that were put aside; delete them when you like')
}

async function index(folder: string): Promise<Finding> {
  const state = await indexState(folder)
  const remedy = `demarche rebuild --record ${folder}`
  if (state.position === null) return note('index', `cannot be used: ${state.problem}`, remedy)
  const behind = framesBehind(folder, state)
  if (behind > 0) return note('index', `${behind} commits behind the log`, remedy)
  return ok('index', `up to date, ${(statSync(indexPath(folder)).size / 2 ** 20).toFixed(1)} MB`)
}
