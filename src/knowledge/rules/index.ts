/**
 * Compiles the rules of events from YAML. A rule names its words, its frame, its conditions and the code it gives, with examples
 * beside it that are its tests; `$name` stands for a class of words. A user's files add rules and classes, or replace ours by name.
 */
import { wordTable } from '../../base/word-table.js'
import { compileOntology, type OntologyData } from '../ontology/index.js'
import { KnowledgeError, type SourceFile } from '../source.js'
import { faultAt, fieldsOf, itemsOf, numberOf, openYaml, pairsOf, textOf, textsOf, type YamlFile } from '../yaml.js'
import type { Condition, ConditionWords, EventRule, RuleData, RuleExample, Rules, Slot } from './types.js'

export type { Condition, ConditionWords, EventRule, RuleData, RuleExample, Rules, Slot } from './types.js'

const ruleKeys = [
  'name',
  'gives',
  'contexts',
  'verbs',
  'nouns',
  'adjectives',
  'modals',
  'light',
  'if',
  'unless',
  'source',
  'target',
  'symmetric',
  'operator',
  'absorbs',
  'rank',
  'examples',
]

/**
 * Reads every rule file: `classes:` in any of them first, then `rules:`; files below `ontology/` are the vocabulary that the rules
 * must keep to. Throws KnowledgeError.
 */
export function compileRules(files: readonly SourceFile[]): RuleData {
  const ofOntology = (file: SourceFile) => file.name.startsWith('ontology/')
  const ontology = compileOntology(files.filter(ofOntology))
  const data = readRules(files.filter((file) => !ofOntology(file) && /\.ya?ml$/.test(file.name)).map(openYaml))
  checkRules(data, ontology)
  return { ...data, rules: data.rules.map((rule) => filled(rule, ontology)) }
}

function readRules(opened: readonly YamlFile[]): RuleData {
  const written = new Map<string, { readonly file: YamlFile; readonly node: unknown; readonly words: readonly string[] }>()
  for (const file of opened) {
    const root = rootOf(file)
    for (const [name, node] of root.has('classes') ? pairsOf(file, root.get('classes')) : [])
      written.set(name, { file, node, words: textsOf(file, node) })
  }
  const classes = new Map<string, readonly string[]>()
  for (const name of written.keys()) classes.set(name, expand(name, written, []))
  const replaced = new Map<string, YamlFile>()
  for (const file of opened) for (const name of textsOf(file, rootOf(file).get('replaces'))) replaced.set(name, file)
  const rules = new Map<string, EventRule>()
  for (const file of opened) {
    const root = rootOf(file)
    for (const node of root.has('rules') ? itemsOf(file, root.get('rules')) : []) {
      const rule = readRule(file, node, classes)
      const by = replaced.get(rule.name)
      if (by && by !== file) continue
      if (rules.has(rule.name))
        throw faultAt(file, node, `rule '${rule.name}' is there twice (a user's file names in 'replaces' what it replaces)`)
      rules.set(rule.name, rule)
    }
  }
  return { rules: [...rules.values()].map((rule, index) => ({ ...rule, index })), classes: Object.fromEntries(classes) }
}

/** "$talks" names a class; a lone dollar sign is a word. */
function isClass(word: string): boolean {
  return word.length > 1 && word.startsWith('$')
}

function rootOf(file: YamlFile): ReadonlyMap<string, unknown> {
  return fieldsOf(file, file.document.contents, ['topic', 'classes', 'rules', 'replaces'])
}

function expand(
  name: string,
  written: ReadonlyMap<string, { readonly file: YamlFile; readonly node: unknown; readonly words: readonly string[] }>,
  open: readonly string[],
): readonly string[] {
  const entry = written.get(name)
  if (!entry) throw new KnowledgeError('rules', 0, `unknown class '$${name}'`)
  if (open.includes(name)) throw faultAt(entry.file, entry.node, `class '${name}' holds itself`)
  const out = new Set<string>()
  for (const word of entry.words) {
    if (!isClass(word)) out.add(word)
    else {
      if (!written.has(word.slice(1))) throw faultAt(entry.file, entry.node, `unknown class '${word}'`)
      for (const inner of expand(word.slice(1), written, [...open, name])) out.add(inner)
    }
  }
  return [...out]
}

