/** ICEWS (20 columns), POLECAT (40), Phoenix (26), PETRARCH: one row for each pair, tab-separated. */
import type { Party } from '../model/actor.js'
import { sectorName } from './sectors.js'
import type { Cell } from './delimited.js'
import { compact, numberOf, type Pair } from './pairs.js'
import { goldsteinOf, nameOf, phoenixQuad, scoreOf, type Vocabulary } from './vocabulary.js'

export const icewsColumns: readonly string[] = [
  'Event ID',
  'Event Date',
  'Source Name',
  'Source Sectors',
  'Source Country',
  'Event Text',
  'CAMEO Code',
  'Intensity',
  'Target Name',
  'Target Sectors',
  'Target Country',
  'Story ID',
  'Sentence Number',
  'Publisher',
  'City',
  'District',
  'Province',
  'Country',
  'Latitude',
  'Longitude',
]

export function icewsRow(pair: Pair, vocabulary: Vocabulary): Cell[] {
  const { event, item, cameo } = pair
  const { where } = event
  const name = vocabulary.cameo.get(cameo)?.name ?? vocabulary.cameo.get(cameo.slice(0, 2))?.name ?? event.type
  return [
    numberOf(pair.id),
    pair.day,
    ...icewsParty(pair.source, vocabulary),
    name,
    cameo,
    goldsteinOf(cameo, vocabulary),
    ...icewsParty(pair.target, vocabulary),
    numberOf(item.dispatch),
    item.sentence.number + 1,
    item.outlet,
    where?.grain === 'city' || where?.grain === 'site' ? where.name : null,
    null,
    where?.grain === 'region' ? where.name : null,
    where?.country ? nameOf(where.country, vocabulary) : null,
    where?.latitude ?? null,
    where?.longitude ?? null,
  ]
}

function icewsParty(party: Party | null, vocabulary: Vocabulary): Cell[] {
  if (party === null) return [null, null, null]
  return [
    labelOf(party, vocabulary),
    party.sector === null ? null : sectorName(party.sector),
    party.country === null ? null : nameOf(party.country, vocabulary),
  ]
}

export const polecatColumns: readonly string[] = [
  'Event ID',
  'Event Date',
  'Event Type',
  'Event Mode',
  'Intensity',
  'Quad Code',
  'Contexts',
  'Actor Name',
  'Actor Country',
  'Actor COW',
  'Primary Actor Sector',
  'Actor Sectors',
  'Actor Title',
  'Actor Name Raw',
  'Wikipedia Actor ID',
  'Recipient Name',
  'Recipient Country',
  'Recipient COW',
  'Primary Recipient Sector',
  'Recipient Sectors',
  'Recipient Title',
  'Recipient Name Raw',
  'Wikipedia Recipient ID',
  'Placename',
  'City',
  'District',
  'Province',
  'Country',
  'Latitude',
  'Longitude',
  'GeoNames ID',
  'Raw Placename',
  'Feature Type',
  'Source',
  'Publication Date',
  'Story People',
  'Story Organizations',
  'Story Locations',
  'Language',
  'Version',
]
const quadNames = ['', 'VERBAL COOPERATION', 'MATERIAL COOPERATION', 'VERBAL CONFLICT', 'MATERIAL CONFLICT']

export function polecatRow(pair: Pair, vocabulary: Vocabulary, version: string): Cell[] {
  const { event, item } = pair
  const { where } = event
  const quad = vocabulary.types.get(event.type)?.quad
  const isCity = where?.grain === 'city' || where?.grain === 'site'
  return [
    `${compact(pair.day)}-0000-${pair.id.slice(1, 13)}_${event.type}_${(event.mode ?? 'N').slice(0, 1).toUpperCase()}`,
    pair.day,
    event.type,
    event.mode,
    scoreOf(event, vocabulary),
    quad === undefined ? null : (quadNames[quad] ?? null),
    event.contexts.join(';') || null,
    ...polecatParty(pair.source, vocabulary),
    ...polecatParty(pair.target, vocabulary),
    where?.name ?? null,
    isCity ? where.name : null,
    null,
    where?.grain === 'region' ? where.name : null,
    where?.country ?? null,
    where?.latitude ?? null,
    where?.longitude ?? null,
    where?.place ?? null,
    item.quotes.find((quote) => quote.part === 'place')?.text ?? null,
    where === null ? null : where.grain === 'country' ? 'PCLI' : isCity ? 'PPL' : 'RGN',
    item.outlet,
    item.published,
    null,
    null,
    null,
    'English',
    version,
  ]
}

