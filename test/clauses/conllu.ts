/** Reads CoNLL-U written in a test into a parsed dispatch without actors, times and places, so that clauses are tested with no parser in the loop. */
import type { DispatchId, ParsedTokens, ReadDispatch, Sentence, Tag } from '../../src/model/index.js'

export function dispatchFromConllu(source: string): ReadDispatch {
  const rows: { form: string; lemma: string; tag: string; fine: string; head: number; relation: string }[] = []
  const sentences: Sentence[] = []
  for (const block of source.split(/\n\s*\n/)) {
    const first = rows.length
    for (const line of block.split('\n')) {
      const cells = line.trim().split(/\s+/)
      if (!/^\d+$/.test(cells[0] ?? '')) continue
      // Full CoNLL-U has ten columns; a short row is: number, form, lemma, tag, fine tag, head, relation.
      const [form = '', lemma = '', tag = '', fine = ''] = cells.slice(1)
      const [head = '0', relation = 'dep'] = cells.length >= 10 ? cells.slice(6) : cells.slice(5)
      rows.push({ form, lemma, tag, fine, head: head === '0' ? rows.length : first + Number(head) - 1, relation })
    }
    if (rows.length > first)
      sentences.push({ first, end: rows.length, index: sentences.length, inHeadline: false, paragraph: sentences.length })
  }
  const text = rows.map((row) => row.form).join(' ')
  const from: number[] = []
  let at = 0
  for (const row of rows) {
    from.push(at)
    at += row.form.length + 1
  }
  const { firstChild, nextSibling } = links(rows.map((row) => row.head))
  const tokens: ParsedTokens = {
    length: rows.length,
    from,
    to: rows.map((row, i) => (from[i] ?? 0) + row.form.length),
    form: rows.map((row) => row.form),
    lower: rows.map((row) => row.form.toLowerCase()),
    sentenceOf: rows.map((_, i) => sentences.findIndex((sentence) => i >= sentence.first && i < sentence.end)),
    sentences,
    lemma: rows.map((row) => row.lemma),
    tag: rows.map((row) => row.tag as Tag),
    fine: rows.map((row) => row.fine),
    head: rows.map((row) => row.head),
    relation: rows.map((row) => row.relation),
    firstChild,
    nextSibling,
  }
  const dispatch = {
    id: 'd' as DispatchId,
    source: null,
    address: null,
    published: null,
    language: 'en' as const,
    text,
    regions: [],
    dateline: null,
  }
  return { dispatch, tokens, entities: [], actors: [], times: [], places: [] }
}

function links(heads: readonly number[]): { firstChild: number[]; nextSibling: number[] } {
  const firstChild = heads.map(() => -1)
  const nextSibling = heads.map(() => -1)
  for (let i = heads.length - 1; i >= 0; i--) {
    const head = heads[i] ?? i
    if (head === i) continue
    nextSibling[i] = firstChild[head] ?? -1
    firstChild[head] = i
  }
  return { firstChild, nextSibling }
}
