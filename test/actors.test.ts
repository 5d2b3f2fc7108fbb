/** Who is meant: golden cases in which the words in question stand in square brackets, laws on mentions, the user's dictionaries. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from '../src/base/types.js'
import { loadModel } from '../src/app/resources.js'
import { loadStates } from '../src/app/serve.js'
import { readDispatch } from '../src/input/index.js'
import { readActors } from '../src/actors/index.js'
import { composeAgents, composeCode } from '../src/actors/codes.js'
import { membershipsOf, neighboursOf, roleOn, sameName, withDictionaries } from '../src/knowledge/actors/index.js'
import { compileActors } from '../src/knowledge/actors/index.js'
import { readBorders } from '../src/knowledge/neighbours/index.js'
import { makeLanguage } from '../src/language/index.js'
import { charSpan } from '../src/model/tokens.js'
import { readPlaces } from '../src/place/index.js'
import { readTimes } from '../src/time/index.js'
import { knowledgeForActors } from './actors-knowledge.js'
import { golden } from './golden.js'

const knowledge = knowledgeForActors()
const language = makeLanguage(loadModel().model)

function read(text: string, given = knowledge, published = '2024-06-03' as Day) {
  const { dispatch } = readDispatch({ text, published })
  const { tokens } = language(dispatch)
  return {
    dispatch,
    tokens,
    ...readActors(dispatch, tokens, readPlaces(dispatch, tokens, given.places), readTimes(dispatch, tokens), given),
  }
}

/** "[He] left": for each bracketed run of words whom it denotes and how it reads. */
function printBracketed(input: string, withCodes: boolean): string {
  const wanted: { readonly from: number; readonly to: number }[] = []
  let text = ''
  for (const part of input.split(/([[\]])/)) {
    if (part === '[') wanted.push({ from: text.length, to: -1 })
    else if (part === ']') wanted[wanted.length - 1] = { from: wanted.at(-1)?.from ?? 0, to: text.length }
    else text += part
  }
  const { tokens, actors, entities } = read(text)
  return wanted
    .map(({ from, to }) => {
      const inside = actors.map((one) => ({ one, span: charSpan(tokens, one) })).filter(({ span }) => span.from >= from && span.to <= to)
      const best = inside.find(({ span }) => span.from === from && span.to === to) ?? inside[0]
      const entity = best ? entities[best.one.entity] : undefined
      if (!best || !entity) return `${text.slice(from, to)} = nobody`
      const label = (id: number): string => entities[id]?.name ?? entities[id]?.code ?? '?'
      const person = withCodes && entity.kind === 'person' && entity.name !== null
      const office = [person ? entity.code : null, withCodes ? entity.rank : null].filter((one) => one !== null).join(' ')
      const one = [entity.name ?? entity.code, office].join(' ').trim()
      const who = entity.members.length > 0 ? entity.members.map(label).join(' + ') : one
      return `${text.slice(from, to)} = ${who} (${best.one.reading})`
    })
    .join('\n')
}

golden('ambiguity', (input) => printBracketed(input, false))
golden('coreference', (input) => printBracketed(input, false))
golden('who', (input) => printBracketed(input, true))

describe('actor book', () => {
  it('knows neighbours by land and sea and memberships', () => {
    expect(neighboursOf(knowledge.actors, 'QAT' as never)).toContain('IRN')
    expect(membershipsOf(knowledge.actors, 'FIN' as never)).toContain('NATO')
    expect(membershipsOf(knowledge.actors, 'MLI' as never)).not.toContain('ECOWAS')
  })

  it('has its borders from the table that the analysis reads', () => {
    const { facts } = loadStates()
    for (const [code, { land, sea }] of facts) {
      if (!knowledge.actors.states.has(code)) continue
      expect(neighboursOf(knowledge.actors, code)).toEqual([...new Set([...land.map((one) => one.code), ...sea])].sort())
    }
  })

  it('names file and line of a border that is given twice or with an unknown code', () => {
    const table = (rows: string) => ({ name: 'neighbours/borders.tsv', text: `a\tb\tkind\tkilometres\tsource\n${rows}` })
    expect(() => readBorders([table('AAA\tBBB\tsea\t\tx\nAAA\tBBB\tsea\t\tx\n')])).toThrow('neighbours/borders.tsv:3')
    const states = { name: 'actors/states.tsv', text: 'code\tname\tsource\nAAA\tAland\tx\n' }
    expect(() => compileActors([states, table('AAA\tBBB\tland\t3\tx\n')])).toThrow("'BBB' is no known code")
  })

  it('reads an office on the day asked, not on the last one known', () => {
    const person = knowledge.actors.persons.get('mark-rutte')
    expect(person && roleOn(person, '2023-05-01' as Day)?.role.country).toBe('NLD')
    expect(person && roleOn(person, '2025-05-01' as Day)?.role.country).toBe('NATO')
  })

  it('names file and line of a code that is none', () => {
    const files = [
      { name: 'actors/states.tsv', text: 'code\tname\tsource\nAAA\tAland\tx\n' },
      { name: 'actors/names.tsv', text: 'code\tform\ttext\tsource\nBBB\tname\tBeland\tx\n' },
    ]
    expect(() => compileActors(files)).toThrow("actors/names.tsv:2: 'BBB' in column 'code' is no known code")
  })
})

