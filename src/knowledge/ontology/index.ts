/**
 * The vocabulary of events: PLOVER's types with quad classes, scores and modes, contexts, and CAMEO's codes with names,
 * Goldstein weights and their PLOVER readings. A user's folder may add types, contexts and codes, or replace ours by name.
 */
import { KnowledgeError, listed, readTable, type SourceFile } from '../source.js'
import { faultAt, fieldsOf, itemsOf, numberOf, openYaml, pairsOf, textOf, textsOf, type YamlFile } from '../yaml.js'

/** 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. */
export type Quad = 1 | 2 | 3 | 4

/** What an act turns into when it is only announced, only conditional, refused, stopped, or asked of somebody. */
export const turns = ['planned', 'conditional', 'refused', 'ceased', 'requested'] as const
export type Turn = (typeof turns)[number]

export interface TypeAndMode {
  readonly type: string
  readonly mode: string | null
}

export interface OntologyType {
  readonly name: string
  readonly means: string
  readonly quad: Quad
  /** Conflict-cooperation score, -10..10. */
  readonly score: number
  /** True when an event of this type needs a recipient. */
  readonly recipient: boolean
  readonly modes: Readonly<Record<string, number | null>>
  /** Null: no event is coded. */
  readonly becomes: Readonly<Record<Turn, TypeAndMode | null>>
}

export interface CameoCode {
  readonly code: string
  readonly name: string
  /** Goldstein weight, -10..10. */
  readonly goldstein: number
  /** Null: the code has no PLOVER reading (01 and 02). */
  readonly type: string | null
  readonly mode: string | null
  readonly contexts: readonly string[]
  readonly becomes: Readonly<Record<Turn, string | null>>
}

/** Plain JSON. */
export interface OntologyData {
  readonly types: readonly OntologyType[]
  readonly contexts: readonly string[]
  readonly cameo: readonly CameoCode[]
}

export interface Ontology {
  readonly types: ReadonlyMap<string, OntologyType>
  readonly contexts: ReadonlySet<string>
  readonly cameo: ReadonlyMap<string, CameoCode>
}

/** Reads `*.yaml` (types, contexts) and `*.tsv` (CAMEO codes); what comes later replaces what has the same name. Throws KnowledgeError. */
export function compileOntology(files: readonly SourceFile[]): OntologyData {
  const types = new Map<string, OntologyType>()
  const contexts = new Set<string>()
  const unchecked: (() => void)[] = []
  for (const source of files) if (source.name.endsWith('.yaml')) readTypes(openYaml(source), types, contexts, unchecked)
  for (const check of unchecked) check()
  const cameo = new Map<string, CameoCode>()
  for (const source of files) if (source.name.endsWith('.tsv')) readCameo(source, types, contexts, cameo)
  checkTurns(cameo, files.find((file) => file.name.endsWith('.tsv'))?.name ?? 'cameo.tsv')
  return {
    types: [...types.values()],
    contexts: [...contexts],
    cameo: [...cameo.values()],
  }
}

function readTypes(file: YamlFile, types: Map<string, OntologyType>, contexts: Set<string>, unchecked: (() => void)[]): void {
  const root = fieldsOf(file, file.document.contents, ['types', 'contexts'])
  for (const item of root.has('types') ? itemsOf(file, root.get('types')) : []) {
    const type = readType(file, item)
    types.set(type.name, type)
    unchecked.push(() => {
      for (const turn of turns) {
        const to = type.becomes[turn]
        const target = to && types.get(to.type)
        if (to && (!target || (to.mode !== null && !(to.mode in target.modes))))
          throw faultAt(file, item, `${type.name} becomes an unknown type or mode when ${turn}: ${to.type}${to.mode ? `/${to.mode}` : ''}`)
      }
    })
  }
  for (const name of textsOf(file, root.get('contexts'))) contexts.add(name)
}

