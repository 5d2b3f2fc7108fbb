/** Who deals with whom: on a map of capitals, or drawn together by their dealings; all dealings of a pair are one line. */
import { geoEqualEarth, geoPath } from 'd3-geo'
import { useEffect, useMemo, useState } from 'react'
import type { NetworkView } from '../../http/shapes'
import { useAnswer } from '../lib/data'
import { capital, counted, inSentence, number } from '../lib/format'
import { go, Link, queryOf, to, useFilters } from '../lib/router'
import { useWidth } from '../lib/size'
import { Answer, Notes } from '../parts/Answer'
import { Finder } from '../parts/Finder'
import { useShapes } from '../parts/NearMap'
import { Choice, Range } from '../parts/Range'
import { Section, Title } from '../parts/Shell'
import { Count, Csv, NumberHead, type RowQuery } from '../parts/Small'

type Edge = NetworkView['edges'][number]
const weight = (edge: Edge) => Math.max(edge.meetings, edge.cooperation + edge.conflict)

export default function Network() {
  const [filters, change] = useFilters()
  const query = queryOf({
    from: filters.get('from'),
    to: filters.get('to'),
    state: filters.get('state'),
    least: filters.get('least'),
  })
  const path = query === '' ? '/network' : `/network?${query}`
  const result = useAnswer<NetworkView>(path)
  const layout = filters.get('layout') ?? 'map'
  return (
    <>
      <Title text="Network">Who deals with whom</Title>
      <div className="filters">
        <Range />
        <Finder
          key={filters.get('state')}
          kinds={['state']}
          label="Only dealings of"
          placeholder={filters.get('state') ?? 'any state'}
          choose={({ key }) => change({ state: key })}
        />
        <Choice
          label="At least"
          value={filters.get('least') ?? ''}
          options={[
            ['', 'what can be drawn'],
            ['1', '1 dealing'],
            ['5', '5 dealings'],
            ['10', '10 dealings'],
            ['25', '25 dealings'],
            ['50', '50 dealings'],
          ]}
          onChange={(least) => change({ least: least === '' ? null : least })}
        />
        <Choice
          label="Drawn"
          value={layout}
          options={[
            ['map', 'on the map'],
            ['force', 'by their dealings'],
          ]}
          onChange={(next) => change({ layout: next === 'map' ? null : next })}
        />
        {filters.get('state') ? (
          <button type="button" className="button" onClick={() => change({ state: null })}>
            {filters.get('state')} ×
          </button>
        ) : null}
      </div>
      <Answer result={result}>
        {(view) => (
          <>
            <Section
              title="Picture"
              count={`${counted(view.nodes.length, 'state')}, ${counted(view.edges.length, 'pair')}`}
              tools={<Csv path={path} />}
            >
              {view.edges.length === 0 ? (
                <p className="state-message">
                  No pair of states has so many dealings in this time. Lower the least number, or widen the range.
                </p>
              ) : (
                <Picture view={view} layout={layout} />
              )}
            </Section>
            <Section title="Pairs" count="most dealings first">
              <Pairs view={view} time={{ from: filters.get('from'), to: filters.get('to') }} />
            </Section>
            <Notes notes={view.notes} />
          </>
        )}
      </Answer>
    </>
  )
}

interface Place {
  readonly x: number
  readonly y: number
}

/** The weightiest states whose names stand clear of those before them. */
function labelsOf(view: NetworkView, places: ReadonlyMap<string, Place> | null, width: number, layout: string): ReadonlySet<string> {
  const kept: { readonly code: string; readonly x: number; readonly y: number; readonly half: number }[] = []
  for (const node of view.nodes) {
    const at = places?.get(node.code)
    const half = (width < 600 || layout === 'map' ? node.code.length : node.name.length) * 3.6 + 3
    if (!at || kept.some((other) => Math.abs(other.x - at.x) < other.half + half && Math.abs(other.y - at.y) < 14)) continue
    kept.push({ code: node.code, x: at.x, y: at.y, half })
    if (kept.length >= (width < 600 ? 8 : 26)) break
  }
  return new Set(kept.map(({ code }) => code))
}

