/**
 * Makes the JSON lines of the `attribution` suite from the annotations in test/data/attribution-gum-news.txt and the treebank
 * that holds the sentences: node --import tsx scripts/attribution-gum.ts [../shared/data/treebank] > gum-news.jsonl
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

interface SourceSentence {
  readonly number: number
  readonly text: string
  readonly opens: boolean
}

const folder = process.argv[2] ?? join(import.meta.dirname, '../../shared/data/treebank')
const annotations = readFileSync(join(import.meta.dirname, '../test/data/attribution-gum-news.txt'), 'utf8')
const documents = readDocuments()

for (const window of annotations.split(/^> /m).slice(1)) {
  const [head = '', ...rows] = window.trim().split('\n')
  const [name = '', first = '', last = ''] = head.split(' ')
  const text = (documents.get(`GUM_news_${name}`) ?? [])
    .filter((one) => one.number >= Number(first) && one.number <= Number(last))
    .reduce((sum, one) => (sum === '' ? one.text : `${sum}${one.opens ? '\n\n' : ' '}${one.text}`), '')
  const attributions = rows.map((row) => {
    const [source = '', cue = '', content = ''] = row.split(' | ')
    return { source: [place(text, source)], cue: [place(text, cue)], content: content.split(' ~ ').map((part) => place(text, part)) }
  })
  console.log(JSON.stringify({ id: `GUM_news_${name}-${first}`, text, attributions }))
}

/** Sentences of the news documents by document. */
function readDocuments(): Map<string, SourceSentence[]> {
  const out = new Map<string, SourceSentence[]>()
  for (const part of ['train', 'dev', 'test']) {
    const conllu = gunzipSync(readFileSync(join(folder, `gum-${part}.conllu.gz`))).toString('utf8')
    let list: SourceSentence[] = []
    for (const block of conllu.split(/\n\n+/)) {
      const document = /^# newdoc id = (\S+)/m.exec(block)?.[1]
      if (document !== undefined) out.set(document, (list = []))
      const number = Number(/^# sent_id = .*-(\d+)$/m.exec(block)?.[1])
      const text = /^# text = (.*)$/m.exec(block)?.[1]
      if (text !== undefined) list.push({ number, text, opens: /^# newpar(?!_)/m.test(block) })
    }
  }
  return out
}

/** The span of an anchor: a stretch of words, "A .. B" from the first A to the end of the next B, "#2" the second occurrence. */
function place(text: string, anchor: string): [number, number] {
  const [, plain = anchor, count = '1'] = /^(.*)#(\d+)$/.exec(anchor) ?? []
  const [from = plain, to] = plain.split(' .. ')
  const start = occurrence(text, from, Number(count))
  const end = to === undefined ? start + from.length : text.indexOf(to, start + from.length) + to.length
  if (start < 0 || end <= start) throw new Error(`'${anchor}' does not stand in: ${text.slice(0, 80)}`)
  return [start, end]
}

/** Where the words stand for the n-th time, not inside longer words; -1 where they do not. */
function occurrence(text: string, words: string, count: number): number {
  const isLetter = (char: string): boolean => /[\p{L}\p{N}]/u.test(char)
  let left = count
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const inside =
      (isLetter(words.charAt(0)) && isLetter(text.charAt(at - 1))) ||
      (isLetter(words.slice(-1)) && isLetter(text.charAt(at + words.length)))
    if (!inside && --left === 0) return at
  }
  return -1
}
