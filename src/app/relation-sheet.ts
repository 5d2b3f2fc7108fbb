/** The relation of two states as a sheet. */
import { claimInWords, courseClaimed } from '../analysis/claim-words.js'
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
  const told = view.counts.events + contacts.held + contacts.planned + contacts.failed + view.said.a + view.said.b + view.claimsMade
  if (told + view.plans === 0)
    return {
      title: `${a.name} (${a.code}) and ${b.name} (${b.code})`,
      subtitle: rangeInWords(view.range.from, view.range.to),
      blocks: [
        { kind: 'lead', text: 'The record holds nothing of these two. That is no finding: it may hold nothing that would tell of them.' },
      ],
      notes: [],
    }
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
          cold: { up: hostileIn(point), down: hostileIn(view.back[i]) },
        })),
      },
      ...contactsOf(view, meetings),
      ...peopleOf(view),
      ...quotesOf(view),
      ...claimsOf(view),
      ...(view.initiatives.length > 0
        ? [
            {
              kind: 'list',
              title: `Initiatives${view.plans > 8 ? ` (the latest 8 of ${view.plans})` : ''}`,
              items: view.initiatives
                .slice(-8)
                .toReversed()
                .map((row) => ({ ...lineOf(row), text: withSteps(row) })),
            } as const,
          ]
        : []),
    ],
    notes: view.notes,
  }
}

function contactsOf({ contacts, meetings }: RelationView, most: number): readonly Block[] {
  const levels = contacts.byLevel.map(({ level, count }) => [levelName(level), count] as const)
  const all = contacts.held + contacts.planned + contacts.failed
  return [
    ...(levels.length > 0 ? [{ kind: 'bars', title: 'Meetings by level', items: levels } as const] : []),
    ...(meetings.length > 0
      ? [
          {
            kind: 'list',
            title: `Last meetings (${Math.min(most, meetings.length)} of ${all})`,
            items: meetings.slice(0, most).map(lineOf),
          } as const,
        ]
      : []),
  ]
}

function hostileIn(point: RelationView['forth'][number] | undefined): number {
  return point === undefined ? 0 : point.quads['verbal-conflict'] + point.quads['material-conflict']
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
    ...(view.issues.length === 0 ? [] : [['Issues', view.issues.map(({ name, count }) => `${name} (${count})`).join(', ')] as const]),
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
      [view.a, view.statements.a, view.said.a],
      [view.b, view.statements.b, view.said.b],
    ] as const
  ).flatMap(([state, rows, said]) =>
    rows.length === 0
      ? []
      : [
          {
            kind: 'quotes',
            title: `${state.name} says${said > 8 ? ` (the latest 8 of ${said})` : ''}`,
            items: rows.slice(0, 8).map(quoteOf),
          } as const,
        ],
  )
}

export function quoteOf(row: Row): Quote {
  const words = wordsOfRow(row)
  const details = [
    row.future === true ? 'of what is to come' : null,
    row.condition === null ? null : `on the condition “${row.condition}”`,
    row.claim === null ? null : `claims that ${courseClaimed(row.claim.direction)}`,
  ].filter((part) => part !== null)
  return {
    when: [dayInWords(row.day), ...details].join(' · '),
    text: row.direct === true ? `“${words}”` : words,
    who: speakerOf(row),
    stance: row.stance ?? 0,
    source: sourceOf(row),
  }
}

function claimsOf(view: RelationView): readonly Block[] {
  if (view.claims.length === 0) return []
  const shown = view.claims.slice(-8).toReversed()
  return [
    {
      kind: 'claims',
      title: `Claims against the record${shown.length < view.claimsMade ? ` (the latest ${shown.length} of ${view.claimsMade})` : ''}`,
      items: shown.map((claim) => ({
        text: claim.wording,
        who: `${speakerOf(claim.row)}, ${dayInWords(claim.row.day)}: ${courseClaimed(claim.claimed)}`,
        ...claimInWords(claim),
        basis: `${claim.periodIsStated ? 'Time spoken of' : 'No time is named; taken: the year before'}: ${rangeInWords(claim.period.from, claim.period.to)}. Events then: ${claim.eventsIn}; in the same length of time before: ${claim.eventsBefore}.`,
        source: sourceOf(claim.row),
      })),
    },
  ]
}

function peopleOf(view: RelationView): readonly Block[] {
  if (view.people.length === 0) return []
  const recent = view.people.toSorted((one, other) => ((one.last ?? '') < (other.last ?? '') ? 1 : -1)).slice(0, 12)
  return [
    {
      kind: 'table',
      title: 'Whom one meets',
      head: ['name', 'state', 'office', 'meetings', 'last'],
      numeric: [3],
      rows: recent.map(({ name, country, office, meetings, last }) => [
        name,
        country ?? '',
        office ?? '',
        String(meetings),
        dayInWords(last),
      ]),
    },
  ]
}