describe('names of persons', () => {
  it('meet in their spellings and shorter forms', () => {
    expect(sameName('Bagheri Kani', 'Ali Bagheri Kani')).toBe(true)
    expect(sameName('Muhammad al-Khulaifi', 'Mohammed Al Khulaifi')).toBe(true)
    expect(sameName('Xi', 'Xi Jinping')).toBe(true)
    expect(sameName('Abdelfattah el-Sissi', 'Abdel Fattah al-Sisi')).toBe(false)
    expect(sameName('Maria Lopez', 'Carlos Lopez')).toBe(false)
  })
})

describe('composite codes', () => {
  it('put the sector after the state and leave organisations alone', () => {
    expect(composeCode('IRN' as never, 'GOV' as never)).toBe('IRNGOV')
    expect(composeCode('UN' as never, 'IGO' as never)).toBe('UN')
    expect(composeCode(null, 'GOV' as never)).toBe('---GOV')
  })

  it('compose agents as PETRARCH does', () => {
    expect(composeAgents('USAGOV', ['~GOV'])).toBe('USAGOV')
    expect(composeAgents('ARN', ['NGO~'])).toBe('NGOARN')
    expect(composeAgents('DNK', ['~MUS', '~MED'])).toBe('DNKMUSMED')
  })
})

describe("users' dictionaries in PETRARCH format", () => {
  const actors =
    'NORLAND [NOR]\n+NORLANDER\nSUDLAND_ [SUD]\nJON_ASK [NOR]\n\t[NORGOV 20100101-20141231]\n\t[NORELI >20150101]\nTHE_TRIAD [AAA/BBB]\n'
  const agents = '!PERSON! = MAN, WOMAN\nSOLDIER [~MIL]\nPOLICE {} [~COP]\nWISE_!PERSON! [~REL]\nRELIEF_GROUP [NGO~]\nGOVERNMENT [~GOV]\n'
  const own = { ...knowledge, actors: withDictionaries(knowledge.actors, actors, agents) }
  const codes = (text: string, day: string): readonly string[] => {
    const { actors: mentions, entities } = read(text, own, day as Day)
    return mentions.map((one) => entities[one.entity]?.code ?? '')
  }
  it('give dated, composed and shared codes', () => {
    expect(codes('Norland soldiers attacked the police of Sudland.', '2012-01-01')).toEqual(['NORMIL', 'SUDCOP'])
    expect(codes('Jon Ask condemned Sudland.', '2012-06-01')[0]).toBe('NORGOV')
    expect(codes('Jon Ask condemned Sudland.', '2016-06-01')[0]).toBe('NORELI')
    expect(codes('Jon Ask condemned Sudland.', '2005-06-01')[0]).toBe('NOR')
    expect(codes('The Norland government praised the Triad.', '2012-01-01')).toEqual(['NORGOV', 'AAA/BBB'])
  })
  it('name the line of an entry that is none', () => {
    expect(() => withDictionaries(knowledge.actors, 'X [A <', '')).not.toThrow()
    expect(() => withDictionaries(knowledge.actors, '\t[ABC]\n', '')).toThrow('actors:1: a code stands under no name')
    expect(() => withDictionaries(knowledge.actors, '', 'SOLDIER ~MIL\n')).toThrow('agents:1')
  })
})

describe('laws of mentions', () => {
  const sentences = readFileSync(new URL('./cases/coreference/links.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => /^[A-Z[].*[.]$/.test(line))
    .map((line) => line.replace(/[[\]]/g, ''))
  it('every mention lies in the text, carries its head, and denotes an entity that is there', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(sentences, { minLength: 1, maxLength: 6 }), (chosen) => {
        const { tokens, actors, entities } = read(chosen.join(' '))
        for (const one of actors) {
          expect(one.first).toBeLessThan(one.end)
          expect(one.head).toBeGreaterThanOrEqual(one.first)
          expect(one.head).toBeLessThan(one.end)
          expect(one.end).toBeLessThanOrEqual(tokens.length)
          expect(entities[one.entity]?.id).toBe(one.entity)
        }
        for (const entity of entities) for (const id of entity.members) expect(entities[id]).toBeDefined()
      }),
      { numRuns: 20, seed: 7 },
    )
  })
})
