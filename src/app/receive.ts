/** From paths and standard input to texts: what is read, in a fixed order, and what could not be, with the reason. */
import { isUtf8 } from 'node:buffer'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { byText } from '../base/order.js'
import type { Day } from '../base/types.js'
import { readHtml } from '../input/readers/html.js'
import { UserError } from './errors.js'

/** A document as text, or why there is none. `name` is the path as given, `-` for standard input. */
export type ReceivedFile = { readonly name: string; readonly text: string } | { readonly name: string; readonly failure: string }

/** Longest text that is coded as one dispatch, in bytes. A longer one is an archive: split it, or use `demarche add`. */
const maxBytes = 4_000_000

/**
 * Reads files and folders (their files by name, folders within them too, hidden ones left out); `-` is standard input.
 * Never throws: what cannot be read is an entry with a failure.
 */
export function* receiveFiles(paths: readonly string[]): Generator<ReceivedFile> {
  for (const path of paths) {
    if (path === '-') {
      yield decodeText('-', readFileSync(0))
      continue
    }
    yield* receivePath(path)
  }
}

function* receivePath(path: string): Generator<ReceivedFile> {
  try {
    const found = statSync(path)
    if (found.isDirectory()) {
      const entries = readdirSync(path)
        .filter((name) => !name.startsWith('.'))
        .sort(byText)
      for (const name of entries) yield* receivePath(join(path, name))
    } else if (found.isFile()) {
      yield found.size > maxBytes ? { name: path, failure: tooLong(found.size) } : decodeText(path, readFileSync(path))
    } else yield { name: path, failure: 'is neither a file nor a folder' }
  } catch (error) {
    yield { name: path, failure: reasonOf(error) }
  }
}

function tooLong(bytes: number): string {
  return `is ${bytes.toLocaleString('en')} bytes long; at most ${maxBytes.toLocaleString('en')} are coded as one dispatch: split it, or use 'demarche add' for archives`
}

/** The text of a file's bytes, or why it is none: empty, binary, or not UTF-8 (with the first bad byte). */
function decodeText(name: string, bytes: Uint8Array): ReceivedFile {
  if (bytes.length > maxBytes) return { name, failure: tooLong(bytes.length) }
  if (bytes.length === 0) return { name, failure: 'is empty' }
  const control = bytes.findIndex((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27))
  if (control >= 0) return { name, failure: `is not text: control byte ${bytes[control]} at ${control}` }
  if (!isUtf8(bytes)) {
    const at = firstBadByte(bytes)
    return {
      name,
      failure: `is not valid UTF-8 (first bad byte at ${at}); convert it, or use 'demarche add', which detects other encodings`,
    }
  }
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  return text.trim() === '' ? { name, failure: 'holds nothing but white space' } : { name, text }
}

/** Where decoding first had to put a replacement character that the bytes do not themselves spell (EF BF BD). */
function firstBadByte(bytes: Uint8Array): number {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) {
    const byte = Buffer.byteLength(text.slice(0, at))
    if (bytes[byte] !== 0xef || bytes[byte + 1] !== 0xbf || bytes[byte + 2] !== 0xbd) return byte
  }
  return bytes.length
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  EACCES: 'may not be read (permission denied)',
  EISDIR: 'is a folder',
  ENAMETOOLONG: 'has too long a name',
  ELOOP: 'is a loop of links',
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return reasons[code] ?? (error instanceof Error ? error.message : String(error))
}

/** What is coded of a received text: of a web page its article with the date and outlet that it states, of anything else the text itself. */
export interface Prose {
  readonly text: string
  readonly source: string | null
  readonly published: Day | null
}

/** Throws UserError for a page without an article. */
export function proseOf(text: string): Prose {
  if (!looksLikePage(text)) return { text, source: null, published: null }
  const page = readHtml(text, null)
  if (page.kind === 'unreadable') throw new UserError(page.reason)
  return { text: page.text, source: page.source, published: page.published }
}

/** True for HTML documents; angle brackets within prose do not make one. */
function looksLikePage(text: string): boolean {
  return /^\s*(?:<!doctype html|<html[\s>]|<\?xml[^>]*>\s*<(?:!doctype )?html)/i.test(text.slice(0, 500))
}
