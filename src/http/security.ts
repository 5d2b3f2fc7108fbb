/** What keeps a local server local: allowed hosts and origins, headers of every answer, and the token of every write. */
import type { Context, MiddlewareHandler } from 'hono'
import { problem } from './problems.js'

/** No source but the origin itself; styles set through the DOM need no exception, WebAssembly of the coder needs one. */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

const headers: Readonly<Record<string, string>> = {
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
}

export interface Door {
  /** Random, made at each start; every write must bring it. */
  readonly token: string
  /** Names under which the server may be asked, beside loopback: none unless a user says so. */
  readonly hosts: readonly string[]
}

const loopback = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/

/** Refuses foreign Host and Origin (DNS rebinding, cross-site requests), and writes without token or JSON. */
export function guard(door: Door): MiddlewareHandler {
  return async (context, next) => {
    const host = context.req.header('host') ?? new URL(context.req.url).host
    if (!isAllowed(host, door)) return sealed(problem(context, 403, 'Host not allowed', 'This server answers on loopback only.'))
    const origin = context.req.header('origin')
    if (origin !== undefined && origin !== `http://${host}`)
      return sealed(problem(context, 403, 'Origin not allowed', 'Requests from other sites are refused.'))
    if (context.req.header('sec-fetch-site') === 'cross-site' && context.req.header('sec-fetch-mode') !== 'navigate')
      return sealed(problem(context, 403, 'Origin not allowed', 'Requests from other sites are refused.'))
    if (!['GET', 'HEAD'].includes(context.req.method)) {
      if (!isJson(context)) return sealed(problem(context, 415, 'JSON needed', 'Send application/json.'))
      if (!same(context.req.header('x-demarche-token') ?? '', door.token))
        return sealed(problem(context, 403, 'Token needed', 'The page that started with this server holds the token.'))
    }
    await next()
    sealed(context.res)
    return undefined
  }
}

function isAllowed(host: string, door: Door): boolean {
  return loopback.test(host) || door.hosts.includes(host)
}

function isJson(context: Context): boolean {
  return /^application\/json\s*(?:;|$)/i.test(context.req.header('content-type') ?? '')
}

/** Compares without telling by time how much was right. */
function same(given: string, wanted: string): boolean {
  let difference = given.length ^ wanted.length
  for (let i = 0; i < wanted.length; i++) difference |= (given.codePointAt(i) ?? 0) ^ (wanted.codePointAt(i) ?? 0)
  return difference === 0
}

function sealed(response: Response): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  return response
}
