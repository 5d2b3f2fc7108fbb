/** Statements, initiatives and wordings of a dispatch as lines, for golden cases. */
import { loadCoder } from '../src/app/resources.js'
import type { Day } from '../src/base/types.js'
import { readDispatch } from '../src/input/index.js'
import type { Coding } from '../src/model/coding.js'
import type { Initiative, Statement } from '../src/model/record.js'

let coder: ReturnType<typeof loadCoder> | null = null

/** Codes a plain dispatch dated 1 May 2024, a Wednesday. */
export function codeText(text: string): Coding {
  coder ??= loadCoder({})
  return coder(readDispatch({ text, published: '2024-05-01' as Day }).dispatch)
}

const words = (coding: Coding, list: readonly { readonly from: number; readonly to: number }[]): string =>
  list.map((span) => coding.dispatch.text.slice(span.from, span.to).replace(/\s+/g, ' ')).join(' / ')

export function statementLine(coding: Coding, one: Statement): string {
  const speakers = one.speakers.map((party) => `${party.name ?? party.text} (${party.country ?? '-'})`).join(' & ')
  const marks = [
    one.direct && 'direct',
    one.future && 'future',
    one.negated && 'negated',
    one.hearsay && 'hearsay',
    one.anonymous && 'anonymous',
    one.within !== null && 'within',
    one.reportedBy && `reported by ${one.reportedBy.name ?? one.reportedBy.text}`,
    one.condition && `condition "${words(coding, [one.condition])}"`,
  ].filter((mark) => typeof mark === 'string')
  const toward = one.toward.map(({ party, sign }) => `${sign === one.stance ? '' : sign < 0 ? '-' : '+'}${party.country}`).join(' ')
  return [
    `${speakers} | ${one.act} ${one.stance > 0 ? '+' : one.stance < 0 ? '-' : '0'}${toward === '' ? '' : ` toward ${toward}`}`,
    `  "${words(coding, one.content)}"`,
    ...(marks.length > 0 ? [`  ${marks.join(', ')}`] : []),
  ].join('\n')
}

export function statementsOf(coding: Coding): readonly Statement[] {
  return coding.records.filter((record): record is Statement => record.kind === 'statement')
}

export function printStatements(text: string): string {
  const coding = codeText(text)
  return (
    statementsOf(coding)
      .map((one) => statementLine(coding, one))
      .join('\n') || '(none)'
  )
}

export function printClaims(text: string): string {
  const coding = codeText(text)
  return (
    statementsOf(coding)
      .flatMap((one) =>
        one.claim
          ? [
              `${one.claim.states.join(' ')} ${one.claim.direction} by ${one.speakers[0].name ?? one.speakers[0].text}${one.claim.period ? ` since or in ${one.claim.period.from}` : ''}`,
            ]
          : [],
      )
      .join('\n') || '(none)'
  )
}

export function printInitiatives(text: string): string {
  const coding = codeText(text)
  return (
    coding.records
      .filter((record): record is Initiative => record.kind === 'initiative')
      .flatMap((one) => [
        `${one.holders.map((party) => party.country).join(' ')}: ${one.name}${one.partners.length > 0 ? ` with ${one.partners.map((party) => party.country).join(' ')}` : ''}`,
        ...one.steps.map((step) => `  ${step.ordinal ?? '-'} ${step.state}: ${words(coding, [step.content])}`),
      ])
      .join('\n') || '(none)'
  )
}

export function printWordings(text: string): string {
  return (
    codeText(text)
      .wordings.map(
        (one) =>
          `${one.text} -> ${one.refersTo}${one.loaded ? ' loaded' : ''} by ${one.speaker ? (one.speaker.name ?? one.speaker.text) : 'the outlet'}`,
      )
      .join('\n') || '(none)'
  )
}
