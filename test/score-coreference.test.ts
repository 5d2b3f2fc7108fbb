/** The suite `coreference` on a small document with chains, read by a reader whose links are given. */
import { describe, expect, it } from 'vitest'
import { scoreCoreference, type WhoRead } from '../src/score/coreference.js'

const line = (n: number, form: string, tag: string, head: number, relation: string, entity: string): string =>
  [n, form, form.toLowerCase(), tag, 'X', '_', head, relation, '_', entity === '' ? '_' : `Entity=${entity}`].join('\t')
const conllu = `# newdoc id = one
# sent_id = one-1
# text = Ana met Omar .
${line(1, 'Ana', 'PROPN', 2, 'nsubj', '(1-person-new-x)')}
${line(2, 'met', 'VERB', 0, 'root', '')}
${line(3, 'Omar', 'PROPN', 2, 'obj', '(2-person-new-x)')}
${line(4, '.', 'PUNCT', 2, 'punct', '')}

# sent_id = one-2
# text = He thanked her .
${line(1, 'He', 'PRON', 2, 'nsubj', '(2-person-giv-x)')}
${line(2, 'thanked', 'VERB', 0, 'root', '')}
${line(3, 'her', 'PRON', 2, 'obj', '(1-person-giv-x)')}
${line(4, '.', 'PUNCT', 2, 'punct', '')}
`
const text = 'Ana met Omar . He thanked her .'

/** Mentions by their words, with the entity that each is given. */
function reader(links: readonly (readonly [string, number])[]): () => WhoRead {
  const words = [...text.matchAll(/\S+/g)].map((match) => ({ form: match[0], from: match.index, to: match.index + match[0].length }))
  const mention = ([form, entity]: readonly [string, number]) => {
    const first = words.findIndex((word) => word.form === form)
    return { kind: 'actor', first, end: first + 1, head: first, entity, form: 'name', reading: 'actor', foundBy: 'test', link: null }
  }
  const tokens = { from: words.map((word) => word.from), to: words.map((word) => word.to), form: words.map((word) => word.form) }
  return () => ({ tokens, entities: [], actors: links.map(mention) }) as unknown as WhoRead
}

describe('the score of coreference', () => {
  it('counts a link that is in one chain as right and as found', () => {
    const { score } = scoreCoreference(
      conllu,
      reader([
        ['Ana', 0],
        ['Omar', 1],
        ['He', 1],
        ['her', 0],
      ]),
    )
    expect(score).toMatchObject({ made: 2, precision: 1, n: 2, coverage: 1, f1: 1 })
    expect(score.classes.pronoun.made).toBe(2)
  })

  it('counts a wrong link, and one that was not made', () => {
    const { score, faults } = scoreCoreference(
      conllu,
      reader([
        ['Ana', 0],
        ['Omar', 1],
        ['He', 0],
      ]),
    )
    expect(score).toMatchObject({ made: 1, precision: 0, n: 2, coverage: 0 })
    expect(faults[0]).toContain("'He' -> 'Ana'")
  })
})
