/**
 * Rebuilds the derived tables of knowledge/actors from the data folder beside the checkout:
 * `npm run knowledge:actors [-- FOLDER]` (default ../shared/data).
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { agentsTable } from './actors-agents.js'
import { lastName, leadersTable, plainName } from './actors-leaders.js'
import { membersTable, statesTable } from './actors-states.js'

const data = process.argv[2] ?? '../shared/data'
const folder = join(import.meta.dirname, '..', '..', 'knowledge', 'actors')

function rowsOf(text: string): readonly (readonly string[])[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .slice(1)
    .map((line) => line.split('\t'))
}

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text)
  console.error(`${name}: ${rowsOf(text).length} rows`)
}

const states = statesTable(data)
write('states.tsv', states)
write('members.tsv', membersTable(data))
const codes = new Map<string, string>()
for (const [code = '', name = '', official = ''] of rowsOf(states))
  for (const one of [name, official]) if (one) codes.set(plainName(one), code)
for (const [code = '', form = '', text = ''] of rowsOf(readFileSync(join(folder, 'names.tsv'), 'utf8')))
  if (form === 'name') codes.set(plainName(text), code)
const known = new Set(
  rowsOf(readFileSync(join(folder, 'officials.tsv'), 'utf8')).map(([country = '', name = '']) => `${country} ${lastName(name)}`),
)
write('leaders.tsv', leadersTable(data, codes, known))
write('agents.tsv', agentsTable(data))
