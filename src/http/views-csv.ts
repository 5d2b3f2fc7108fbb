/** Pictures as tables: the numbers of a series and of a neighbourhood as comma-separated values. */
import type { IssueView, NeighbourhoodView, RelationView } from './shapes.js'
import { tableAsCsv } from './tables.js'

type Point = RelationView['series'][number]
type Cell = string | number | boolean | null | undefined

/** What is not covered is empty, not zero. */
const counted =
  (of: (point: Point) => number) =>
  (point: Point): Cell =>
    point.covered ? of(point) : null

const columns: readonly (readonly [string, (point: Point) => Cell])[] = [
  ['from', (point) => point.from],
  ['to', (point) => point.to],
  ['covered', (point) => point.covered],
  ['reports', counted((point) => point.reports)],
  ['events', counted((point) => point.events)],
  ['meetings', counted((point) => point.meetings)],
  ['verbal_cooperation', counted((point) => point.quads['verbal-cooperation'])],
  ['material_cooperation', counted((point) => point.quads['material-cooperation'])],
  ['verbal_conflict', counted((point) => point.quads['verbal-conflict'])],
  ['material_conflict', counted((point) => point.quads['material-conflict'])],
  ['plover_mean', (point) => point.plover?.mean],
  ['plover_low', (point) => point.ploverMean?.low],
  ['plover_high', (point) => point.ploverMean?.high],
  ['plover_sum', (point) => point.plover?.sum],
  ['goldstein_mean', (point) => point.goldstein?.mean],
  ['goldstein_low', (point) => point.goldsteinMean?.low],
  ['goldstein_high', (point) => point.goldsteinMean?.high],
  ['goldstein_sum', (point) => point.goldstein?.sum],
  ['conflict_share', (point) => point.conflict?.value],
  ['conflict_low', (point) => point.conflict?.low],
  ['conflict_high', (point) => point.conflict?.high],
  ['per_thousand', (point) => point.perThousand],
]

/** Three series below each other, told apart by their direction. */
export function seriesAsCsv(view: RelationView): string {
  const directions = [
    ['both', view.series],
    [`${view.a.code}>${view.b.code}`, view.forth],
    [`${view.b.code}>${view.a.code}`, view.back],
  ] as const
  return tableAsCsv(
    ['direction', ...columns.map(([name]) => name)],
    directions.flatMap(([direction, points]) => points.map((point) => [direction, ...columns.map(([, of]) => of(point))])),
  )
}

export function neighboursAsCsv(view: NeighbourhoodView): string {
  return tableAsCsv(
    [
      'code',
      'name',
      'border_km',
      'by_sea',
      'groups',
      'meetings',
      'bilateral',
      'multilateral',
      'level',
      'last',
      'recent_pace',
      'former_pace',
      'trend',
      'events',
      'conflict_events',
      'issues',
    ],
    [...view.neighbours, ...view.others].map((row) => [
      row.code,
      row.name,
      row.kilometres,
      row.bySea,
      row.groups.join('; '),
      row.meetings,
      row.bilateral,
      row.multilateral,
      row.level,
      row.last?.day,
      row.recentPace,
      row.formerPace,
      row.trend,
      row.events,
      row.conflictEvents,
      row.issues.map(({ issue }) => issue).join('; '),
    ]),
  )
}

/** Stances by state, then by period of each of the most outspoken; of all states where none is given. */
export function voicesAsCsv(view: IssueView): string {
  const cells = ({ favourable, neutral, critical }: IssueView['stances']): readonly Cell[] => [favourable, neutral, critical]
  return tableAsCsv(
    ['state', 'name', 'period', 'statements', 'favourable', 'without_stance', 'critical', 'first', 'last'],
    [
      ...view.voices.map((voice) => [voice.country, voice.name, 'all', voice.count, ...cells(voice.stances), voice.first, voice.last]),
      ...[{ country: '', name: 'all states', course: view.course }, ...view.voices].flatMap(({ country, name, course }) =>
        course.map(({ period, stances }) => {
          const own = cells(stances)
          return [country, name, period, own.reduce<number>((sum, one) => sum + Number(one), 0), ...own, null, null]
        }),
      ),
    ],
  )
}
