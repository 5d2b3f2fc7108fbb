/** What the store refuses to do, as errors that the commands turn into exit codes. */

/** The record is being written by another process, or cannot be opened (exit code 4). */
export class LockedError extends Error {
  override readonly name = 'LockedError'
}

/** Bytes of the record are not what was written (exit code 5). */
export class IntegrityError extends Error {
  override readonly name = 'IntegrityError'
}

/** The folder holds no record, or one of a newer format (exit code 2). */
export class NoRecordError extends Error {
  override readonly name = 'NoRecordError'
}
