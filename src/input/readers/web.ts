/**
 * Fetching a page without being led astray: only http and https, every address that a name resolves to must be public, the connection
 * goes to the very address that was checked, each redirect is checked again, and size, time and number of redirects are limited.
 */
import { lookup } from 'node:dns/promises'
import { request as requestHttp, type IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import ipaddr from 'ipaddr.js'

export interface FetchOptions {
  /** Loopback, private and other special addresses are allowed too: asked for by the user, for an archive of their own. */
  readonly allowPrivate?: boolean
  readonly maximumBytes?: number
  /** Milliseconds for the whole fetch, redirects included. */
  readonly timeout?: number
  readonly maximumRedirects?: number
  /** Resolves a name; for tests. */
  readonly resolve?: (host: string) => Promise<readonly string[]>
}

export interface Fetched {
  /** After redirects. */
  readonly address: string
  readonly contentType: string | null
  readonly bytes: Uint8Array
}

/** A fetch that was refused or failed, with the reason in words. */
export class FetchError extends Error {
  override readonly name = 'FetchError'
}

const defaults = { allowPrivate: false, maximumBytes: 10 * 1024 * 1024, timeout: 10_000, maximumRedirects: 5, resolve: resolveAll }

/** Fetches a page. Throws FetchError. */
export async function fetchPage(address: string, options: FetchOptions = {}): Promise<Fetched> {
  const settings = { ...defaults, ...options }
  const signal = AbortSignal.timeout(settings.timeout)
  let target = address
  for (let redirects = 0; redirects <= settings.maximumRedirects; redirects++) {
    const url = checkedUrl(target)
    const ip = await checkedAddress(url, settings)
    const response = await send(url, ip, signal, settings)
    if (!('location' in response)) return response
    target = new URL(response.location, url).href
  }
  throw new FetchError(`More than ${settings.maximumRedirects} redirects from ${address}`)
}

function checkedUrl(text: string): URL {
  if (!URL.canParse(text)) throw new FetchError(`Not a web address: ${text.slice(0, 200)}`)
  const url = new URL(text)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new FetchError(`Only http and https are fetched, not ${url.protocol}`)
  if (url.username !== '' || url.password !== '') throw new FetchError('Web addresses with a name or password in them are not fetched')
  return url
}

async function resolveAll(host: string): Promise<readonly string[]> {
  return (await lookup(host, { all: true, verbatim: true })).map((found) => found.address)
}

/** The address to connect to; throws when any address of the host is not public. */
async function checkedAddress(url: URL, settings: typeof defaults & FetchOptions): Promise<string> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  let found: readonly string[]
  try {
    found = ipaddr.isValid(host) ? [host] : await settings.resolve(host)
  } catch (error) {
    throw new FetchError(`${host} has no address (${error instanceof Error ? error.message : 'unknown'})`, { cause: error })
  }
  const [first] = found
  if (first === undefined) throw new FetchError(`${host} has no address`)
  if (settings.allowPrivate) return first
  for (const ip of found)
    if (!isPublic(ip)) throw new FetchError(`${host} is at ${ip}, which is no public address; --allow-private permits it`)
  return first
}

/** True for a unicast address of the public internet; addresses that carry an IPv4 address inside are judged by that too. */
export function isPublic(ip: string): boolean {
  if (!ipaddr.isValid(ip)) return false
  const address = ipaddr.parse(ip)
  if (address instanceof ipaddr.IPv6) {
    if (address.isIPv4MappedAddress()) return isPublic(address.toIPv4Address().toString())
    return address.range() === 'unicast' && (address.parts[0] ?? 0) >> 13 === 1
  }
  return address.range() === 'unicast'
}

type Settings = { readonly maximumBytes: number }

/** One request to a checked address. */
function send(url: URL, ip: string, signal: AbortSignal, settings: Settings): Promise<Fetched | { readonly location: string }> {
  const make = url.protocol === 'https:' ? requestHttps : requestHttp
  const family = ipaddr.parse(ip).kind() === 'ipv6' ? 6 : 4
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void =>
      reject(new FetchError(`${url.href}: ${error instanceof Error ? error.message : 'failed'}`, { cause: error }))
    const request = make(
      url,
      {
        signal,
        agent: false,
        headers: {
          'user-agent': 'demarche (news coder)',
          accept: 'text/html,application/xhtml+xml,application/xml,text/plain',
          'accept-encoding': 'gzip, deflate, br',
        },
        lookup: (_host, options, done) => (options.all ? done(null, [{ address: ip, family }]) : done(null, ip, family)),
      },
      (response) => {
        receive(url, response, settings).then(resolve, (error: unknown) => {
          request.destroy()
          fail(error)
        })
      },
    )
    request.on('error', fail)
    request.end()
  })
}

async function receive(url: URL, response: IncomingMessage, settings: Settings): Promise<Fetched | { readonly location: string }> {
  const status = response.statusCode ?? 0
  if (status >= 300 && status < 400 && response.headers.location !== undefined) {
    response.destroy()
    return { location: response.headers.location }
  }
  if (status !== 200) throw new FetchError(`answered ${status}`)
  const held: Uint8Array[] = []
  let length = 0
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    length += chunk.length
    if (length > settings.maximumBytes) throw new FetchError(`larger than ${settings.maximumBytes} bytes`)
    held.push(chunk)
  }
  const bytes = unpackBody(Buffer.concat(held), response.headers['content-encoding'] ?? 'identity', settings.maximumBytes)
  return { address: url.href, contentType: response.headers['content-type'] ?? null, bytes }
}

function unpackBody(bytes: Buffer, encoding: string, cap: number): Uint8Array {
  const options = { maxOutputLength: cap }
  switch (encoding.toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return gunzipSync(bytes, options)
    case 'deflate':
      return inflateSync(bytes, options)
    case 'br':
      return brotliDecompressSync(bytes, options)
    case 'identity':
    case '':
      return bytes
    default:
      throw new FetchError(`unknown encoding ${encoding}`)
  }
}
