/** A fault that the user can mend: the message says what, where and what to do. `exitCode` as in the product's table (2: usage). */
export class UserError extends Error {
  constructor(
    message: string,
    readonly exitCode: 2 | 3 | 4 | 5 | 6 = 2,
  ) {
    super(message)
    this.name = 'UserError'
  }
}
