import type { Span } from '../base/types.js'

/** Something a stage could not do. It is data, it is stored, and it never stops the run. */
export interface Diagnostic {
  readonly code: DiagnosticCode
  readonly span: Span | null
  readonly detail: Readonly<Record<string, string | number>>
}

export type DiagnosticCode =
  | 'input/no-text'
  | 'input/no-date'
  | 'input/not-a-date'
  | 'input/line-cut'
  | 'language/sentence-cut'
  | 'actor/unknown'
  | 'actor/ambiguous'
  | 'actor/contradiction'
  | 'time/unreadable'
  | 'time/unresolved'
  | 'place/ambiguous'
  | 'event/no-target'
  | 'statement/no-speaker'
  | 'rule/conflict'
