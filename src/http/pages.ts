/** Static files: the built pages, and what the coder in the browser needs. Names come from a list made at start, never from a path in a request. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from 'hono'

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
  woff: 'font/woff',
  wasm: 'application/wasm',
  png: 'image/png',
  ico: 'image/x-icon',
  txt: 'text/plain; charset=utf-8',
  tsv: 'text/plain; charset=utf-8',
  yaml: 'text/plain; charset=utf-8',
}

export interface Shelf {
  /** The file of a web path, or null. */
  answer(context: Context, path: string): Response | null
}

/** All files of a folder under `prefix`. A file is read when first asked for and kept. */
export function shelfOf(folder: string, prefix: string): Shelf {
  const names = new Set(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(
        (entry) =>
          `${prefix}${join(entry.parentPath, entry.name)
            .slice(folder.length + 1)
            .replaceAll('\\', '/')}`,
      ),
  )
  const held = new Map<string, Uint8Array<ArrayBuffer>>()
  return {
    answer(context, path) {
      if (!names.has(path)) return null
      const body = held.get(path) ?? Uint8Array.from(readFileSync(join(folder, path.slice(prefix.length))))
      held.set(path, body)
      const type = types[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
      // Built files carry a hash of their content in the name.
      const hashed = /-[\w-]{8}\.\w+$/.test(path)
      return context.body(body, 200, { 'Content-Type': type, 'Cache-Control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache' })
    },
  }
}