/** Positions by force, found in the browser once the layout's code is there. The start is a circle in order of weight: the same each time. */
function useForce(view: NetworkView, on: boolean): ReadonlyMap<string, Place> | null {
  const [places, setPlaces] = useState<ReadonlyMap<string, Place> | null>(null)
  useEffect(() => {
    if (!on) return
    let here = true
    void Promise.all([import('graphology'), import('graphology-layout-forceatlas2')]).then(
      ([{ default: Graph }, { default: forceAtlas2 }]) => {
        const graph = new Graph({ type: 'undirected' })
        view.nodes.forEach(({ code }, i) => {
          const angle = (i / view.nodes.length) * 2 * Math.PI
          graph.addNode(code, { x: Math.cos(angle) * (1 + i), y: Math.sin(angle) * (1 + i) })
        })
        for (const edge of view.edges) graph.addEdge(edge.a, edge.b, { weight: Math.log2(1 + weight(edge)) })
        const found = forceAtlas2(graph, {
          iterations: 240,
          getEdgeWeight: 'weight',
          settings: { gravity: 1.2, scalingRatio: 12, linLogMode: true, barnesHutOptimize: view.nodes.length > 150 },
        })
        if (here) setPlaces(new Map(Object.entries(found).map(([code, { x, y }]) => [code, { x: x ?? 0, y: y ?? 0 }])))
      },
    )
    return () => {
      here = false
    }
  }, [view, on])
  return places
}

function Picture({ view, layout }: { readonly view: NetworkView; readonly layout: string }) {
  const [ref, width] = useWidth<HTMLDivElement>()
  const shapes = useShapes('110m')
  const force = useForce(view, layout === 'force')
  const height = Math.round(Math.max(300, width * 0.52))
  const projection = useMemo(
    () =>
      geoEqualEarth().fitExtent(
        [
          [8, 8],
          [Math.max(40, width - 8), height - 8],
        ],
        { type: 'Sphere' },
      ),
    [width, height],
  )
  const places = useMemo(
    () =>
      layout === 'force'
        ? scaled(force, width, height)
        : new Map(
            view.nodes.flatMap(({ code, longitude, latitude }) => {
              const at = longitude === null || latitude === null ? null : projection([longitude, latitude])
              return at ? [[code, { x: at[0], y: at[1] }] as const] : []
            }),
          ),
    [view, layout, force, projection, width, height],
  )
  const most = Math.max(1, ...view.edges.map(weight))
  const lands = useMemo(
    () =>
      layout === 'map' && shapes && width > 0
        ? shapes.filter(({ code }) => code !== 'ATA').map(({ shape }) => geoPath(projection)(shape))
        : [],
    [shapes, layout, projection, width],
  )
  const missing = view.nodes.filter(({ code }) => places !== null && !places.has(code))
  const labelled = labelsOf(view, places, width, layout)
  return (
    <div ref={ref} className="map" style={{ minHeight: height }}>
      {width === 0 || places === null ? (
        <p className="label">Drawing …</p>
      ) : (
        <svg
          className="chart"
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          role="group"
          aria-label="States as circles, their dealings as lines; the table below holds the same"
        >
          {lands.map((d, i) => (d ? <path key={i} d={d} className="land" /> : null))}
          {view.edges.toReversed().map((edge) => {
            const [from, until] = [places.get(edge.a), places.get(edge.b)]
            if (!from || !until) return null
            const bend = layout === 'map' ? Math.min(60, Math.hypot(until.x - from.x, until.y - from.y) / 5) : 0
            return (
              <EdgeLine
                key={`${edge.a} ${edge.b}`}
                edge={edge}
                width={0.4 + 3.6 * Math.sqrt(weight(edge) / most)}
                d={`M${from.x},${from.y} Q${(from.x + until.x) / 2},${(from.y + until.y) / 2 - bend} ${until.x},${until.y}`}
              />
            )
          })}
          {view.nodes.toReversed().map((node) => {
            const at = places.get(node.code)
            if (!at) return null
            const r = 2.2 + 9 * Math.sqrt(node.dealings / Math.max(1, view.nodes[0]?.dealings ?? 1))
            return (
              <a
                key={node.code}
                href={to.state(node.code)}
                aria-label={`${node.name}: ${counted(node.dealings, 'dealing')} with ${counted(node.degree, 'state')}`}
                onClick={(event) => {
                  event.preventDefault()
                  go(to.state(node.code))
                }}
              >
                <circle className="circle" cx={at.x} cy={at.y} r={r} />
              </a>
            )
          })}
          <g aria-hidden="true">
            {view.nodes.map((node) => {
              const at = places.get(node.code)
              if (!at || !labelled.has(node.code)) return null
              const r = 2.2 + 9 * Math.sqrt(node.dealings / Math.max(1, view.nodes[0]?.dealings ?? 1))
              return (
                <text key={node.code} x={at.x} y={at.y - r - 3} textAnchor="middle">
                  {width < 600 || layout === 'map' ? node.code : node.name}
                </text>
              )
            })}
          </g>
        </svg>
      )}
      <p className="label mt-2">
        A circle’s area and a line’s width stand for dealings; a line opens the relation.{' '}
        {missing.length > 0 && layout === 'map'
          ? `Without a capital on file, and so not on the map: ${missing.map(({ name }) => name).join(', ')}.`
          : ''}
      </p>
    </div>
  )
}

