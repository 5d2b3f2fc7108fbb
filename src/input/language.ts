/** Whether a text is English prose, by its commonest words: enough to set other languages, tables and program text aside. */

export type LanguageGuess = 'en' | 'other' | 'unclear'

const english = new Set(
  'the of and to in a is that for on was with as by at he it his be from are said has have not an had were will who which but they this their she her we you its or been would'.split(
    ' ',
  ),
)
/** Commonest words of German, French, Spanish, Portuguese, Italian, Dutch, Turkish, Indonesian and Polish that are not English words. */
const foreign = new Set(
  'der und die das den von zu mit sich des auf für ist im dem nicht ein eine als auch es le la les des et un une du dans est pour que qui au par sur pas ne el los las del y en por con una para se no su al lo como o os da do em um uma não na com il di che e per non una sono della het van een ik niet dat zijn op te bir ve bu için ile olarak yang dan di dengan untuk tidak ini w z na nie do się że jest'.split(
    ' ',
  ),
)
const word = /[\p{L}\p{M}]+/gu

/** `unclear` for fewer than eight words, where counting says nothing. Looks at the first 4,000 characters. */
export function guessLanguage(text: string): LanguageGuess {
  const sample = text.slice(0, 4000)
  const words = sample.toLowerCase().match(word) ?? []
  if (words.length < 8) return 'unclear'
  const latin = words.filter((one) => /^[a-z\u00c0-\u024f]+$/.test(one)).length
  if (latin < words.length * 0.5) return 'other'
  let own = 0
  let others = 0
  for (const one of words) {
    if (english.has(one)) own++
    else if (foreign.has(one)) others++
  }
  if (own >= words.length * 0.12 && own > others) return 'en'
  if (others > own) return 'other'
  return own < words.length * 0.04 && words.length >= 20 ? 'other' : 'unclear'
}
