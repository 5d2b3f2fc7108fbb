/** The fixed corpus of the benchmark: unique sentences in documents of about twelve, from the data folder beside the checkout. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** Plain texts: the press statements of re3d, the raw text of the treebanks, the sentences of the relations sample, the example dispatch. */
export function readCorpus(data: string): readonly string[] {
  const seen = new Set<string>()
  const fresh = (sentence: string): boolean => {
    const text = sentence.trim()
    if (text.length < 20 || seen.has(text)) return false
    seen.add(text)
    return true
  }
  const documents = readdirSync('examples')
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => readFileSync(join('examples', name), 'utf8'))
  if (!existsSync(data)) return documents
  for (const source of readdirSync(join(data, 'gold', 're3d')).sort())
    for (const line of readFileSync(join(data, 'gold', 're3d', source, 'documents.json'), 'utf8').split('\n'))
      if (line.trim() !== '') documents.push((JSON.parse(line) as { text: string }).text)
  const sentences = [...treebankSentences(join(data, 'treebank')), ...relationSentences(join(data, 'gold', 'relations-train.tsv'))].filter(
    fresh,
  )
  for (let at = 0; at < sentences.length; at += 12) documents.push(sentences.slice(at, at + 12).join(' '))
  return documents
}

function treebankSentences(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.conllu.gz'))
    .sort()
    .flatMap((name) =>
      gunzipSync(readFileSync(join(folder, name)))
        .toString('utf8')
        .split('\n')
        .filter((line) => line.startsWith('# text = '))
        .map((line) => line.slice('# text = '.length)),
    )
}

function relationSentences(file: string): readonly string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t')[3] ?? '')
}
