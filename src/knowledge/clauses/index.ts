/** The words by which clauses are built: what embeds an act and how, what reports, what carries a noun, which nouns name acts. */
import { KnowledgeError, type SourceFile } from '../source.js'
import { faultAt, fieldsOf, itemsOf, openYaml, textOf, textsOf, type YamlFile } from '../yaml.js'

/** How a governing word makes the act below it stand. `same` leaves it as the governor stands. */
export type EmbeddingEffect = 'planned' | 'possible' | 'denied' | 'ceased' | 'same'
const embeddingNames = [
  'intention',
  'expectation',
  'wish',
  'attempt',
  'failure',
  'refusal',
  'denial',
  'cessation',
  'resumption',
  'causation',
  'permission',
  'request',
  'prevention',
  'accusation',
  'approval',
  'doubt',
] as const
export type EmbeddingName = (typeof embeddingNames)[number]

export interface Embedding {
  readonly name: EmbeddingName
  readonly effect: EmbeddingEffect
  readonly control: 'subject' | 'object'
}

/** Whose act a noun names in "X's N" and "the N of X". */
export interface NounFrame {
  readonly of: 'subject' | 'object' | 'parties' | 'target'
  readonly possessor: 'subject' | 'object' | 'parties'
}

/** Plain JSON: what compiling yields and a build may keep. */
export interface ClauseData {
  readonly embeddings: readonly Embedding[]
  readonly verbs: readonly (readonly [string, number])[]
  readonly adjectives: readonly (readonly [string, number])[]
  readonly nounOperators: readonly (readonly [string, number])[]
  readonly controlKept: readonly string[]
  readonly conditionals: readonly string[]
  readonly negators: readonly string[]
  readonly hearsay: readonly string[]
  readonly history: readonly string[]
  readonly speech: readonly string[]
  readonly speechWithContent: readonly string[]
  readonly speechNouns: readonly string[]
  readonly lightAgent: readonly string[]
  readonly lightPatient: readonly string[]
  readonly lightEvent: readonly string[]
  readonly containers: readonly string[]
  readonly phrasal: readonly string[]
  readonly nounFrames: readonly NounFrame[]
  readonly nouns: readonly (readonly [string, number])[]
}

/** The same as look-up tables. */
export interface ClauseKnowledge {
  readonly verbs: ReadonlyMap<string, Embedding>
  readonly adjectives: ReadonlyMap<string, Embedding>
  /** Nouns that embed an act ("plan to", "refusal of"). */
  readonly nounOperators: ReadonlyMap<string, Embedding>
  /** Verbs with an object whose subject still does the embedded act ("promised X to help"). */
  readonly controlKept: ReadonlySet<string>
  readonly conditionals: ReadonlySet<string>
  readonly negators: ReadonlySet<string>
  readonly hearsay: ReadonlySet<string>
  readonly history: ReadonlySet<string>
  readonly speech: ReadonlySet<string>
  readonly speechWithContent: ReadonlySet<string>
  readonly speechNouns: ReadonlySet<string>
  readonly lightAgent: ReadonlySet<string>
  readonly lightPatient: ReadonlySet<string>
  readonly lightEvent: ReadonlySet<string>
  /** Nouns that bundle the act behind their "of" ("a series of attacks"). */
  readonly containers: ReadonlySet<string>
  /** Verbs with a particle and an object ("hand over"), whose particle parsers take for the object's preposition. */
  readonly phrasal: ReadonlySet<string>
  readonly nouns: ReadonlyMap<string, NounFrame>
}

const effects: readonly EmbeddingEffect[] = ['planned', 'possible', 'denied', 'ceased', 'same']

/** Reads embedding.yaml, speech.yaml, light.yaml and nouns.yaml, in any order. Throws KnowledgeError. */
export function compileClauses(files: readonly SourceFile[]): ClauseData {
  const open = (name: string): YamlFile => {
    const source = files.find((file) => file.name.endsWith(`/${name}`) || file.name === name)
    if (!source) throw new KnowledgeError(name, 0, 'the file is missing')
    return openYaml(source)
  }
  return {
    ...compileEmbedding(open('embedding.yaml')),
    ...compileSpeech(open('speech.yaml')),
    ...compileLight(open('light.yaml')),
    ...compileNouns(open('nouns.yaml')),
  }
}

