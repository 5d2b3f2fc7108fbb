/** Derives states.tsv and members.tsv from the World Factbook. */
import { readFactbook } from './factbook.js'

/** Names under which states are filed where the Factbook's own short form is missing or another is current. */
const names: Readonly<Record<string, string>> = {
  DOM: 'Dominican Republic',
  VAT: 'Holy See',
  COG: 'Republic of the Congo',
  COD: 'Democratic Republic of the Congo',
  MMR: 'Myanmar',
  FSM: 'Micronesia',
  TUR: 'Türkiye',
  FLK: 'Falkland Islands',
  VIR: 'U.S. Virgin Islands',
  SHN: 'Saint Helena',
  CCK: 'Cocos Islands',
  BHS: 'Bahamas',
  CIV: "Côte d'Ivoire",
  CUW: 'Curaçao',
  STP: 'São Tomé and Príncipe',
}
/** Dependent territories, with the state that they belong to. */
const sovereigns: Readonly<Record<string, string>> = {
  ASM: 'USA',
  CCK: 'AUS',
  MNP: 'USA',
  COK: 'NZL',
  PYF: 'FRA',
  GUM: 'USA',
  CXR: 'AUS',
  NCL: 'FRA',
  NIU: 'NZL',
  NFK: 'AUS',
  PCN: 'GBR',
  TKL: 'NZL',
  WLF: 'FRA',
  ABW: 'NLD',
  AIA: 'GBR',
  CYM: 'GBR',
  MSR: 'GBR',
  SXM: 'NLD',
  MAF: 'FRA',
  PRI: 'USA',
  BLM: 'FRA',
  TCA: 'GBR',
  VGB: 'GBR',
  VIR: 'USA',
  CUW: 'NLD',
  FRO: 'DNK',
  GIB: 'GBR',
  GGY: 'GBR',
  IMN: 'GBR',
  JEY: 'GBR',
  SPM: 'FRA',
  BMU: 'GBR',
  GRL: 'DNK',
  FLK: 'GBR',
  SHN: 'GBR',
  HKG: 'CHN',
  MAC: 'CHN',
}
const capitals: Readonly<Record<string, string>> = {
  MMR: 'Naypyidaw',
  NRU: 'Yaren',
  CIV: 'Yamoussoukro',
  HKG: 'Hong Kong',
  MAC: 'Macau',
  CXR: '',
  NLD: 'Amsterdam',
}
/** Adjectives and peoples that the Factbook words in a way that newspapers do not; the rest is in names.tsv. */
const dropped = new Set(['Congo', 'Korean', 'Christmas Island', 'Falkland Island', 'Taiwan', 'Nepalese', 'Gibraltar', 'Liechtenstein'])

export function statesTable(data: string): string {
  const countries = readFactbook(data)
  const lines = countries.map((one) =>
    [
      one.code,
      names[one.code] ?? one.name,
      one.official === one.name ? '' : one.official,
      one.people.filter((word) => !dropped.has(word)).join('|'),
      one.adjectives.filter((word) => !dropped.has(word)).join('|'),
      capitals[one.code] ?? one.capital,
      sovereigns[one.code] ?? '',
      one.region,
      'factbook',
    ].join('\t'),
  )
  lines.push(...added)
  return [
    '# States and territories: derived by `npm run knowledge:actors` from the World Factbook (final edition, public domain); do not edit, see names.tsv.',
    '# of: the state that a dependent territory belongs to. Borders are in neighbours/borders.tsv.',
    'code\tname\tofficial\tpeople\tadjectives\tcapital\tof\tregion\tsource',
    ...lines.toSorted(),
    '',
  ].join('\n')
}

/** Former states and one that the Factbook keeps as two areas. */
const added = [
  'GUF\tFrench Guiana\t\tFrench Guianese\tFrench Guianese\tCayenne\tFRA\tsouth-america\tgeneral',
  'PSE\tPalestine\tState of Palestine\tPalestinian\tPalestinian\tRamallah\t\tmiddle-east\tgeneral',
  'SUN\tSoviet Union\tUnion of Soviet Socialist Republics\t\t\t\t\tcentral-asia\tgeneral',
  'YUG\tYugoslavia\t\t\t\t\t\teurope\tgeneral',
  'CSK\tCzechoslovakia\t\t\t\t\t\teurope\tgeneral',
  'DDR\tEast Germany\tGerman Democratic Republic\t\t\t\t\teurope\tgeneral',
  'RVN\tSouth Vietnam\t\t\t\t\t\teast-n-southeast-asia\tgeneral',
  'AUH\tAustria-Hungary\t\t\t\t\t\teurope\tgeneral',
  'HAW\tKingdom of Hawaii\t\t\t\t\t\taustralia-oceania\tgeneral',
  'TXR\tRepublic of Texas\t\t\t\t\t\tnorth-america\tgeneral',
]

