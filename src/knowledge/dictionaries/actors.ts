/**
 * Reads actor dictionaries in the format of PETRARCH and TABARI: a name with its code in brackets, synonyms on lines
 * that begin with '+', dated codes on lines of their own ("[HOBGOV 19950601-19990815]", "[HOB <950601]", "[ORC >990816]").
 */
import { parseDay } from '../../base/days.js'
import type { Day } from '../../base/types.js'
import { KnowledgeError, type SourceFile } from '../source.js'
import { addPattern, type DatedCode, emptyNode, type PatternNode, patternWords } from './pattern.js'

interface Entry {
  readonly names: string[]
  readonly codes: DatedCode[]
}

/** Throws KnowledgeError on a code line that stands under no name and on a date that is none. */
export function readActorsDictionary(source: SourceFile): PatternNode {
  const root = emptyNode()
  let entry: Entry = { names: [], codes: [] }
  const close = (): void => {
    for (const name of entry.names) add(root, name, entry.codes)
  }
  const lines = withoutMarkup(source.text).split(/\r?\n/)
  for (let i = 0; i < lines.length; i++) {
    const line = (lines[i] ?? '').replace(/[#;].*$/, '').trimEnd()
    if (line.trim() === '') continue
    const name = line.replace(/\[[^\]]*\]/g, '').replace(/\s+$/, (blank) => (blank === '' ? '' : ' '))
    const codes = [...line.matchAll(/\[([^\]]*)\]/g)].map((match) => readCode(match[1] ?? '', source.name, i + 1))
    if (/^\s/.test(line) && name.trim() !== '' && codes.length === 0)
      throw new KnowledgeError(source.name, i + 1, `'${line.trim()}' is no code in brackets`)
    if (name.trim() === '') {
      if (entry.names.length === 0) throw new KnowledgeError(source.name, i + 1, 'a code stands under no name')
    } else if (name.startsWith('+')) {
      if (entry.names.length === 0) throw new KnowledgeError(source.name, i + 1, 'a synonym stands under no name')
      entry.names.push(name.slice(1))
    } else {
      close()
      entry = { names: [name], codes: [] }
    }
    entry.codes.push(...codes)
  }
  close()
  return root
}

/** Comments in the manner of XML, over several lines, with their line breaks kept. */
export function withoutMarkup(text: string): string {
  return text.replace(/<!\s?--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ''))
}

function add(root: PatternNode, name: string, codes: readonly DatedCode[]): void {
  const stem = !/_\s*$/.test(name)
  const words = patternWords(name)
  if (words.length === 0) return
  addPattern(root, words, codes, stem, blanks(name))
  if (words[0] === 'the' && words.length > 2) addPattern(root, words.slice(1), codes, stem)
}

/** "HOBGOV 19950601-19990815", "HOB <950601", "CODE" ... Two-digit years are of 1930 to 2029. */
function readCode(text: string, file: string, line: number): DatedCode {
  const match = /^\s*([A-Za-z0-9+#/-]*?)\s*(?:([<>])\s*(\d{6,8})|(\d{6,8})\s*-\s*(\d{6,8}))?\s*$/.exec(text)
  if (!match)
    throw new KnowledgeError(file, line, `'[${text}]' is no code (expected [CODE], [CODE <DATE], [CODE >DATE] or [CODE DATE-DATE])`)
  const [, code = '', sign, edge, from, until] = match
  if (sign === '<') return { code, from: null, until: readDate(edge ?? '', file, line) }
  if (sign === '>') return { code, from: readDate(edge ?? '', file, line), until: null }
  return { code, from: from ? readDate(from, file, line) : null, until: until ? readDate(until, file, line) : null }
}

function readDate(digits: string, file: string, line: number): Day {
  const short = digits.length === 6
  const year = short ? (Number(digits.slice(0, 2)) < 30 ? '20' : '19') + digits.slice(0, 2) : digits.slice(0, 4)
  const rest = short ? digits.slice(2) : digits.slice(4)
  const text = `${year}-${rest.slice(0, 2)}-${rest.slice(2, 4)}`
  const day = parseDay(text) ?? parseDay(`${year}-${rest.slice(0, 2)}-28`)
  if (day === null) throw new KnowledgeError(file, line, `'${digits}' is no date (expected YYYYMMDD or YYMMDD)`)
  return day
}

/** Positions of words that a blank parts from the next one: "ITHILEN TELEVISION", as against "RED_CROSS". */
function blanks(name: string): readonly number[] {
  const out: number[] = []
  let words = 0
  for (const part of name.trim().split(/\s+/)) {
    words += patternWords(part).length
    out.push(words - 1)
  }
  return out.slice(0, -1)
}
