/**
 * Writes knowledge/neighbours/{states,borders}.tsv: names, capitals, land borders and regional groups from the World Factbook (final
 * edition, public domain), and sea neighbours derived from Natural Earth's coasts (public domain): two states are neighbours
 * by sea when, on a grid of half degrees, cells of water within 200 nautical miles of the nearest coast lie side by side
 * and are nearest to the one and to the other.
 *
 *   npx tsx scripts/knowledge/neighbours.ts ../shared/data
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { geoContains, type GeoPermissibleObjects } from 'd3-geo'
import countries from 'i18n-iso-countries'
import { feature } from 'topojson-client'

const require = createRequire(import.meta.url)
countries.registerLocale(require('i18n-iso-countries/langs/en.json'))
/** What could not be read is said, and left out. */
function say(...parts: readonly unknown[]): void {
  process.stderr.write(`${parts.join(' ')}\n`)
}

const data = process.argv[2] ?? '../shared/data'

const kept = new Set(
  (
    'AU ASEAN GCC LAS OIC ECOWAS OAS SCO BRICS G-7 G-20 Mercosur Caricom SADC EAC IGAD CIS EAEU CSTO SAARC OPEC CE OSCE APEC PIF AMU CEMAC ECCAS CAN ' +
    'UNASUR LAIA BCIE SICA BSEC ECO NC Benelux NATO EU COMESA CELAC PetroCaribe ACS OECS CAEU OPANAL Quad CD Francophonie OIF CPLP C OTS'
  ).split(' '),
)
const groupNames: Readonly<Record<string, string>> = {
  C: 'Commonwealth',
  CE: 'Council of Europe',
  NC: 'Nordic Council',
  CD: '',
  OIF: 'Francophonie',
}
const names: Readonly<Record<string, string>> = {
  Burma: 'MMR',
  'Congo, Democratic Republic of the': 'COD',
  'Congo, Republic of the': 'COG',
  'Democratic Republic of the Congo': 'COD',
  'Republic of the Congo': 'COG',
  "Cote d'Ivoire": 'CIV',
  'Gaza Strip': 'PSE',
  'West Bank': 'PSE',
  'Holy See (Vatican City)': 'VAT',
  'Holy See': 'VAT',
  'Korea, North': 'PRK',
  'Korea, South': 'KOR',
  'North Korea': 'PRK',
  'South Korea': 'KOR',
  Kosovo: 'KOS',
  Macau: 'MAC',
  Micronesia: 'FSM',
  'Micronesia, Federated States of': 'FSM',
  'Turkey (Turkiye)': 'TUR',
  Turkey: 'TUR',
  Turkiye: 'TUR',
  'The Bahamas': 'BHS',
  'Bahamas, The': 'BHS',
  DRC: 'COD',
  'The Dominican': 'DOM',
  Macedonia: 'MKD',
  "C&ocirc;te d'Ivoire": 'CIV',
  'Federated States of Micronesia': 'FSM',
  'Gaza, Gaza Strip': 'PSE',
  'The Dominican Republic': 'DOM',
  'The Gambia': 'GMB',
  'Gambia, The': 'GMB',
  'Cabo Verde': 'CPV',
  Czechia: 'CZE',
  Eswatini: 'SWZ',
  'North Macedonia': 'MKD',
  Brunei: 'BRN',
  Laos: 'LAO',
  'Timor-Leste': 'TLS',
  'Western Sahara': 'ESH',
  US: 'USA',
  UAE: 'ARE',
  UK: 'GBR',
  China: 'CHN',
  Russia: 'RUS',
  Iran: 'IRN',
  Syria: 'SYR',
  Vietnam: 'VNM',
  Moldova: 'MDA',
  Tanzania: 'TZA',
  Bolivia: 'BOL',
  Venezuela: 'VEN',
  Palestine: 'PSE',
  Taiwan: 'TWN',
  'United States': 'USA',
  'United Kingdom': 'GBR',
}
const shown: Readonly<Record<string, string>> = {
  PSE: 'Palestine',
  VAT: 'Holy See',
  PRK: 'North Korea',
  KOR: 'South Korea',
  KOS: 'Kosovo',
  DOM: 'Dominican Republic',
  MKD: 'North Macedonia',
  COD: 'DR Congo',
  COG: 'Congo',
  TUR: 'Türkiye',
  MMR: 'Myanmar',
  CIV: "Côte d'Ivoire",
  USA: 'United States',
  GBR: 'United Kingdom',
  CHN: 'China',
  TWN: 'Taiwan',
  RUS: 'Russia',
  FSM: 'Micronesia',
  BHS: 'Bahamas',
  GMB: 'Gambia',
}

