/** What the store refuses to do. Each error carries the exit code that commands end with. */

/** The record is being written by another process, or cannot be opened. */
export class LockedError extends Error {
  override readonly name = 'LockedError'
  readonly exitCode = 4
}

/** Bytes of the record are not what was written. */
export class IntegrityError extends Error {
  override readonly name = 'IntegrityError'
  readonly exitCode = 5
}

/** The folder holds no record, or one of a newer format. */
export class NoRecordError extends Error {
  override readonly name = 'NoRecordError'
  readonly exitCode = 2
}
