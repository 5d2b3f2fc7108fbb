/** The grammar of times told against another day: "Tuesday night", "late last month", "two days earlier", "the coming days", "the same day". */
import { lookUp, tableOf } from '../base/word-table.js'
import { matched, type Anchor, type Match, type Part, type Phrase } from './phrase.js'
import { closes, counted, inside, windowAt } from './counted.js'
import { dayParts, seasons, units, type Unit } from './vocabulary.js'
import { dayAt, isDash, monthAt, partAt, weekdayAt, word, yearAt, type Read, type Words } from './words.js'

function offset(unit: Unit, count: number, anchor: Anchor): Phrase {
  return { kind: 'offset', unit, count, anchor }
}
function period(unit: Unit, shift: number, anchor: Anchor, part: Part = null, half: 'earlier' | 'later' | null = null): Phrase {
  return { kind: 'period', unit, shift, part, half, anchor }
}

/** The longest relative expression that starts at this token, or null. */
export function relativeAt(words: Words, at: number): Match | null {
  const start = word(words, at)
  switch (start) {
    case 'today':
    case 'yesterday':
    case 'tomorrow':
      return plainDay(words, at, at)
    case 'tonight':
      return matched(offset('day', 0, 'published'), at + 1, 'today')
    case 'overnight':
      return matched({ kind: 'nights' }, at + 1, 'overnight')
    case 'earlier':
    case 'later':
      return halved(words, at)
    case 'this':
    case 'last':
    case 'next':
    case 'past':
    case 'coming':
    case 'upcoming':
    case 'recent':
    case 'previous':
    case 'that':
      return shifted(words, at, false)
    case 'the':
      return articled(words, at)
    case 'early':
    case 'late':
    case 'mid':
    case 'end':
    case 'beginning':
    case 'start':
    case 'middle':
      return partial(words, at)
    case 'in':
    case 'within':
      return inside(words, at)
    default:
      return counted(words, at) ?? weekday(words, at) ?? seasonAt(words, at)
  }
}

const dayShift = tableOf({ yesterday: -1, today: 0, tomorrow: 1 })

/** "yesterday", "yesterday evening", "today at noon". `from` is where the match begins, `at` the word itself. */
function plainDay(words: Words, from: number, at: number): Match {
  const rule = word(words, at) === 'today' ? 'today' : 'yesterday-tomorrow'
  return matched(
    offset('day', lookUp(dayShift, word(words, at)) ?? 0, 'published'),
    partOfDay(words, at + 1),
    from === at ? rule : 'day-beside',
  )
}

/** The end of "night", "at dawn", "in the morning" after a day. */
function partOfDay(words: Words, at: number): number {
  if (dayParts.has(word(words, at))) return at + 1
  if (word(words, at) === 'at' && dayParts.has(word(words, at + 1))) return at + 2
  if (word(words, at) === 'in' && word(words, at + 1) === 'the' && dayParts.has(word(words, at + 2))) return at + 3
  return at
}

/** "earlier this year", "later today", "earlier in the day", "later that week", "earlier Tuesday". */
function halved(words: Words, at: number): Match | null {
  const half = word(words, at) === 'earlier' ? 'earlier' : 'later'
  const next = word(words, at + 1)
  if (next === 'today' || next === 'tonight' || next === 'yesterday')
    return { ...plainDay(words, at, at + 1), rule: matched(offset('day', 0, 'lead'), 0, 'today').rule }
  const on = next === 'on' ? at + 2 : at + 1
  const day = weekday(words, on)
  if (day) return day
  const inThe = next === 'in' && word(words, at + 2) === 'the'
  const head = inThe ? at + 3 : next === 'this' || next === 'that' ? at + 2 : -1
  if (head < 0) return null
  if (dayParts.has(word(words, head))) return matched(offset('day', 0, 'narrative'), head + 1, 'same-day')
  const unit = units.get(word(words, head))
  if (unit === 'day') return matched(offset('day', 0, 'narrative'), head + 1, 'same-day')
  const month = next === 'this' ? monthAt(words, head) : null
  if (month) return matched({ kind: 'month', month: month.value, shift: 0, day: null, part: null }, month.end, 'month-beside')
  if (unit === undefined || unit === 'hour') return null
  return matched(period(unit, 0, next === 'that' ? 'narrative' : 'published', null, half), head + 1, 'half-of-period')
}