function codeOf(name: string): string | null {
  const plain = name.trim()
  return names[plain] ?? countries.getAlpha3Code(plain, 'en') ?? null
}

function degrees(text: string | undefined): readonly [number, number] | null {
  const match = /(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])/.exec(text ?? '')
  if (!match) return null
  const part = (d: number, m: number, sign: string) => (Number(match[d]) + Number(match[m]) / 60) * (sign === 'S' || sign === 'W' ? -1 : 1)
  return [part(1, 2, match[3] ?? ''), part(4, 5, match[6] ?? '')]
}

interface FactbookEntry {
  readonly name?: Readonly<Record<string, string>>
  readonly capital?: { readonly name?: string; readonly 'geographic coordinates'?: string }
  readonly borders?: string
  readonly organizations?: string
}
interface Geometry {
  readonly type: string
  readonly coordinates: [number, number][][][]
}

interface Facts {
  code: string
  name: string
  capital: string
  at: readonly [number, number] | null
  land: Map<string, number>
  groups: Set<string>
}
const facts = new Map<string, Facts>()
const book = JSON.parse(gunzipSync(readFileSync(join(data, 'actors/factbook.json.gz'))).toString('utf8')) as FactbookEntry[]
for (const entry of book) {
  const name = entry.name?.['conventional short form']
  const title = !name || name === 'none' ? (entry.name?.['conventional long form'] ?? '') : name
  const code = codeOf(title.replace(/ \(.*/, ''))
  if (code === null) {
    say('no code:', title)
    continue
  }
  const one = facts.get(code) ?? { code, name: shown[code] ?? title, capital: '', at: null, land: new Map(), groups: new Set() }
  facts.set(code, one)
  one.capital ||= (entry.capital?.name ?? '').replace(/ ?[(;].*/, '').replace(/^note.*/, '')
  one.at ??= degrees(entry.capital?.['geographic coordinates'])
  for (const part of (entry.borders ?? '').replace(/\([^)]*\)/g, '').split(';')) {
    const match = /^\s*(.+?)\s+([\d,.]+) km/.exec(part)
    const other = match && codeOf(match[1] ?? '')
    if (match && other && other !== code) one.land.set(other, (one.land.get(other) ?? 0) + Number((match[2] ?? '').replaceAll(',', '')))
    else if (part.trim() && !match) say('border?', title, part)
    else if (match && !other) say('border code?', title, match[1])
  }
  for (const part of (entry.organizations ?? '').split(/,|;/)) {
    const group = part.trim()
    if (kept.has(group) && groupNames[group] !== '') one.groups.add(groupNames[group] ?? group)
  }
}
for (const one of facts.values())
  for (const [other, length] of one.land) {
    const back = facts.get(other)
    if (back && !back.land.has(one.code)) back.land.set(one.code, length)
  }

// The final edition still prints the EU among the United Kingdom's organisations, which it left in 2020.
facts.get('GBR')?.groups.delete('EU')

// Sea neighbours.
const atlas = require('world-atlas/countries-50m.json')
const shapes = (feature(atlas, atlas.objects.countries) as unknown as { features: unknown }).features as {
  id?: string
  properties: { name: string }
  geometry: Geometry
}[]
const vertices: { x: number; y: number; z: number; code: string }[] = []
const unit = (lon: number, lat: number) => {
  const [l, p] = [(lon * Math.PI) / 180, (lat * Math.PI) / 180]
  return { x: Math.cos(p) * Math.cos(l), y: Math.cos(p) * Math.sin(l), z: Math.sin(p) }
}
for (const shape of shapes) {
  const code = shape.properties.name === 'Kosovo' ? 'KOS' : shape.id ? countries.numericToAlpha3(shape.id) : null
  if (!code || !facts.has(code) || code === 'ATA') continue
  const polygons =
    shape.geometry.type === 'Polygon' ? ([shape.geometry.coordinates] as unknown as Geometry['coordinates']) : shape.geometry.coordinates
  for (const polygon of polygons) for (const ring of polygon) for (const [lon, lat] of ring) vertices.push({ ...unit(lon, lat), code })
}
const cellOf = (v: { x: number; y: number; z: number }) => `${Math.floor(v.x * 16)} ${Math.floor(v.y * 16)} ${Math.floor(v.z * 16)}`
const cells = new Map<string, typeof vertices>()
for (const v of vertices) {
  const at = cellOf(v)
  const list = cells.get(at)
  if (list) list.push(v)
  else cells.set(at, [v])
}
const limit = 2 * Math.sin((200 * 1.852) / 6371 / 2)
const nearest = (lon: number, lat: number): string | null => {
  const v = unit(lon, lat)
  let best = limit * limit
  let code: string | null = null
  const [cx, cy, cz] = [Math.floor(v.x * 16), Math.floor(v.y * 16), Math.floor(v.z * 16)]
  for (let dx = -1; dx <= 1; dx++)
    for (let dy = -1; dy <= 1; dy++)
      for (let dz = -1; dz <= 1; dz++)
        for (const w of cells.get(`${cx + dx} ${cy + dy} ${cz + dz}`) ?? []) {
          const d = (v.x - w.x) ** 2 + (v.y - w.y) ** 2 + (v.z - w.z) ** 2
          if (d < best) {
            best = d
            code = w.code
          }
        }
  return code
}
const land110 = require('world-atlas/land-110m.json')
const land = feature(land110, land110.objects.land) as unknown as GeoPermissibleObjects
const step = 0.5
const grid = new Map<string, string>()
for (let lat = -65; lat <= 80; lat += step)
  for (let lon = -180; lon < 180; lon += step) {
    const code = nearest(lon, lat)
    if (code !== null && !geoContains(land, [lon, lat])) grid.set(`${lat} ${lon}`, code)
  }
const counts = new Map<string, number>()
for (const [at, code] of grid) {
  const [lat = 0, lon = 0] = at.split(' ').map(Number)
  for (const [dLat, dLon] of [
    [0, step],
    [step, 0],
  ] as const) {
    const other = grid.get(`${lat + dLat} ${lon + dLon >= 180 ? lon + dLon - 360 : lon + dLon}`)
    if (other && other !== code) {
      const pair = [code, other].sort().join(' ')
      counts.set(pair, (counts.get(pair) ?? 0) + 1)
    }
  }
}
const sea = new Map<string, Set<string>>()
for (const [pair, count] of counts) {
  if (count < 2) continue
  const [a = '', b = ''] = pair.split(' ')
  sea.set(a, (sea.get(a) ?? new Set()).add(b))
  sea.set(b, (sea.get(b) ?? new Set()).add(a))
}

const states = [
  '# Names, capitals and groups: The World Factbook, final edition (public domain); written by scripts/knowledge/neighbours.ts. Borders are in borders.tsv.',
  'code\tname\tcapital\tlatitude\tlongitude\tgroups',
]
for (const one of [...facts.values()].sort((a, b) => (a.code < b.code ? -1 : 1)))
  states.push(
    [one.code, one.name, one.capital, one.at?.[0].toFixed(2) ?? '', one.at?.[1].toFixed(2) ?? '', [...one.groups].sort().join('|')].join(
      '\t',
    ),
  )
writeFileSync('knowledge/neighbours/states.tsv', `${states.join('\n')}\n`)

/** A border of the table as it stands, by pair and kind: what was entered by hand is kept. */
const path = 'knowledge/neighbours/borders.tsv'
const standing = readFileSync(path, 'utf8').split('\n')
const rows = new Map<string, { kilometres: string; sources: Set<string> }>()
for (const line of standing) {
  const [a = '', b = '', kind = '', kilometres = '', source = ''] = line.split('\t')
  if (line.startsWith('#') || a === 'a' || a === '') continue
  const general = source.split('|').includes('general')
  if (general || (kind === 'land' && !facts.has(a)))
    rows.set(`${a}\t${b}\t${kind}`, { kilometres, sources: new Set([general ? 'general' : source]) })
}
function addBorder(a: string, b: string, kind: string, kilometres: string, source: string): void {
  const key = [...[a, b].sort(), kind].join('\t')
  const row = rows.get(key) ?? { kilometres, sources: new Set<string>() }
  rows.set(key, { kilometres: row.kilometres || kilometres, sources: row.sources.add(source) })
}
for (const one of facts.values()) {
  for (const [other, kilometres] of one.land) addBorder(one.code, other, 'land', String(kilometres), 'factbook')
  for (const other of sea.get(one.code) ?? []) addBorder(one.code, other, 'sea', '', 'natural-earth')
}
const made = [...rows].map(([key, { kilometres, sources }]) => `${key}\t${kilometres}\t${[...sources].sort().join('|')}`)
const head = standing.filter((line) => line.startsWith('#') || line.startsWith('a\tb\t'))
writeFileSync(path, `${[...head, ...made.sort()].join('\n')}\n`)
