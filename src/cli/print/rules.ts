/** The rules as a table, or one of them in full: its words and conditions, its examples, and what it did on the corpus. */
import type { RuleReport, RuleUse } from '../../app/rules.js'
import type { Condition, EventRule } from '../../knowledge/rules/index.js'
import { type Layout, quoted, styled, wrapped } from './layout.js'

/** All rules, those that fired most first; then, when a corpus was read, the names of those that never did. */
export function printRules(report: RuleReport, layout: Layout): string {
  const counted = report.dispatches > 0
  const lines = [summary(report, counted), '']
  const shown = counted ? report.rules.filter((use) => use.fired > 0).toSorted((a, b) => b.fired - a.fired) : report.rules
  const width = Math.max(0, ...shown.map(({ rule }) => rule.name.length))
  for (const use of shown) {
    const counts = counted ? `${String(use.fired).padStart(6)} ` : ''
    lines.push(`${counts}${styled(layout, 'bold', use.rule.name.padEnd(width))}  ${codeOf(use.rule)}${counted ? restOf(use) : ''}`)
    for (const sample of use.samples) lines.push(...wrapped(layout, `${sample.event}  ${quoted(sample.sentence)}`, '       ', 9))
    if (!counted) for (const example of use.rule.examples) lines.push(...wrapped(layout, example.text, '    ', 6))
  }
  if (counted) lines.push(...otherLines(report, layout), ...silentLines(report, layout))
  return `${lines.join('\n').trimEnd()}\n`
}

function summary({ rules, dispatches, events }: RuleReport, counted: boolean): string {
  if (!counted) return `${rules.length} rules`
  const fired = rules.filter((use) => use.fired > 0).length
  return `${dispatches} dispatches, ${events} events; ${fired} of ${rules.length} rules fired`
}

function codeOf({ type, mode, cameo }: EventRule): string {
  if (type === null) return 'gives no event'
  return `${type}${mode === null ? '' : `/${mode}`}${cameo === null ? '' : ` ${cameo}`}`
}

function restOf({ again, lost }: RuleUse): string {
  const rest = [again > 0 ? `told again ${again}` : '', lost > 0 ? `lost ${lost}` : ''].filter((one) => one !== '')
  return rest.length === 0 ? '' : `  (${rest.join(', ')})`
}

function otherLines({ others }: RuleReport, layout: Layout): readonly string[] {
  if (others.length === 0) return []
  return ['', ...wrapped(layout, others.map((one) => `${one.name} ${one.fired}`).join(', '), 'by no rule: ', 2)]
}

/** Rules that gave nothing: those that others kept from it are told apart from those that nothing called. */
function silentLines({ rules }: RuleReport, layout: Layout): readonly string[] {
  const silent = rules.filter((use) => use.fired === 0)
  const listed = (list: readonly RuleUse[], title: string): readonly string[] =>
    list.length === 0 ? [] : ['', ...wrapped(layout, list.map((use) => use.rule.name).join(', '), `${title} (${list.length}): `, 2)]
  return [
    ...listed(
      silent.filter((use) => use.again + use.lost > 0),
      'only told again or lost',
    ),
    ...listed(
      silent.filter((use) => use.again + use.lost === 0),
      'never fired',
    ),
  ]
}

/** Everything about one rule. */
export function printRule(use: RuleUse, counted: boolean, layout: Layout): string {
  const { rule } = use
  const lines = [`${styled(layout, 'bold', rule.name)}  ${codeOf(rule)}${rule.contexts.length > 0 ? `  ${rule.contexts.join(', ')}` : ''}`]
  lines.push(
    `  ${rule.file}:${rule.line}, rank ${rule.rank}${rule.symmetric ? ', symmetric' : ''}${rule.operator ? ', gives way to the act it embeds' : ''}`,
  )
  const list = (title: string, words: readonly string[]): void => {
    if (words.length > 0) lines.push(...wrapped(layout, words.join(', '), `  ${title.padEnd(10)} `, 13))
  }
  list('verbs', rule.verbs)
  list('nouns', rule.nouns)
  list('adjectives', rule.adjectives)
  list('modals', rule.modals)
  for (const condition of rule.when) list('if', [conditionText(condition)])
  for (const condition of rule.unless) list('unless', [conditionText(condition)])
  list(
    'source',
    rule.source.map((slot) => slot.written),
  )
  list(
    'target',
    rule.target.map((slot) => slot.written),
  )
  for (const example of rule.examples) list('example', [`${quoted(example.text)} = ${example.expected}`])
  if (counted) {
    lines.push(`  fired ${use.fired}, told again ${use.again}, lost ${use.lost}`)
    for (const sample of use.samples)
      lines.push(...wrapped(layout, `${sample.event}  ${quoted(sample.sentence)} (${sample.file})`, '    ', 6))
  }
  return `${lines.join('\n')}\n`
}

function conditionText({ slot, words, kinds, sectors, absent }: Condition): string {
  const tests = [...words, ...kinds.map((kind) => (kind === 'any' ? 'any' : `@${kind}`)), ...sectors.map((sector) => `sector:${sector}`)]
  return `${slot.written}: ${absent ? 'none' : tests.join(', ')}`
}
