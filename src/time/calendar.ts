/** The grammar of calendar dates: "March 14", "14 March 2022", "late 2015", "2022-08-27", "the 1990s", "from 3 to 5 May". */
import { daysInMonth } from '../base/days.js'
import { matched, type Match, type Part, type Phrase } from './phrase.js'
import { centuryOf, months, seasons, units, yearOf } from './vocabulary.js'
import { dayAt, isDash, monthAt, partAt, touches, weekdayAt, word, yearAt, type Read, type Words } from './words.js'

function calendar(year: number | null, month: number | null, day: number | null, part: Part = null): Phrase {
  return { kind: 'calendar', year, month, day, part }
}

/** The longest calendar expression that starts at this token, or null. */
export function calendarAt(words: Words, at: number): Match | null {
  return (
    numericAt(words, at) ??
    longMonthRange(words, at) ??
    monthFirst(words, at) ??
    dayFirst(words, at) ??
    glued(words, at) ??
    partly(words, at) ??
    eraAt(words, at)
  )
}

/** "2022-08-27", "27.08.2022", "27/08/2022", whole or cut into digits and marks by the tokeniser. */
function numericAt(words: Words, at: number): Match | null {
  if (!/^\d{1,4}/.test(word(words, at))) return null
  let text = word(words, at)
  let end = at + 1
  while (text.length < 10 && end < words.end && touches(words, end) && /^[\d./-]+$/.test(word(words, end))) text += word(words, end++)
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  const local = iso ? null : /^(\d{1,2})([./])(\d{1,2})\2(\d{4})$/.exec(text)
  if (iso) return numbered(Number(iso[1]), Number(iso[2]), Number(iso[3]), end)
  if (!local) return null
  const [a, b, year] = [Number(local[1]), Number(local[3]), Number(local[4])]
  // Full stops are the European order; with strokes only a number above twelve tells day from month.
  if (local[2] === '.' || a > 12) return numbered(year, b, a, end)
  return b > 12 ? numbered(year, a, b, end) : null
}

function numbered(year: number, month: number, day: number, end: number): Match | null {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  return matched(calendar(year, month, day), end, 'calendar-numeric')
}

/** ", 2022" or " 2022" after a day and month. */
function yearAfter(words: Words, at: number): Read<number> | null {
  const plain = yearAt(words, at)
  if (plain) return plain
  if (word(words, at) === ',' || word(words, at) === 'of') return yearAt(words, at + 1)
  return null
}

/** "March 14", "March 14, 2022", "March 14-16", "March 30 - April 2", "March 2019", "March". */
function monthFirst(words: Words, at: number): Match | null {
  const month = monthAt(words, at)
  if (!month) return null
  const start = word(words, month.end) === 'the' ? month.end + 1 : month.end
  const glue = rangeOf(word(words, start))
  if (glue) return withYear(words, month.value, glue, start + 1)
  const day = dayAt(words, start)
  if (day && day.value <= daysInMonth(2000, month.value) && !isCount(words, day.end)) return afterMonthDay(words, month.value, day)
  const year = yearAfter(words, month.end)
  if (year && !(word(words, month.end) === ',' && word(words, year.end) !== '' && !isBreak(word(words, year.end))))
    return matched(calendar(year.value, month.value, null), year.end, 'calendar-month-year')
  return matched(calendar(null, month.value, null), month.end, 'calendar-month')
}

/** A comma after "March, 2022" closes the date; otherwise the number may begin another phrase. */
function isBreak(text: string): boolean {
  return /^[,.;:)"'-]/.test(text) || /^[a-z]/.test(text)
}

/** A number before a percent sign or a decimal is no day ("May 5.2 percent"). */
function isCount(words: Words, at: number): boolean {
  return /^(?:%|percent|per)$/.test(word(words, at))
}

function afterMonthDay(words: Words, month: number, day: Read<number>): Match {
  const joint = word(words, day.end)
  if (isDash(joint) || joint === 'to' || joint === 'through' || joint === 'until' || joint === 'till') {
    const other = monthAt(words, day.end + 1)
    const last = other ? dayAt(words, other.end) : dayAt(words, day.end + 1)
    if (last && (other || last.value > day.value)) {
      const year = yearAfter(words, last.end)
      return ranged(
        calendar(year?.value ?? null, month, day.value),
        calendar(year?.value ?? null, other?.value ?? month, last.value),
        year?.end ?? last.end,
      )
    }
  }
  const year = yearAfter(words, day.end)
  if (year) return matched(calendar(year.value, month, day.value), year.end, 'calendar-day-year')
  return matched(calendar(null, month, day.value), day.end, 'calendar-day')
}

