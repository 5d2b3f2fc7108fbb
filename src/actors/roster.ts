/** Persons whom neither the dispatch at hand nor the book gives an office: what other dispatches of the record state of them. */
import { nameParts } from '../knowledge/actors/index.js'
import { rosterOffice } from '../knowledge/roster/index.js'
import type { CountryCode } from '../model/ids.js'
import type { Context } from './context.js'
import type { Discourse, Referent } from './discourse.js'

/** Gives a person the office that the record's roster holds for the day; false where it holds none. */
export function fromRoster(discourse: Discourse, referent: Referent, country: CountryCode | null): boolean {
  const { roster, dispatch } = discourse.context
  if (roster === null || referent.name === null || referent.roles.length > 0) return false
  const held = rosterOffice(roster, referent.name, country, dispatch, statesNamed(discourse.context))
  if (held === null) return false
  const former = held.tenure === 'former'
  referent.actor ??= held.actor
  referent.country = held.country
  referent.sector = held.sector
  referent.rank = former ? 'other' : held.rank
  referent.office = former ? `Former ${held.title}` : held.title
  referent.learned = { dispatch: held.dispatch, day: held.day, title: held.title }
  if (nameParts(held.name).length > nameParts(referent.name).length) referent.name = held.name
  return true
}

/** States and organisations that the dispatch names, by name, seat, adjective, place or dateline. */
function statesNamed({ matches, places, datelineCountry, book }: Context): ReadonlySet<string> {
  const out = new Set<string>()
  if (datelineCountry !== null) out.add(datelineCountry)
  for (const { hit } of matches.values()) if (hit.form !== 'person') out.add(book.bodies.get(hit.actor)?.country ?? hit.actor)
  for (const { reading } of places) if (reading.country !== null) out.add(reading.country)
  return out
}