const shifts = tableOf<-1 | 0 | 1>({
  last: -1,
  past: -1,
  previous: -1,
  this: 0,
  that: 0,
  next: 1,
  coming: 1,
  upcoming: 1,
  recent: -1,
})

/** "last week", "this morning", "next Tuesday", "last March", "past two weeks", "coming days"; `articled`: after "the". */
function shifted(words: Words, at: number, articleBefore: boolean): Match | null {
  const marker = word(words, at)
  const shift = lookUp(shifts, marker) ?? 0
  const next = word(words, at + 1)
  const window = windowAt(words, at + 1, shift)
  if (window && marker !== 'this' && marker !== 'that') {
    const single = units.get(next) !== undefined && !next.endsWith('s') && next !== 'century'
    if (!single || marker === 'past' || marker === 'recent' || (articleBefore && marker === 'last')) return window
    if (marker === 'coming' || marker === 'upcoming') return matched(period(units.get(next) ?? 'day', 1, 'published'), at + 2, 'period')
  }
  if (marker === 'past' || marker === 'recent') return null
  if (dayParts.has(next)) return nightly(at, marker, articleBefore)
  const day = weekdayAt(words, at + 1)
  if (day && marker !== 'that' && marker !== 'previous')
    return matched(
      { kind: 'weekday', weekday: day.value, shift: shift < 0 ? 'last' : shift > 0 ? 'next' : 'this' },
      partOfDay(words, day.end),
      'weekday-beside',
    )
  const month = monthAt(words, at + 1)
  if (month && marker !== 'that' && marker !== 'previous') {
    const date = dayAt(words, month.end)
    return matched(
      { kind: 'month', month: month.value, shift, day: date?.value ?? null, part: null },
      date?.end ?? month.end,
      'month-beside',
    )
  }
  const season = seasons.get(next)
  if (season !== undefined && marker !== 'that')
    return matched({ kind: 'season', month: season, year: null, shift, part: null }, at + 2, 'season')
  const unit = units.get(next)
  if (unit === undefined || unit === 'hour' || next.endsWith('s')) return null
  return periodFrom(words, at, marker, unit, articleBefore)
}

function nightly(at: number, marker: string, articleBefore: boolean): Match | null {
  if (marker === 'last') return matched(offset('day', -1, 'published'), at + 2, 'last-night')
  if (marker === 'this') return matched(offset('day', 0, 'published'), at + 2, 'today')
  if (marker === 'that') return matched(offset('day', 0, 'narrative'), at + 2, 'same-day')
  if (marker === 'previous') return matched(offset('day', -1, 'lead'), at + 2, 'day-beside')
  return marker === 'next' && articleBefore ? matched(offset('day', 1, 'narrative'), at + 2, 'day-beside') : null
}

function periodFrom(words: Words, at: number, marker: string, unit: Unit, articleBefore: boolean): Match | null {
  const end = at + 2
  if (marker === 'that')
    return unit === 'day'
      ? matched(offset('day', 0, 'narrative'), end, 'same-day')
      : matched(period(unit, 0, 'narrative'), end, 'period-beside')
  if (unit === 'day') {
    if (marker === 'previous') return matched(offset('day', -1, 'lead'), end, 'day-beside')
    if (marker === 'next') return matched(offset('day', 1, 'narrative'), end, 'day-beside')
    return null
  }
  if (marker === 'previous') return matched(period(unit, -1, 'lead'), end, 'period-beside')
  const shift = lookUp(shifts, marker) ?? 0
  const day = ofDay(words, end, unit)
  if (day)
    return matched(
      { kind: 'weekday', weekday: day.value, shift: shift < 0 ? 'week-ago' : shift > 0 ? 'week-ahead' : 'this' },
      day.end,
      'weekday-beside',
    )
  return matched(period(unit, shift, articleBefore && marker === 'next' ? 'narrative' : 'published'), end, 'period')
}

/** "last week on Monday". */
function ofDay(words: Words, at: number, unit: Unit): Read<0 | 1 | 2 | 3 | 4 | 5 | 6> | null {
  if (unit !== 'week' || word(words, at) !== 'on') return null
  return weekdayAt(words, at + 1)
}