/** All dealings of a pair as one line, which opens the relation; a wide invisible line beneath it is easier to press. */
function EdgeLine({ edge, width, d }: { readonly edge: Edge; readonly width: number; readonly d: string }) {
  return (
    <g className="edge" onClick={() => go(to.relation(edge.a, edge.b))}>
      <path className={`link ${edge.conflict > edge.cooperation ? 'conflict' : ''}`} strokeWidth={width} d={d} />
      <path className="press" d={d}>
        <title>{`${edge.a} and ${edge.b}: ${counted(weight(edge), 'dealing')}; press to open the relation`}</title>
      </path>
    </g>
  )
}

function scaled(force: ReadonlyMap<string, Place> | null, width: number, height: number): ReadonlyMap<string, Place> | null {
  if (force === null || force.size === 0 || width === 0) return null
  const all = [...force.values()]
  const [left, right] = [Math.min(...all.map(({ x }) => x)), Math.max(...all.map(({ x }) => x))]
  const [top, bottom] = [Math.min(...all.map(({ y }) => y)), Math.max(...all.map(({ y }) => y))]
  return new Map(
    [...force].map(([code, { x, y }]) => [
      code,
      {
        x: 40 + ((x - left) / Math.max(1e-6, right - left)) * (width - 80),
        y: 26 + ((y - top) / Math.max(1e-6, bottom - top)) * (height - 52),
      },
    ]),
  )
}

function Pairs({ view, time }: { readonly view: NetworkView; readonly time: RowQuery }) {
  const names = new Map(view.nodes.map(({ code, name }) => [code, name]))
  const [most, setMost] = useState(25)
  return (
    <div className="table-wrap" tabIndex={0} role="region" aria-label="Table of pairs">
      <table className="table cards">
        <thead>
          <tr>
            <th scope="col">Pair</th>
            <NumberHead>Meetings</NumberHead>
            <NumberHead>Cooperation</NumberHead>
            <NumberHead>Conflict</NumberHead>
            <NumberHead>Reports</NumberHead>
          </tr>
        </thead>
        <tbody>
          {view.edges.slice(0, most).map((edge) => {
            const own = { state: edge.a, with: edge.b, ...time }
            return (
              <tr key={`${edge.a} ${edge.b}`}>
                <th scope="row" className="text-left font-normal">
                  <Link href={to.relation(edge.a, edge.b)}>
                    {capital(inSentence(names.get(edge.a) ?? edge.a))} and {inSentence(names.get(edge.b) ?? edge.b)}
                  </Link>
                </th>
                <td className="number" data-label="Meetings">
                  <Count of={edge.meetings} rows={{ ...own, kind: 'meeting', held: 'yes' }} what="meetings" />
                </td>
                <td className="number" data-label="Cooperation">
                  <Count
                    of={edge.cooperation}
                    rows={{ ...own, kind: 'event', standing: 'happened', temper: 'cooperation' }}
                    what="events"
                  />
                </td>
                <td className="number" data-label="Conflict">
                  <Count of={edge.conflict} rows={{ ...own, kind: 'event', standing: 'happened', temper: 'conflict' }} what="events" />
                </td>
                <td className="number" data-label="Reports">
                  {number(edge.reports)}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {view.edges.length > most ? (
        <p className="label mt-3">
          The first {most} of {number(view.edges.length)}.{' '}
          <button type="button" className="text-button" onClick={() => setMost(view.edges.length)}>
            Show all
          </button>
        </p>
      ) : null}
    </div>
  )
}
