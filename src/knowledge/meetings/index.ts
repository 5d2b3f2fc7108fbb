/** The words that tell of meetings: verbs and nouns with their frames, light verbs, cues of form and status, verbs of agenda. */
import type { MeetingForm, MeetingStatus } from '../../model/record.js'
import { KnowledgeError, readTable, type Row, type SourceFile } from '../source.js'

export const frames = ['mutual', 'host', 'talk', 'call', 'visit', 'chair', 'escort'] as const
export type Frame = (typeof frames)[number]
const forms: readonly MeetingForm[] = ['in-person', 'phone', 'video', 'letter']
const statuses: readonly MeetingStatus[] = ['cancelled', 'postponed', 'denied']

export interface MeetingWord {
  readonly frame: Frame
  /** What the word itself says of the form; null: nothing. */
  readonly form: MeetingForm | null
}

/** Plain JSON. */
export interface MeetingData {
  readonly verbs: readonly (readonly [string, MeetingWord])[]
  readonly nouns: readonly (readonly [string, MeetingWord])[]
  readonly light: readonly string[]
  readonly formCues: readonly (readonly [string, MeetingForm])[]
  readonly statusCues: readonly (readonly [string, MeetingStatus])[]
  readonly agenda: readonly string[]
  /** Lemmas of those to whom one speaks without meeting them: the press, crowds, parliaments. */
  readonly press: readonly string[]
  /** Lemmas of those who are hosted without anybody meeting them: refugees, troops. */
  readonly housed: readonly string[]
}

export interface MeetingWords {
  /** Verbs and adjectives by lemma, with a particle joined by a blank. */
  readonly verbs: ReadonlyMap<string, MeetingWord>
  readonly nouns: ReadonlyMap<string, MeetingWord>
  readonly light: ReadonlySet<string>
  readonly formCues: ReadonlyMap<string, MeetingForm>
  readonly statusCues: ReadonlyMap<string, MeetingStatus>
  readonly agenda: ReadonlySet<string>
  readonly press: ReadonlySet<string>
  readonly housed: ReadonlySet<string>
}

/** Compiles knowledge/meetings. Throws KnowledgeError on an unknown kind, frame, form or status, and on a lemma given twice. */
export function compileMeetings(files: readonly SourceFile[]): MeetingData {
  const rows = files.flatMap((file) => readTable(file, ['kind', 'lemma']))
  const seen = new Set<string>()
  for (const row of rows) {
    const key = `${row.cells['kind']} ${row.cells['lemma']}`
    if (seen.has(key)) throw new KnowledgeError(row.file, row.line, `'${key}' stands twice`)
    seen.add(key)
    if (!kinds.has(row.cells['kind'] ?? ''))
      throw new KnowledgeError(row.file, row.line, `kind '${row.cells['kind']}'; expected ${[...kinds].join(', ')}`)
  }
  const of = (...names: readonly string[]): readonly Row[] => rows.filter((row) => names.includes(row.cells['kind'] ?? ''))
  const lemmas = (name: string): readonly string[] => of(name).map((row) => row.cells['lemma'] ?? '')
  const cues = of('cue')
  return {
    verbs: of('verb', 'adjective').map((row) => [row.cells['lemma'] ?? '', wordOf(row)] as const),
    nouns: of('noun').map((row) => [row.cells['lemma'] ?? '', wordOf(row)] as const),
    light: lemmas('light'),
    formCues: cues.filter((row) => row.cells['frame'] === 'form').map((row) => [row.cells['lemma'] ?? '', oneOf(row, forms)] as const),
    statusCues: cues
      .filter((row) => row.cells['frame'] === 'status')
      .map((row) => [row.cells['lemma'] ?? '', oneOf(row, statuses)] as const),
    agenda: lemmas('agenda'),
    press: lemmas('press'),
    housed: lemmas('housed'),
  }
}

const kinds: ReadonlySet<string> = new Set(['verb', 'adjective', 'noun', 'light', 'cue', 'agenda', 'press', 'housed'])

function wordOf(row: Row): MeetingWord {
  const frame = frames.find((one) => one === row.cells['frame'])
  if (!frame) throw new KnowledgeError(row.file, row.line, `frame '${row.cells['frame']}'; expected ${frames.join(', ')}`)
  return { frame, form: row.cells['form'] ? oneOf(row, forms) : null }
}

function oneOf<T extends string>(row: Row, values: readonly T[]): T {
  const value = values.find((one) => one === row.cells['form'])
  if (!value) throw new KnowledgeError(row.file, row.line, `'${row.cells['form']}'; expected ${values.join(', ')}`)
  return value
}

/** Makes the look-up tables. */
export function indexMeetings(data: MeetingData): MeetingWords {
  return {
    verbs: new Map(data.verbs),
    nouns: new Map(data.nouns),
    light: new Set(data.light),
    formCues: new Map(data.formCues),
    statusCues: new Map(data.statusCues),
    agenda: new Set(data.agenda),
    press: new Set(data.press),
    housed: new Set(data.housed),
  }
}
