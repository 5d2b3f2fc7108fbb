/** Reads the place of an agency dateline: "Tripoli, Lebanon", "Cairo, Alexandria, Egypt", "Seoul, Korea, Republic of", "ISLAMABAD". */
import type { Dispatch } from '../../model/dispatch.js'
import type { CountryCode, PlaceId } from '../../model/ids.js'
import type { PlaceReading } from '../../model/time.js'
import { nowhere, ranked, type Surroundings } from './choose.js'
import { foldName, type Place, type Places } from './index.js'

export interface DatelinePlace {
  readonly reading: PlaceReading
  readonly rivals: readonly PlaceId[]
}

/** The place of a dispatch's dateline, or null where it has none. A place of no gazetteer keeps its printed name and the state named after it. */
export function datelinePlace(places: Places, dispatch: Dispatch): DatelinePlace | null {
  const span = dispatch.dateline?.place
  return span ? readDatelinePlace(places, dispatch.text.slice(span.from, span.to)) : capitalAtStart(places, dispatch)
}

/** "Cairo: The minister received ...": a capital before a colon, with nothing else that would make it a dateline. */
function capitalAtStart(places: Places, dispatch: Dispatch): DatelinePlace | null {
  const body = dispatch.regions.find((region) => region.kind === 'body')
  const printed = body && /^\s*(\p{Lu}[\p{L}' .-]{2,24}):\s+\p{Lu}/u.exec(dispatch.text.slice(body.from, body.from + 60))?.[1]
  const [best] = printed === undefined ? [] : lookUp(places, printed, nowhere)
  return best && printed !== undefined && places.capitals.has(best.id) ? made(best, printed, []) : null
}

/** The same for the bare words. */
export function readDatelinePlace(places: Places, printed: string): DatelinePlace | null {
  const words = printed.replace(/\s+/g, ' ').trim()
  const parts = words.split(',').map((part) => part.trim())
  const tail = stateTail(places, parts)
  const named = tail ? parts.slice(0, parts.length - tail.length) : parts
  if (tail && named.length === 0) {
    const city = lookUp(places, words, nowhere).find((place) => place.kind === 'city')
    return city ? made(city, words, []) : { reading: countryReading(tail.country, words), rivals: [] }
  }
  const around: Surroundings = { ...nowhere, beside: tail?.country ?? null, part: tail?.part ?? null }
  const name = words.split(',').slice(0, named.length).join(',')
  const found = lookUp(places, name, around)
  const first = found.length > 0 ? found : lookUp(places, (named[0] ?? '').split('/')[0] ?? '', around)
  const fitting = tail
    ? first.filter((place) => place.country === tail.country || sharesName(place, tail.country))
    : first.filter((place) => place.kind !== 'country' || first.length === 1)
  const [best, ...others] = fitting
  if (best) return made(best, name, others, tail?.country ?? null)
  if (!tail) return null
  return {
    reading: {
      place: null,
      name: shownName(name),
      country: tail.country,
      grain: 'city',
      basis: 'dateline',
      latitude: null,
      longitude: null,
    },
    rivals: [],
  }
}

/** Territories that datelines give under the state they belong to ("Hong Kong, China"; "Bermuda, United Kingdom"). */
const dependencies: Readonly<Record<string, readonly string[]>> = {
  CHN: ['HKG', 'MAC'],
  GBR: ['BMU', 'HKG', 'GIB', 'CYM', 'VGB'],
  FRA: ['GLP', 'MTQ', 'NCL', 'PYF', 'GUF', 'REU'],
  USA: ['PRI', 'GUM', 'VIR', 'ASM'],
  NLD: ['ABW', 'CUW'],
  DNK: ['GRL', 'FRO'],
}
function sharesName(place: Place, country: CountryCode): boolean {
  return place.country !== null && (dependencies[country]?.includes(place.country) ?? false)
}

interface Tail {
  readonly length: number
  readonly country: CountryCode
  readonly part: string | null
}

/** The state, or part of one, that the last one to three parts name, straight or inverted ("Korea, Republic of"). */
function stateTail(places: Places, parts: readonly string[]): Tail | null {
  for (let length = Math.min(3, parts.length); length >= 1; length--) {
    const last = parts.slice(parts.length - length)
    const inverted = last.length === 2 ? `${last[1]} ${last[0]}` : null
    const state = stateNamed(places, last.join(' ')) ?? (inverted ? stateNamed(places, inverted) : null)
    if (state && (length > 1 || !isCityRather(places, parts, state))) return { length, country: state, part: null }
  }
  if (parts.length < 2) return null
  const part = places.parts.get(foldName(parts[parts.length - 1] ?? ''))
  return part ? { length: 1, country: part.country, part: part.part } : null
}

function stateNamed(places: Places, name: string): CountryCode | null {
  for (const row of places.byName.entries.get(keyOf(name)) ?? []) {
    const place = places.place(row)
    if (place.kind === 'country') return place.country
  }
  return null
}

/** "Atlanta, Georgia": the city lies in the part of that name and not in the state. */
function isCityRather(places: Places, parts: readonly string[], state: CountryCode): boolean {
  const part = places.parts.get(foldName(parts[parts.length - 1] ?? ''))
  if (!part || parts.length < 2) return false
  const cities = (places.byName.entries.get(foldName(parts[0] ?? '')) ?? []).map(places.place)
  return cities.some((city) => city.country === part.country) && !cities.some((city) => city.country === state)
}

/** Names are keyed without their article ("The Hague"). */
function keyOf(name: string): string {
  return foldName(name).replace(/^the (?=\S)/, '')
}

function lookUp(places: Places, name: string, around: Surroundings): readonly Place[] {
  const rows = places.byName.entries.get(keyOf(name)) ?? places.byName.entries.get(keyOf(name.replace(/\s*\(.*\)/, '')))
  return rows ? ranked(rows.map(places.place), around) : []
}

function made(place: Place, printed: string, rivals: readonly Place[], country: CountryCode | null = null): DatelinePlace {
  return {
    reading: {
      place: place.kind === 'country' ? null : place.id,
      name: shownName(printed),
      country: country ?? place.country,
      grain: place.kind,
      basis: 'dateline',
      latitude: place.latitude,
      longitude: place.longitude,
    },
    rivals: rivals.map((rival) => rival.id),
  }
}

function countryReading(country: CountryCode, printed: string): PlaceReading {
  return { place: null, name: shownName(printed), country, grain: 'country', basis: 'dateline', latitude: null, longitude: null }
}

/** As printed, but a name in capitals is set in lower case with capital initials ("NEW DELHI"). */
export function shownName(printed: string): string {
  if (printed.length < 4 || printed !== printed.toUpperCase()) return printed
  return printed.toLowerCase().replace(/(^|[\s\-/(])(\p{L})/gu, (_all, before: string, letter: string) => before + letter.toUpperCase())
}