function polecatParty(party: Party | null, vocabulary: Vocabulary): Cell[] {
  if (party === null) return Array.from({ length: 8 }, () => null)
  const cow = party.country === null ? null : (vocabulary.states.get(party.country)?.cow?.number ?? null)
  return [labelOf(party, vocabulary), party.country, cow, party.sector, party.sector, party.office, party.text, null]
}

export const phoenixColumns: readonly string[] = [
  'EventID',
  'Date',
  'Year',
  'Month',
  'Day',
  'SourceActorFull',
  'SourceActorEntity',
  'SourceActorRole',
  'SourceActorAttribute',
  'TargetActorFull',
  'TargetActorEntity',
  'TargetActorRole',
  'TargetActorAttribute',
  'EventCode',
  'EventRootCode',
  'QuadClass',
  'GoldsteinScore',
  'Issues',
  'Lat',
  'Lon',
  'LocationName',
  'StateName',
  'CountryCode',
  'SentenceID',
  'URLs',
  'NewsSources',
]

export function phoenixRow(pair: Pair, vocabulary: Vocabulary, version: string): Cell[] {
  const { event, item, day, cameo } = pair
  const { where } = event
  return [
    `${numberOf(pair.id)}_${version}`,
    compact(day),
    day.slice(0, 4),
    day.slice(5, 7),
    day.slice(8, 10),
    ...phoenixParty(pair.source),
    ...phoenixParty(pair.target),
    cameo,
    cameo.slice(0, 2),
    phoenixQuad(cameo),
    goldsteinOf(cameo, vocabulary),
    event.contexts.map((context) => `${context.toUpperCase()},1`).join(';') || null,
    where?.latitude ?? null,
    where?.longitude ?? null,
    where?.grain === 'country' ? null : (where?.name ?? null),
    null,
    where?.country ?? null,
    `${item.dispatch}_${item.sentence.number + 1}`,
    item.address,
    item.outlet,
  ]
}

function phoenixParty(party: Party | null): Cell[] {
  return party === null ? [null, null, null, null] : [party.code, party.country, party.sector, null]
}

export const petrarchColumns: readonly string[] = [
  'date',
  'source',
  'target',
  'code',
  'issues',
  'ids',
  'url',
  'storySource',
  'sourceText',
  'targetText',
  'eventText',
  'sourceRoot',
  'targetRoot',
]

/** PETRARCH2's line with all of its configurable columns switched on. */
export function petrarchRow(pair: Pair): Cell[] {
  const { event, item } = pair
  const trigger = item.quotes.find((quote) => quote.part === 'trigger') ?? item.quotes[0]
  return [
    compact(pair.day),
    pair.source.code || '---',
    pair.target?.code || '---',
    pair.cameo,
    event.contexts.map((context) => `${context.toUpperCase()},1`).join(';'),
    `${item.dispatch}_${item.sentence.number + 1}`,
    item.address,
    item.outlet,
    pair.source.text,
    pair.target?.text ?? null,
    trigger?.text ?? null,
    pair.source.country,
    pair.target?.country ?? null,
  ]
}

/** "Foreign Minister (Iran)": a person by name, others by the state's or organisation's name. */
function labelOf(party: Party, vocabulary: Vocabulary): string {
  return party.name ?? (party.country === null ? party.text : nameOf(party.country, vocabulary))
}
