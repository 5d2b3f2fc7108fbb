/** GDELT 2.0 events (61 columns) and mentions (16), 1.0 events (58): tab-separated, without header. */
import type { Party } from '../model/actor.js'
import type { PlaceReading } from '../model/time.js'
import type { Cell } from './delimited.js'
import { fipsOf } from './fips.js'
import { compact, numberOf, type Pair } from './pairs.js'
import { gdeltQuad, goldsteinOf, nameOf, type Vocabulary } from './vocabulary.js'

function actorColumns(n: 1 | 2): string[] {
  const [a, b] = [`Actor${n}`, `Actor${n}Religion`]
  return [
    `${a}Code`,
    `${a}Name`,
    `${a}CountryCode`,
    `${a}KnownGroupCode`,
    `${a}EthnicCode`,
    `${b}1Code`,
    `${b}2Code`,
    `${a}Type1Code`,
    `${a}Type2Code`,
    `${a}Type3Code`,
  ]
}
function placeColumns(of: string): string[] {
  return ['Type', 'FullName', 'CountryCode', 'ADM1Code', 'ADM2Code', 'Lat', 'Long', 'FeatureID'].map((name) => `${of}Geo_${name}`)
}

export const gdeltColumns: readonly string[] = [
  'GLOBALEVENTID',
  'SQLDATE',
  'MonthYear',
  'Year',
  'FractionDate',
  ...actorColumns(1),
  ...actorColumns(2),
  'IsRootEvent',
  'EventCode',
  'EventBaseCode',
  'EventRootCode',
  'QuadClass',
  'GoldsteinScale',
  'NumMentions',
  'NumSources',
  'NumArticles',
  'AvgTone',
  ...placeColumns('Actor1'),
  ...placeColumns('Actor2'),
  ...placeColumns('Action'),
  'DATEADDED',
  'SOURCEURL',
]
/** Version 1.0 has no second administrative level. */
export const gdelt1Columns: readonly string[] = gdeltColumns.filter((name) => !name.endsWith('_ADM2Code'))

export const mentionColumns: readonly string[] = [
  'GLOBALEVENTID',
  'EventTimeDate',
  'MentionTimeDate',
  'MentionType',
  'MentionSourceName',
  'MentionIdentifier',
  'SentenceID',
  'Actor1CharOffset',
  'Actor2CharOffset',
  'ActionCharOffset',
  'InRawText',
  'Confidence',
  'MentionDocLen',
  'MentionDocTone',
  'MentionDocTranslationInfo',
  'Extras',
]

/** The 61 cells of one pair. */
export function gdeltRow(pair: Pair, vocabulary: Vocabulary): Cell[] {
  const { event, item, day, cameo } = pair
  const [year, month, date] = [day.slice(0, 4), day.slice(5, 7), day.slice(8, 10)]
  const fraction = Number(year) + (Number(month) * 30 + Number(date)) / 365
  return [
    numberOf(pair.id),
    compact(day),
    `${year}${month}`,
    year,
    fraction.toFixed(4),
    ...actorCells(pair.source, vocabulary),
    ...actorCells(pair.target, vocabulary),
    item.sentence.number >= 0 && item.sentence.number <= 1 ? 1 : 0,
    cameo,
    cameo.slice(0, 3),
    cameo.slice(0, 2),
    gdeltQuad(cameo),
    goldsteinOf(cameo, vocabulary),
    item.reports,
    item.outlets,
    item.reports,
    null,
    ...partyPlace(pair.source, vocabulary),
    ...partyPlace(pair.target, vocabulary),
    ...placeCells(event.where, vocabulary),
    `${compact(item.published ?? day)}000000`,
    item.address,
  ]
}

/** The 58 cells of version 1.0: DATEADDED is a day. */
export function gdelt1Row(pair: Pair, vocabulary: Vocabulary): Cell[] {
  const cells = gdeltRow(pair, vocabulary).filter((_, i) => !gdeltColumns[i]?.endsWith('_ADM2Code'))
  cells[gdelt1Columns.indexOf('DATEADDED')] = compact(pair.item.published ?? pair.day)
  return cells
}

/** One report of the pair's event. `report` is that report's own item. */
export function mentionRow(pair: Pair, report: Pair['item'], textLength: number | null): Cell[] {
  const event = report.record
  const trigger = event.evidence.find((evidence) => evidence.part === 'trigger') ?? event.evidence[0]
  const offset = (party: Party | null): number =>
    party === null ? -1 : ([...event.sources, ...event.targets].find((own) => own.code === party.code)?.span.from ?? -1)
  return [
    numberOf(pair.id),
    `${compact(pair.day)}000000`,
    `${compact(report.published ?? pair.day)}000000`,
    report.address?.startsWith('http') ? 1 : 2,
    report.outlet,
    report.address,
    report.sentence.number + 1,
    offset(pair.source),
    offset(pair.target),
    trigger.from,
    1,
    Math.round(event.score * 100),
    textLength,
    null,
    null,
    null,
  ]
}

function actorCells(party: Party | null, vocabulary: Vocabulary): Cell[] {
  if (party === null) return Array.from({ length: 10 }, () => null)
  const isState = party.country !== null && vocabulary.states.has(party.country)
  const name = (party.name ?? (party.country === null ? party.text : nameOf(party.country, vocabulary))).toUpperCase()
  return [party.code, name, isState ? party.country : null, isState ? null : party.country, null, null, null, party.sector, null, null]
}

/** An actor's place is its state: GDELT type 1. */
function partyPlace(party: Party | null, vocabulary: Vocabulary): Cell[] {
  const fips = fipsOf(party?.country ?? null)
  if (party?.country === null || party === null || fips === null) return [0, ...Array.from({ length: 7 }, () => null)]
  return [1, nameOf(party.country, vocabulary), fips, fips, null, null, null, fips]
}

/** Types: 1 country, 4 city of the world, 5 region. */
function placeCells(where: PlaceReading | null, vocabulary: Vocabulary): Cell[] {
  if (where === null) return [0, ...Array.from({ length: 7 }, () => null)]
  const fips = fipsOf(where.country)
  const type = where.grain === 'country' ? 1 : where.grain === 'region' || where.grain === 'sea' ? 5 : 4
  const full = where.grain === 'country' || where.country === null ? where.name : `${where.name}, ${nameOf(where.country, vocabulary)}`
  return [type, full, fips, fips, null, where.latitude, where.longitude, where.place ?? fips]
}
