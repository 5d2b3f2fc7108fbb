/** The reading room's server: the interface, the pages, the reference; on loopback only. */
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { type ApiOptions, makeApi } from './api.js'
import { shelfOf } from './pages.js'
import { problem } from './problems.js'
import { type Description, referencePage } from './reference.js'
import { type Door, guard } from './security.js'

export interface RoomOptions extends ApiOptions, Door {
  /** The built pages; null: the interface alone. */
  readonly web: string | null
  /** The compiled knowledge as JSON, made when first asked for; null: the page that codes in the browser is closed. */
  readonly knowledge: (() => string) | null
  /** Folders whose files the coder in the browser fetches: web path to folder. */
  readonly resources: Readonly<Record<string, string>>
}

/** Request in, response out: everything but the socket. */
export function makeRoom(options: RoomOptions): Hono {
  const room = new Hono()
  room.use('*', compress())
  room.use('*', guard(options))
  const api = makeApi(options)
  room.route('/api/v1', api)
  room.all('/api/*', (context) => problem(context, 404, 'No such question', 'The reference at /reference lists all of them.'))
  room.get('/reference', (context) =>
    context.html(
      referencePage(
        api.getOpenAPI31Document({ openapi: '3.1.0', info: { title: 'Demarche', version: options.version } }) as unknown as Description,
      ),
    ),
  )
  let knowledge: string | null = null
  room.get('/core/knowledge.json', (context) => {
    knowledge ??= options.knowledge?.() ?? null
    return knowledge === null
      ? problem(context, 404, 'No knowledge', 'This server does not lend it.')
      : context.body(knowledge, 200, { 'Content-Type': 'application/json' })
  })
  const shelves = [
    ...(options.web !== null && existsSync(options.web) ? [shelfOf(options.web, '/')] : []),
    ...Object.entries(options.resources).flatMap(([path, folder]) => (existsSync(folder) ? [shelfOf(folder, path)] : [])),
  ]
  const index = options.web === null ? null : join(options.web, 'index.html')
  room.get('*', (context) => {
    const { path } = context.req
    for (const shelf of shelves) {
      const answer = shelf.answer(context, path)
      if (answer !== null) return answer
    }
    if (/\.\w{2,5}$/.test(path) && !path.startsWith('/person/') && !path.startsWith('/issue/'))
      return problem(context, 404, 'No such file', path)
    if (index === null || !existsSync(index)) return problem(context, 404, 'No pages', "The pages are not built: run 'npm run build'.")
    return context.body(readFileSync(index), 200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-cache' })
  })
  return room
}

/** Listens on 127.0.0.1. Port 0: any free one. Resolves to the port that answers. */
export function listen(room: Hono, port: number): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer(getRequestListener(room.fetch))
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve({ server, port: typeof address === 'object' && address !== null ? address.port : port })
    })
  })
}
