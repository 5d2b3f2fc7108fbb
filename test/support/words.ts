/** Hand-made token tables for tests of stages that need words and coarse tags but no trained model. */
import type { ParsedTokens, Sentence, Tag } from '../../src/model/tokens.js'

const pasts =
  /^(?:met|said|began|fell|rose|took|left|held|cut|spoke|gave|told|flew|sent|came|went|made|saw|drew|grew|ran|had|was|were|led|won|lost|broke|sped|shut|did)$/
const abbreviation = /^(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mr|dr|st|u\.s|u\.n)\.$/i

/** Splits on white space and punctuation; sentences end at full stops before a capital; paragraphs at blank lines. */
export function wordsOf(text: string): ParsedTokens {
  const spans: { from: number; to: number }[] = []
  const pattern = /\d{1,4}(?:[./-]\d{1,4}){2}|\d+(?:st|nd|rd|th|s)?|[\p{L}]+(?:[-'’](?!s\b)[\p{L}]+)*\.?|['’]s|\S/gu
  for (const match of text.matchAll(pattern)) {
    let to = match.index + match[0].length
    if (match[0].length > 1 && match[0].endsWith('.') && !abbreviation.test(match[0])) {
      to--
      spans.push({ from: match.index, to }, { from: to, to: to + 1 })
    } else spans.push({ from: match.index, to })
  }
  const form = spans.map((span) => text.slice(span.from, span.to).replace('’', "'"))
  const lower = form.map((word) => word.toLowerCase())
  return { ...columns(text, spans), form, lower, length: form.length, ...tagged(lower, form) }
}

function columns(text: string, spans: readonly { from: number; to: number }[]) {
  const sentences: Sentence[] = []
  const sentenceOf: number[] = []
  let first = 0
  let paragraph = 0
  for (let i = 0; i < spans.length; i++) {
    sentenceOf.push(sentences.length)
    const gap = text.slice(spans[i]?.to, spans[i + 1]?.from ?? text.length)
    const stop = /^[.!?]$/.test(text.slice(spans[i]?.from, spans[i]?.to)) && gap !== ''
    if (stop || gap.includes('\n\n') || i === spans.length - 1) {
      sentences.push({ index: sentences.length, first, end: i + 1, inHeadline: false, paragraph })
      first = i + 1
    }
    if (gap.includes('\n\n')) paragraph++
  }
  return { from: spans.map((span) => span.from), to: spans.map((span) => span.to), sentenceOf, sentences }
}

function tagged(lower: readonly string[], form: readonly string[]) {
  const fine = lower.map((word, i) => fineTag(word, lower[i - 1] ?? '', form[i] ?? ''))
  const tag = fine.map(
    (one): Tag => (one === 'NNP' ? 'PROPN' : one.startsWith('VB') ? 'VERB' : one === 'CD' ? 'NUM' : one === '.' ? 'PUNCT' : 'NOUN'),
  )
  const length = lower.length
  return {
    fine,
    tag,
    lemma: lower,
    head: lower.map((_word, i) => i),
    relation: lower.map(() => 'root'),
    firstChild: Array.from({ length }, () => -1),
    nextSibling: Array.from({ length }, () => -1),
  }
}

function fineTag(word: string, before: string, form: string): string {
  if (/^(?:will|would|may|might|can|could|must|shall|should)$/.test(word) && form === word) return 'MD'
  if (/^(?:is|are|has|have)$/.test(word)) return 'VBZ'
  if (pasts.test(word) || /[a-z]ed$/.test(word)) return /^(?:was|were|is|are|been|be|had|has|have)$/.test(before) ? 'VBN' : 'VBD'
  if (/^\d/.test(word)) return 'CD'
  if (/^[^\p{L}]/u.test(word)) return '.'
  if (before === 'to' || before === 'will' || before === 'would') return 'VB'
  return /^\p{Lu}/u.test(form) ? 'NNP' : 'NN'
}
