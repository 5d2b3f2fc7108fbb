/** What each rule of events did on a corpus: how often it gave an event, how often it was read again or lost, and a sentence for each. */
import type { EventRule } from '../knowledge/rules/index.js'
import type { Coding, Event } from '../model/index.js'
import { type CodedFile, codeFiles, type CodeOptions } from './code.js'
import { UserError } from './errors.js'
import { loadKnowledge } from './resources.js'

/** A sentence in which a rule gave an event, and the words that triggered it. */
export interface RuleSample {
  readonly file: string
  readonly sentence: string
  readonly words: string
  /** "KEN > UGA REQUEST/yield 1056". */
  readonly event: string
}

export interface RuleUse {
  readonly rule: EventRule
  /** Events that the rule gave. */
  readonly fired: number
  /** Events told a second time in its words: they are merged into that of another rule or sentence. */
  readonly again: number
  /** Times it fitted a clause and a weightier rule was taken. */
  readonly lost: number
  /** The first sentences it fired in, in the order of the corpus. */
  readonly samples: readonly RuleSample[]
}

export interface RuleReport {
  readonly dispatches: number
  readonly events: number
  /** Every rule, in the order of the files. */
  readonly rules: readonly RuleUse[]
  /** Events that no rule gave: by the stance of a statement or by the trained weights. */
  readonly others: readonly { readonly name: string; readonly fired: number }[]
  /** Files that could not be coded, with the reason. */
  readonly failures: readonly { readonly name: string; readonly failure: string }[]
}

export interface RuleChoice {
  /** Only rules of this PLOVER type, or of this CAMEO code and what is below it. */
  readonly code?: string
  /** Only these rules, by name or by the beginning of one ("aid/"). */
  readonly name?: string
  /** Sentences to keep for each rule. */
  readonly samples: number
}

/** Lists the rules, and counts what each did in the files when there are any. Throws UserError where nothing fits the choice. */
export function ruleReport(paths: readonly string[], options: CodeOptions, choice: RuleChoice): RuleReport {
  const chosen = loadKnowledge(options).rules.all.filter((rule) => fits(rule, choice))
  if (chosen.length === 0) throw new UserError(`no rule ${describe(choice)}; 'demarche rules' lists all of them`)
  return countRules(chosen, paths.length === 0 ? [] : codeFiles(paths, options), choice.samples)
}

function fits(rule: EventRule, { code, name }: RuleChoice): boolean {
  if (name !== undefined && rule.name !== name && !rule.name.startsWith(name)) return false
  return code === undefined || rule.type === code.toUpperCase() || (/^\d/.test(code) && rule.cameo?.startsWith(code) === true)
}

function describe({ code, name }: RuleChoice): string {
  return [name === undefined ? [] : [`is called '${name}'`], code === undefined ? [] : [`gives '${code}'`]].flat().join(' and ')
}

interface Tally {
  fired: number
  again: number
  lost: number
  readonly samples: RuleSample[]
}

const toldAgain = 'told again: '

/** Counts the rules behind the events of coded files. */
function countRules(rules: readonly EventRule[], files: Iterable<CodedFile>, samples: number): RuleReport {
  const tallies = new Map<string, Tally>(rules.map((rule) => [rule.name, { fired: 0, again: 0, lost: 0, samples: [] }]))
  const others = new Map<string, number>()
  const failures: { name: string; failure: string }[] = []
  let dispatches = 0
  let events = 0
  for (const { name, coding, failure } of files) {
    if (failure !== null) failures.push({ name, failure })
    if (!coding) continue
    dispatches++
    for (const record of coding.records) {
      if (record.kind !== 'event') continue
      events++
      const tally = tallies.get(record.foundBy)
      if (tally) {
        tally.fired++
        if (tally.samples.length < samples) tally.samples.push(sampleOf(name, coding, record))
      } else if (isOther(record.foundBy)) others.set(record.foundBy, (others.get(record.foundBy) ?? 0) + 1)
      countRest(record, tallies)
    }
  }
  return {
    dispatches,
    events,
    rules: rules.map((rule) => ({ rule, ...(tallies.get(rule.name) ?? { fired: 0, again: 0, lost: 0, samples: [] }) })),
    others: [...others].map(([name, fired]) => ({ name, fired })).sort((a, b) => b.fired - a.fired || (a.name < b.name ? -1 : 1)),
    failures,
  }
}

/** What is no rule of the files: the stance of statements, the weights. */
function isOther(name: string): boolean {
  return name.startsWith('stance/') || name.startsWith('weights.')
}

function countRest(event: Event, tallies: ReadonlyMap<string, Tally>): void {
  for (const step of event.because) {
    const tally = step.startsWith(toldAgain) ? tallies.get(step.slice(toldAgain.length)) : undefined
    if (tally) tally.again++
  }
  for (const rival of event.rivals) {
    const tally = tallies.get(rival.foundBy)
    if (tally) tally.lost++
  }
}

function sampleOf(file: string, { dispatch, tokens }: Coding, event: Event): RuleSample {
  const trigger = event.evidence.find((one) => one.part === 'trigger') ?? event.evidence[0]
  const sentence = tokens.sentences.find((one) => {
    const [from, to] = [tokens.from[one.first] ?? 0, tokens.to[one.end - 1] ?? 0]
    return from <= trigger.from && trigger.from < to
  })
  const [from, to] = sentence
    ? [tokens.from[sentence.first] ?? trigger.from, tokens.to[sentence.end - 1] ?? trigger.to]
    : [trigger.from, trigger.to]
  const codes = (list: Event['sources'] | Event['targets']): string =>
    [...new Set(list.map((party) => party.country ?? party.text))].join(', ')
  const target = event.targets.length > 0 ? ` ${event.symmetric ? '=' : '>'} ${codes(event.targets)}` : ''
  return {
    file,
    sentence: dispatch.text.slice(from, to).replace(/\s+/g, ' '),
    words: dispatch.text.slice(trigger.from, trigger.to).replace(/\s+/g, ' '),
    event: `${codes(event.sources)}${target} ${event.type}${event.mode === null ? '' : `/${event.mode}`}${event.cameo === null ? '' : ` ${event.cameo}`}`,
  }
}
