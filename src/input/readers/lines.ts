/** Lines of a stream of any length, one at a time: what is longer than the cap is skipped and said. */
import type { Bytes } from './bytes.js'
import { peek } from './bytes.js'
import { charsetOf, decoderOf } from './charset.js'

export interface Line {
  /** Counted from 1. */
  readonly number: number
  /** Null: longer than the cap. */
  readonly text: string | null
}

/** Splits at line feeds and drops a carriage return before them. Memory stays below twice the cap whatever the input. */
export async function* linesOf(input: Bytes, cap: number): AsyncGenerator<Line> {
  const { first, bytes } = await peek(input, 65_536)
  const decoder = decoderOf(charsetOf(first, null))
  let held: string[] = []
  let length = 0
  let number = 1
  const finish = (): Line => {
    const text = length > cap ? null : held.join('').replace(/\r$/, '')
    held = []
    length = 0
    return { number: number++, text }
  }
  const take = (part: string): void => {
    length += part.length
    if (length <= cap) held.push(part)
    else held = []
  }
  for await (const chunk of bytes) {
    const text = decoder.write(chunk)
    let from = 0
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
      take(text.slice(from, at))
      yield finish()
      from = at + 1
    }
    if (from < text.length) take(text.slice(from))
  }
  take(decoder.end())
  if (length > 0) yield finish()
}
