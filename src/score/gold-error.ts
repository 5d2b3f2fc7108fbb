/** A fault in a file of gold annotations: the caller ends with status 2 and shows the message. */
export class GoldError extends Error {
  constructor(
    readonly file: string,
    /** Counted from 1; 0 when the whole file is meant. */
    readonly line: number,
    readonly fault: string,
  ) {
    super(line > 0 ? `${file}:${line}: ${fault}` : `${file}: ${fault}`)
    this.name = 'GoldError'
  }
}
