/** How a word is read: curly quotation marks, dashes and ellipses as their straight forms. The text itself is never edited. */

const straight: ReadonlyMap<string, string> = new Map([
  ...Array.from('\u2018\u2019\u201a\u201b\u00b4`\u2032').map((mark) => [mark, "'"] as const),
  ...Array.from('\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033').map((mark) => [mark, '"'] as const),
  ...Array.from('\u2010\u2011\u2012\u2013\u2212').map((mark) => [mark, '-'] as const),
  ['\u2014', '--'],
  ['\u2015', '--'],
  ['\u2026', '...'],
  ['\u00a0', ' '],
])

/** The form of a word as the model reads it. Plain ASCII without a grave accent comes back as it is. */
export function viewOf(word: string): string {
  if (word === '``' || word === "''") return '"'
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i)
    if (code > 127 || code === 96) return Array.from(word, (sign) => straight.get(sign) ?? sign).join('')
  }
  return word
}