function ranged(first: Phrase, last: Phrase, end: number): Match {
  return matched({ kind: 'span', first, last }, end, 'calendar-range')
}

/** "14-16" as one token. */
function rangeOf(text: string): readonly [number, number] | null {
  const match = /^(\d{1,2})[-\u2013](\d{1,2})$/.exec(text)
  if (!match) return null
  const [first, last] = [Number(match[1]), Number(match[2])]
  return first >= 1 && last <= 31 && first < last ? [first, last] : null
}

function withYear(words: Words, month: number, days: readonly [number, number], end: number): Match {
  const year = yearAfter(words, end)
  return ranged(calendar(year?.value ?? null, month, days[0]), calendar(year?.value ?? null, month, days[1]), year?.end ?? end)
}

/** "14 March", "the 14th of March 2022", "3 to 5 May", "3-5 May". */
function dayFirst(words: Words, at: number): Match | null {
  const start = word(words, at) === 'the' ? at + 1 : at
  const glue = rangeOf(word(words, start))
  if (glue) {
    const month = monthAt(words, start + 1)
    return month ? withYear(words, month.value, glue, month.end) : null
  }
  const day = dayAt(words, start)
  if (!day) return null
  const joint = word(words, day.end)
  if (isDash(joint) || joint === 'to' || joint === 'and' || joint === 'until') {
    const last = dayAt(words, day.end + 1)
    const month = last && last.value > day.value ? monthAfterDay(words, last.end) : null
    if (last && month) return withYear(words, month.value, [day.value, last.value], month.end)
  }
  const month = monthAfterDay(words, day.end)
  if (!month || day.value > daysInMonth(2000, month.value)) return null
  const other = isDash(word(words, month.end)) || word(words, month.end) === 'to' ? dayAt(words, month.end + 1) : null
  const otherMonth = other ? monthAt(words, other.end) : null
  if (other && otherMonth) {
    const year = yearAfter(words, otherMonth.end)
    return ranged(
      calendar(year?.value ?? null, month.value, day.value),
      calendar(year?.value ?? null, otherMonth.value, other.value),
      year?.end ?? otherMonth.end,
    )
  }
  const year = yearAfter(words, month.end)
  return year
    ? matched(calendar(year.value, month.value, day.value), year.end, 'calendar-day-year')
    : matched(calendar(null, month.value, day.value), month.end, 'calendar-day')
}

function monthAfterDay(words: Words, at: number): Read<number> | null {
  return monthAt(words, word(words, at) === 'of' ? at + 1 : at)
}

/** "mid-October", "late-2015" as one token. */
function glued(words: Words, at: number): Match | null {
  const match = /^(early|mid|late)-(.+)$/.exec(word(words, at))
  if (!match) return null
  const part = match[1] as Exclude<Part, null>
  const rest = match[2] ?? ''
  const month = months.get(rest)
  if (month !== undefined) {
    const year = yearAfter(words, at + 1)
    return matched(calendar(year?.value ?? null, month, null, part), year?.end ?? at + 1, 'calendar-part')
  }
  const year = yearOf(rest)
  if (year !== null) return matched(calendar(year, null, null, part), at + 1, 'calendar-part')
  const decade = /^(\d{3})0s$/.exec(rest)
  return decade ? matched({ kind: 'era', first: Number(decade[1]) * 10, years: 10, part }, at + 1, 'calendar-decade') : null
}

/** "late 2015", "early March", "the end of May 2020", "the middle of the 1990s", "late in 2015". */
function partly(words: Words, at: number): Match | null {
  const part = partAt(words, at)
  if (!part) return null
  const month = monthAt(words, part.end)
  if (month) {
    if (dayAt(words, month.end) && !yearAt(words, month.end)) return null
    const year = yearAfter(words, month.end)
    return matched(calendar(year?.value ?? null, month.value, null, part.value), year?.end ?? month.end, 'calendar-part')
  }
  const year = yearAt(words, part.end)
  if (year) return matched(calendar(year.value, null, null, part.value), year.end, 'calendar-part')
  const era = eraAt(words, part.end)
  return era?.phrase.kind === 'era' ? matched({ ...era.phrase, part: part.value }, era.end, 'calendar-decade') : null
}

/** "the 1990s", "the 19th century". */
function eraAt(words: Words, at: number): Match | null {
  const start = word(words, at) === 'the' ? at + 1 : at
  const decade = /^(\d{3})0'?s$/.exec(word(words, start))
  if (decade) return matched({ kind: 'era', first: Number(decade[1]) * 10, years: 10, part: null }, start + 1, 'calendar-decade')
  const century = centuryOf(word(words, start))
  if (century !== null && units.get(word(words, start + 1)) === 'century')
    return matched({ kind: 'era', first: (century - 1) * 100 + 1, years: 100, part: null }, start + 2, 'calendar-century')
  return null
}

