/** Classes of characters for the scanner: one byte per UTF-16 unit, looked up, never matched. */

export const Sign = {
  other: 0,
  space: 1,
  letter: 2,
  digit: 3,
  apostrophe: 4,
  hyphen: 5,
  stop: 6,
  quote: 7,
  open: 8,
  close: 9,
  mark: 10,
} as const

const table = new Uint8Array(65536)

function set(signs: string, kind: number): void {
  for (const sign of signs) table[sign.charCodeAt(0)] = kind
}

// Letters are the Latin blocks with their diacritics, and every other script from Greek on; what is left above is punctuation and symbols.
for (let code = 0; code < 65536; code++) {
  if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) table[code] = Sign.letter
  else if (code >= 0xc0 && code < 0x2000 && code !== 0xd7 && code !== 0xf7) table[code] = Sign.letter
  else if (code >= 0x3040 && code < 0xfe00) table[code] = Sign.letter
  else if (code >= 48 && code <= 57) table[code] = Sign.digit
}
set(
  ' \t\n\r\f\v\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u2028\u2029\u202f\u205f\u3000\ufeff',
  Sign.space,
)
set("'\u2019\u2018\u02bc\u00b4`", Sign.apostrophe)
set('-\u2010\u2011\u2012\u2013', Sign.hyphen)
set('.!?\u2026', Sign.stop)
set('"\u201c\u201d\u201e\u201f\u00ab\u00bb', Sign.quote)
set('([{<', Sign.open)
set(')]}>', Sign.close)
set(',;:/\u2014\u2015', Sign.mark)
table['\u00aa'.charCodeAt(0)] = Sign.letter
table['\u00ba'.charCodeAt(0)] = Sign.letter
table['\u00b5'.charCodeAt(0)] = Sign.letter

/** The class of a UTF-16 unit. Halves of surrogate pairs count as letters, so that a pair is never cut. */
export function signOf(code: number): number {
  return code >= 0xd800 && code < 0xe000 ? Sign.letter : (table[code] ?? Sign.other)
}

export function isUpper(code: number): boolean {
  if (code < 128) return code >= 65 && code <= 90
  const sign = String.fromCharCode(code)
  return sign !== sign.toLowerCase()
}

export function isLower(code: number): boolean {
  if (code < 128) return code >= 97 && code <= 122
  const sign = String.fromCharCode(code)
  return sign !== sign.toUpperCase()
}