/** Factbook labels of the organisations whose members are kept. */
const labels: Readonly<Record<string, string>> = {
  AU: 'AU',
  ASEAN: 'ASEAN',
  EU: 'EU',
  NATO: 'NATO',
  OPEC: 'OPEC',
  GCC: 'GCC',
  LAS: 'LAS',
  OIC: 'OIC',
  ECOWAS: 'ECOWAS',
  SADC: 'SADC',
  EAC: 'EAC',
  IGAD: 'IGAD',
  SAARC: 'SAARC',
  SCO: 'SCO',
  CSTO: 'CSTO',
  CIS: 'CIS',
  EAEU: 'EAEU',
  BRICS: 'BRICS',
  'G-7': 'G7',
  'G-20': 'G20',
  'G-77': 'G77',
  NAM: 'NAM/ORG',
  OSCE: 'OSCE',
  OAS: 'OAS',
  Caricom: 'CARICOM',
  CELAC: 'CELAC',
  Mercosur: 'MERCOSUR',
  APEC: 'APEC',
  ECO: 'ECO',
  BSEC: 'BSEC',
  BIMSTEC: 'BIMSTEC',
  C: 'COMMONWEALTH',
  CE: 'COE',
  OECD: 'OECD',
  IAEA: 'IAEA',
  UN: 'UN',
  WTO: 'WTO',
  IMF: 'IMF',
  PIF: 'PIF',
  CICA: 'CICA',
  OIF: 'OIF',
  CPLP: 'CPLP',
  COMESA: 'COMESA',
  CEMAC: 'CEMAC',
  AMU: 'AMU',
  WAEMU: 'UEMOA',
  GUAM: 'GUAM',
  EFTA: 'EFTA',
  SICA: 'SICA',
  'Pacific Alliance': 'PACALL',
  OPCW: 'OPCW',
  Quad: 'QUAD',
  ICCt: 'ICC',
}
/** Memberships that the Factbook's lists lack or keep after they ended. */
const changes: Readonly<Record<string, { readonly add?: readonly string[]; readonly drop?: readonly string[] }>> = {
  ECOWAS: { drop: ['MLI', 'BFA', 'NER'] },
  CEMAC: { drop: ['AGO', 'BDI', 'COD', 'STP'] },
  OPEC: { add: ['COG', 'GAB', 'GNQ'], drop: ['QAT', 'ECU', 'AGO'] },
  OECD: { add: ['COL', 'CRI', 'CHL', 'SVN', 'EST', 'LVA'], drop: ['IND'] },
  NATO: { add: ['FIN', 'SWE'] },
  BRICS: { add: ['EGY', 'ETH', 'IRN', 'ARE', 'IDN'] },
  SCO: { add: ['IRN', 'BLR', 'IND', 'PAK'] },
  ASEAN: { add: ['TLS'] },
  EU: { drop: ['GBR'] },
  EAC: { add: ['COD', 'SOM'] },
  LAS: { add: ['PSE', 'SYR'] },
  OIC: { add: ['PSE'] },
  QUAD: { add: ['USA', 'JPN', 'IND', 'AUS'] },
  G7: { add: ['USA', 'GBR', 'FRA', 'DEU', 'ITA', 'JPN', 'CAN'] },
  COE: { drop: ['RUS'] },
  AES: { add: ['MLI', 'BFA', 'NER'] },
  G5S: { add: ['MLI', 'BFA', 'NER', 'TCD', 'MRT'] },
  OTS: { add: ['TUR', 'AZE', 'KAZ', 'KGZ', 'UZB'] },
  'P5+1': { add: ['USA', 'GBR', 'FRA', 'RUS', 'CHN', 'DEU'] },
  E3: { add: ['GBR', 'FRA', 'DEU'] },
  V4: { add: ['POL', 'CZE', 'SVK', 'HUN'] },
  AUKUS: { add: ['AUS', 'GBR', 'USA'] },
  AU: { add: ['ESH'] },
  ECCAS: { add: ['AGO', 'BDI', 'CMR', 'CAF', 'TCD', 'COG', 'COD', 'GNQ', 'GAB', 'STP'] },
  NB8: { add: ['DNK', 'FIN', 'ISL', 'NOR', 'SWE'] },
  'UN/SC': { add: ['USA', 'GBR', 'FRA', 'RUS', 'CHN'] },
  ALBA: { add: ['VEN', 'CUB', 'NIC', 'BOL', 'DMA', 'ATG', 'VCT', 'GRD', 'KNA', 'LCA'] },
}

export function membersTable(data: string): string {
  const members = new Map<string, Set<string>>()
  const add = (id: string, code: string): void => void members.set(id, (members.get(id) ?? new Set()).add(code))
  for (const one of readFactbook(data)) {
    if (one.code in sovereigns) continue
    for (const label of one.organizations) {
      const id = labels[label]
      if (id) add(id, one.code)
    }
  }
  for (const [id, { add: more = [], drop = [] }] of Object.entries(changes)) {
    for (const code of more) add(id, code)
    for (const code of drop) members.get(id)?.delete(code)
  }
  return [
    '# Members of international organisations: derived by `npm run knowledge:actors` from the World Factbook, with the changes listed in its script.',
    'id\tmembers\tsource',
    ...[...members].map(([id, codes]) => `${id}\t${[...codes].toSorted().join('|')}\tfactbook`).toSorted(),
    '',
  ].join('\n')
}
