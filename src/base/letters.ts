/** Letters of words. */

/** True for a word of small letters from a to z and digits alone: no folding changes it. */
export function isPlain(word: string): boolean {
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at)
    if ((unit < 97 || unit > 122) && (unit < 48 || unit > 57)) return false
  }
  return true
}

/** True for a word with a letter or digit of any script in it. */
export function isWordlike(word: string): boolean {
  const unit = word.charCodeAt(0) | 32
  return (unit >= 97 && unit <= 122) || /[\p{L}\p{N}]/u.test(word)
}

/** True for a word that begins with a capital of any script. */
export function isCapitalized(word: string): boolean {
  const unit = word.charCodeAt(0)
  return unit < 128 ? unit >= 65 && unit <= 90 : /^\p{Lu}/u.test(word)
}

/** Without accents and other marks: "Élysée" is "Elysee". Letters that have no decomposition stay ("ł", "ø"). */
export function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(/\p{M}+/gu, '')
}
