/** `demarche export`: a record, a filter, a format, a place. */
import { formatNames, formats, type Source, type Vocabulary, writeExport } from '../export/index.js'
import type { Knowledge } from '../knowledge/index.js'
import { type Filter, openRecord } from '../store/index.js'
import { UserError } from './errors.js'
import { loadKnowledge } from './resources.js'
import { version } from './version.js'

export interface ExportOptions {
  readonly format: string
  /** A file or folder; '-' for standard output (formats of one file). */
  readonly out: string
  readonly filter: Filter
  readonly title?: string
  readonly license?: string
  readonly authors?: readonly string[]
}

export interface Exported {
  readonly paths: readonly string[]
  readonly loses: readonly string[]
}

/** The codes and names that exports need, from the loaded knowledge. */
function vocabularyOf({ ontology, actors }: Pick<Knowledge, 'ontology' | 'actors'>): Vocabulary {
  return { types: ontology.types, cameo: ontology.cameo, states: actors.states, bodies: actors.bodies }
}

/** Writes an export. `write` takes the text of a format of one file when `out` is '-'. */
export async function exportRecord(
  folder: string,
  vocabulary: Vocabulary,
  options: ExportOptions,
  write: (chunk: string) => void,
): Promise<Exported> {
  if (!formatNames.includes(options.format)) throw new UserError(`No format ${options.format}; there are ${formatNames.join(', ')}`)
  const reader = await openRecord(folder)
  try {
    const source: Source = { reader, filter: options.filter, vocabulary, version }
    const format = formats[options.format]
    const loses = format?.loses ?? []
    if (options.out === '-') {
      const [only, ...others] = format?.files(source) ?? []
      if (only === undefined || others.length > 0)
        throw new UserError(`${options.format} consists of several files; name a folder with --out`)
      for await (const chunk of only.chunks) write(chunk)
      return { paths: [], loses }
    }
    const about = {
      info: await reader.info(),
      merging: options.filter.merging ?? 'cluster',
      filter: { ...options.filter },
      title: options.title ?? 'A record of dispatches',
      license: options.license ?? 'not stated',
      authors: options.authors ?? [],
      version,
    }
    return { paths: await writeExport(options.format, source, options.out, about), loses }
  } finally {
    reader.close()
  }
}

/** Names of all formats. */
export const exportFormats: readonly string[] = formatNames

/** The vocabulary of the knowledge that ships with demarche. */
export function loadVocabulary(): Vocabulary {
  return vocabularyOf(loadKnowledge({}))
}
