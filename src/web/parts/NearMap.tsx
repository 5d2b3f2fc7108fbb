/** The neighbourhood of a state on a map: neighbours shaded, a circle for the meetings with each. No statement on any boundary. */
import { geoArea, geoCentroid, geoPath, geoAzimuthalEqualArea, type GeoPermissibleObjects } from 'd3-geo'
import { useEffect, useMemo, useState } from 'react'
import type { NeighbourhoodView } from '../../http/shapes'
import { counted } from '../lib/format'
import { go, to } from '../lib/router'
import { useWidth } from '../lib/size'
import { codeOfNumber } from '../lib/countries'
import { placeLabels } from '../lib/labels'

export interface Shape {
  readonly code: string
  readonly shape: GeoPermissibleObjects & { readonly geometry: { readonly type: string; readonly coordinates: readonly unknown[] } }
}

/** Shapes of states, fetched when a map is first drawn. */
export function useShapes(detail: '50m' | '110m' = '50m'): readonly Shape[] | null {
  const [shapes, setShapes] = useState<readonly Shape[] | null>(null)
  useEffect(() => {
    let here = true
    void Promise.all([
      import('topojson-client'),
      detail === '50m' ? import('world-atlas/countries-50m.json') : import('world-atlas/countries-110m.json'),
    ]).then(([{ feature }, { default: atlas }]) => {
      const all = feature(atlas as never, (atlas as unknown as { objects: { countries: never } }).objects.countries) as unknown as {
        features: { id?: string; properties: { name: string } }[]
      }
      if (here) setShapes(all.features.map((shape) => ({ code: codeOfNumber(shape.id, shape.properties.name), shape: shape as never })))
    })
    return () => {
      here = false
    }
  }, [detail])
  return shapes
}

/** The largest piece of a state: what the map is fitted to, so that an island far away does not shrink it. */
function mainland(shape: Shape['shape']): GeoPermissibleObjects {
  const { type, coordinates } = shape.geometry
  if (type !== 'MultiPolygon') return shape
  const pieces = coordinates.map((piece) => ({ type: 'Polygon', coordinates: piece }) as unknown as GeoPermissibleObjects & object)
  return pieces.reduce((largest, piece) => (geoArea(piece as never) > geoArea(largest as never) ? piece : largest))
}

export function NearMap({ view }: { readonly view: NeighbourhoodView }) {
  const [ref, width] = useWidth<HTMLDivElement>()
  const shapes = useShapes()
  const drawn = useMemo(() => (shapes === null || width === 0 ? null : drawing(view, shapes, width)), [view, shapes, width])
  return (
    <div ref={ref} className="map" style={{ minHeight: drawn?.height ?? 320 }}>
      {drawn === null ? (
        <p className="label">Drawing the map …</p>
      ) : (
        <svg
          className="chart"
          height={drawn.height}
          viewBox={`0 0 ${width} ${drawn.height}`}
          role="group"
          aria-label={`${view.state.name} and its neighbours; a circle’s area is the number of meetings`}
        >
          <clipPath id="map-frame">
            <rect width={width} height={drawn.height} />
          </clipPath>
          <g clipPath="url(#map-frame)">
            {drawn.lands.map(({ code, d, kind }, i) => (
              <path key={`${code} ${i}`} d={d} className={`land ${kind}`} />
            ))}
          </g>
          {drawn.marks.map(({ code, name, x, y, r, label, text, meetings, last }) => (
            <a
              key={code}
              href={to.relation(view.state.code, code)}
              aria-label={
                meetings === 0
                  ? `${name}, no meeting`
                  : `${name} ${meetings}: ${counted(meetings, 'meeting')}${last ? `, the last in ${last.slice(0, 4)}` : ''}`
              }
              onClick={(event) => {
                event.preventDefault()
                go(to.relation(view.state.code, code))
              }}
            >
              <circle className="circle" cx={x} cy={y} r={r} fillOpacity={meetings === 0 ? 0.35 : 0.8} />
              <text x={label.x} y={label.y} textAnchor="middle">
                {text}
              </text>
            </a>
          ))}
          {drawn.home ? (
            <text x={drawn.home[0]} y={drawn.home[1]} textAnchor="middle" fontWeight="600" aria-hidden="true">
              {view.state.name}
            </text>
          ) : null}
        </svg>
      )}
    </div>
  )
}

