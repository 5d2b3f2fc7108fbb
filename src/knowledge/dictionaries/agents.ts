/**
 * Reads agent dictionaries in the format of PETRARCH: a phrase, its plural in braces ("{}": none, "{MEN}": that one,
 * no braces: the regular one), and a code with '~' where the actor's code stands. "!PERSON!" stands for each word of a set.
 */
import { KnowledgeError, type SourceFile } from '../source.js'
import { withoutMarkup } from './actors.js'
import { addPattern, emptyNode, type PatternNode, patternWords } from './pattern.js'

/** Throws KnowledgeError on an unknown set and on a line without code. */
export function readAgentsDictionary(source: SourceFile): PatternNode {
  const root = emptyNode()
  const sets = new Map<string, readonly string[]>()
  const lines = withoutMarkup(source.text).split(/\r?\n/)
  for (let i = 0; i < lines.length; i++) {
    const line = (lines[i] ?? '').replace(/[#;].*$/, '').trim()
    if (line === '') continue
    const set = /^!(\w+)!\s*=\s*(.+)$/.exec(line)
    if (set) {
      sets.set(
        set[1] ?? '',
        (set[2] ?? '')
          .split(',')
          .map((word) => word.trim())
          .filter((word) => word !== ''),
      )
      continue
    }
    const match = /^([^{[]+?)\s*(?:\{([^}]*)\})?\s*\[\s*([^\]\s]+)\s*\]/.exec(line)
    if (!match) throw new KnowledgeError(source.name, i + 1, `'${line}' is no entry (expected PHRASE {PLURAL} [~CODE])`)
    const [, phrase = '', plural, code = ''] = match
    for (const one of expand(phrase, sets, source.name, i + 1)) {
      const words = patternWords(one)
      if (words.length === 0) continue
      const codes = [{ code, from: null, until: null }]
      addPattern(root, words, codes, false)
      for (const form of plurals(words, plural)) addPattern(root, form, codes, false)
    }
  }
  return root
}

/** One phrase for each word of each set in it. */
function expand(phrase: string, sets: ReadonlyMap<string, readonly string[]>, file: string, line: number): readonly string[] {
  const match = /!(\w+)!/.exec(phrase)
  if (!match) return [phrase]
  const words = sets.get(match[1] ?? '')
  if (!words) throw new KnowledgeError(file, line, `the set !${match[1]}! is not defined above`)
  return words.flatMap((word) => expand(phrase.replace(match[0], word), sets, file, line))
}

/** The plural of the last word, regular unless the braces say otherwise. */
function plurals(words: readonly string[], braces: string | undefined): readonly (readonly string[])[] {
  if (braces !== undefined) return braces.trim() === '' ? [] : braces.split(',').map((form) => patternWords(form))
  const last = words.at(-1) ?? ''
  const plural = /(?:s|x|z|ch|sh)$/.test(last) ? `${last}es` : /[^aeiou]y$/.test(last) ? `${last.slice(0, -1)}ies` : `${last}s`
  return [[...words.slice(0, -1), plural]]
}
