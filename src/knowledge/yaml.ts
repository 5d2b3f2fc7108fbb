/** Reads a YAML knowledge file and names file and line of what is wrong in it. */
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml'
import { KnowledgeError, type SourceFile } from './source.js'

/** One YAML file with what is needed to say where in it something stands. */
export interface YamlFile {
  readonly source: SourceFile
  readonly document: Document.Parsed
  readonly lines: LineCounter
}

/** Throws KnowledgeError at the first fault of syntax. */
export function openYaml(source: SourceFile): YamlFile {
  const lines = new LineCounter()
  const document = parseDocument(source.text, { lineCounter: lines })
  const fault = document.errors[0]
  if (fault) throw new KnowledgeError(source.name, lines.linePos(fault.pos[0]).line, fault.message.split('\n')[0] ?? 'no YAML')
  return { source, document, lines }
}

/** An error at the line of a node, or of the whole file. */
export function faultAt(file: YamlFile, node: unknown, fault: string): KnowledgeError {
  const range = (node as Node | null | undefined)?.range
  return new KnowledgeError(file.source.name, range ? file.lines.linePos(range[0]).line : 0, fault)
}

/** The pairs of a mapping by key; an error when the node is no mapping or has a key outside `allowed`. */
export function fieldsOf(file: YamlFile, node: unknown, allowed: readonly string[]): ReadonlyMap<string, unknown> {
  if (!isMap(node)) throw faultAt(file, node, `expected a mapping with ${allowed.join(', ')}`)
  const out = new Map<string, unknown>()
  for (const pair of node.items) {
    const key = isScalar(pair.key) ? String(pair.key.value) : ''
    if (!allowed.includes(key)) throw faultAt(file, pair.key, `unknown key '${key}'; known: ${allowed.join(', ')}`)
    out.set(key, pair.value)
  }
  return out
}

/** The pairs of a mapping whose keys are free names. */
export function pairsOf(file: YamlFile, node: unknown): readonly (readonly [string, unknown])[] {
  if (!isMap(node)) throw faultAt(file, node, 'expected a mapping')
  return node.items.map((pair) => [isScalar(pair.key) ? String(pair.key.value) : '', pair.value] as const)
}

export function itemsOf(file: YamlFile, node: unknown): readonly unknown[] {
  if (!isSeq(node)) throw faultAt(file, node, 'expected a list')
  return node.items
}

/** A scalar as text, trimmed. Codes must be quoted in the file: 040 unquoted is a number, and refused. */
export function textOf(file: YamlFile, node: unknown): string {
  if (!isScalar(node) || typeof node.value !== 'string') throw faultAt(file, node, 'expected a text (codes in quotes)')
  return node.value.trim()
}

export function numberOf(file: YamlFile, node: unknown): number {
  if (!isScalar(node) || typeof node.value !== 'number') throw faultAt(file, node, 'expected a number')
  return node.value
}

/** A list of texts, or one text standing for a list of one; words that YAML would read otherwise (no, on) are taken as text. */
export function textsOf(file: YamlFile, node: unknown): readonly string[] {
  if (node === undefined || node === null) return []
  if (isScalar(node)) return [wordOf(node)]
  return itemsOf(file, node).map((item) => {
    if (!isScalar(item)) throw faultAt(file, item, 'expected a word')
    return wordOf(item)
  })
}

function wordOf(node: { readonly value: unknown; readonly source?: string | undefined }): string {
  return (typeof node.value === 'string' ? node.value : (node.source ?? String(node.value))).trim()
}