/** "from March to May 2019", "between March and May", "from 2014 to 2016", "2014-2016", "March-May 2019". */
function longMonthRange(words: Words, at: number): Match | null {
  const glue = /^(\d{4})[-\u2013](\d{2}|\d{4})$/.exec(word(words, at))
  if (glue) {
    const first = yearOf(glue[1] ?? '')
    const last = yearOf((glue[2] ?? '').length === 2 ? (glue[1] ?? '').slice(0, 2) + glue[2] : (glue[2] ?? ''))
    return first !== null && last !== null && first < last ? ranged(calendar(first, null, null), calendar(last, null, null), at + 1) : null
  }
  const first = monthAt(words, at)
  const firstYear = first ? yearAt(words, first.end) : yearAt(words, at)
  if (!first && !firstYear) return null
  const joint = firstYear?.end ?? first?.end ?? at
  const before = word(words, at - 1)
  const link = word(words, joint)
  const linked = isDash(link) || link === 'to' || link === 'through' || link === 'until' || (link === 'and' && before === 'between')
  if (!linked) return null
  const last = monthAt(words, joint + 1)
  if (last ? !first || dayAt(words, last.end) : first) return null
  const lastYear = last ? yearAfter(words, last.end) : yearAt(words, joint + 1)
  if (!last && !lastYear) return null
  const year = lastYear?.value ?? null
  return ranged(
    calendar(firstYear?.value ?? year, first?.value ?? null, null),
    calendar(year, last?.value ?? null, null),
    lastYear?.end ?? last?.end ?? joint + 1,
  )
}

/** "Tuesday, March 14", "Tuesday March 14 2022", "Tuesday (March 14)", "Tuesday the 14th of March": the date decides, the weekday is a witness. */
export function weekdayDateAt(words: Words, at: number): Match | null {
  const weekday = weekdayAt(words, at)
  if (!weekday) return null
  let start = weekday.end
  if (word(words, start) === '.' && touches(words, start)) start++
  const open = word(words, start) === '('
  if (word(words, start) === ',' || open) start++
  const date = monthFirst(words, start) ?? dayFirst(words, start) ?? numericAt(words, start)
  if (!date || (date.phrase.kind === 'calendar' && date.phrase.day === null)) return null
  return { ...date, end: open && word(words, date.end) === ')' ? date.end + 1 : date.end }
}

const yearMarkers: ReadonlySet<string> = new Set(
  'in since by until till from during of before after through around circa over for between to and the as'.split(' '),
)
const counted =
  /^(?:people|persons|homes|houses|troops|soldiers|tons|tonnes|kilometers|kilometres|km|miles|metres|meters|dollars|euros|vessels|units|families|children|refugees|members|workers|ships|jobs|years|days|hours|flights|others|men|women|civilians|fighters|schools|villages|points|barrels|megawatts)$/

/** A bare year: after a preposition or article, alone in brackets, or at the start of a sentence before a comma. */
export function bareYearAt(words: Words, at: number): Match | null {
  const year = yearAt(words, at)
  if (!year || counted.test(word(words, at + 1))) return null
  if (word(words, at + 1) === ',' && /^\d{3}$/.test(word(words, at + 2))) return null
  const before = word(words, at - 1)
  const bracketed = before === '(' && /^[)\-\u2013,]$/.test(word(words, at + 1))
  const marked = yearMarkers.has(before) && (year.value >= 1900 || before === 'in' || before === 'since' || before === 'of')
  const listed = before === 'and' || before === 'to' ? yearOf(word(words, at - 2)) !== null : true
  const season = seasons.has(before) || before === 'election' || before === 'elections'
  return (marked && listed) || bracketed || season ? matched(calendar(year.value, null, null), year.end, 'calendar-year') : null
}

const feasts: ReadonlyMap<string, readonly [number, number]> = new Map([
  ["new year's eve", [12, 31]],
  ["new year's day", [1, 1]],
  ['christmas day', [12, 25]],
  ['christmas eve', [12, 24]],
  ['may day', [5, 1]],
])

/** Feasts with a fixed day ("New Year's Eve"). */
export function feastAt(words: Words, at: number): Match | null {
  const two = `${word(words, at)} ${word(words, at + 1)}`
  const three = `${two}${word(words, at + 2)} ${word(words, at + 3)}`
  const [name, end] = feasts.has(two) ? [two, at + 2] : [three, at + 4]
  const feast = feasts.get(name)
  return feast ? matched(calendar(null, feast[0], feast[1]), end, 'calendar-feast') : null
}
