/** Exports onto the disk: every file under a temporary name first, then renamed; the package as one zip with fixed times. */
import { createHash } from 'node:crypto'
import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { Zip, ZipDeflate } from 'fflate'
import { formats, type OutFile, type Source, tables } from './formats.js'
import { type DataFile, descriptions, type PackageInfo } from './package.js'
import { writeParquet } from './parquet.js'

/** Names of all formats. */
export const formatNames: readonly string[] = [...Object.keys(formats), 'parquet', 'package']

/** Writes an export and returns the paths made. `target` is a file for formats of one file, else a folder. */
export async function writeExport(format: string, source: Source, target: string, about: PackageInfo): Promise<string[]> {
  if (format === 'package') return [await writePackage(source, target, about)]
  if (format === 'parquet') {
    mkdirSync(target, { recursive: true })
    const paths: string[] = []
    for (const one of tables) paths.push(await finished(join(target, `${one.name}.parquet`), (draft) => writeParquet(one, source, draft)))
    return paths
  }
  const files = formats[format]?.files(source) ?? []
  const [only] = files
  if (files.length === 1 && only !== undefined) {
    const isFolder = existsSync(target) && statSync(target).isDirectory()
    return [await finished(isFolder ? join(target, only.name) : target, (draft) => writeText(only, draft))]
  }
  mkdirSync(target, { recursive: true })
  const paths: string[] = []
  for (const file of files) paths.push(await finished(join(target, file.name), (draft) => writeText(file, draft)))
  return paths
}

/** Makes a file under a temporary name beside its place and renames it. */
async function finished(path: string, make: (draft: string) => Promise<void>): Promise<string> {
  mkdirSync(dirname(resolve(path)), { recursive: true })
  const draft = `${path}.${process.pid}.tmp`
  try {
    await make(draft)
    renameSync(draft, path)
    return path
  } finally {
    rmSync(draft, { force: true })
  }
}

async function writeText(file: OutFile, path: string): Promise<void> {
  const out = openSync(path, 'w')
  try {
    let held = ''
    for await (const chunk of file.chunks) {
      held += chunk
      if (held.length > 1 << 18) {
        writeSync(out, held)
        held = ''
      }
    }
    writeSync(out, held)
    fsyncSync(out)
  } finally {
    closeSync(out)
  }
}

/** Times inside the zip are fixed: the same record gives the same bytes. */
const zipTime = new Date(1980, 0, 1)

async function writePackage(source: Source, target: string, about: PackageInfo): Promise<string> {
  const work = mkdtempSync(join(dirname(resolve(target)), `.${basename(target)}-`))
  try {
    const csv = await writeExport('csv', source, join(work, 'csv'), about)
    const parquet = await writeExport('parquet', source, join(work, 'parquet'), about)
    const data: (DataFile & { path: string })[] = []
    for (const path of [...csv, ...parquet])
      data.push({ name: `data/${basename(path)}`, bytes: statSync(path).size, sha256: await sha256Of(path), path })
    const texts = descriptions(about, data)
    return await finished(target, async (draft) => {
      const out = openSync(draft, 'w')
      try {
        const zip = new Zip((error, chunk) => {
          if (error) throw error
          writeSync(out, chunk)
        })
        for (const [name, text] of Object.entries(texts)) pushBytes(zip, name, new TextEncoder().encode(text))
        for (const { name, path } of data) await pushFile(zip, name, path)
        zip.end()
        fsyncSync(out)
      } finally {
        closeSync(out)
      }
    })
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

function entryOf(zip: Zip, name: string): ZipDeflate {
  const entry = new ZipDeflate(name, { level: 6 })
  entry.mtime = zipTime
  zip.add(entry)
  return entry
}

function pushBytes(zip: Zip, name: string, bytes: Uint8Array): void {
  entryOf(zip, name).push(bytes, true)
}

async function pushFile(zip: Zip, name: string, path: string): Promise<void> {
  const entry = entryOf(zip, name)
  for await (const chunk of createReadStream(path) as AsyncIterable<Uint8Array>) entry.push(chunk)
  entry.push(new Uint8Array(0), true)
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path) as AsyncIterable<Uint8Array>) hash.update(chunk)
  return hash.digest('hex')
}
