/** Decisions of a review: checked, put into the record's own form, kept in the log through a sink. */
import { amendment } from './review-fields.js'
import { UserError } from './errors.js'
import type { Desk } from './serve-desk.js'
import type { Review } from './serve-shapes.js'

/** A decision as it goes to the log. */
export interface Kept extends Review {
  /** The corrected fields in the record's own form. */
  readonly amended: Readonly<Record<string, unknown>>
}

/** Throws UserError for a record that there is none of, and for a correction that changes nothing or cannot be. */
export async function decide(desk: Desk, review: Review, sink: (kept: Kept) => void): Promise<Review> {
  const item = await desk.reader.record(review.record)
  if (item === null) throw new UserError(`The record holds no record ${review.record}`)
  const amended = review.verdict === 'amended' ? amendment(item.record, review.fields) : {}
  if (review.verdict === 'amended' && Object.keys(amended).length === 0 && review.note.trim() === '')
    throw new UserError('Nothing was changed: change a field, or say in a note what should stand there')
  sink({ ...review, amended })
  desk.decided.set(review.record, review.verdict === 'withdrawn' ? '' : review.verdict)
  // Lists and counts follow: the next question for them waits until it is taken in.
  desk.live?.refresh()
  return review
}
