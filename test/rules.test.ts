/** The rules of events: every example beside a rule is coded as it says, and a fault in a rule file is named with file and line. */
import { describe, expect, it } from 'vitest'
import { knowledgeFolder, readKnowledge, readSourceFiles } from '../src/app/knowledge-files.js'
import { loadKnowledge, loadModel } from '../src/app/resources.js'
import { makeCoder } from '../src/pipeline/code.js'
import { compileRules } from '../src/knowledge/rules/index.js'
import { codeSentence } from './events/sentence.js'

// Without the trained decision: an example tests its rule.
const coder = makeCoder(loadKnowledge({}), loadModel().model, { coder: 'test', model: 'test' })
const { rules } = readKnowledge().rules
const ontology = readSourceFiles(knowledgeFolder).filter((file) => file.name.startsWith('ontology/'))

/** "CHL > PER SANCTION planned" and "CHL = PER CONSULT" as an example writes them: "CHL SANCTION PER". */
function plain(line: string): string {
  const [, source = '', target = '', type = ''] = /^(\S+) [>=] (\S+) (\S+)/.exec(line) ?? []
  return `${source} ${type} ${target}`
}

function turnedAround(expected: string): string {
  const [source = '', type = '', target = ''] = expected.split(' ')
  return `${target} ${type} ${source}`
}

describe('examples beside the rules', () => {
  for (const rule of rules)
    for (const example of rule.examples) {
      it(`${rule.name}: ${example.text}`, () => {
        const events = codeSentence(coder, example.text).split('; ').map(plain)
        expect(
          [example.expected, turnedAround(example.expected)].some((one) => events.includes(one)),
          events.join('; '),
        ).toBe(true)
      })
    }
})

describe('compiling rules', () => {
  const compile = (text: string) => compileRules([...ontology, { name: 'rules/mine.yaml', text }])
  const rule = (body: string) => `topic: mine\nrules:\n  - name: mine/one\n${body}`

  it('fills type, mode and contexts in from a CAMEO code', () => {
    const [one] = compile(rule("    gives: '1723'\n    verbs: [impose]")).rules
    expect(one).toMatchObject({ type: 'COERCE', mode: 'curfew', cameo: '1723' })
  })

  it('names file and line of an unknown code', () => {
    expect(() => compile(rule("    gives: '999'\n    verbs: [impose]"))).toThrow(/rules\/mine\.yaml:3: .*999/)
  })

  it('refuses an unknown class, an unknown key and a rule without words', () => {
    expect(() => compile(rule("    gives: '040'\n    verbs: [$nowhere]"))).toThrow(/unknown class '\$nowhere'/)
    expect(() => compile(rule("    gives: '040'\n    words: [meet]"))).toThrow(/unknown key 'words'/)
    expect(() => compile(rule("    gives: '040'"))).toThrow(/has no words/)
  })

  it('refuses a name used twice unless a file says that it replaces it', () => {
    const twice = `${rule("    gives: '040'\n    verbs: [meet]")}\n  - name: mine/one\n    gives: '042'\n    verbs: [visit]`
    expect(() => compile(twice)).toThrow(/is there twice/)
    const other = {
      name: 'rules/other.yaml',
      text: `replaces: [mine/one]\nrules:\n  - name: mine/one\n    gives: '042'\n    verbs: [visit]`,
    }
    const compiled = compileRules([...ontology, { name: 'rules/mine.yaml', text: rule("    gives: '040'\n    verbs: [meet]") }, other])
    expect(compiled.rules.map((one) => one.cameo)).toEqual(['042'])
  })

  it('loads types of a user beside ours', () => {
    const own = { name: 'ontology/own.yaml', text: 'types:\n  - { name: SUMMIT, means: leaders meet, quad: 1, score: 3 }' }
    const compiled = compileRules([...ontology, own, { name: 'rules/mine.yaml', text: rule('    gives: SUMMIT\n    verbs: [summit]') }])
    expect(compiled.rules[0]).toMatchObject({ type: 'SUMMIT', cameo: null })
  })
})
