/** PLOVER JSON (manual 2.0 draft): one event a line, compound actors as lists. */
import type { Party } from '../model/actor.js'
import type { Event } from '../model/record.js'
import type { Item } from '../store/reader.js'
import { nameOf, scoreOf, type Vocabulary } from './vocabulary.js'

/** The record of one event; null when it has no day, which PLOVER requires. */
export function ploverRecord(item: Item<Event>, vocabulary: Vocabulary, coder: string): Readonly<Record<string, unknown>> | null {
  const event = item.record
  if (item.day === null) return null
  const last = event.when?.to
  return {
    id: item.cluster,
    has_event: true,
    date: item.day,
    ...(last !== undefined && last > item.day ? { enddate: last } : {}),
    actor: event.sources.map((party) => entity(party, vocabulary)),
    recipient: event.targets.map((party) => entity(party, vocabulary)),
    event: [event.type],
    event_loc: event.where === null ? null : location(item, vocabulary),
    event_text: item.quotes.filter((quote) => quote.part === 'trigger').map((quote) => quote.text),
    quad_code: vocabulary.types.get(event.type)?.quad ?? null,
    event_scale: scoreOf(event, vocabulary),
    mode: event.mode === null ? [] : [event.mode],
    context: event.contexts,
    link: item.address,
    text: item.sentence.text,
    text_info: { sequence: item.sentence.number + 1, start: item.sentence.from, end: item.sentence.to },
    cite_info: {
      url: item.address,
      title: item.headline,
      language: 'en',
      publication: item.outlet,
      coder,
      codebook: 'PLOVER 2.0 draft',
      version: coder,
    },
    coder,
    comment: event.standing,
  }
}

function entity(party: Party, vocabulary: Vocabulary): Readonly<Record<string, unknown>> {
  return {
    code: party.country,
    sector: party.sector === null ? [] : [party.sector],
    entity_text: party.text,
    identifier_id: party.actor,
    identifier_text: party.name ?? (party.country === null ? null : nameOf(party.country, vocabulary)),
    office: party.office,
  }
}

/** PLOVER's resolution: 5 within a city, 4 city, 2 province, 1 country. */
const resolutions = { site: 5, city: 4, region: 2, sea: 2, country: 1 } as const

function location(item: Item<Event>, vocabulary: Vocabulary): Readonly<Record<string, unknown>> | null {
  const { where } = item.record
  if (where === null) return null
  return {
    extracted_place: item.quotes.find((quote) => quote.part === 'place')?.text ?? where.name,
    resolved_place: where.name,
    geonameid: where.place,
    lat: where.latitude,
    lon: where.longitude,
    country: where.country === null ? null : nameOf(where.country, vocabulary),
    country_code: where.country,
    resolution: resolutions[where.grain],
  }
}
