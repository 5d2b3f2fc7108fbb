/** The taxonomy of issues: compiled from knowledge/issues/*.tsv, and its phrases by their first word. */
import { wordTable } from '../../base/word-table.js'
import { byText } from '../../base/order.js'
import { type PhraseTable, phraseTable } from '../phrases.js'
import { KnowledgeError, listed, readTable, type SourceFile } from '../source.js'

export interface Issue {
  /** Short id, as kept in records. */
  readonly id: string
  readonly name: string
  /** Noun phrases that name it, lower case. */
  readonly phrases: readonly string[]
}
export interface IssuesData {
  readonly issues: readonly Issue[]
}
export interface Issues {
  readonly byId: ReadonlyMap<string, Issue>
  /** Issue ids by phrase. */
  readonly phrases: PhraseTable<string>
}

/**
 * Compiles the taxonomy. An issue named again in a later file gains that row's phrases; a phrase of two issues is a fault. A file
 * named merges.tsv takes issues for others (columns issue, into): what names the one then names the other.
 */
export function compileIssues(files: readonly SourceFile[]): IssuesData {
  const merges = files.filter((file) => file.name.endsWith('merges.tsv'))
  return merged(compileTaxonomy(files.filter((file) => !merges.includes(file))), merges)
}

/** The taxonomy with the merged issues' phrases at those they go into. Throws KnowledgeError on an unknown issue and on a circle. */
function merged(data: IssuesData, files: readonly SourceFile[]): IssuesData {
  const issues = new Map(data.issues.map((issue) => [issue.id, issue]))
  const into = new Map<string, string>()
  for (const row of files.flatMap((file) => readTable(file, ['issue', 'into']))) {
    const [from = '', to = ''] = [row.cells['issue'], row.cells['into']]
    for (const id of [from, to]) if (!issues.has(id)) throw new KnowledgeError(row.file, row.line, `no issue '${id}'`)
    into.set(from, to)
    for (let at = to, steps = 0; into.has(at); at = into.get(at) ?? at, steps++)
      if (at === from || steps > into.size) throw new KnowledgeError(row.file, row.line, `'${from}' is merged into itself`)
  }
  const last = (id: string): string => {
    let at = id
    while (into.has(at)) at = into.get(at) ?? at
    return at
  }
  const phrases = new Map<string, string[]>()
  for (const issue of data.issues) phrases.set(last(issue.id), [...(phrases.get(last(issue.id)) ?? []), ...issue.phrases])
  return { issues: data.issues.filter(({ id }) => !into.has(id)).map((issue) => ({ ...issue, phrases: phrases.get(issue.id) ?? [] })) }
}

function compileTaxonomy(files: readonly SourceFile[]): IssuesData {
  const out = new Map<string, Issue>()
  const owner = new Map<string, string>()
  for (const file of files) {
    for (const row of readTable(file, ['issue', 'name', 'phrases'])) {
      const id = row.cells['issue'] ?? ''
      if (!/^[a-z][a-z0-9-]*$/.test(id))
        throw new KnowledgeError(row.file, row.line, `issue id '${id}' must be lower-case words joined by hyphens`)
      const phrases = listed(row.cells['phrases'])
      for (const phrase of phrases) {
        if (phrase !== phrase.toLowerCase()) throw new KnowledgeError(row.file, row.line, `phrase '${phrase}' must be in lower case`)
        const held = owner.get(phrase)
        if (held !== undefined && held !== id) throw new KnowledgeError(row.file, row.line, `phrase '${phrase}' names '${held}' already`)
        owner.set(phrase, id)
      }
      const before = out.get(id)
      out.set(id, { id, name: before?.name ?? row.cells['name'] ?? id, phrases: [...new Set([...(before?.phrases ?? []), ...phrases])] })
    }
  }
  return { issues: [...out.values()].sort((a, b) => byText(a.id, b.id)) }
}

export function indexIssues(data: IssuesData): Issues {
  const phrases = data.issues.flatMap((issue) => issue.phrases.map((phrase) => ({ phrase, id: issue.id })))
  const table = phraseTable(phrases, (entry) => entry.phrase)
  return Object.freeze({
    byId: new Map(data.issues.map((issue) => [issue.id, issue])),
    phrases: wordTable(
      new Map(
        [...table.entries].map(([first, entries]) => [first, entries.map((entry) => ({ words: entry.words, value: entry.value.id }))]),
      ),
    ),
  })
}
