/** The neighbourhood of a state as a sheet. */
import { withSteps } from './relation-sheet.js'
import type { NeighbourhoodView } from './serve-shapes.js'
import type { Block, Sheet } from './serve-sheet.js'
import { counted, levelName, lineOf, rangeInWords } from './serve-words-english.js'

type Row = NeighbourhoodView['neighbours'][number]

const head = ['state', 'border', 'meetings', 'of 2', 'of more', 'level', 'a year', 'last', 'events', 'conflict']
const numeric = [2, 3, 4, 6, 8, 9]

export function neighboursSheet(view: NeighbourhoodView): Sheet {
  const told = view.neighbours.filter(isToldOf)
  const silent = view.neighbours.filter((row) => !isToldOf(row))
  const met = view.neighbours.filter(({ meetings }) => meetings > 0)
  const table = (title: string, rows: readonly Row[]): readonly Block[] =>
    rows.length === 0 ? [] : [{ kind: 'table', title, head, numeric, rows: rows.map(cellsOf) }]
  return {
    title: `${view.state.name} (${view.state.code}) and its neighbours`,
    subtitle: `${rangeInWords(view.range.from, view.range.to)}; ${view.state.groups.join(', ')}`,
    blocks: [
      {
        kind: 'lead',
        text: `${counted(view.neighbours.length, 'neighbour')} by land and sea; the record holds meetings with ${met.length} of them.${
          silent.length === 0 ? '' : ` It tells nothing of ${silent.map((row) => `${row.name} (${borderOf(row)})`).join(', ')}.`
        }`,
      },
      ...table('Neighbours', told),
      ...stakesOf('At stake between them', told),
      ...groupsOf(view),
      ...table('Others it deals with', view.others.slice(0, 20)),
      ...(view.initiatives.length > 0
        ? [
            {
              kind: 'list' as const,
              title: view.plans > 12 ? `Initiatives (the latest 12 of ${view.plans})` : 'Initiatives',
              items: view.initiatives.slice(0, 12).map((row) => ({ ...lineOf(row), text: withSteps(row) })),
            },
          ]
        : []),
    ],
    notes: view.notes,
  }
}

function isToldOf({ meetings, events, issues, initiatives }: Row): boolean {
  return meetings + events + issues.length + initiatives.length > 0
}

function borderOf({ kilometres, bySea }: Row): string {
  return kilometres === null ? (bySea ? 'sea' : '') : `${kilometres} km`
}

/** Issues between the two and initiatives that are not at their end. */
function stakesOf(title: string, rows: readonly Row[]): readonly Block[] {
  const items = rows.flatMap(({ name, issues, initiatives }) => {
    const open = initiatives.map(({ title: what, steps }) => `${what}${steps.length > 0 ? ` (${stepsOf(steps)})` : ''}`)
    const text = [
      issues.map((issue) => `${issue.name} (${issue.count})`).join(', '),
      open.length > 0 ? `open: ${open.join('; ')}` : '',
    ].filter((part) => part !== '')
    return text.length === 0 ? [] : [{ when: name, text: text.join('; '), source: null }]
  })
  return items.length === 0 ? [] : [{ kind: 'list', title, items }]
}

function stepsOf(steps: Row['initiatives'][number]['steps']): string {
  return steps.map(({ ordinal, state }) => `${ordinal === null ? 'step' : `step ${ordinal}`} ${state}`).join(', ')
}

function groupsOf(view: NeighbourhoodView): readonly Block[] {
  const told = view.groups.filter(({ meetings, events }) => meetings + events > 0)
  if (told.length === 0) return []
  return [
    {
      kind: 'table',
      title: 'Regional groups',
      head: ['group', 'members met', 'meetings', 'of 2', 'of more', 'level', 'a year', 'events', 'conflict', 'last'],
      numeric: [2, 3, 4, 6, 7, 8],
      rows: told.map((row) => [
        row.group,
        `${row.met} of ${row.members}`,
        ...(row.meetings === 0
          ? ['no report', '', '', '', '']
          : [String(row.meetings), String(row.bilateral), String(row.multilateral), levelName(row.level), row.recentPace.toFixed(1)]),
        row.events === 0 ? '' : String(row.events),
        row.events === 0 ? '' : String(row.conflictEvents),
        row.last ?? '',
      ]),
    },
  ]
}

function cellsOf(row: Row): readonly string[] {
  const arrow = row.trend > 0 ? ' ↑' : row.trend < 0 ? ' ↓' : ''
  const none = row.meetings === 0
  return [
    `${row.name} (${row.code})`,
    borderOf(row),
    none ? 'no report' : String(row.meetings),
    none ? '' : String(row.bilateral),
    none ? '' : String(row.multilateral),
    none ? '' : levelName(row.level),
    none ? '' : `${row.recentPace.toFixed(1)}${arrow}${row.formerPace === null ? '' : ` (${row.formerPace.toFixed(1)})`}`,
    row.last?.day ?? '',
    row.events === 0 ? '' : String(row.events),
    row.events === 0 ? '' : String(row.conflictEvents),
  ]
}
