import { describe, expect, it } from 'vitest'
import { readSourceFiles } from '../src/app/knowledge-files.js'
import { join } from 'node:path'
import { readDatelinePlace } from '../src/knowledge/places/dateline.js'
import { compilePlaces, foldName, indexPlaces } from '../src/knowledge/places/index.js'
import type { Dispatch } from '../src/model/dispatch.js'
import { readPlaces } from '../src/place/index.js'
import { golden } from './golden.js'
import { wordsOf } from './support/words.js'

const files = readSourceFiles(join(import.meta.dirname, '..', 'knowledge')).filter((file) => file.name.startsWith('places/'))
const data = compilePlaces(files)
const places = indexPlaces(JSON.parse(JSON.stringify(data)) as typeof data)

function dispatchOf(text: string): Dispatch {
  return { id: 'd' as Dispatch['id'], source: null, address: null, published: null, language: 'en', text, regions: [], dateline: null }
}

golden('place', (input) =>
  input
    .split('\n')
    .map((text) => {
      const tokens = wordsOf(text)
      const found = readPlaces(dispatchOf(text), tokens, places).map((mention) => {
        const printed = text.slice(tokens.from[mention.first], tokens.to[mention.end - 1])
        return `${printed} = ${mention.reading.name} ${mention.reading.country ?? '-'} ${mention.reading.grain}`
      })
      return found.length === 0 ? 'none' : found.join('; ')
    })
    .join('\n'),
)

describe('datelines', () => {
  const cases: readonly (readonly [string, string, string | null])[] = [
    ['ISLAMABAD', 'Islamabad', 'PAK'],
    ['New Delhi', 'New Delhi', 'IND'],
    ['Tripoli, Lebanon', 'Tripoli', 'LBN'],
    ['Cairo, Luxor, Egypt', 'Cairo, Luxor', 'EGY'],
    ['Seoul, Korea, Republic of', 'Seoul', 'KOR'],
    ['Pyongyang, Korea, North', 'Pyongyang', 'PRK'],
    ['Skopje, Macedonia, Former Yugoslav Republic of', 'Skopje', 'MKD'],
    ['Moscow, Soviet Union', 'Moscow', 'RUS'],
    ['Taipei, Republic of China', 'Taipei', 'TWN'],
    ['Atlanta, Georgia', 'Atlanta', 'USA'],
    ['Tbilisi, Georgia', 'Tbilisi', 'GEO'],
    ['Singapore, Singapore', 'Singapore', 'SGP'],
    ['SINGAPORE', 'Singapore', 'SGP'],
    ['Tunis, Tunisia', 'Tunis', 'TUN'],
    ['Ramallah, Palestinian Authority', 'Ramallah', 'PSE'],
    ['Nowhereville, Uganda', 'Nowhereville', 'UGA'],
    ['GENEVA', 'Geneva', 'CHE'],
    ['KIEV', 'Kiev', 'UKR'],
  ]
  for (const [printed, name, country] of cases)
    it(`reads the dateline '${printed}'`, () => {
      const found = readDatelinePlace(places, printed)
      expect([found?.reading.name, found?.reading.country]).toEqual([name, country])
    })
  it('has no pin for a state', () => {
    expect(readDatelinePlace(places, 'Uruguay')?.reading.latitude).toBeNull()
  })
})

describe('the gazetteer', () => {
  it('keeps namesakes that lost as rivals', () => {
    const text = 'They met in Tripoli on Monday.'
    const [mention] = readPlaces(dispatchOf(text), wordsOf(text), places)
    expect(mention?.reading.country).toBe('LBY')
    expect(mention?.rivals.length).toBeGreaterThan(1)
  })
  it('finds every place by each folded name', () => {
    for (const [key, rows] of places.byName.entries) {
      expect(foldName(key)).toBe(key)
      for (const row of rows) expect(places.place(row).name).not.toBe('')
    }
  })
  it('refuses an alias of a city that it has not', () => {
    const broken = [...files, { name: 'places/names.tsv', text: 'country\tname\taliases\nFRA\tAtlantis\tAtlantide\n' }]
    expect(() => compilePlaces(broken)).toThrow("names.tsv:2: no city 'Atlantis' in FRA")
  })
})