function compileEmbedding(file: YamlFile) {
  const root = fieldsOf(file, file.document.contents, [
    'classes',
    'subject-control-with-object',
    'conditionals',
    'negators',
    'hearsay-adverbs',
    'history-adverbs',
  ])
  const embeddings: Embedding[] = []
  const verbs = new Map<string, number>()
  const adjectives = new Map<string, number>()
  const nounOperators = new Map<string, number>()
  for (const item of itemsOf(file, root.get('classes'))) {
    const fields = fieldsOf(file, item, ['name', 'effect', 'control', 'verbs', 'adjectives', 'nouns'])
    const name = textOf(file, fields.get('name')) as EmbeddingName
    const effect = textOf(file, fields.get('effect')) as EmbeddingEffect
    const control = textOf(file, fields.get('control'))
    if (!embeddingNames.includes(name)) throw faultAt(file, item, `unknown class '${name}'; known: ${embeddingNames.join(', ')}`)
    if (!effects.includes(effect)) throw faultAt(file, item, `unknown effect '${effect}'; known: ${effects.join(', ')}`)
    if (control !== 'subject' && control !== 'object') throw faultAt(file, item, `control is subject or object, not '${control}'`)
    const index = embeddings.push({ name, effect, control }) - 1
    // A word in two classes keeps the first: the file's order is its precedence.
    for (const [words, table] of [
      ['verbs', verbs],
      ['adjectives', adjectives],
      ['nouns', nounOperators],
    ] as const)
      for (const word of textsOf(file, fields.get(words))) if (!table.has(word)) table.set(word, index)
  }
  return {
    embeddings,
    verbs: [...verbs],
    adjectives: [...adjectives],
    nounOperators: [...nounOperators],
    controlKept: textsOf(file, root.get('subject-control-with-object')),
    conditionals: textsOf(file, root.get('conditionals')),
    negators: textsOf(file, root.get('negators')),
    hearsay: textsOf(file, root.get('hearsay-adverbs')),
    history: textsOf(file, root.get('history-adverbs')),
  }
}

function compileSpeech(file: YamlFile) {
  const root = fieldsOf(file, file.document.contents, ['verbs', 'only-with-content', 'nouns'])
  return {
    speech: textsOf(file, root.get('verbs')),
    speechWithContent: textsOf(file, root.get('only-with-content')),
    speechNouns: textsOf(file, root.get('nouns')),
  }
}

function compileLight(file: YamlFile) {
  const root = fieldsOf(file, file.document.contents, ['agent', 'patient', 'event', 'containers', 'phrasal'])
  return {
    lightAgent: textsOf(file, root.get('agent')),
    lightPatient: textsOf(file, root.get('patient')),
    lightEvent: textsOf(file, root.get('event')),
    containers: textsOf(file, root.get('containers')),
    phrasal: textsOf(file, root.get('phrasal')),
  }
}

function compileNouns(file: YamlFile) {
  const root = fieldsOf(file, file.document.contents, ['classes'])
  const nounFrames: NounFrame[] = []
  const nouns = new Map<string, number>()
  for (const item of itemsOf(file, root.get('classes'))) {
    const fields = fieldsOf(file, item, ['of', 'possessor', 'nouns'])
    const frame = { of: textOf(file, fields.get('of')), possessor: textOf(file, fields.get('possessor')) } as NounFrame
    if (!['subject', 'object', 'parties', 'target'].includes(frame.of)) throw faultAt(file, item, `of: unknown role '${frame.of}'`)
    if (!['subject', 'object', 'parties'].includes(frame.possessor))
      throw faultAt(file, item, `possessor: unknown role '${frame.possessor}'`)
    const index = nounFrames.push(frame) - 1
    for (const noun of textsOf(file, fields.get('nouns'))) if (!nouns.has(noun)) nouns.set(noun, index)
  }
  return { nounFrames, nouns: [...nouns] }
}

export function indexClauses(data: ClauseData): ClauseKnowledge {
  const at = <T>(list: readonly T[], pairs: readonly (readonly [string, number])[]): ReadonlyMap<string, T> => {
    const out = new Map<string, T>()
    for (const [word, index] of pairs) {
      const item = list[index]
      if (item !== undefined) out.set(word, item)
    }
    return out
  }
  return {
    verbs: at(data.embeddings, data.verbs),
    adjectives: at(data.embeddings, data.adjectives),
    nounOperators: at(data.embeddings, data.nounOperators),
    controlKept: new Set(data.controlKept),
    conditionals: new Set(data.conditionals),
    negators: new Set(data.negators),
    hearsay: new Set(data.hearsay),
    history: new Set(data.history),
    speech: new Set(data.speech),
    speechWithContent: new Set(data.speechWithContent),
    speechNouns: new Set(data.speechNouns),
    lightAgent: new Set(data.lightAgent),
    lightPatient: new Set(data.lightPatient),
    lightEvent: new Set(data.lightEvent),
    containers: new Set(data.containers),
    phrasal: new Set(data.phrasal),
    nouns: at(data.nounFrames, data.nouns),
  }
}
