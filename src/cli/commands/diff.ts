import type { Command } from 'commander'
import { type CorpusDiff, diffCodings, type EventJson } from '../../app/diff.js'

/** `demarche diff A B`: which events a change of rules or version adds, drops or recodes on a corpus. */
export function registerDiff(program: Command): void {
  program
    .command('diff')
    .description('compare two codings of one corpus, as code --json printed them')
    .argument('<before>', 'codings before the change, one JSON object a line')
    .argument('<after>', 'codings after it')
    .option('--json', 'print one JSON object')
    .action((before: string, after: string, options: { readonly json?: boolean }) => {
      const diff = diffCodings(before, after)
      process.stdout.write(options.json ? `${JSON.stringify(diff)}\n` : printDiff(diff))
    })
}

function printDiff(diff: CorpusDiff): string {
  const lines: string[] = []
  const total = { added: 0, dropped: 0, recoded: 0 }
  for (const one of diff.dispatches) {
    total.added += one.added.length
    total.dropped += one.dropped.length
    total.recoded += one.recoded.length
    lines.push(one.name)
    for (const event of one.added) lines.push(`  + ${eventText(event)}`)
    for (const event of one.dropped) lines.push(`  - ${eventText(event)}`)
    for (const { before, after, fields } of one.recoded)
      lines.push(`  ~ ${eventText(before)}`, `    ${eventText(after)}  (${fields.join(', ')})`)
  }
  for (const name of diff.onlyBefore) lines.push(`only before: ${name}`)
  for (const name of diff.onlyAfter) lines.push(`only after: ${name}`)
  lines.push(`${total.added} added, ${total.dropped} dropped, ${total.recoded} recoded, ${diff.same} the same`)
  return `${lines.join('\n')}\n`
}

function eventText(event: EventJson): string {
  const codes = (list: EventJson['sources']): string => [...new Set(list.map((party) => party.code))].join(', ')
  const trigger = event.evidence.find((one) => one.part === 'trigger') ?? event.evidence[0]
  const to = event.targets.length > 0 ? `${event.symmetric ? ' = ' : ' > '}${codes(event.targets)}` : ''
  return `${event.type}${event.mode === null ? '' : `/${event.mode}`} ${codes(event.sources)}${to} ${event.when?.from ?? ''} “${trigger?.text.replace(/\s+/g, ' ') ?? ''}”`
}
