/** The dossier of a person as a sheet. */
import { quoteOf } from './relation-sheet.js'
import type { PersonView } from './serve-shapes.js'
import type { Block, Sheet } from './serve-sheet.js'
import { counted, dayInWords, levelName, lineOf, rangeInWords } from './serve-words-english.js'

export function personSheet(view: PersonView, meetings = 20): Sheet {
  const { contacts } = view
  const facts = {
    kind: 'facts' as const,
    items: [
      ['Meetings', String(contacts.held)],
      ['States met', String(view.metStates.length)],
      ['In the record', `${dayInWords(view.first)} to ${dayInWords(view.last)}`],
    ] as const,
  }
  const also = view.otherNames.length > 0 ? [`also ${view.otherNames.slice(0, 4).join(', ')}`] : []
  const all = contacts.held + contacts.planned + contacts.failed
  const held = `Last meetings (${Math.min(meetings, view.meetings.length)} of ${counted(all, 'meeting')}${all > contacts.held ? `, ${contacts.held} held` : ''})`
  const latest = view.offices.toSorted((a, b) => ((a.last ?? '') < (b.last ?? '') ? 1 : -1))[0]
  return {
    title: view.name,
    subtitle: [latest === undefined ? null : latest.title, view.countryName ?? 'state not known', ...also]
      .filter((part) => part !== null)
      .join('; '),
    blocks: [
      facts,
      ...officesOf(view),
      ...barsOf(view),
      ...metOf(view),
      ...(view.statements.length > 0
        ? [
            {
              kind: 'quotes',
              title: view.said > 12 ? `Statements (the latest 12 of ${view.said})` : 'Statements',
              items: view.statements.slice(0, 12).map(quoteOf),
            } as const,
          ]
        : []),
      ...travelOf(view),
      ...(view.meetings.length > 0 ? [{ kind: 'list', title: held, items: view.meetings.slice(0, meetings).map(lineOf) } as const] : []),
    ],
    notes: view.notes,
  }
}

function travelOf(view: PersonView): readonly Block[] {
  if (view.travel.length === 0) return []
  const shown = view.travel.slice(0, 12)
  return [
    {
      kind: 'list',
      title: shown.length < view.journeys ? `Travel (the last ${shown.length} of ${counted(view.journeys, 'journey')})` : 'Travel',
      items: shown.map(({ day, until, place, country }) => ({
        when: rangeInWords(day, until),
        text: country === null ? place : `${place} (${country})`,
        source: null,
      })),
    },
  ]
}

function officesOf(view: PersonView): readonly Block[] {
  if (view.offices.length === 0) return []
  const rows = view.offices.map(({ title, country, first, last, sources }) => [
    `${title}${country === null ? '' : ` (${country})`}`,
    dayInWords(first),
    dayInWords(last),
    String(sources),
  ])
  return [
    {
      kind: 'table',
      title: 'Offices, as dispatches state them',
      head: ['office', 'first seen', 'last seen', 'sources'],
      numeric: [3],
      rows,
    },
  ]
}

function barsOf(view: PersonView): readonly Block[] {
  const bars = (title: string, items: readonly (readonly [string, number])[], least: number): readonly Block[] =>
    items.length < least ? [] : [{ kind: 'bars', title, items }]
  return [
    ...bars(
      'Meetings by year',
      view.byYear.map(({ year, meetings }) => [year, meetings]),
      2,
    ),
    ...bars(
      'Meetings by level',
      view.contacts.byLevel.map(({ level, count }) => [levelName(level), count]),
      2,
    ),
    ...bars(
      'States',
      view.metStates.slice(0, 12).map(({ name, count }) => [name, count]),
      1,
    ),
  ]
}

function metOf(view: PersonView): readonly Block[] {
  if (view.met.length === 0) return []
  const rows = view.met.slice(0, 12).map((one) => [one.name, one.country ?? '', String(one.count), dayInWords(one.last)])
  return [{ kind: 'table', title: 'Met most often', head: ['name', 'state', 'meetings', 'last'], numeric: [2], rows }]
}
