/** Indices of a relation: scores, share of conflict, volume, each with what it stands on. */
import type { RelationView } from '../../http/shapes'
import { counted, number, percent } from '../lib/format'
import { useFilters } from '../lib/router'
import { Course, courseOf } from './Course'
import { Choice } from './Range'
import { Figures } from './Small'

export function Indices({ view }: { readonly view: RelationView }) {
  const [filters, change] = useFilters()
  const scale = filters.get('scale') === 'goldstein' ? 'goldstein' : 'plover'
  const name = scale === 'plover' ? 'PLOVER' : 'Goldstein'
  const most = Math.max(1, ...view.series.map(({ perThousand }) => perThousand ?? 0))
  return (
    <>
      <div className="filters mt-0 mb-5">
        <Choice
          label="Scale"
          value={scale}
          options={[
            ['plover', 'PLOVER'],
            ['goldstein', 'Goldstein (CAMEO)'],
          ]}
          onChange={(next) => change({ scale: next === 'plover' ? null : next })}
        />
      </div>
      <div className="split thirds">
        <div>
          <h3>Mean score of events ({name}, −10 to 10)</h3>
          <Course
            values={courseOf(view, scale)}
            least={-10}
            most={10}
            label={`Mean ${name} score by period with a 95 % band`}
            marks={[
              [10, '10'],
              [0, '0'],
              [-10, '−10'],
            ]}
          />
        </div>
        <div>
          <h3>Share of conflict</h3>
          <Course
            values={courseOf(view, 'conflict')}
            least={0}
            most={1}
            label="Share of conflict by period with a 95 % band"
            marks={[
              [1, '100 %'],
              [0.5, '50 %'],
              [0, '0 %'],
            ]}
          />
        </div>
        <div>
          <h3>Events in a thousand reports</h3>
          <Course
            values={courseOf(view, 'volume')}
            least={0}
            most={most}
            label="Events for every thousand reports that the same outlets gave of anything"
            marks={[
              [most, number(most, most < 10 ? 1 : 0)],
              [0, '0'],
            ]}
          />
        </div>
      </div>
      <Figures items={figuresOf(view)} />
      <p className="label mt-3">
        Bands: over dispatches (scores), Beta interval (shares). A broken line is a time without events. The two scales are never added up.
      </p>
    </>
  )
}

/** The sum of each scale, where it scores anything at all. */
function sumsOf(view: RelationView): readonly { readonly name: string; readonly value: string; readonly note: string }[] {
  const scales = [
    ['PLOVER', 'of all scored events', view.series.flatMap(({ plover }) => plover ?? [])],
    ['Goldstein', 'of all events with a CAMEO code', view.series.flatMap(({ goldstein }) => goldstein ?? [])],
  ] as const
  return scales.flatMap(([name, note, scores]) =>
    scores.length === 0 ? [] : [{ name: `Sum, ${name}`, value: number(scores.reduce((total, { sum }) => total + sum, 0)), note }],
  )
}

function figuresOf(view: RelationView): readonly { readonly name: string; readonly value: string; readonly note: string }[] {
  const { conflict, asymmetry, reciprocity } = view
  return [
    ...(conflict
      ? [
          {
            name: 'Share of conflict',
            value: percent(conflict.value),
            note: `95 % interval ${percent(conflict.low)} to ${percent(conflict.high)}`,
          },
        ]
      : []),
    ...sumsOf(view),
    ...(asymmetry === null
      ? []
      : [{ name: 'Asymmetry', value: number(asymmetry, 1), note: `PLOVER sum ${view.a.name} to ${view.b.name}, less the reverse` }]),
    ...(reciprocity === null
      ? []
      : [
          {
            name: 'Reciprocity',
            value: number(reciprocity.value, 2),
            note: `correlation over ${counted(reciprocity.periods, view.grain)} in which both acted`,
          },
        ]),
  ]
}
