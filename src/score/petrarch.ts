/** The `petrarch` suite: exact (source code, target code, CAMEO root) triples for each record. */
import { GoldError } from './gold-error.js'
import { bootstrap, type Counts, type Interval, type Rates, addCounts, noCounts, ratesOf } from './measure.js'

export interface PetrarchEvent {
  /** Composite actor code, '---' for an actor without one. */
  readonly source: string
  readonly target: string
  /** Event code of the dictionary, as text. */
  readonly cameo: string
}

export interface PetrarchRecord {
  readonly id: string
  readonly line: number
  /** YYYY-MM-DD. */
  readonly date: string
  readonly text: string
  readonly events: readonly PetrarchEvent[]
}

/** Reads JSON lines `{id, date, text, events: [{source, target, cameo}]}`. Throws GoldError with the line that is wrong. */
export function readPetrarchRecords(file: string, content: string): readonly PetrarchRecord[] {
  const out: PetrarchRecord[] = []
  const lines = content.split(/\r?\n/)
  for (let i = 0; i < lines.length; i++) {
    const line = (lines[i] ?? '').trim()
    if (line !== '') out.push(recordOf(file, i + 1, line))
  }
  if (out.length === 0) throw new GoldError(file, 0, 'no records')
  return out
}

function recordOf(file: string, line: number, text: string): PetrarchRecord {
  const row = objectOf(file, line, jsonOf(file, line, text))
  const field = (from: Readonly<Record<string, unknown>>, name: string): string => {
    const value = from[name]
    if (typeof value !== 'string') throw new GoldError(file, line, `'${name}' is no text`)
    return value
  }
  const events: unknown = row['events']
  if (!Array.isArray(events)) throw new GoldError(file, line, `'events' is no list`)
  return {
    id: field(row, 'id'),
    line,
    date: field(row, 'date'),
    text: field(row, 'text'),
    events: events.map((one: unknown) => {
      const event = objectOf(file, line, one)
      return { source: field(event, 'source'), target: field(event, 'target'), cameo: field(event, 'cameo') }
    }),
  }
}

function jsonOf(file: string, line: number, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) throw new GoldError(file, line, 'not JSON')
    throw error
  }
}

function objectOf(file: string, line: number, value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) throw new GoldError(file, line, 'not a JSON object')
  return { ...value }
}

export interface PetrarchCounts {
  readonly events: Counts
  /** Nothing missed and nothing given in error. */
  readonly allRight: boolean
  /** For reading by a person. */
  readonly missed: readonly string[]
  readonly wrong: readonly string[]
}

/** Compares one record's events as a multiset of source, target and root. Roots are the codes' first two digits. */
export function countPetrarch(record: PetrarchRecord, given: readonly PetrarchEvent[]): PetrarchCounts {
  const left = given.map(keyOf)
  const missed: string[] = []
  let right = 0
  for (const key of record.events.map(keyOf)) {
    const at = left.indexOf(key)
    if (at < 0) missed.push(key)
    else {
      left.splice(at, 1)
      right++
    }
  }
  return {
    events: { right, wrong: left.length, missed: missed.length },
    allRight: missed.length === 0 && left.length === 0,
    missed,
    wrong: left,
  }
}

function keyOf(event: PetrarchEvent): string {
  return `${event.source} ${event.target} ${event.cameo.slice(0, 2)}`
}

export interface PetrarchScore {
  readonly n: number
  readonly events: Rates & { readonly interval: Interval | null }
  readonly recordsRight: number
  readonly recordsInterval: Interval | null
}

export function scorePetrarch(counts: readonly PetrarchCounts[]): PetrarchScore {
  const rates = (sample: readonly PetrarchCounts[]): Rates => ratesOf(sample.reduce((sum, one) => addCounts(sum, one.events), noCounts))
  const whole = (sample: readonly PetrarchCounts[]): number => sample.filter((one) => one.allRight).length / Math.max(1, sample.length)
  return {
    n: counts.length,
    events: { ...rates(counts), interval: bootstrap(counts, (sample) => rates(sample).f1) },
    recordsRight: whole(counts),
    recordsInterval: bootstrap(counts, whole),
  }
}