function drawing(view: NeighbourhoodView, shapes: readonly Shape[], width: number) {
  const height = Math.round(Math.min(520, Math.max(280, width * 0.58)))
  const byCode = new Map(shapes.map(({ code, shape }) => [code, shape]))
  const own = byCode.get(view.state.code)
  const near = view.neighbours
  const points = near.flatMap(({ code, longitude, latitude }) => {
    const shape = byCode.get(code)
    const at = shape
      ? geoCentroid(mainland(shape))
      : longitude !== null && latitude !== null
        ? ([longitude, latitude] as [number, number])
        : null
    return at ? [{ code, at }] : []
  })
  const centre: [number, number] | null = own
    ? geoCentroid(mainland(own))
    : view.state.longitude !== null && view.state.latitude !== null
      ? [view.state.longitude, view.state.latitude]
      : null
  if (centre === null) return null
  const projection = geoAzimuthalEqualArea().rotate([-centre[0], -centre[1]])
  // A very large neighbour is taken by its capital, or the map would show half a continent.
  const anchors = near.flatMap(({ code, longitude, latitude }) =>
    longitude !== null && latitude !== null ? [[longitude, latitude]] : points.filter((point) => point.code === code).map(({ at }) => at),
  )
  const fit = {
    type: 'GeometryCollection',
    geometries: [
      ...(own ? [(mainland(own) as { geometry?: unknown }).geometry ?? mainland(own)] : []),
      { type: 'MultiPoint', coordinates: [...anchors.filter((at) => distance(at as [number, number], centre) < 35), centre] },
    ],
  }
  projection.fitExtent(
    [
      [56, 34],
      [width - 56, height - 34],
    ],
    fit as never,
  )
  const path = geoPath(projection)
  const codes = new Set(near.map(({ code }) => code))
  const inFrame = (x: number, y: number) => x > 10 && x < width - 10 && y > 12 && y < height - 22
  const capitals = new Map(
    near.flatMap(({ code, longitude, latitude }) =>
      longitude !== null && latitude !== null ? [[code, [longitude, latitude] as [number, number]]] : [],
    ),
  )
  // One meeting is a small circle even where no neighbour has more.
  const most = Math.max(8, ...near.map(({ meetings }) => meetings))
  const found = points.flatMap(({ code, at }) => {
    const row = near.find((one) => one.code === code)
    const centroid = projection(at)
    const capital = capitals.get(code)
    const place = centroid && inFrame(centroid[0], centroid[1]) ? centroid : capital ? projection(capital) : centroid
    if (!row || !place) return []
    const { name, meetings } = row
    return [
      {
        code,
        name,
        text: meetings > 0 ? `${name} ${meetings}` : name,
        x: Math.min(width - 14, Math.max(14, place[0])),
        y: Math.min(height - 30, Math.max(16, place[1])),
        r: meetings === 0 ? 2.5 : 4 + 18 * Math.sqrt(meetings / most),
        meetings,
        last: row.last?.day ?? null,
      },
    ]
  })
  const ordered = found.toSorted((a, b) => b.meetings - a.meetings)
  const home = projection(centre)
  const labels = placeLabels(ordered, width, home ? [{ text: view.state.name, x: home[0], y: home[1], r: 0 }] : [])
  const marks = ordered.map((mark, i) => ({ ...mark, label: labels[i] ?? mark }))
  return {
    height,
    lands: shapes.flatMap(({ code, shape }) => {
      const d = path(shape)
      return d ? [{ code, d, kind: code === view.state.code ? 'home' : codes.has(code) ? 'near' : '' }] : []
    }),
    marks,
    home,
  }
}

function distance(a: readonly [number, number], b: readonly [number, number]): number {
  return Math.hypot(a[1] - b[1], (((a[0] - b[0] + 540) % 360) - 180) * Math.cos((b[1] * Math.PI) / 180))
}
