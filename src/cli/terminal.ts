/** What the terminal allows: width, colour, and a line of progress on standard error. */
import type { Layout } from './print/layout.js'

/** Layout of standard output: at most 100 columns; colour only on a terminal, and never with NO_COLOR. */
export function layoutOf(stream: NodeJS.WriteStream = process.stdout): Layout {
  const width = Math.min(100, stream.isTTY ? Math.max(40, stream.columns) : 100)
  return { width, colour: stream.isTTY && (process.env['NO_COLOR'] ?? '') === '' }
}

export interface Progress {
  /** Says how far the work is; shown at most ten times a second, and only after the first second. */
  readonly at: (done: number, note: string) => void
  readonly end: () => void
}

/** One line on standard error that is written over itself; silent when that is no terminal. */
export function progressLine(what: string): Progress {
  if (!process.stderr.isTTY) return { at: () => undefined, end: () => undefined }
  const started = Date.now()
  let shown = started + 900
  let open = false
  return {
    at(done, note) {
      const now = Date.now()
      if (now - shown < 100) return
      shown = now
      open = true
      const rate = Math.round((done * 1000) / Math.max(1, now - started))
      process.stderr.write(`\r\u001b[K${what}: ${done} done, ${rate} a second, ${note}`.slice(0, (process.stderr.columns || 80) + 4))
    },
    end() {
      if (open) process.stderr.write('\r\u001b[K')
    },
  }
}