/** Expressions that begin with "the". */
function articled(words: Words, at: number): Match | null {
  const next = word(words, at + 1)
  if (next === 'day' && (word(words, at + 2) === 'before' || word(words, at + 2) === 'after')) return dayBeside(words, at)
  if (next === 'same' || next === 'very') return sameAt(words, at)
  if (next === 'following' || next === 'ensuing') return following(words, at)
  if (next === 'current') return periodHere(words, at + 2)
  if (next === 'weekend') return matched(period('weekend', 0, 'published'), at + 2, 'weekend')
  if (next === 'days' || next === 'weeks' || next === 'months' || next === 'years') {
    const unit = units.get(next)
    return unit && word(words, at + 2) === 'ahead' ? matched({ kind: 'window', unit, count: null, direction: 1 }, at + 3, 'window') : null
  }
  const unit = units.get(next)
  if (
    unit !== undefined &&
    unit !== 'hour' &&
    unit !== 'day' &&
    (word(words, at + 2) === 'before' || word(words, at + 2) === 'after') &&
    closes(words, at + 3)
  )
    return matched(period(unit, word(words, at + 2) === 'before' ? -1 : 1, 'lead'), at + 3, 'period-beside')
  if (next === 'end' || next === 'beginning' || next === 'start' || next === 'middle') return partial(words, at)
  if (next === 'new' && word(words, at + 2) === 'year' && word(words, at + 3) !== "'s")
    return matched(period('year', 1, 'published', 'early'), at + 3, 'new-year')
  if (lookUp(shifts, next) !== undefined) return shifted(words, at + 1, true)
  return seasonAt(words, at + 1)
}

function periodHere(words: Words, at: number): Match | null {
  const unit = units.get(word(words, at))
  return unit && unit !== 'hour' && unit !== 'day' ? matched(period(unit, 0, 'published'), at + 1, 'period') : null
}

/** "the day before yesterday", "the day after tomorrow", "the day before", "the day after". */
function dayBeside(words: Words, at: number): Match | null {
  const before = word(words, at + 2) === 'before'
  const of = word(words, at + 3)
  if (before && of === 'yesterday') return matched(offset('day', -2, 'published'), at + 4, 'yesterday-tomorrow')
  if (!before && of === 'tomorrow') return matched(offset('day', 2, 'published'), at + 4, 'yesterday-tomorrow')
  if (!closes(words, at + 3)) return null
  return matched(offset('day', before ? -1 : 1, before ? 'lead' : 'narrative'), at + 3, 'day-beside')
}

/** "the same day", "the same night", "the same month". */
function sameAt(words: Words, at: number): Match | null {
  const next = word(words, at + 2) === 'same' ? at + 3 : at + 2
  if (dayParts.has(word(words, next))) return matched(offset('day', 0, 'narrative'), next + 1, 'same-day')
  const unit = units.get(word(words, next))
  if (unit === undefined || unit === 'hour') return null
  return unit === 'day'
    ? matched(offset('day', 0, 'narrative'), next + 1, 'same-day')
    : matched(period(unit, 0, 'narrative'), next + 1, 'period-beside')
}

/** "the following day", "the following week", "the following Tuesday", "the following days". */
function following(words: Words, at: number): Match | null {
  const next = word(words, at + 2)
  if (dayParts.has(next) || next === 'day') return matched(offset('day', 1, 'narrative'), at + 3, 'day-beside')
  const day = weekdayAt(words, at + 2)
  if (day) return matched({ kind: 'weekday', weekday: day.value, shift: 'next' }, partOfDay(words, day.end), 'weekday-beside')
  const unit = units.get(next)
  return unit === undefined || unit === 'hour' || next.endsWith('s') ? null : matched(period(unit, 1, 'narrative'), at + 3, 'period-beside')
}

/** "late last month", "early next year", "the end of this week", "end of the year", "early in the new year", "late Tuesday", "late on Tuesday". */
function partial(words: Words, at: number): Match | null {
  const part = partAt(words, at) ?? bareEnd(words, at)
  if (!part) return null
  const next = word(words, part.end)
  if (next === 'the') return partOfArticled(words, part)
  if (part.value !== 'mid') {
    const day = weekday(words, next === 'on' ? part.end + 1 : part.end)
    if (day) return day
    if (lookUp(dayShift, next) !== undefined) return plainDay(words, at, part.end)
  }
  const whole = lookUp(shifts, next) !== undefined ? shifted(words, part.end, false) : seasonAt(words, part.end)
  return whole ? withPart(whole, part.value) : null
}

