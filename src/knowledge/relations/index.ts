/** Written examples of relations: sentences with a source in braces, a target in brackets, and the root class they show. */
import { KnowledgeError, readTable, type SourceFile } from '../source.js'

export interface RelationExample {
  readonly root: string
  readonly text: string
  /** Half-open ranges of the text, as pairs of offsets. */
  readonly sources: readonly { readonly from: number; readonly to: number }[]
  readonly targets: readonly { readonly from: number; readonly to: number }[]
}

export interface RelationsData {
  readonly examples: readonly RelationExample[]
}

/** Reads all files of examples. Throws KnowledgeError for unpaired or missing marks and for a sentence that stands twice. */
export function compileRelations(files: readonly SourceFile[]): RelationsData {
  const examples: RelationExample[] = []
  const known = new Set<string>()
  for (const file of files) {
    for (const row of readTable(file, ['root', 'sentence'])) {
      const example = readExample(row.file, row.line, row.cells['root'] ?? '', row.cells['sentence'] ?? '')
      const key = row.cells['sentence'] ?? ''
      if (known.has(key)) throw new KnowledgeError(row.file, row.line, 'the sentence stands twice')
      known.add(key)
      examples.push(example)
    }
  }
  return { examples }
}

function readExample(file: string, line: number, root: string, marked: string): RelationExample {
  let text = ''
  const found = { '{': [] as { from: number; to: number }[], '[': [] as { from: number; to: number }[] }
  const open: ('{' | '[')[] = []
  const starts: number[] = []
  for (const sign of marked) {
    if (sign === '{' || sign === '[') {
      open.push(sign)
      starts.push(text.length)
    } else if (sign === '}' || sign === ']') {
      const begun = open.pop()
      const from = starts.pop()
      if (begun === undefined || from === undefined || begun !== (sign === '}' ? '{' : '['))
        throw new KnowledgeError(file, line, `'${sign}' without its beginning`)
      found[begun].push({ from, to: text.length })
    } else text += sign
  }
  if (open.length > 0) throw new KnowledgeError(file, line, `'${open.join('')}' is not closed`)
  if (found['{'].length === 0 && found['['].length === 0) throw new KnowledgeError(file, line, 'neither source nor target is marked')
  return { root, text, sources: found['{'], targets: found['['] }
}