function readType(file: YamlFile, item: unknown): OntologyType {
  const fields = fieldsOf(file, item, ['name', 'means', 'quad', 'score', 'recipient', 'modes', 'becomes'])
  const name = textOf(file, fields.get('name'))
  const quad = numberOf(file, fields.get('quad'))
  if (quad !== 1 && quad !== 2 && quad !== 3 && quad !== 4) throw faultAt(file, item, `${name}: quad is 1 to 4, not ${quad}`)
  const modes: Record<string, number | null> = {}
  for (const [mode, score] of fields.has('modes') ? pairsOf(file, fields.get('modes')) : [])
    modes[mode] = isNull(score) ? null : numberOf(file, score)
  const told = fields.has('becomes') ? fieldsOf(file, fields.get('becomes'), turns) : new Map<string, unknown>()
  const becomes = Object.fromEntries(
    turns.map((turn) => [turn, told.has(turn) ? typeAndMode(textOf(file, told.get(turn))) : { type: name, mode: null }]),
  ) as Record<Turn, TypeAndMode | null>
  const recipient = fields.get('recipient')
  return {
    name,
    means: textOf(file, fields.get('means')),
    quad,
    score: numberOf(file, fields.get('score')),
    recipient: recipient !== undefined && textsOf(file, recipient)[0] === 'true',
    modes,
    becomes,
  }
}

function isNull(node: unknown): boolean {
  return typeof node === 'object' && node !== null && 'value' in node && node.value === null
}

function typeAndMode(text: string): TypeAndMode | null {
  if (text === 'none') return null
  const [type = '', mode] = text.split('/')
  return { type, mode: mode ?? null }
}

function readCameo(
  source: SourceFile,
  types: ReadonlyMap<string, OntologyType>,
  contexts: ReadonlySet<string>,
  cameo: Map<string, CameoCode>,
): void {
  for (const { cells, line, file } of readTable(source, ['code', 'name', 'goldstein'])) {
    const code = cells['code'] ?? ''
    const type = cells['type'] || null
    const mode = cells['mode'] || null
    const own = listed(cells['contexts'])
    if (!/^\d{2,4}$/.test(code)) throw new KnowledgeError(file, line, `a code has two to four digits, not '${code}'`)
    const known = type === null ? undefined : types.get(type)
    if (type !== null && !known) throw new KnowledgeError(file, line, `unknown type '${type}'`)
    if (mode !== null && !(known && mode in known.modes)) throw new KnowledgeError(file, line, `${type} has no mode '${mode}'`)
    for (const context of own) if (!contexts.has(context)) throw new KnowledgeError(file, line, `unknown context '${context}'`)
    const goldstein = Number(cells['goldstein'])
    if (!Number.isFinite(goldstein)) throw new KnowledgeError(file, line, `goldstein is no number: ${cells['goldstein']}`)
    const becomes = Object.fromEntries(turns.map((turn) => [turn, cells[turn === 'conditional' ? 'planned' : turn] || null])) as Record<
      Turn,
      string | null
    >
    cameo.set(code, { code, name: cells['name'] ?? '', goldstein, type, mode, contexts: own.toSorted(), becomes })
  }
}

function checkTurns(cameo: ReadonlyMap<string, CameoCode>, file: string): void {
  for (const entry of cameo.values())
    for (const turn of turns) {
      const to = entry.becomes[turn]
      if (to !== null && !cameo.has(to)) throw new KnowledgeError(file, 0, `${entry.code} becomes an unknown code when ${turn}: ${to}`)
    }
}

export function indexOntology(data: OntologyData): Ontology {
  return {
    types: new Map(data.types.map((type) => [type.name, type])),
    contexts: new Set(data.contexts),
    cameo: new Map(data.cameo.map((code) => [code.code, code])),
  }
}

/** Conflict-cooperation score of a type with its mode; the type's own where the mode has none. */
export function scoreOf(ontology: Ontology, type: string, mode: string | null): number {
  const entry = ontology.types.get(type)
  if (!entry) throw new RangeError(`Unknown event type ${type}`)
  return (mode === null ? null : entry.modes[mode]) ?? entry.score
}
