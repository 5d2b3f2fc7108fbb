/** Why each record is there: the rule or model that made it, the steps in between, and the readings that lost. */
import type { Coding } from '../../model/coding.js'
import type { CodedRecord } from '../../model/record.js'
import { type Layout, quoted, styled, wrapped } from './layout.js'
import { partyCodes, placeText, timeText } from './parts.js'

export function printExplanation(coding: Coding, layout: Layout): string {
  const { text } = coding.dispatch
  const lines: string[] = []
  for (const record of coding.records) {
    lines.push(styled(layout, 'bold', `${titleOf(record)}  [${record.id}]`))
    lines.push(`  found by ${record.foundBy}, score ${record.score.toFixed(2)}, ${record.standing}`)
    for (const step of record.because) lines.push(...wrapped(layout, `because ${step}`, '  ', 4))
    for (const one of record.evidence)
      lines.push(...wrapped(layout, quoted(text.slice(one.from, one.to)), `  ${one.part.padEnd(9)} ${one.from}-${one.to} `, 12))
    if (record.when) lines.push(`  when      ${timeText(record.when)}, ${record.when.basis}`)
    if (record.where) lines.push(`  where     ${placeText(record.where)}, ${record.where.basis}`)
    for (const rival of record.rivals)
      lines.push(...wrapped(layout, `lost: ${rival.code} by ${rival.foundBy} (${rival.score.toFixed(2)}): ${rival.why}`, '  ', 4))
    lines.push('')
  }
  if (coding.records.length === 0) lines.push('No record was made.', '')
  for (const one of coding.diagnostics) {
    const words = one.span === null ? '' : ` ${quoted(text.slice(one.span.from, one.span.to))}`
    const detail = Object.entries(one.detail).map(([key, value]) => `${key} ${value}`)
    lines.push(...wrapped(layout, `${one.code}${words}${detail.length > 0 ? ` (${detail.join(', ')})` : ''}`, 'note: ', 6))
  }
  return `${lines.join('\n').trimEnd()}\n`
}

function titleOf(record: CodedRecord): string {
  switch (record.kind) {
    case 'event':
      return `${record.type}${record.mode === null ? '' : `/${record.mode}`} ${partyCodes(record.sources)}${record.targets.length > 0 ? `${record.symmetric ? ' = ' : ' > '}${partyCodes(record.targets)}` : ''}`
    case 'statement':
      return `statement (${record.act}) of ${record.speakers.map((party) => party.name ?? party.text).join(', ')}`
    case 'meeting':
      return `meeting (${record.status}) of ${partyCodes(record.participants)}`
    case 'initiative':
      return `initiative ${record.name}`
    default:
      return record satisfies never
  }
}
