/** The neighbourhood of a state as a sheet. */
import { withSteps } from './relation-sheet.js'
import type { NeighbourhoodView } from './serve-shapes.js'
import type { Sheet } from './serve-sheet.js'
import { counted, dayInWords, levelName, lineOf, rangeInWords } from './serve-words-english.js'

type Row = NeighbourhoodView['neighbours'][number]

export function neighboursSheet(view: NeighbourhoodView): Sheet {
  const head = ['state', 'border', 'meetings', 'of two', 'level', 'a year', 'before', 'last', 'issues']
  const table = (title: string, rows: readonly Row[]) => ({
    kind: 'table' as const,
    title,
    head,
    numeric: [2, 3, 5, 6],
    rows: rows.map(cellsOf),
  })
  const met = view.neighbours.filter(({ meetings }) => meetings > 0)
  return {
    title: `${view.state.name} (${view.state.code}) and its neighbours`,
    subtitle: `${rangeInWords(view.range.from, view.range.to)}; ${view.state.groups.join(', ')}`,
    blocks: [
      {
        kind: 'lead',
        text: `${counted(view.neighbours.length, 'neighbour')} by land and sea; the record holds meetings with ${met.length} of them.`,
      },
      table('Neighbours', view.neighbours),
      ...(view.groups.length > 0
        ? [
            {
              kind: 'table' as const,
              title: 'Regional groups',
              head: ['group', 'members met', 'meetings', 'of two', 'level', 'a year', 'events', 'conflict', 'last'],
              numeric: [2, 3, 5, 6, 7],
              rows: view.groups.map((row) => [
                row.group,
                `${row.met} of ${row.members}`,
                ...(row.meetings === 0
                  ? ['no report', '', '', '']
                  : [String(row.meetings), String(row.bilateral), levelName(row.level), row.recentPace.toFixed(1)]),
                row.events === 0 ? '' : String(row.events),
                row.events === 0 ? '' : String(row.conflictEvents),
                row.last === null ? '' : dayInWords(row.last),
              ]),
            },
          ]
        : []),
      ...(view.others.length > 0 ? [table('Others it deals with', view.others.slice(0, 20))] : []),
      ...(view.initiatives.length > 0
        ? [
            {
              kind: 'list' as const,
              title: 'Initiatives',
              items: view.initiatives.map((row) => ({ ...lineOf(row), text: withSteps(row) })),
            },
          ]
        : []),
    ],
    notes: view.notes,
  }
}

function cellsOf(row: Row): readonly string[] {
  const arrow = row.trend > 0 ? ' ↑' : row.trend < 0 ? ' ↓' : ''
  const none = row.meetings === 0
  return [
    `${row.name} (${row.code})`,
    row.kilometres === null ? (row.bySea ? 'sea' : '') : `${row.kilometres} km`,
    none ? 'no report' : String(row.meetings),
    none ? '' : String(row.bilateral),
    none ? '' : levelName(row.level),
    none ? '' : `${row.recentPace.toFixed(1)}${arrow}`,
    none || row.formerPace === null ? '' : row.formerPace.toFixed(1),
    row.last === null ? '' : dayInWords(row.last.day),
    row.issues.map(({ issue }) => issue).join(', '),
  ]
}
