/** Letters of words. */

/** True for a word that begins with a capital of any script. */
export function isCapitalized(word: string): boolean {
  const unit = word.charCodeAt(0)
  return unit < 128 ? unit >= 65 && unit <= 90 : /^\p{Lu}/u.test(word)
}
