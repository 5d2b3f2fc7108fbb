/** Exit codes, and the one line that a failing command prints. */
import { KnowledgeError } from '../knowledge/source.js'
import { GoldError } from '../score/gold-error.js'

export const exitCodes = { ok: 0, bug: 1, usage: 2, documents: 3, locked: 4, integrity: 5, limit: 6 } as const

/** Prints one line for what a user can mend and the stack for a bug of ours; gives the exit code. */
export function reportError(error: unknown): number {
  if (error instanceof KnowledgeError || error instanceof GoldError) {
    process.stderr.write(`demarche: ${error.message}\n`)
    return exitCodes.usage
  }
  if (error instanceof Error && 'exitCode' in error && typeof error.exitCode === 'number') {
    process.stderr.write(`demarche: ${error.message}\n`)
    return error.exitCode
  }
  process.stderr.write(
    `demarche: this is a bug in demarche; please report it with the lines below\n${error instanceof Error ? error.stack : String(error)}\n`,
  )
  return exitCodes.bug
}
