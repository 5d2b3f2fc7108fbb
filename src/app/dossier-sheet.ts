/** The dossier of a person as a sheet. */
import { quoteOf } from './relation-sheet.js'
import type { PersonView } from './serve-shapes.js'
import type { Sheet } from './serve-sheet.js'
import { counted, dayInWords, levelName, lineOf } from './serve-words-english.js'

export function personSheet(view: PersonView, meetings = 20): Sheet {
  const { contacts } = view
  return {
    title: view.name,
    subtitle: [
      view.countryName ?? 'state not known',
      ...(view.otherNames.length > 0 ? [`also ${view.otherNames.slice(0, 4).join(', ')}`] : []),
    ].join('; '),
    blocks: [
      {
        kind: 'facts',
        items: [
          ['Meetings', String(contacts.held)],
          ['States met', String(view.metStates.length)],
          ['In the record', `${dayInWords(view.first)} to ${dayInWords(view.last)}`],
        ],
      },
      ...(view.offices.length > 0
        ? [
            {
              kind: 'table',
              title: 'Offices, as dispatches state them',
              head: ['office', 'first seen', 'last seen', 'sources'],
              numeric: [3],
              rows: view.offices.map((office) => [
                `${office.title}${office.country === null ? '' : ` (${office.country})`}`,
                dayInWords(office.first),
                dayInWords(office.last),
                String(office.sources),
              ]),
            } as const,
          ]
        : []),
      ...(view.byYear.length > 1
        ? [
            {
              kind: 'bars',
              title: 'Meetings by year',
              items: view.byYear.map(({ year, meetings: count }) => [year, count] as const),
            } as const,
          ]
        : []),
      ...(contacts.byLevel.length > 1
        ? [
            {
              kind: 'bars',
              title: 'Meetings by level',
              items: contacts.byLevel.map(({ level, count }) => [levelName(level), count] as const),
            } as const,
          ]
        : []),
      ...(view.metStates.length > 0
        ? [{ kind: 'bars', title: 'States', items: view.metStates.slice(0, 12).map(({ name, count }) => [name, count] as const) } as const]
        : []),
      ...(view.met.length > 0
        ? [
            {
              kind: 'table',
              title: 'Met most often',
              head: ['name', 'state', 'meetings', 'last'],
              numeric: [2],
              rows: view.met.slice(0, 12).map((one) => [one.name, one.country ?? '', String(one.count), dayInWords(one.last)]),
            } as const,
          ]
        : []),
      ...(view.statements.length > 0
        ? [{ kind: 'quotes', title: 'Statements', items: view.statements.slice(0, 12).map(quoteOf) } as const]
        : []),
      ...(view.meetings.length > 0
        ? [
            {
              kind: 'list',
              title: `Last meetings (${Math.min(meetings, view.meetings.length)} of ${counted(contacts.held, 'meeting')})`,
              items: view.meetings.slice(0, meetings).map(lineOf),
            } as const,
          ]
        : []),
    ],
    notes: view.notes,
  }
}