function readRule(file: YamlFile, node: unknown, classes: ReadonlyMap<string, readonly string[]>): EventRule {
  const fields = fieldsOf(file, node, ruleKeys)
  const name = textOf(file, fields.get('name'))
  const words = (key: string) => wordsOf(file, fields.get(key), classes)
  const light = fields.has('light') ? textOf(file, fields.get('light')) : 'any'
  if (light !== 'any' && light !== 'required') throw faultAt(file, fields.get('light'), `light is any or required, not '${light}'`)
  const when = conditions(file, fields.get('if'), classes)
  const absorbs = fields.has('absorbs') ? textOf(file, fields.get('absorbs')) : null
  if (absorbs !== null && absorbs !== 'request' && absorbs !== 'accusation' && absorbs !== 'approval')
    throw faultAt(file, fields.get('absorbs'), `absorbs: unknown '${absorbs}'`)
  const rule: EventRule = {
    index: 0,
    name,
    ...readGives(file, fields.get('gives')),
    contexts: textsOf(file, fields.get('contexts')).toSorted(),
    verbs: words('verbs'),
    nouns: words('nouns'),
    adjectives: words('adjectives'),
    modals: words('modals'),
    light,
    when,
    unless: conditions(file, fields.get('unless'), classes),
    source: slots(file, fields.get('source'), ['subject']),
    target: slots(file, fields.get('target'), ['object']),
    symmetric: flag(file, fields.get('symmetric')),
    operator: flag(file, fields.get('operator')),
    absorbs,
    rank: (fields.has('rank') ? numberOf(file, fields.get('rank')) : 0) + when.length * 2,
    examples: textsOf(file, fields.get('examples')).map((text) => readExample(file, node, name, text)),
    file: file.source.name,
    line: faultLine(file, node),
  }
  if (rule.verbs.length + rule.nouns.length + rule.adjectives.length + rule.modals.length === 0)
    throw faultAt(file, node, `rule '${name}' has no words`)
  return rule
}

function faultLine(file: YamlFile, node: unknown): number {
  return faultAt(file, node, '').line
}

function flag(file: YamlFile, node: unknown): boolean {
  return node !== undefined && textsOf(file, node)[0] === 'true'
}

function wordsOf(file: YamlFile, node: unknown, classes: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const out = new Set<string>()
  for (const word of textsOf(file, node)) {
    if (!isClass(word)) out.add(word)
    else {
      const known = classes.get(word.slice(1))
      if (!known) throw faultAt(file, node, `unknown class '${word}'`)
      for (const inner of known) out.add(inner)
    }
  }
  return [...out]
}

/** "073", "ASSAULT", "193 ASSAULT/firearms", "none". */
function readGives(file: YamlFile, node: unknown): Pick<EventRule, 'type' | 'mode' | 'cameo'> {
  const text = textOf(file, node)
  if (text === 'none') return { type: null, mode: null, cameo: null }
  let cameo: string | null = null
  let type: string | null = null
  let mode: string | null = null
  for (const part of text.split(/\s+/)) {
    if (/^\d{2,4}$/.test(part)) cameo = part
    else [type = null, mode = null] = part.split('/')
  }
  // The type of a bare CAMEO code is filled in from the ontology when all rules are read.
  return { type: type ?? '', mode, cameo }
}

const kinds = ['party', 'state', 'organisation', 'group', 'person', 'body', 'people', 'delegation', 'plural', 'unknown']

function conditions(file: YamlFile, node: unknown, classes: ReadonlyMap<string, readonly string[]>): readonly Condition[] {
  if (node === undefined) return []
  return pairsOf(file, node).map(([slot, value]) => {
    const out = { words: [] as string[], kinds: [] as string[], sectors: [] as string[], absent: false, headOnly: false }
    for (const test of textsOf(file, value)) {
      const head = test.startsWith('=')
      const text = head ? test.slice(1) : test
      if (head) out.headOnly = true
      if (isClass(text)) out.words.push(...(classes.get(text.slice(1)) ?? unknownClass(file, value, text)))
      else if (text.startsWith('sector:')) out.sectors.push(text.slice(7))
      else if (text === 'none') out.absent = true
      else if (text === 'any') out.kinds.push('any')
      else if (text.startsWith('@')) {
        if (!kinds.includes(text.slice(1))) throw faultAt(file, value, `unknown kind of party '${text}'; known: ${kinds.join(', ')}`)
        out.kinds.push(text.slice(1))
      } else out.words.push(text)
    }
    return { slot: slotOf(file, node, slot), ...out }
  })
}

function unknownClass(file: YamlFile, node: unknown, name: string): never {
  throw faultAt(file, node, `unknown class '${name}'`)
}

