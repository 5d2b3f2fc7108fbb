/** Reads the World Factbook's JSON (public domain): one plain record for each state and territory, keyed by ISO 3166 alpha-3. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import isoCountries from 'i18n-iso-countries'
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' }

const { getAlpha3Code, registerLocale } = isoCountries

export interface Country {
  readonly code: string
  readonly region: string
  readonly name: string
  readonly official: string
  readonly former: readonly string[]
  readonly people: readonly string[]
  readonly adjectives: readonly string[]
  readonly capital: string
  readonly borders: readonly string[]
  readonly organizations: readonly string[]
  readonly chiefOfState: string
  readonly headOfGovernment: string
}

interface RawCountry {
  readonly gec: string
  readonly region: string
  readonly name: Readonly<Record<string, string>>
  readonly nationality?: { readonly noun?: string; readonly adjective?: string }
  readonly capital?: { readonly name?: string }
  readonly borders?: string
  readonly organizations?: string
  readonly chiefOfState?: string
  readonly headOfGovernment?: string
}

/** Factbook names that the ISO list words otherwise; null: no state or territory with people. */
const codes: Readonly<Record<string, string | null>> = {
  'Congo (Brazzaville)': 'COG',
  DRC: 'COD',
  'Gaza Strip': null,
  'Gaza, Gaza Strip': null,
  'West Bank': null,
  'European Union': null,
  Curacao: 'CUW',
  Kosovo: 'XKX',
  Macau: 'MAC',
  Burma: 'MMR',
  'Korea, North': 'PRK',
  'Korea, South': 'KOR',
  'Korea,North': 'PRK',
  'North Korea': 'PRK',
  'South Korea': 'KOR',
  'Turkey (Turkiye)': 'TUR',
  Turkey: 'TUR',
  'Holy See (Vatican City)': 'VAT',
  'Falkland Islands (Islas Malvinas)': 'FLK',
  'British Virgin Islands': 'VGB',
  'Virgin Islands': 'VIR',
  Micronesia: 'FSM',
  Brunei: 'BRN',
  Laos: 'LAO',
  Russia: 'RUS',
  Syria: 'SYR',
  'Cabo Verde': 'CPV',
  'The Gambia': 'GMB',
  'The Bahamas': 'BHS',
  'Bahamas, The': 'BHS',
  'Gambia, The': 'GMB',
  Czechia: 'CZE',
  Eswatini: 'SWZ',
  'North Macedonia': 'MKD',
  "Cote d'Ivoire": 'CIV',
  'Saint Martin': 'MAF',
  Vietnam: 'VNM',
  Iran: 'IRN',
  Tanzania: 'TZA',
  Bolivia: 'BOL',
  Venezuela: 'VEN',
  Moldova: 'MDA',
  Taiwan: 'TWN',
}
const byGec: Readonly<Record<string, string | null>> = {
  ct: 'CAF',
  fm: 'FSM',
  rm: 'MHL',
  ae: 'ARE',
  dr: 'DOM',
  uk: 'GBR',
  us: 'USA',
  kv: 'XKX',
  wi: 'ESH',
  sh: 'SHN',
  gz: null,
  we: null,
  ee: null,
  io: null,
  ax: null,
  dx: null,
  bq: null,
  ay: null,
  bv: null,
  fs: null,
  hm: null,
  at: null,
  cr: null,
  um: null,
  wq: null,
  jn: null,
  sv: null,
  ip: null,
  sx: null,
  pf: null,
  pg: null,
  nn: 'SXM',
  rn: 'MAF',
  tb: 'BLM',
  vi: 'VGB',
  vq: 'VIR',
  bm: 'MMR',
  la: 'LAO',
  rs: 'RUS',
  sy: 'SYR',
  bx: 'BRN',
  vm: 'VNM',
  tw: 'TWN',
  kn: 'PRK',
  ks: 'KOR',
}

