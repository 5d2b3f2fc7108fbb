/**
 * What a review teaches, as files: every decision as a case (a dispatch's text and what must, or must not, be read in it) that
 * `demarche score cases` runs, and proposals of names and codes that `--actors` loads.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { byText } from '../base/index.js'
import { type CodedRecord, parties, type Party } from '../model/index.js'
import { openRecord } from '../store/index.js'
import type { Decided, RecordReader } from '../store/reader.js'
import { fieldsOf } from './review-fields.js'

/** One line of a file of cases. */
export interface Case {
  readonly format: 'demarche case 1'
  readonly record: string
  readonly kind: CodedRecord['kind']
  readonly published: string | null
  readonly text: string
  /** The record as it should be, field by field as a person reads it; null: nothing of the kind may be read so. */
  readonly expected: Readonly<Record<string, string>> | null
  /** Fields that the person changed: they must agree to the letter. */
  readonly changed: readonly string[]
  /** For a rejected record: what was read, and must not be read again. */
  readonly rejected: Readonly<Record<string, string>> | null
  readonly note: string
}

export interface Corrections {
  readonly cases: readonly Case[]
  /** A dictionary of names in the format of PETRARCH; the empty text when no name was corrected. */
  readonly overrides: string
  readonly names: number
}

/** All decisions that hold. Records that are no longer in the record are left out. */
async function correctionsOf(reader: RecordReader): Promise<Corrections> {
  const cases: Case[] = []
  const named = new Map<string, Set<string>>()
  for (const decided of await reader.decisions()) {
    const item = await reader.record(decided.record)
    const kept = item === null ? null : await reader.dispatch(item.dispatch)
    if (item === null || kept === null) continue
    cases.push(caseOf(decided, item.record, kept.dispatch.text, kept.dispatch.published))
    if (decided.verdict === 'amended') for (const party of correctedParties(decided, item.record)) propose(named, party)
  }
  return { cases, overrides: dictionary(named), names: named.size }
}

/** Writes cases.jsonl and overrides.actors.txt into a folder, which is made when it is not there. */
export async function writeCorrections(record: string, out: string): Promise<Corrections> {
  const reader = await openRecord(record)
  try {
    const found = await correctionsOf(reader)
    mkdirSync(out, { recursive: true })
    writeFileSync(join(out, 'cases.jsonl'), found.cases.map((one) => `${JSON.stringify(one)}\n`).join(''))
    writeFileSync(join(out, 'overrides.actors.txt'), found.overrides)
    return found
  } finally {
    reader.close()
  }
}

function caseOf(decided: Decided, record: CodedRecord, text: string, published: string | null): Case {
  const fields = Object.fromEntries(fieldsOf(record).flatMap(({ name, value }) => (value === '' ? [] : [[name, value]])))
  const wrong = decided.verdict === 'wrong'
  return {
    format: 'demarche case 1',
    record: record.id,
    kind: record.kind,
    published,
    text,
    expected: wrong ? null : fields,
    changed: Object.keys(decided.fields).flatMap((name) => shownAs[name] ?? [name]),
    rejected: wrong ? fields : null,
    note: decided.note,
  }
}

/** Fields of a record that a person sees under other names. */
const shownAs: Readonly<Record<string, readonly string[]>> = { when: ['from', 'until'], where: ['place', 'placeState'], delegations: [] }

/** Named parties in the fields that a person changed. */
function correctedParties(decided: Decided, record: CodedRecord): readonly Party[] {
  const changed = new Set(Object.keys(decided.fields))
  const own: readonly Party[] =
    record.kind === 'event'
      ? [...(changed.has('sources') ? record.sources : []), ...(changed.has('targets') ? record.targets : [])]
      : record.kind === 'statement'
        ? [...(changed.has('speakers') ? record.speakers : []), ...(changed.has('toward') ? record.toward.map(({ party }) => party) : [])]
        : ['participants', 'holders', 'partners'].some((name) => changed.has(name))
          ? parties(record)
          : []
  return own.filter(({ kind, name, country }) => kind !== 'state' && name !== null && country !== null)
}

function propose(named: Map<string, Set<string>>, party: Party): void {
  const name = (party.name ?? '')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}'.-]+/gu, '_')
    .replace(/^_|_$/g, '')
  if (name === '') return
  const codes = named.get(name) ?? new Set()
  named.set(name, codes.add(party.code))
}

/** Where persons disagree on a name's code, all are given and none holds. */
function dictionary(named: ReadonlyMap<string, ReadonlySet<string>>): string {
  if (named.size === 0) return ''
  const lines = [...named]
    .sort(([a], [b]) => byText(a, b))
    .flatMap(([name, codes]) => {
      const all = [...codes].sort(byText).map((code) => `${name}_ [${code}]`)
      return all.length === 1 ? all : ['# Corrected to different codes: choose one.', ...all.map((line) => `# ${line}`)]
    })
  return `# Names and codes from reviewed records: proposals, to be read before use. Load with --actors.\n${lines.join('\n')}\n`
}
