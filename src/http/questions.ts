/** Questions as addresses put them: what a query may hold, and the filter that it stands for. */
import { z } from '@hono/zod-openapi'
import { membersOf, typesOfTemper } from '../analysis/index.js'
import type { Desk, Filter } from '../app/serve-desk.js'
import { firstDay } from '../app/serve-views.js'
import { addDays, addMonths, type Day } from '../base/index.js'
import type { CountryCode, Rank } from '../model/index.js'
import { heldOnly } from '../store/reader.js'
import { Refusal } from './problems.js'

export const dayText = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a day, month or year: 1973-10-22, 1973-10, 1973')
export const codeText = z.string().regex(/^[A-Za-z0-9_-]{1,16}$/, 'a state by three letters, or the short id of an organisation')
export const range = {
  from: dayText.optional().openapi({ description: 'First day, month or year' }),
  to: dayText.optional().openapi({ description: 'Last day, month or year, itself included' }),
}
export const listQuery = z.object({
  ...range,
  kind: z.enum(['event', 'meeting', 'statement', 'initiative']).default('meeting'),
  state: codeText.optional(),
  with: codeText.optional().openapi({ description: 'Together with `state`: records between the two' }),
  source: codeText.optional().openapi({ description: 'Who acts or speaks; none, of statements: no known state' }),
  target: codeText.optional(),
  person: z.string().max(200).optional(),
  beside: z.string().max(200).optional().openapi({ description: 'With `person`: together with this person' }),
  group: z.string().max(60).optional().openapi({ description: 'With `state`: records between it and the members of a regional group' }),
  alone: z.enum(['yes', 'no']).optional().openapi({ description: 'yes: of exactly two states' }),
  held: z.enum(['yes']).optional().openapi({ description: 'Meetings that took place as far as the texts know' }),
  level: z.string().max(40).optional().openapi({ description: 'Of meetings; none: not known' }),
  host: z.string().max(16).optional().openapi({ description: 'Of meetings; none: not known' }),
  temper: z.enum(['cooperation', 'conflict']).optional().openapi({ description: 'Of events, by the class of their type' }),
  stance: z.enum(['favourable', 'none', 'critical']).optional().openapi({ description: 'Of statements' }),
  claims: z.enum(['yes']).optional().openapi({ description: 'Statements that claim the course of a relation' }),
  acting: z.enum(['yes']).optional().openapi({ description: 'With `person`: as the one who speaks or acts' }),
  at: dayText.optional().openapi({ description: 'Opens the list at this day; totals stay those of all' }),
  issue: z.string().max(200).optional(),
  also: z.string().max(400).optional().openapi({ description: 'With `issue`: others taken for the same, separated by commas' }),
  type: z.string().max(40).optional(),
  standing: z.enum(['happened', 'planned', 'possible', 'denied', 'historical']).optional(),
  outlet: z.string().max(200).optional(),
  place: z.string().max(200).optional(),
  q: z.string().max(400).optional().openapi({ description: 'Words, "phrases", -without' }),
  merging: z.enum(['none', 'one-a-day', 'cluster']).optional(),
  order: z.enum(['newest', 'oldest']).optional(),
  limit: z.coerce.number().int().min(1).max(1000).optional(),
  cursor: z.string().max(200).optional().openapi({ description: '`next` of the page before' }),
})

/** The first or the last day of what a text names. */
export function dayOf(text: string, which: 'first' | 'last'): Day {
  const first = firstDay(text)
  if (first === null) throw new Refusal(400, 'No such day', `'${text}' is no day, month or year.`)
  if (which === 'first' || text.length > 7) return first
  return addDays(addMonths(first, text.length === 4 ? 12 : 1), -1)
}

/** First day of a from-text; first day after a to-text. */
export function bounds(query: { readonly from?: string | undefined; readonly to?: string | undefined }): { from?: Day; to?: Day } {
  const ends = {
    ...(query.from ? { from: dayOf(query.from, 'first') } : {}),
    ...(query.to ? { to: addDays(dayOf(query.to, 'last'), 1) } : {}),
  }
  if (ends.from && ends.to && ends.from >= ends.to) throw new Refusal(400, 'Empty range', 'The range ends before it begins.')
  return ends
}

export function namesIn(list: string | undefined): readonly string[] {
  return (list ?? '').split(',').filter((name) => name !== '')
}

const stances = { favourable: 1, none: 0, critical: -1 } as const

type ListQuery = z.infer<typeof listQuery>

/** What only some kinds of records have is asked of these alone. */
function ofKind(query: ListQuery): Filter {
  const known = (text: string) => (text === 'none' ? null : text)
  return {
    ...(query.kind === 'meeting' && query.held ? heldOnly : {}),
    ...(query.kind === 'meeting' && query.level ? { level: known(query.level) as Rank | null } : {}),
    ...(query.kind === 'meeting' && query.host ? { host: known(query.host) as CountryCode | null } : {}),
    ...(query.kind === 'event' && query.temper ? { types: typesOfTemper[query.temper] } : {}),
    ...(query.kind === 'statement' && query.stance ? { stance: stances[query.stance] } : {}),
    ...(query.kind === 'statement' && query.claims ? { claims: true } : {}),
    ...(query.kind === 'statement' && query.source === 'none' ? { stateless: true } : {}),
  }
}

function sidesOf(query: ListQuery, desk: Desk): Filter {
  const state = query.state?.toUpperCase()
  if (state !== undefined && query.with) return { between: [state, query.with.toUpperCase()] }
  if (state !== undefined && query.group) return { states: [state], among: membersOf(query.group, state, desk.states.facts) }
  return state === undefined ? {} : { states: [state] }
}

export function filterOf(query: ListQuery, desk: Desk): Filter {
  return {
    ...bounds(query),
    ...sidesOf(query, desk),
    ...(query.source && query.source !== 'none' ? { source: query.source } : {}),
    ...(query.target ? { target: query.target } : {}),
    ...(query.person ? { actor: query.person } : {}),
    ...(query.person && query.beside ? { beside: query.beside } : {}),
    ...(query.person && query.acting ? { acting: true } : {}),
    ...(query.alone ? { alone: query.alone === 'yes' } : {}),
    ...(query.issue ? { issue: query.issue, ...(query.also ? { alsoIssues: namesIn(query.also) } : {}) } : {}),
    ...(query.type ? { types: [query.type] } : {}),
    ...(query.standing ? { standing: [query.standing] } : {}),
    ...(query.outlet ? { outlets: [query.outlet] } : {}),
    ...(query.place ? { place: query.place } : {}),
    ...(query.q ? { text: query.q } : {}),
    ...(query.merging ? { merging: query.merging } : {}),
    ...ofKind(query),
  }
}
