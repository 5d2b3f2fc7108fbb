/**
 * Time expressions of one dispatch with their readings. Works from words and tags; the tree only names the head.
 * Readings are made in the order of the text, because a story tells days against days already told.
 */
import { addDays } from '../base/days.js'
import type { Day } from '../base/types.js'
import type { Dispatch } from '../model/dispatch.js'
import type { TimeMention, TimeReading } from '../model/time.js'
import type { ParsedTokens } from '../model/tokens.js'
import { bareYearAt, calendarAt, feastAt, weekdayDateAt } from './calendar.js'
import { directionOf } from './direction.js'
import type { Match } from './phrase.js'
import { monthOfShifted, relativeAt } from './relative.js'
import { resolve, type Anchors } from './resolve.js'
import { startsOf } from './starters.js'
import { isCapital, word, type Words } from './words.js'

/** Days of the story so far; local to one call. */
interface Story {
  readonly published: Day | null
  narrative: Day | null
  lead: Day | null
  paragraph: number
  paragraphDay: Day | null
}

/** Reads all time expressions, in order of `first`; they do not overlap. */
export function readTimes(dispatch: Dispatch, tokens: ParsedTokens): readonly TimeMention[] {
  const mentions: TimeMention[] = []
  const story: Story = { published: dispatch.published, narrative: null, lead: null, paragraph: -1, paragraphDay: null }
  for (const sentence of tokens.sentences) {
    const words: Words = { tokens, first: sentence.first, end: sentence.end }
    if (sentence.paragraph !== story.paragraph) {
      story.paragraph = sentence.paragraph
      story.paragraphDay = null
    }
    for (let at = sentence.first; at < sentence.end; ) {
      const match = matchAt(words, at)
      const mention = match ? mentionOf(words, tokens, at, match, story) : null
      if (!match || !mention) {
        at++
        continue
      }
      mentions.push(mention)
      follow(story, mention, sentence.inHeadline)
      at = match.end
    }
  }
  return mentions
}

/** The longest expression at a token; a date beats a relative expression of the same length. */
function matchAt(words: Words, at: number): Match | null {
  const text = word(words, at)
  const starts = startsOf(text)
  if (starts === null) return null
  const dated = starts.calendar ? dateAt(words, at) : null
  const relative = starts.relative ? (weekdayDateAt(words, at) ?? partDate(words, at) ?? relativeAt(words, at)) : null
  if (dated && relative) return relative.end > dated.end ? relative : dated
  return dated ?? relative
}

function dateAt(words: Words, at: number): Match | null {
  const feast = isCapital(words, at) ? feastAt(words, at) : null
  if (feast) return feast
  const date = calendarAt(words, at)
  if (date) return monthOfShifted(words, date)
  return bareYearAt(words, at)
}

/** "early March", "the 1990s", "late 2015": calendar expressions that begin with a word of the relative grammar. */
function partDate(words: Words, at: number): Match | null {
  const text = word(words, at)
  if (text !== 'the' && text !== 'early' && text !== 'late' && text !== 'mid' && text !== 'end') return null
  const date = calendarAt(words, at)
  return date ? monthOfShifted(words, date) : null
}

function mentionOf(words: Words, tokens: ParsedTokens, at: number, match: Match, story: Story): TimeMention | null {
  const direction = directionOf(words, tokens, at, match.end)
  if (match.rule === 'time/in-count' && direction !== 'future') return null
  if (match.rule === 'time/calendar-month' && !isMonth(words, tokens, at)) return null
  const lead = story.paragraphDay ?? story.lead
  const anchors: Anchors = { published: story.published, narrative: story.paragraphDay ?? story.narrative, lead }
  const reading = resolve(match.phrase, anchors, direction)
  return {
    kind: 'time',
    first: at,
    end: match.end,
    head: headOf(tokens, at, match.end),
    reading,
    tense: tenseOf(reading, story.published),
    foundBy: match.rule,
    score: scoreOf(match, reading),
  }
}

/** A bare month is capitalised, and an abbreviation or "May" follows a preposition or a word of time ("Zhang Jun" is a person). */
function isMonth(words: Words, tokens: ParsedTokens, at: number): boolean {
  if (!isCapital(words, at)) return false
  const text = word(words, at)
  if (text.length > 4 && text !== 'march') return true
  const before = word(words, at - 1)
  return (
    /^(?:in|since|by|until|till|of|from|during|before|after|last|this|next|and|to|between|through|for|late|early)$/.test(before) ||
    (at === words.first && tokens.tag[at] !== 'AUX' && word(words, at + 1) !== '' && text.length === 4)
  )
}

/** The token whose governor lies outside the expression. */
function headOf(tokens: ParsedTokens, first: number, end: number): number {
  for (let i = first; i < end; i++) {
    const up = tokens.head[i] ?? i
    if (up < first || up >= end || up === i) return i
  }
  return first
}

/** Days before publication after which a time is background and no longer news. */
const newsDays = 30

function tenseOf(reading: TimeReading | null, published: Day | null): TimeMention['tense'] {
  if (!reading || !published) return 'unknown'
  if (reading.from > published) return 'future'
  if (reading.to <= addDays(published, -newsDays)) return 'history'
  if (reading.to <= published) return 'past'
  return reading.grain === 'day' ? 'present' : reading.from < published ? 'past' : 'future'
}

function scoreOf(match: Match, reading: TimeReading | null): number {
  if (!reading) return 0.5
  if (reading.basis === 'stated') return 1
  if (reading.basis === 'narrative') return 0.8
  return match.phrase.kind === 'window' ? 0.6 : 0.9
}

/** Within a paragraph any day carries the story on; beyond it only a day of the news itself, not background and plans. */
function follow(story: Story, mention: TimeMention, inHeadline: boolean): void {
  const { reading, tense } = mention
  if (inHeadline || reading?.grain !== 'day') return
  story.paragraphDay = reading.from
  if (tense === 'future' || tense === 'history') return
  story.narrative = reading.from
  story.lead ??= reading.from
}