function slots(file: YamlFile, node: unknown, fallback: readonly string[]): readonly Slot[] {
  const written = node === undefined ? fallback : textsOf(file, node)
  return written.map((slot) => slotOf(file, node, slot))
}

const roles = ['subject', 'object', 'recipient', 'clause', 'modifier', 'place', 'anywhere', 'speaker', 'addressee', 'topic'] as const

function slotOf(file: YamlFile, node: unknown, written: string): Slot {
  const [first = '', ...path] = written.split('/')
  if (first === '') throw faultAt(file, node, `no slot: '${written}'`)
  // "to-clause", "whether-clause": content behind that word.
  const content = /^([a-z]+)-clause$/.exec(first)?.[1]
  if (content !== undefined) return { written, role: 'clause', marker: content, path }
  const role = roles.find((name) => name === first)
  return { written, role: role ?? 'oblique', marker: role === undefined ? first : null, path }
}

function readExample(file: YamlFile, node: unknown, rule: string, text: string): RuleExample {
  const at = text.lastIndexOf('=')
  if (at < 0) throw faultAt(file, node, `example of '${rule}' needs '= SOURCE TYPE TARGET': ${text}`)
  return { text: text.slice(0, at).trim(), expected: text.slice(at + 1).trim() }
}

/** Checks codes, types, modes and contexts of all rules against the ontology. Throws KnowledgeError at the rule's line. */
function checkRules(data: RuleData, ontology: OntologyData): void {
  const types = new Map(ontology.types.map((type) => [type.name, type]))
  const codes = new Map(ontology.cameo.map((code) => [code.code, code]))
  for (const rule of data.rules) {
    const fault = (text: string) => new KnowledgeError(rule.file, rule.line, `rule '${rule.name}': ${text}`)
    if (rule.cameo !== null && !codes.has(rule.cameo)) throw fault(`unknown CAMEO code '${rule.cameo}'`)
    const type = rule.type === '' ? (codes.get(rule.cameo ?? '')?.type ?? null) : rule.type
    if (rule.type === '' && type === null) throw fault(`CAMEO code '${rule.cameo}' has no PLOVER type: name one`)
    const known = type === null ? undefined : types.get(type)
    if (type !== null && !known) throw fault(`unknown type '${type}'`)
    if (rule.mode !== null && !(known && rule.mode in known.modes)) throw fault(`${type} has no mode '${rule.mode}'`)
    for (const context of rule.contexts) if (!ontology.contexts.includes(context)) throw fault(`unknown context '${context}'`)
  }
}

/** Makes the look-up tables. */
export function indexRules(data: RuleData): Rules {
  const all = data.rules
  const words = new Map<Condition, ConditionWords>()
  for (const rule of all) for (const condition of [...rule.when, ...rule.unless]) words.set(condition, conditionWords(condition.words))
  return {
    all,
    byVerb: byWord(all, 'verbs'),
    byNoun: byWord(all, 'nouns'),
    byAdjective: byWord(all, 'adjectives'),
    byModal: byWord(all, 'modals'),
    words,
    classes: new Map(Object.entries(data.classes).map(([name, list]) => [name, new Set(list)])),
  }
}

function conditionWords(words: readonly string[]): ConditionWords {
  const table = (list: readonly string[]) => wordTable(new Map(list.map((word) => [word, true as const])))
  const pairs = words.filter((word) => word.includes(' '))
  return { all: table(words), openers: table(pairs.map((pair) => pair.slice(0, pair.indexOf(' ')))) }
}

/** Type, mode and contexts come from the CAMEO code where a rule gives only that. */
function filled(rule: EventRule, ontology: OntologyData): EventRule {
  const code = rule.cameo === null ? undefined : ontology.cameo.find((entry) => entry.code === rule.cameo)
  if (!code || rule.type === null) return rule
  const type = rule.type === '' ? code.type : rule.type
  const mode = rule.mode ?? (code.type === type ? code.mode : null)
  const contexts = rule.contexts.length > 0 ? rule.contexts : code.contexts
  return { ...rule, type, mode, contexts }
}

function byWord(rules: readonly EventRule[], key: 'verbs' | 'nouns' | 'adjectives' | 'modals'): Rules['byVerb'] {
  const out = new Map<string, EventRule[]>()
  for (const rule of rules)
    for (const word of rule[key]) {
      const list = out.get(word)
      if (list) list.push(rule)
      else out.set(word, [rule])
    }
  // Best first; among equals the later file's, so that a user's rules win over ours.
  for (const list of out.values()) list.sort((a, b) => b.rank - a.rank || b.index - a.index)
  return wordTable(out)
}