/** "end of the year" without an article. */
function bareEnd(words: Words, at: number): Read<Part> | null {
  const value = word(words, at) === 'end' ? 'late' : word(words, at) === 'start' || word(words, at) === 'beginning' ? 'early' : null
  return value && word(words, at + 1) === 'of' ? { value, end: at + 2 } : null
}

/** "the end of the year": the year that is; "early in the new year": the next one. */
function partOfArticled(words: Words, part: Read<Part>): Match | null {
  const next = word(words, part.end + 1)
  if (next === 'new' && word(words, part.end + 2) === 'year')
    return matched(period('year', 1, 'published', 'early'), part.end + 3, 'new-year')
  const unit = units.get(next)
  if (unit === 'month' || unit === 'year' || unit === 'week' || unit === 'decade' || unit === 'quarter')
    return matched(period(unit, 0, 'published', part.value), part.end + 2, 'part-of-period')
  const whole = articled(words, part.end)
  return whole ? withPart(whole, part.value) : null
}

function withPart(match: Match, part: Part): Match {
  const { phrase } = match
  if (phrase.kind === 'period' || phrase.kind === 'month' || phrase.kind === 'season' || phrase.kind === 'calendar')
    return { ...match, phrase: { ...phrase, part }, rule: matched(phrase, 0, 'part-of-period').rule }
  return match
}

/** "Tuesday", "Tuesday night", "Tuesday at dawn", "Tuesday last week", "Monday to Wednesday". */
export function weekday(words: Words, at: number): Match | null {
  const day = weekdayAt(words, at)
  if (!day) return null
  const plain: Phrase = { kind: 'weekday', weekday: day.value, shift: null }
  const joint = word(words, day.end)
  if (isDash(joint) || joint === 'to' || joint === 'through' || (joint === 'and' && word(words, at - 1) === 'between')) {
    const last = weekdayAt(words, day.end + 1)
    if (last)
      return matched({ kind: 'span', first: plain, last: { kind: 'weekday', weekday: last.value, shift: null } }, last.end, 'weekday-range')
  }
  let end = partOfDay(words, day.end)
  const of = word(words, end) === 'of' ? end + 1 : end
  const marker = word(words, of)
  if ((marker === 'last' || marker === 'next' || marker === 'this') && word(words, of + 1) === 'week')
    return matched(
      { ...plain, shift: marker === 'last' ? 'week-ago' : marker === 'next' ? 'week-ahead' : 'this' },
      of + 2,
      'weekday-beside',
    )
  if (marker === 'last' && of === end && !units.has(word(words, of + 1))) end++
  return matched(
    marker === 'last' && end === of + 1 ? { ...plain, shift: 'last' } : plain,
    end,
    marker === 'last' && end === of + 1 ? 'weekday-beside' : 'weekday',
  )
}

/** "January last year", "August of this year", "5 May next year": a calendar match without a year, and what follows it. */
export function monthOfShifted(words: Words, match: Match): Match {
  const { phrase } = match
  if (phrase.kind !== 'calendar' || phrase.year !== null || phrase.month === null) return match
  const start = word(words, match.end) === 'of' || word(words, match.end) === ',' ? match.end + 1 : match.end
  const marker = word(words, start)
  if (!(marker === 'last' || marker === 'this' || marker === 'next') || word(words, start + 1) !== 'year') return match
  const shift = lookUp(shifts, marker) ?? 0
  return matched({ kind: 'in-year', shift, month: phrase.month, day: phrase.day, part: phrase.part }, start + 2, 'month-of-year-beside')
}

/** "summer 2023", "the summer of 2015", "in spring". */
function seasonAt(words: Words, at: number): Match | null {
  const month = seasons.get(word(words, at))
  if (month === undefined) return null
  const year = yearAt(words, word(words, at + 1) === 'of' ? at + 2 : at + 1)
  return year ? matched({ kind: 'season', month, year: year.value, shift: null, part: null }, year.end, 'season') : null
}
