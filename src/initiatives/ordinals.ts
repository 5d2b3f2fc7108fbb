/** Ordinals in words and figures. */
const words: readonly (readonly string[])[] = [
  ['first', 'initial', 'opening', 'one', 'i'],
  ['second', 'two', 'ii'],
  ['third', 'three', 'iii'],
  ['fourth', 'four', 'iv'],
  ['fifth', 'five', 'v'],
  ['sixth', 'six', 'vi'],
  ['seventh', 'seven', 'vii'],
  ['eighth', 'eight', 'viii'],
  ['ninth', 'nine', 'ix'],
  ['tenth', 'ten', 'x'],
  ['eleventh', 'eleven'],
  ['twelfth', 'twelve'],
  ['thirteenth', 'thirteen'],
  ['fourteenth', 'fourteen'],
  ['fifteenth', 'fifteen'],
  ['sixteenth', 'sixteen'],
  ['seventeenth', 'seventeen'],
  ['eighteenth', 'eighteen'],
  ['nineteenth', 'nineteen'],
  ['twentieth', 'twenty'],
]
const byWord: ReadonlyMap<string, number> = new Map(words.flatMap((list, index) => list.map((word) => [word, index + 1] as const)))
const ordinalOnly: ReadonlySet<string> = new Set(
  words.flatMap((list) => list.filter((word) => /(?:st|nd|rd|th|initial|opening)$/.test(word))),
)

/** The rank that an ordinal word or figure names ("second", "2nd"), or null. */
export function ordinalOf(lower: string): number | null {
  const figure = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(lower)
  if (figure) return Number(figure[1])
  return ordinalOnly.has(lower) ? (byWord.get(lower) ?? null) : null
}

/** The number that a cardinal names behind a noun of steps ("phase two", "round 3", "phase II"), or null. */
export function cardinalOf(lower: string): number | null {
  if (/^\d{1,2}$/.test(lower)) return Number(lower)
  return byWord.get(lower) ?? null
}
