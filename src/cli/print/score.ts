/** A score as a table: one figure a row, rates in per cent, 95 % intervals where there are any. */
import type { SuiteResult } from '../../app/score/suite.js'

export function printScore(suite: string, result: SuiteResult): string {
  const rows = flatten(result.score, '')
  const width = Math.max(...rows.map(([name]) => name.length))
  const lines = rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`)
  const notes = result.notes.map((note) => `  ${note}`)
  return `${[`${suite}: ${result.about}`, ...lines, ...notes].join('\n')}\n`
}

type Rows = readonly (readonly [name: string, value: string])[]

function flatten(value: unknown, path: string): Rows {
  if (typeof value === 'number') return [[path, figure(path, value)]]
  if (typeof value !== 'object' || value === null) return []
  const entries = Object.entries(value)
  const own = Object.fromEntries(entries)
  if ('f1' in own && 'precision' in own && 'recall' in own) return [[path, ratesLine(own)]]
  if ('accuracy' in own && 'matched' in own) return [[path, `${percent(own['accuracy'])}  of ${String(own['matched'])} matched`]]
  return entries.flatMap(([name, inner]) => flatten(inner, path === '' ? name : `${path}.${name}`))
}

function ratesLine(own: Readonly<Record<string, unknown>>): string {
  const interval = own['interval'] as { readonly low: number; readonly high: number } | null | undefined
  const range = interval ? `  (95 %: ${percent(interval.low)} to ${percent(interval.high)})` : ''
  return `F1 ${percent(own['f1'])}  precision ${percent(own['precision'])}  recall ${percent(own['recall'])}${range}`
}

/** Counts and rates per second as they are, all else as a share. */
function figure(path: string, value: number): string {
  return path === 'n' || /(?:^|\.)(?:n|made|documents|matched|sentencesPerSecond|eventsPerSentence|loadMs)$/.test(path)
    ? String(Math.round(value * 100) / 100)
    : percent(value)
}

function percent(value: unknown): string {
  return typeof value === 'number' ? `${(value * 100).toFixed(1).padStart(5)} %` : '-'
}
