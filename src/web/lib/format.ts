/** Days, numbers and codes in words. */
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** "22 October 1973". A text of another shape is given back as it is. */
export function dayInWords(day: string | null): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? '')
  return match ? `${Number(match[3])} ${months[Number(match[2]) - 1]} ${Number(match[1])}` : (day ?? 'undated')
}

/** A range of days, last day included: "20–22 October 1973". `until` is the first day after. */
export function rangeInWords(from: string | null, until: string | null, grain: string | null = 'day'): string {
  if (from === null) return 'undated'
  if (grain === 'month') return `${months[Number(from.slice(5, 7)) - 1]} ${from.slice(0, 4)}`
  if (grain === 'year') return from.slice(0, 4)
  const last = until === null ? from : dayBefore(until)
  if (last <= from) return dayInWords(from)
  const [a, b] = [dayInWords(from).split(' '), dayInWords(last).split(' ')]
  if (a[2] === b[2] && a[1] === b[1]) return `${a[0]}–${b.join(' ')}`
  return a[2] === b[2] ? `${a[0]} ${a[1]} – ${b.join(' ')}` : `${a.join(' ')} – ${b.join(' ')}`
}

export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}

export function periodName(from: string, grain: string): string {
  if (grain === 'year') return from.slice(0, 4)
  if (grain === 'month') return `${months[Number(from.slice(5, 7)) - 1]} ${from.slice(0, 4)}`
  return grain === 'week' ? `week of ${dayInWords(from)}` : dayInWords(from)
}

/** A number with its noun: "1 meeting", "1,204 meetings". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : many}`
}

export function number(value: number, digits = 0): string {
  return value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

export function span(days: number): string {
  if (days < 60) return counted(days, 'day')
  if (days < 730) return `${Math.round(days / 30.44)} months`
  return `${number(days / 365.25, 1)} years`
}

const levels: Readonly<Record<string, string>> = {
  'head-of-state': 'heads of state',
  'head-of-government': 'heads of government',
  'foreign-minister': 'foreign ministers',
  minister: 'ministers',
  'deputy-minister': 'deputy ministers',
  envoy: 'envoys',
  ambassador: 'ambassadors',
  'organisation-head': 'heads of organisations',
  military: 'officers',
  official: 'officials',
  other: 'others',
}
export function levelName(level: string | null): string {
  return level === null ? 'level not known' : (levels[level] ?? level)
}

export const quadNames = {
  'verbal-cooperation': 'verbal cooperation',
  'material-cooperation': 'material cooperation',
  'verbal-conflict': 'verbal conflict',
  'material-conflict': 'material conflict',
} as const
export type Quad = keyof typeof quadNames
export const quadOrder: readonly Quad[] = ['verbal-cooperation', 'material-cooperation', 'verbal-conflict', 'material-conflict']

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const articled =
  /^(United (?:States|Kingdom|Arab Emirates)|Netherlands|Philippines|Bahamas|Gambia|Maldives|Soviet Union|Holy See|Czech Republic|Dominican Republic|Central African Republic|Seychelles|Comoros|Houthis|Taliban|(?:Organi[sz]ation|Association|Alliance|Council|Commonwealth|Economic Community) .*|(?:European|African|Arab) (?:Union|League)|.* (?:Islands|Nations|Organization|Organisation|Council|Committee|Court|Bank|Fund|Agency|Programme|Group))$/

/** A name as it stands within a sentence: "the United States", "Egypt". */
export function inSentence(name: string): string {
  return articled.test(name) ? `the ${name}` : name
}
