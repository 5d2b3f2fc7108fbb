/**
 * Reads verb dictionaries in the format of PETRARCH and TABARI: blocks of verbs with a code, and patterns around the verb
 * ("- INDICATED WOULD * NOW [1010]"), with sets of words ("&CURRENCY") defined where they are first needed.
 */
import { KnowledgeError, type SourceFile } from '../source.js'
import { withoutMarkup } from './actors.js'

/** Codes of an act: from source to target, and, for acts that run both ways, back. Null: no event. */
export interface VerbCode {
  readonly forth: string
  readonly back: string | null
}

export type PatternPart = 'source' | 'target' | 'skip' | 'compound'

/** One element of a pattern. `adjacent`: it stands right beside the element that is nearer to the verb. */
export interface PatternStep {
  readonly adjacent: boolean
  /** Alternatives, each a run of lower-case words; null for a part. */
  readonly words: readonly (readonly string[])[] | null
  readonly part: PatternPart | null
}

export interface VerbPattern {
  /** From the verb to the left, and from the verb to the right. */
  readonly before: readonly PatternStep[]
  readonly after: readonly PatternStep[]
  readonly code: VerbCode | null
  readonly line: number
}

export interface VerbEntry {
  /** Words that stand right before and right after the verb's form ("wire" in "wire tap"). */
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly code: VerbCode | null
  readonly patterns: readonly VerbPattern[]
}

/** Entries by the lower-case form of the verb, those of several words first. */
export type VerbDictionary = ReadonlyMap<string, readonly VerbEntry[]>

interface Block {
  readonly code: VerbCode | null
  readonly verbs: { readonly forms: readonly (readonly string[])[]; readonly code: VerbCode | null | undefined }[]
  readonly patterns: VerbPattern[]
}