export function readFactbook(data: string): readonly Country[] {
  registerLocale(english)
  const raw = JSON.parse(gunzipSync(readFileSync(join(data, 'actors', 'factbook.json.gz'))).toString('utf8')) as readonly RawCountry[]
  return raw.flatMap((one) => {
    const country = readCountry(one)
    return country ? [country] : []
  })
}

function readCountry(raw: RawCountry): Country | null {
  const short = plain(raw.name['conventional short form'] ?? 'none')
  const long = plain(raw.name['conventional long form'] ?? 'none')
  const name = isNone(short) ? long : short
  const known = raw.gec in byGec ? byGec[raw.gec] : name in codes ? codes[name] : getAlpha3Code(name, 'en')
  if (known === null) return null
  if (known === undefined) throw new Error(`No ISO code for '${name}' (${raw.gec})`)
  return {
    code: known === 'XKX' ? 'KOS' : known,
    region: raw.region,
    name: name.replace(/^The /, ''),
    official: isNone(long) ? '' : long.replace(/[;(].*$/, '').trim(),
    former: namesIn(raw.name['former']),
    people: peopleIn(raw.nationality?.noun),
    adjectives: peopleIn(raw.nationality?.adjective).filter((word) => !/s$/.test(word) || /(ese|ss|is)$/.test(word) || word.length < 6),
    capital: plain(raw.capital?.name ?? '')
      .replace(/[;(,].*$/, '')
      .replace(/ in Romanian.*/, '')
      .trim(),
    borders: (raw.borders ?? '')
      .split(';')
      .map((part) =>
        plain(part)
          .replace(/ [\d.,]+ ?km.*$/, '')
          .replace(/\(.*?\)/g, '')
          .trim(),
      )
      .filter((part) => part !== ''),
    organizations: (raw.organizations ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '' && !/[()]/.test(part)),
    chiefOfState: plain(raw.chiefOfState ?? ''),
    headOfGovernment: plain(raw.headOfGovernment ?? ''),
  }
}

function isNone(text: string): boolean {
  return text === '' || /^none\b/i.test(text) || text === 'None' || text === 'NA'
}

/** "Kosovar(s), Kosovan(s)" to [Kosovar, Kosovan]; notes in brackets and "(singular and plural)" are dropped. */
function peopleIn(text: string | undefined): readonly string[] {
  const clean = plain(text ?? '')
    .replace(/;.*$/, '')
    .replace(/\([^)]*\)/g, '')
  return clean
    .split(/,| or /)
    .map((part) => part.trim())
    .filter((part) => /^[\p{Lu}a-z][\p{L}' -]+$/u.test(part) && !isNone(part))
}

function namesIn(text: string | undefined): readonly string[] {
  return plain(text ?? '')
    .split(/[,;]/)
    .map((part) => part.replace(/\(.*?\)|\[.*?\]/g, '').trim())
    .filter((part) => part.length > 3 && !/ name | referred /.test(part) && part !== '')
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  nbsp: ' ',
  rsquo: "'",
  lsquo: "'",
  ndash: '-',
  quot: '"',
  ntilde: 'ñ',
  Ntilde: 'Ñ',
  ccedil: 'ç',
  Ccedil: 'Ç',
  szlig: 'ß',
  scaron: 'š',
  Scaron: 'Š',
  oslash: 'ø',
  aring: 'å',
  Aring: 'Å',
  aelig: 'æ',
}
const accents: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  uml: '\u0308',
  tilde: '\u0303',
  cedil: '\u0327',
}

/** Character entities to characters, white space to single blanks. */
export function plain(text: string): string {
  return text
    .replace(/&(\w)(acute|grave|circ|uml|tilde|cedil);/g, (_all, letter: string, mark: string) =>
      (letter + (accents[mark] ?? '')).normalize('NFC'),
    )
    .replace(/&(\w+);/g, (all, name: string) => entities[name] ?? all)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
