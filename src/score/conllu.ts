/** Reads CoNLL-U for the scorers: words with gold annotation, and the running text they came from. */

export interface GoldWord {
  readonly form: string
  readonly tag: string
  readonly lemma: string
  readonly fine: string
  /** Number of the governor within the sentence, from 1; 0 is the root. */
  readonly head: number
  readonly relation: string
  readonly misc: string
}

/** A surface token: the words from `first` to `end` of the sentence are printed together as `text`. */
export interface SurfaceToken {
  readonly text: string
  readonly first: number
  readonly end: number
  readonly spaceAfter: boolean
}

export interface GoldSentence {
  readonly document: string
  readonly id: string
  readonly text: string
  readonly opensParagraph: boolean
  readonly words: readonly GoldWord[]
  readonly surface: readonly SurfaceToken[]
}

/** Thrown for input that is no CoNLL-U; the message names the line. */
export class TreebankError extends Error {
  override readonly name = 'TreebankError'
}

/** The sentences of a CoNLL-U text. Throws TreebankError naming the first line that is wrong. */
export function readConllu(text: string): GoldSentence[] {
  const sentences: GoldSentence[] = []
  let [document, paragraph, id, printed] = ['', false, '', '']
  let words: GoldWord[] = []
  let surface: SurfaceToken[] = []
  let covered = 0
  const flush = (): void => {
    if (words.length > 0) sentences.push({ document, id, text: printed, opensParagraph: paragraph, words, surface })
    ;[words, surface, covered, paragraph, id, printed] = [[], [], 0, false, '', '']
  }
  text.split('\n').forEach((raw, index) => {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw
    if (line === '') return flush()
    if (line.startsWith('#')) {
      if (line.startsWith('# newdoc')) document = valueOf(line)
      if (line.startsWith('# newdoc') || /^# newpar( |$)/.test(line)) paragraph = true
      if (line.startsWith('# sent_id')) id = valueOf(line)
      if (line.startsWith('# text =')) printed = valueOf(line)
      return
    }
    const cells = line.split('\t')
    if (cells.length !== 10) throw new TreebankError(`line ${index + 1}: expected 10 columns, found ${cells.length}`)
    const [number = '', form = '', lemma = '', tag = '', fine = '', , head = '', relation = '', , misc = ''] = cells
    const spaceAfter = !/(?:^|\|)SpaceAfter=No(?:\||$)/.test(misc)
    const range = /^(\d+)-(\d+)$/.exec(number)
    if (range) {
      covered = Number(range[2])
      surface.push({ text: form, first: Number(range[1]) - 1, end: covered, spaceAfter })
    } else if (/^\d+$/.test(number)) {
      if (!/^\d+$/.test(head)) throw new TreebankError(`line ${index + 1}: the governor "${head}" is no number`)
      words.push({ form, tag, lemma, fine, head: Number(head), relation, misc })
      if (Number(number) > covered) surface.push({ text: form, first: words.length - 1, end: words.length, spaceAfter })
    } else if (!/^\d+\.\d+$/.test(number)) throw new TreebankError(`line ${index + 1}: "${number}" is no word number`)
  })
  flush()
  if (sentences.length === 0) throw new TreebankError('line 1: no sentence found')
  return sentences
}

function valueOf(line: string): string {
  return line.slice(line.indexOf('=') + 1).trim()
}
