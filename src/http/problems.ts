/** Errors as problem details (RFC 9457). */
import type { Context } from 'hono'

export type ProblemStatus = 400 | 403 | 404 | 405 | 415 | 500 | 501

/** An answer of type application/problem+json. `detail` says what to do next. */
export function problem(context: Context, status: ProblemStatus, title: string, detail: string): Response {
  return context.body(JSON.stringify({ type: 'about:blank', title, status, detail }), status, {
    'Content-Type': 'application/problem+json',
  })
}

/** Thrown by a handler that cannot answer; becomes a problem. */
export class Refusal extends Error {
  constructor(
    readonly status: ProblemStatus,
    readonly title: string,
    readonly detail: string,
  ) {
    super(`${title}: ${detail}`)
    this.name = 'Refusal'
  }
}
