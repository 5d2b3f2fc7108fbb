/** Builds parsed tokens from CoNLL-U with its texts, for tests of the statement finders on given trees. */
import type { ParsedTokens, Sentence, Tag } from '../src/model/tokens.js'

/** Sentences of CoNLL-U text as one table; `# newpar` opens a paragraph. Returns the text that the offsets point into as well. */
export function readTrees(conllu: string): { readonly text: string; readonly tokens: ParsedTokens } {
  let text = ''
  const from: number[] = []
  const to: number[] = []
  const form: string[] = []
  const lemma: string[] = []
  const tag: Tag[] = []
  const fine: string[] = []
  const head: number[] = []
  const relation: string[] = []
  const sentenceOf: number[] = []
  const sentences: Sentence[] = []
  let paragraph = -1
  for (const block of conllu.split(/\n\n+/)) {
    if (/^# newpar/m.test(block) || paragraph < 0) paragraph++
    const rows = block
      .split('\n')
      .filter((line) => /^\d+\t/.test(line))
      .map((line) => line.split('\t'))
    const joined = joinedTokens(block)
    if (rows.length === 0) continue
    if (text !== '') text += /^# newpar/m.test(block) ? '\n\n' : ' '
    const first = form.length
    rows.forEach((row, i) => {
      from.push(text.length)
      text += row[1] ?? ''
      to.push(text.length)
      if (!(row[9] ?? '').includes('SpaceAfter=No') && !joined.has(Number(row[0])) && i < rows.length - 1) text += ' '
      form.push(view(row[1] ?? ''))
      lemma.push(row[2] ?? '')
      tag.push((row[3] ?? 'X') as Tag)
      fine.push(row[4] ?? '')
      head.push(row[6] === '0' ? first + i : first + Number(row[6]) - 1)
      relation.push(row[7] ?? '')
      sentenceOf.push(sentences.length)
    })
    sentences.push({ first, end: form.length, index: sentences.length, inHeadline: false, paragraph })
  }
  const firstChild = new Int32Array(form.length).fill(-1)
  const nextSibling = new Int32Array(form.length).fill(-1)
  for (let token = form.length - 1; token >= 0; token--) {
    const up = head[token] ?? token
    if (up === token) continue
    nextSibling[token] = firstChild[up] ?? -1
    firstChild[up] = token
  }
  return {
    text,
    tokens: {
      length: form.length,
      from,
      to,
      form,
      lower: form.map((word) => word.toLowerCase()),
      lemma,
      tag,
      fine,
      head,
      relation,
      firstChild,
      nextSibling,
      sentenceOf,
      sentences,
    },
  }
}

/** Numbers of the tokens that no space follows inside a word that is cut in two ("Qatar's" as 1-2), and of its end where none follows the whole. */
function joinedTokens(block: string): ReadonlySet<number> {
  const out = new Set<number>()
  for (const match of block.matchAll(/^(\d+)-(\d+)\t.*$/gm)) {
    const [first, last] = [Number(match[1]), Number(match[2])]
    for (let number = first; number < last; number++) out.add(number)
    if (match[0].includes('SpaceAfter=No')) out.add(last)
  }
  return out
}

function view(form: string): string {
  return form.replace(/[“”]/g, '"').replace(/[‘’]/g, "'")
}
