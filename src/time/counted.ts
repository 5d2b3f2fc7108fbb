/** Times told by counting units: "two days ago", "in three weeks", "the next few months", "within 48 hours". */
import { type Anchor, matched, type Match, type Phrase } from './phrase.js'
import { cardinal, dayParts, type Unit, units } from './vocabulary.js'
import { type Read, word, type Words } from './words.js'

function offset(unit: Unit, count: number, anchor: Anchor): Phrase {
  return { kind: 'offset', unit, count, anchor }
}

/** "two weeks", "few days", "couple of years", "days": a stretch before or after the day of the dispatch. */
export function windowAt(words: Words, at: number, direction: -1 | 0 | 1): Match | null {
  const count = countAt(words, at)
  const unit = units.get(word(words, count?.end ?? at))
  if (unit === undefined || direction === 0) return null
  const end = (count?.end ?? at) + 1
  const single = count === null && !word(words, end - 1).endsWith('s')
  return matched({ kind: 'window', unit, count: count ? count.value : single ? 1 : null, direction }, end, 'window')
}

/** A number of units: "two", "48", "a", "a few", "several", "a couple of", "some three"; the value null for a vague one. */
function countAt(words: Words, at: number): Read<number | null> | null {
  let start = at
  while (
    /^(?:some|about|around|nearly|almost|over|roughly|only|just|exactly|than|more|less|barely)$/.test(word(words, start)) &&
    start < at + 3
  )
    start++
  const article = word(words, start) === 'a' || word(words, start) === 'an'
  const head = word(words, article ? start + 1 : start)
  const after = article ? start + 2 : start + 1
  if (head === 'few' || head === 'several' || head === 'many') return { value: null, end: after }
  if (head === 'couple') return { value: 2, end: word(words, after) === 'of' ? after + 1 : after }
  if (head === 'dozen' && article) return { value: 12, end: after }
  if (head === 'half' && (word(words, after) === 'a' || word(words, after) === 'an')) return { value: 0.5, end: after + 1 }
  if (article) return { value: 1, end: start + 1 }
  let end = start + 1
  let text = head
  // "twenty-one" may come as three tokens.
  if (word(words, end) === '-' && cardinal(`${head}-${word(words, end + 1)}`) !== null) {
    text = `${head}-${word(words, end + 1)}`
    end += 2
  }
  const value = cardinal(text)
  return value === null ? null : { value, end }
}

/** "two days ago", "a year earlier", "three weeks later", "10 days from now", "days ago". */
export function counted(words: Words, at: number): Match | null {
  const count = countAt(words, at)
  const head = count?.end ?? at
  const unit = units.get(word(words, head))
  if (unit === undefined) return null
  if (!count && !word(words, head).endsWith('s')) return null
  return countedEnd(words, head + 1, unit, count ? count.value : null)
}

function countedEnd(words: Words, at: number, unit: Unit, count: number | null): Match | null {
  const marker = word(words, at)
  const direction =
    marker === 'ago' || marker === 'earlier' || marker === 'before'
      ? -1
      : marker === 'later' || marker === 'hence' || marker === 'ahead'
        ? 1
        : 0
  const fromNow = marker === 'from' && (word(words, at + 1) === 'now' || word(words, at + 1) === 'today')
  if (direction === 0 && !fromNow) return null
  // "two days before the summit" is told against an event, not against a day.
  if (marker === 'before' && !closes(words, at + 1)) return null
  const end = fromNow ? at + 2 : at + 1
  if (count === null) return matched({ kind: 'window', unit, count, direction: fromNow || direction > 0 ? 1 : -1 }, end, 'window')
  if (fromNow || marker === 'hence' || marker === 'ago')
    return matched(offset(unit, marker === 'ago' ? -count : count, 'published'), end, marker === 'ago' ? 'ago' : 'from-now')
  return matched(offset(unit, direction * count, direction < 0 ? 'lead' : 'narrative'), end, 'count-beside')
}

/** True where nothing follows that a preposition could govern. */
export function closes(words: Words, at: number): boolean {
  return /^(?:[,.;:)"'!?]|and|but|when|in|at|on|to|by|with|)$/.test(word(words, at))
}

/** "in two weeks", "in three days' time", "within 48 hours", "in the morning", "in the coming days" (left to "the"). */
export function inside(words: Words, at: number): Match | null {
  const within = word(words, at) === 'within'
  if (word(words, at + 1) === 'the' && dayParts.has(word(words, at + 2)) && !within)
    return matched(offset('day', 0, 'narrative'), at + 3, 'same-day')
  const count = countAt(words, at + 1)
  const unit = count ? units.get(word(words, count.end)) : undefined
  if (!count || unit === undefined) return null
  const end = count.end + 1
  if (within) return matched({ kind: 'window', unit, count: count.value, direction: 1 }, end, 'within')
  if (count.value === null) return matched({ kind: 'window', unit, count: null, direction: 1 }, end, 'in-count')
  return matched(offset(unit, count.value, 'published'), end, 'in-count')
}