/** Throws KnowledgeError on a pattern without '*' or code, and on an unknown set of words. */
export function readVerbsDictionary(source: SourceFile): VerbDictionary {
  const sets = new Map<string, string[][]>()
  const blocks: Block[] = []
  let set: string[][] | null = null
  const lines = withoutMarkup(source.text).split(/\r?\n/)
  for (let i = 0; i < lines.length; i++) {
    const line = (lines[i] ?? '').replace(/#(?![^[]*\]).*$/, '').trimEnd()
    const text = line.trim()
    const block = blocks.at(-1)
    if (text === '') continue
    if (text.startsWith('---')) {
      set = null
      blocks.push({ code: readCode(text), verbs: [], patterns: [] })
    } else if (text.startsWith('&')) {
      set = []
      sets.set(setName(text), set)
    } else if (text.startsWith('+') && set) set.push(...setWords(text.slice(1), !/_$/.test(text)))
    else if (text.startsWith('- ') || text.startsWith('-\t')) {
      if (!block) throw new KnowledgeError(source.name, i + 1, 'a pattern stands in no block')
      block.patterns.push(readPattern(text.slice(1), sets, source.name, i + 1))
    } else if (block) block.verbs.push({ forms: verbForms(text), code: /\[/.test(text) ? readCode(text) : undefined })
  }
  return indexBlocks(blocks)
}

function setName(text: string): string {
  return (/^&(\w+)/.exec(text)?.[1] ?? '').replace(/_$/, '').toUpperCase()
}

/** Words of a member of a set, and with a plural unless the set is closed by an underscore. */
function setWords(text: string, plural: boolean): string[][] {
  const words = text
    .trim()
    .toLowerCase()
    .split(/[_\s]+/)
  const last = words.at(-1) ?? ''
  return plural && /[a-z]$/.test(last) && !last.endsWith('s') ? [words, [...words.slice(0, -1), `${last}s`]] : [words]
}

/** "[345]", "[031:032]", "[:033]", "[---]". A mark of doubt ("[023?]") is left out. */
function readCode(text: string): VerbCode | null {
  const inside = /\[\s*([^\]]*)\]/.exec(text)?.[1]?.replace(/\?/g, '').trim() ?? '---'
  const [forth = '', back] = inside.split(':').map((part) => part.trim())
  if (/^[-+#]*$/.test(forth) || forth === '') return null
  return { forth, back: back === undefined || /^[-+#]*$/.test(back) ? null : back }
}

/** All forms of a verb line: "BREAK {BROKE BROKEN}", "+BREAK_DOWN {+BREAKS_DOWN ...}", "WIRE_+TAP {...}". */
function verbForms(line: string): readonly (readonly string[])[] {
  const text = line.replace(/\[[^\]]*\]/, '')
  const given = /\{([^}]*)\}/.exec(text)?.[1]?.trim()
  const base = text.replace(/\{[^}]*\}/, '').trim()
  const forms = given === undefined ? [base, ...regularForms(base)] : [base, ...regularForms(base), ...given.split(/\s+/)]
  return forms.filter((form) => form !== '').map((form) => form.toLowerCase().split(/[_\s]+/))
}

function regularForms(base: string): readonly string[] {
  if (/[_\s+]/.test(base)) return []
  const verb = base.toLowerCase()
  if (verb.endsWith('e')) return [`${verb}s`, `${verb}d`, `${verb.slice(0, -1)}ing`]
  if (/[^aeiou]y$/.test(verb)) return [`${verb.slice(0, -1)}ies`, `${verb.slice(0, -1)}ied`, `${verb}ing`]
  const doubled = /[^aeiou][aeiou][bdglmnprt]$/.test(verb) ? [`${verb}${verb.at(-1) ?? ''}ed`, `${verb}${verb.at(-1) ?? ''}ing`] : []
  return [/(?:s|x|z|ch|sh)$/.test(verb) ? `${verb}es` : `${verb}s`, `${verb}ed`, `${verb}ing`, ...doubled]
}

function readPattern(text: string, sets: ReadonlyMap<string, string[][]>, file: string, line: number): VerbPattern {
  if (!/\[[^\]]*\]/.test(text)) throw new KnowledgeError(file, line, `the pattern '${text.trim()}' has no code`)
  const words = text.replace(/\[[\s\S]*$/, '').trim()
  const elements = [...words.matchAll(/([ _]*)([^ _]+)/g)].map((match) => ({ tied: (match[1] ?? '').includes('_'), name: match[2] ?? '' }))
  const verb = elements.findIndex((one) => one.name === '*')
  if (verb < 0) throw new KnowledgeError(file, line, `the pattern '${words}' has no '*' for the verb`)
  const stepOf = (name: string, adjacent: boolean): PatternStep => {
    const part = parts.get(name)
    if (part) return { adjacent, words: null, part }
    if (!name.startsWith('&')) return { adjacent, words: [[name.toLowerCase()]], part: null }
    const set = sets.get(setName(name))
    if (!set) throw new KnowledgeError(file, line, `the set ${name} is not defined above`)
    return { adjacent, words: set, part: null }
  }
  const after = elements.slice(verb + 1).map((one) => stepOf(one.name, one.tied))
  const before: PatternStep[] = []
  for (let i = verb - 1; i >= 0; i--) before.push(stepOf(elements[i]?.name ?? '', elements[i + 1]?.tied ?? false))
  return { before, after, code: readCode(text), line }
}

const parts: ReadonlyMap<string, PatternPart> = new Map([
  ['$', 'source'],
  ['+', 'target'],
  ['^', 'skip'],
  ['%', 'compound'],
])

function indexBlocks(blocks: readonly Block[]): VerbDictionary {
  const index = new Map<string, VerbEntry[]>()
  for (const block of blocks) {
    const patterns = block.patterns.toSorted((a, b) => weight(b) - weight(a) || a.line - b.line)
    for (const verb of block.verbs) {
      for (const form of verb.forms) {
        const marked = form.findIndex((word) => word.startsWith('+'))
        const at = Math.max(0, marked)
        const words = form.map((word) => word.replace(/^\+/, ''))
        const key = words[at] ?? ''
        const entry = {
          before: words.slice(0, at),
          after: words.slice(at + 1),
          code: verb.code === undefined ? block.code : verb.code,
          patterns,
        }
        const list = index.get(key) ?? []
        list.push(entry)
        index.set(
          key,
          list.toSorted((a, b) => b.before.length + b.after.length - a.before.length - a.after.length),
        )
      }
    }
  }
  return index
}

/** Longer patterns are tried first. */
function weight(pattern: VerbPattern): number {
  return pattern.before.length + pattern.after.length
}
