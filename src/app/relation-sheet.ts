/** The relation of two states as a sheet. */
import type { RelationView, Row } from './serve-shapes.js'
import type { Block, Quote, Sheet } from './serve-sheet.js'
import { inSentence } from './serve-states.js'
import {
  counted,
  dayInWords,
  lengthInWords,
  levelName,
  lineOf,
  periodName,
  rangeInWords,
  sourceOf,
  speakerOf,
  wordsOfRow,
} from './serve-words-english.js'

/** `meetings`: how many of the last are listed. */
export function relationSheet(view: RelationView, meetings = 15): Sheet {
  const { a, b, contacts, grain } = view
  return {
    title: `${a.name} (${a.code}) and ${b.name} (${b.code})`,
    subtitle: `${rangeInWords(view.range.from, view.range.to)}; ${counted(view.counts.events, 'event')} in ${counted(view.counts.reports, 'report')}${view.counts.outlets > 0 ? `, ${counted(view.counts.outlets, 'outlet')}` : ''}`,
    blocks: [
      { kind: 'facts', items: factsOf(view) },
      {
        kind: 'course',
        title: `Events by ${grain}`,
        up: `${inSentence(a.name)} to ${inSentence(b.name)}`,
        down: `${inSentence(b.name)} to ${inSentence(a.name)}`,
        columns: view.forth.map((point, i) => ({
          label: periodName(point.from, grain),
          up: point.covered ? point.events : null,
          down: point.covered ? (view.back[i]?.events ?? 0) : null,
        })),
      },
      ...(contacts.byLevel.length > 0
        ? [
            {
              kind: 'bars',
              title: 'Meetings by level',
              items: contacts.byLevel.map(({ level, count }) => [levelName(level), count] as const),
            } as const,
          ]
        : []),
      ...(view.meetings.length > 0
        ? [
            {
              kind: 'list',
              title: `Last meetings (${Math.min(meetings, view.meetings.length)} of ${contacts.held + contacts.planned + contacts.failed})`,
              items: view.meetings.slice(0, meetings).map(lineOf),
            } as const,
          ]
        : []),
      ...quotesOf(view),
      ...claimsOf(view),
      ...(view.initiatives.length > 0
        ? [
            {
              kind: 'list',
              title: 'Initiatives',
              items: view.initiatives.map((row) => ({ ...lineOf(row), text: withSteps(row) })),
            } as const,
          ]
        : []),
    ],
    notes: view.notes,
  }
}

export function withSteps(row: Row): string {
  const steps = row.steps.map((step) => `${step.ordinal === null ? '' : `${step.ordinal}: `}${step.text} (${step.state})`)
  return steps.length === 0 ? row.title : `${row.title}: ${steps.join('; ')}`
}

function factsOf(view: RelationView): readonly (readonly [string, string])[] {
  const { contacts, change, conflict, grain } = view
  return [
    ['Meetings held', `${contacts.held}, of which ${contacts.bilateral} of the two alone`],
    [
      'Last contact',
      contacts.last === null
        ? 'none known'
        : `${rangeInWords(contacts.last.day, contacts.last.until)}${contacts.last.place === null ? '' : `, ${contacts.last.place}`}`,
    ],
    ...(contacts.longestGap === null
      ? []
      : [['Longest silence', `${lengthInWords(contacts.longestGap.days)}, from ${dayInWords(contacts.longestGap.from)}`] as const]),
    ...(conflict === null
      ? []
      : [['Share of conflict', `${percent(conflict.value)} (95 %: ${percent(conflict.low)} to ${percent(conflict.high)})`] as const]),
    ...(change === null
      ? []
      : [
          [
            periodName(change.from, grain),
            `${counted(change.now, 'event')} against a mean of ${change.before.toFixed(1)}: ${change.band}`,
          ] as const,
        ]),
    ...view.changePoints.map(
      (point) =>
        [
          `Pace changes ${periodName(point.at, grain)}`,
          `${point.before.toFixed(1)} to ${point.after.toFixed(1)} events a ${grain} (${periodName(point.earliest, grain)} to ${periodName(point.latest, grain)})`,
        ] as const,
    ),
    ...(view.reciprocity === null
      ? []
      : [['Reciprocity', `${view.reciprocity.value.toFixed(2)} over ${counted(view.reciprocity.periods, grain)}`] as const]),
  ]
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

function quotesOf(view: RelationView): readonly Block[] {
  return (
    [
      [view.a, view.statements.a],
      [view.b, view.statements.b],
    ] as const
  ).flatMap(([state, rows]) =>
    rows.length === 0 ? [] : [{ kind: 'quotes', title: `${state.name} says`, items: rows.slice(0, 8).map(quoteOf) } as const],
  )
}

export function quoteOf(row: Row): Quote {
  return { when: dayInWords(row.day), text: wordsOfRow(row), who: speakerOf(row), stance: row.stance ?? 0, source: sourceOf(row) }
}

function claimsOf(view: RelationView): readonly Block[] {
  if (view.claims.length === 0) return []
  const course = (claimed: number) => (claimed > 0 ? 'improving' : claimed < 0 ? 'worsening' : 'steady')
  return [
    {
      kind: 'table',
      title: 'Claims against the record',
      head: ['said', 'course', 'time', 'events', 'before', 'verdict'],
      numeric: [3, 4],
      rows: view.claims.map((claim) => [
        claim.wording,
        course(claim.claimed),
        rangeInWords(claim.period.from, claim.period.to),
        String(claim.eventsIn),
        String(claim.eventsBefore),
        claim.verdict,
      ]),
    },
  ]
}
