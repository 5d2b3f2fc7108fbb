/** Dictionary forms: a table of what the rules get wrong, then rules by Penn tag that prefer a form known as a word. */
import { lookUp, type WordTable } from '../base/word-table.js'

/** Exceptions by tag and form in lower case, as read from the treebank, and the words against which a guess is checked. */
export interface LemmaTable {
  readonly exceptions: ReadonlyMap<string, WordTable<string>>
  readonly isWord: (word: string) => boolean
}

/** The lemma of a word: proper names keep their form, everything else comes out in lower case. */
export function lemmaOf(form: string, lower: string, fine: string, table: LemmaTable): string {
  const known = table.exceptions.get(fine)
  const exception = known && lookUp(known, lower)
  if (exception !== undefined) return exception
  switch (fine) {
    case 'NNP':
      return form
    case 'NNPS':
      return cased(form, singular(lower, table))
    case 'NNS':
      return singular(lower, table)
    case 'VBZ':
      return singular(lower, table)
    case 'VBD':
    case 'VBN':
      return lower.endsWith('ed') ? base(lower, lower.slice(0, -2), table) : lower
    case 'VBG':
      return lower.endsWith('ing') && lower.length > 5 ? base(lower, lower.slice(0, -3), table) : lower
    case 'JJR':
    case 'RBR':
      return lower.endsWith('er') ? base(lower, lower.slice(0, -2), table) : lower
    case 'JJS':
    case 'RBS':
      return lower.endsWith('est') ? base(lower, lower.slice(0, -3), table) : lower
    default:
      return lower
  }
}

/** Gives a lemma the first capital of its form. */
function cased(form: string, lemma: string): string {
  const first = form.charAt(0)
  return first === first.toLowerCase() ? lemma : first + lemma.slice(1)
}

function singular(lower: string, table: LemmaTable): string {
  if (!lower.endsWith('s') || lower.endsWith('ss') || lower.length < 3) return lower
  if (lower.endsWith('ies') && lower.length > 4) return `${lower.slice(0, -3)}y`
  if (/(?:s|x|z|ch|sh)es$/.test(lower)) {
    const long = lower.slice(0, -1)
    return table.isWord(long) && !table.isWord(lower.slice(0, -2)) ? long : lower.slice(0, -2)
  }
  if (lower.endsWith('oes') && table.isWord(lower.slice(0, -2))) return lower.slice(0, -2)
  return lower.slice(0, -1)
}

/** The stem with what its ending took away put back: "making" to "make", "stopped" to "stop", "tried" to "try". */
function base(lower: string, stem: string, table: LemmaTable): string {
  const last = stem.charAt(stem.length - 1)
  if (stem.length === 2 && (last === 'i' || last === 'y')) return `${stem.charAt(0)}ie`
  if (stem.endsWith('i') && !lower.endsWith('ing')) return `${stem.slice(0, -1)}y`
  // "freed", "decreed", "guaranteed"; "need" and "feed" are no pasts.
  if (stem.endsWith('e') && lower.endsWith('ed')) return `${stem}e`
  const doubled = stem.length > 3 && last === stem.charAt(stem.length - 2) && !/[aeious]/.test(last)
  if (doubled) {
    const single = stem.slice(0, -1)
    if (last !== 'l' && last !== 'z' && last !== 'f') return single
    return table.isWord(stem) ? stem : table.isWord(single) ? single : stem
  }
  const withE = `${stem}e`
  if (needsE(stem)) return withE
  const [short, long] = [table.isWord(stem), table.isWord(withE)]
  if (long && !short) return withE
  if (short) return stem
  return guessE(stem) ? withE : stem
}

function needsE(stem: string): boolean {
  return (
    /(?:[^aeiou]c|[aeiou]c|v|u|[^aeiou]g|[aeiou]z|dg)$/.test(stem) && !/(?:ng|[aeiou]u|rv.)$/.test(stem) && !/(?:ing|ong|ang)$/.test(stem)
  )
}

function guessE(stem: string): boolean {
  return /(?:at|is|iz|ut|ir|ur|[^aeiou]l|as|os|ag|id|ad|ud)$/.test(stem) && stem.length > 3
}
