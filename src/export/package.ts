/**
 * What makes an export citable: codebook, actor list, data package descriptor (Frictionless), Croissant metadata, CITATION.cff,
 * coder version, rule of de-duplication, and a checksum for every file.
 */
import type { RecordInfo } from '../store/reader.js'
import { formats, tables } from './formats.js'
import { readerForPandas, readerForR } from './languages.js'

export interface PackageInfo {
  readonly info: RecordInfo
  readonly merging: string
  readonly filter: Readonly<Record<string, unknown>>
  readonly title: string
  readonly license: string
  readonly authors: readonly string[]
  readonly version: string
}

/** A data file of the package. */
export interface DataFile {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

const mergingRules: Readonly<Record<string, string>> = {
  none: 'Every report counts for itself; the same thing told in several texts is several rows.',
  'one-a-day':
    'Events of the same day, sources, targets and type count once; meetings, statements and initiatives are merged as under "cluster".',
  cluster:
    'Reports that tell of the same thing count once: same parties and compatible day (at most one day apart), place, form, persons and words. The table "reports" lists the members of each and the reason.',
}

const fieldTypes = { text: 'string', integer: 'integer', real: 'number', day: 'date', boolean: 'boolean' } as const

/** Files that describe the data, by name. */
export function descriptions(about: PackageInfo, data: readonly DataFile[]): Record<string, string> {
  return {
    'README.md': readme(about),
    'CODEBOOK.md': codebook(),
    'datapackage.json': json(dataPackage(about, data)),
    'croissant.json': json(croissant(about, data)),
    'CITATION.cff': citation(about),
    'read.R': readerForR(),
    'read.py': readerForPandas(),
    'coder.json': json({
      coder: about.info.madeWith,
      merging: about.merging,
      rule: mergingRules[about.merging],
      filter: about.filter,
      record: about.info.state,
    }),
    SHA256SUMS: data.map((file) => `${file.sha256}  ${file.name}\n`).join(''),
  }
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

function readme({ title, info, merging, license }: PackageInfo): string {
  return `# ${title}

${info.dispatches} dispatches in ${info.appearances} appearances from ${info.outlets} outlets, ${info.first ?? '?'} to ${info.last ?? '?'}:
${info.events} events, ${info.meetings} meetings, ${info.statements} statements, ${info.initiatives} initiatives (each counted once however often it is reported).

De-duplication: ${merging}. ${mergingRules[merging] ?? ''}

Read codes as text: CAMEO 010 is not 10; an empty cell is missing, the letters NA are text. read.R (readr) and read.py (pandas) read all tables so.
A missing row means that nothing was reported, not that nothing happened.
The texts of the dispatches are not part of this package; each row names the sentence that supports it and where it was read.

Licence of the data: ${license}. Columns are described in CODEBOOK.md, checksums stand in SHA256SUMS.
`
}

/** The codebook in Markdown. */
export function codebook(): string {
  const parts = tables.map((one) => {
    const rows = one.columns.map((column) => `| ${column.name} | ${column.type} | ${column.means.replaceAll('|', '\\|')} |`)
    return `## ${one.name}\n\n${one.means}.\n\n| column | type | meaning |\n| --- | --- | --- |\n${rows.join('\n')}\n`
  })
  const losses = Object.entries(formats).map(([name, format]) => `- **${name}** (${format.means}): ${format.loses.join('; ')}.`)
  return `# Codebook\n\n${parts.join('\n')}\n## What other formats lose\n\n${losses.join('\n')}\n`
}

function dataPackage(about: PackageInfo, data: readonly DataFile[]): unknown {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'demarche-record',
    title: about.title,
    version: about.info.state.slice(0, 12),
    licenses: [{ name: about.license }],
    resources: data.map((file) => {
      const one = tables.find((candidate) => file.name.startsWith(`data/${candidate.name}.`))
      return {
        name: one?.name ?? file.name,
        path: file.name,
        ...(one === undefined ? {} : { title: one.means }),
        format: file.name.split('.').at(-1),
        bytes: file.bytes,
        hash: `sha256:${file.sha256}`,
        ...(one === undefined
          ? {}
          : {
              schema: {
                fields: one.columns.map((c) => ({ name: c.name, type: fieldTypes[c.type], description: c.means })),
                missingValues: [''],
              },
            }),
      }
    }),
  }
}

const croissantTypes = { text: 'sc:Text', integer: 'sc:Integer', real: 'sc:Float', day: 'sc:Date', boolean: 'sc:Boolean' } as const

function croissant(about: PackageInfo, data: readonly DataFile[]): unknown {
  const files = data.map((file) => ({
    '@type': 'cr:FileObject',
    '@id': file.name,
    name: file.name,
    contentUrl: file.name,
    contentSize: `${file.bytes} B`,
    sha256: file.sha256,
    encodingFormat: file.name.endsWith('.parquet') ? 'application/vnd.apache.parquet' : 'text/csv',
  }))
  const sets = tables.flatMap((one) => {
    const file = data.find((candidate) => candidate.name === `data/${one.name}.csv`)
    if (file === undefined) return []
    const field = one.columns.map((c) => ({
      '@type': 'cr:Field',
      '@id': `${one.name}/${c.name}`,
      name: c.name,
      description: c.means,
      dataType: croissantTypes[c.type],
      source: { fileObject: { '@id': file.name }, extract: { column: c.name } },
    }))
    return [{ '@type': 'cr:RecordSet', '@id': one.name, name: one.name, description: one.means, field }]
  })
  return {
    '@context': {
      '@language': 'en',
      '@vocab': 'https://schema.org/',
      sc: 'https://schema.org/',
      cr: 'http://mlcommons.org/croissant/',
      conformsTo: 'http://purl.org/dc/terms/conformsTo',
    },
    '@type': 'sc:Dataset',
    conformsTo: 'http://mlcommons.org/croissant/1.0',
    name: about.title,
    description: readme(about),
    license: about.license,
    version: about.info.state.slice(0, 12),
    distribution: files,
    recordSet: sets,
  }
}

function citation({ title, authors, info, version, license }: PackageInfo): string {
  const people =
    authors.length === 0 ? '  - name: "The keeper of this record"\n' : authors.map((name) => `  - name: ${JSON.stringify(name)}\n`).join('')
  return `cff-version: 1.2.0
message: "If you use this data, please cite it, with the coder that made it."
type: dataset
title: ${JSON.stringify(title)}
version: ${JSON.stringify(info.state.slice(0, 12))}
license: ${JSON.stringify(license)}
authors:
${people}references:
  - type: software
    title: Demarche
    version: ${JSON.stringify(version)}
    authors:
      - name: "The Demarche authors"
`
}
