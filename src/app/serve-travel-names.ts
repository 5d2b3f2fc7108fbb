/** Names of states as the Office of the Historian prints them, where they differ from today's; and titles with their rank. */
import type { Rank } from '../model/index.js'

/** States of the past are given the code of the state that holds their seat in the record of the field; see `formerStates` for those with a code of their own. */
export const stateNames: Readonly<Record<string, string>> = {
  'Germany, Federal Republic of': 'DEU', 'German Democratic Republic': 'DDR', 'Korea, Republic of': 'KOR', Korea: 'KOR', 'Korea, South': 'KOR', 'South Korea': 'KOR',
  'Korea, North': 'PRK', 'China, People’s Republic of': 'CHN', 'Republic of China': 'TWN', 'China, Republic of': 'TWN', China: 'CHN', 'U.S.S.R.': 'SUN',
  'Palestinian Authority': 'PSE', 'Vatican City': 'VAT', Turkey: 'TUR', 'Czech Republic': 'CZE', Czechoslovakia: 'CSK', 'Czechoslovakia (government-in-exile)': 'CSK',
  Yugoslavia: 'YUG', 'Yugoslavia (Kosovo)': 'KOS', 'Democratic Republic of the Congo (Zaire)': 'COD', 'Congo, Democratic Republic of': 'COD', 'Congo, Republic of': 'COG',
  'Bosnia-Herzegovina': 'BIH', 'Bosnian Federation': 'BIH', Bosnia: 'BIH', 'Bosnia and Herzegovina': 'BIH', Bahamas: 'BHS', Burma: 'MMR', 'Burma (Myanmar)': 'MMR',
  'Macedonia, Former Yugoslav Republic of': 'MKD', Macedonia: 'MKD', 'Cape Verde': 'CPV', 'Cabo Verde': 'CPV', Brunei: 'BRN', 'Brunei Darussalam': 'BRN',
  'Poland (government-in-exile)': 'POL', 'South Sudan': 'SSD', Swaziland: 'SWZ', 'Slovak Republic': 'SVK', Micronesia: 'FSM', 'Ivory Coast': 'CIV', 'Cote d’Ivoire': 'CIV',
  "Cote d'Ivoire": 'CIV', 'The Gambia': 'GMB', 'St. Lucia': 'LCA', 'Saint Lucia': 'LCA', 'Serbia-Montenegro (Kosovo)': 'KOS', 'Serbia and Montenegro': 'SRB',
  'Denmark (Greenland)': 'DNK', 'Dahomey (Benin)': 'BEN', 'Western Samoa': 'WSM', 'Upper Volta': 'BFA', 'Upper Volta (Burkina Faso)': 'BFA', 'United Kingdom (Wales)': 'GBR',
  'United Kingdom (Northern Ireland)': 'GBR', Tanganyika: 'TZA', 'Zimbabwe Rhodesia': 'ZWE', 'Southern Rhodesia (Zimbabwe)': 'ZWE', 'Yemen Arab Republic': 'YEM',
  'Union of South Africa': 'ZAF', 'Timor Leste': 'TLS', 'East Timor': 'TLS', 'St. Vincent and the Grenadines': 'VCT', 'St. Kitts and Nevis': 'KNA',
  'St. Christopher and Nevis': 'KNA', 'Somali Republic': 'SOM', 'Siam (Thailand)': 'THA', 'Muscat & Oman': 'OMN', Malaya: 'MYS', 'Kyrgyz Republic': 'KGZ', Kirghizia: 'KGZ',
  'Khmer Republic (Cambodia)': 'KHM', 'Israel (Provisional Government)': 'ISR', 'France (Provisional Government)': 'FRA', 'Cuba (Provisional Government)': 'CUB',
  Ceylon: 'LKA', 'Ceylon (Sri Lanka)': 'LKA', Byelorussia: 'BLR', 'Afghanistan (Interim Authority)': 'AFG', Russia: 'RUS', Hawaii: 'HWI', 'Sao Tome and Principe': 'STP',
  'Trinidad and Tobago': 'TTO', 'Antigua and Barbuda': 'ATG', Antarctica: 'ATA', 'Netherlands Antilles': 'ANT',
}

/** States that are no more, under the codes that ISO 3166-3 reserves or, for Hawaii, one of our own. */
export const formerStates: Readonly<Record<string, string>> = {
  SUN: 'Soviet Union', DDR: 'East Germany', CSK: 'Czechoslovakia', YUG: 'Yugoslavia', HWI: 'Kingdom of Hawaii', ANT: 'Netherlands Antilles',
}

/** Titles before a name, longer before shorter, with the rank they stand for. */
export const titles: readonly (readonly [string, Rank])[] = [
  ['Vice President', 'minister'], ['Crown Prince', 'minister'], ['Deputy Prime Minister', 'minister'], ['Deputy Foreign Minister', 'deputy-minister'],
  ['Prime Minister', 'head-of-government'], ['Premier', 'head-of-government'], ['Chancellor', 'head-of-government'], ['Taoiseach', 'head-of-government'],
  ['Foreign Minister', 'foreign-minister'], ['Foreign Secretary', 'foreign-minister'], ['Defense Minister', 'minister'], ['Finance Minister', 'minister'],
  ['Secretary General', 'organisation-head'], ['Secretary-General', 'organisation-head'], ['General Secretary', 'head-of-state'], ['Chairman', 'head-of-government'],
  ['President-elect', 'other'], ['President', 'head-of-state'], ['King', 'head-of-state'], ['Queen', 'head-of-state'], ['Emperor', 'head-of-state'], ['Pope', 'head-of-state'],
  ['Sultan', 'head-of-state'], ['Shah', 'head-of-state'], ['Amir', 'head-of-state'], ['Emir', 'head-of-state'], ['Prince', 'other'], ['Princess', 'other'],
  ['General', 'military'], ['Marshal', 'military'], ['Ambassador', 'ambassador'], ['Governor General', 'official'], ['Minister', 'minister'],
]

/** Adjectives that give a name before it another state than the one visited. */
export const adjectives: Readonly<Record<string, string>> = {
  British: 'GBR', French: 'FRA', German: 'DEU', Italian: 'ITA', Russian: 'RUS', Soviet: 'SUN', Israeli: 'ISR', Egyptian: 'EGY', Jordanian: 'JOR', Syrian: 'SYR', Saudi: 'SAU',
  Iraqi: 'IRQ', Iranian: 'IRN', Turkish: 'TUR', Japanese: 'JPN', Chinese: 'CHN', Korean: 'KOR', Indian: 'IND', Pakistani: 'PAK', Afghan: 'AFG', Canadian: 'CAN', Mexican: 'MEX',
  Brazilian: 'BRA', Spanish: 'ESP', Portuguese: 'PRT', Polish: 'POL', Ukrainian: 'UKR', Palestinian: 'PSE', Lebanese: 'LBN', Ethiopian: 'ETH', Greek: 'GRC', Irish: 'IRL',
  Dutch: 'NLD', Belgian: 'BEL', Swedish: 'SWE', Norwegian: 'NOR', Danish: 'DNK', Finnish: 'FIN', Australian: 'AUS', Vietnamese: 'VNM', Cuban: 'CUB', Qatari: 'QAT', Kuwaiti: 'KWT',
  Emirati: 'ARE', Omani: 'OMN', Georgian: 'GEO', Kosovar: 'KOS', Serbian: 'SRB', Croatian: 'HRV', Bosnian: 'BIH', Haitian: 'HTI', Colombian: 'COL', Panamanian: 'PAN',
}
