/** Headlines leave out "and" between subjects: "Egypt, Turkey restore ties". The treebanks hold no such headlines, and the parser sees an apposition or a second subject. */

/** The columns that this reading needs; `head` and `relation` are those that it mends. */
export interface HeadlineWords {
  readonly length: number
  readonly form: readonly string[]
  readonly fine: readonly string[]
  readonly head: Int32Array
  readonly isState: (token: number) => boolean
  readonly relation: string[]
}

/** Reads two places joined by a comma alone as coordinated where the verb that they are the subject of is plural; a place within a place ("Doha, Qatar") takes the singular. */
export function coordinateSubjects(words: HeadlineWords): void {
  const { length, form, head, relation, isState } = words
  for (let token = 1; token < length; token++) {
    if (relation[token] !== 'appos' && relation[token] !== 'nsubj') continue
    const first = relation[token] === 'appos' ? head[token]! : subjectBefore(words, token)
    if (first < 0 || first > token || !isPluralSubject(words, first) || head[first]! < token) continue
    if (!isState(first) || !isState(token)) continue
    let before = token - 1
    while (before > first && head[before] === token && form[before] !== ',') before--
    if (form[before] !== ',') continue
    head[token] = first
    relation[token] = 'conj'
  }
}

/** The nearest subject of the same verb to the left, within a few words; -1 when there is none. */
function subjectBefore({ head, relation }: HeadlineWords, token: number): number {
  for (let at = token - 1; at >= 0 && at >= token - 6; at--) if (relation[at] === 'nsubj' && head[at] === head[token]) return at
  return -1
}

function isPluralSubject({ fine, head, relation }: HeadlineWords, token: number): boolean {
  const verb = fine[head[token]!]
  return relation[token] === 'nsubj' && (verb === 'VBP' || verb === 'VB')
}
