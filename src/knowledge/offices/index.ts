/** The vocabulary of offices: head nouns with sector and rank, words of tenure, words of portfolios. */
import { lookUp, type WordTable, wordTable } from '../../base/word-table.js'
import { type Rank, ranks } from '../../model/actor.js'
import type { CountryCode, SectorCode } from '../../model/ids.js'
import { KnowledgeError, listed, readTable, type SourceFile } from '../source.js'

export type HeadKind = 'office' | 'person' | 'body' | 'asset'
export type Tenure = 'current' | 'former' | 'acting' | 'designate'

export interface OfficeHead {
  readonly phrase: string
  /** The singular, or the entry that it is a form of. */
  readonly lemma: string
  readonly plural: boolean
  readonly kind: HeadKind
  readonly sector: SectorCode
  /** Null for what is no office. */
  readonly rank: Rank | null
}

/** An office that belongs to one state or organisation, or to few, except in dispatches from states that have it too. */
export interface OwnTitle {
  /** One, or several of which that counts which the dispatch speaks of most. */
  readonly codes: readonly CountryCode[]
  readonly except: readonly CountryCode[]
  /** Of several, that to which it belongs where the dispatch names none of them. */
  readonly otherwise: CountryCode | null
}

export interface OfficesData {
  readonly heads: readonly OfficeHead[]
  readonly tenures: Readonly<Record<string, Tenure>>
  readonly portfolios: readonly string[]
  /** Whose an office is where no state is named: "high representative" EU. */
  readonly titles: Readonly<Record<string, OwnTitle>>
}

/** A head with its words; a hyphen is a word of its own, as the tokeniser cuts it. */
export interface HeadPhrase {
  readonly words: readonly string[]
  readonly head: OfficeHead
}

export interface Offices {
  /** By first word, longest first. */
  readonly heads: WordTable<readonly HeadPhrase[]>
  readonly tenures: ReadonlyMap<string, Tenure>
  readonly portfolios: ReadonlySet<string>
  /** By title in lower case. */
  readonly titles: ReadonlyMap<string, OwnTitle>
}

const kinds: readonly HeadKind[] = ['office', 'person', 'body', 'asset']
const tenures: readonly Tenure[] = ['current', 'former', 'acting', 'designate']

/** Compiles `heads.tsv`, `modifiers.tsv`, `portfolios.tsv`, `titles.tsv`; later files add and override. Throws KnowledgeError. */
export function compileOffices(files: readonly SourceFile[]): OfficesData {
  const heads = new Map<string, OfficeHead>()
  const words: Record<string, Tenure> = {}
  const portfolios = new Set<string>()
  const titles: Record<string, OwnTitle> = {}
  for (const file of files) {
    if (/heads[^/]*\.tsv$/.test(file.name)) for (const head of readHeads(file)) heads.set(head.phrase, head)
    else if (/modifiers[^/]*\.tsv$/.test(file.name)) Object.assign(words, readTenures(file))
    else if (/portfolios[^/]*\.tsv$/.test(file.name)) for (const row of readTable(file, ['word'])) portfolios.add(row.cells['word'] ?? '')
    else if (/titles[^/]*\.tsv$/.test(file.name))
      for (const row of readTable(file, ['title', 'code']))
        titles[row.cells['title'] ?? ''] = {
          codes: listed(row.cells['code']) as readonly CountryCode[],
          except: listed(row.cells['except']) as readonly CountryCode[],
          otherwise: row.cells['else'] ? (row.cells['else'] as CountryCode) : null,
        }
    else throw new KnowledgeError(file.name, 0, 'expected heads.tsv, modifiers.tsv, portfolios.tsv or titles.tsv')
  }
  return { heads: [...heads.values()], tenures: words, portfolios: [...portfolios], titles }
}

function readHeads(file: SourceFile): readonly OfficeHead[] {
  const seen = new Set<string>()
  return readTable(file, ['phrase', 'lemma', 'number', 'kind', 'sector']).map((row) => {
    const { phrase = '', lemma = '', number = '', kind = '', sector = '', rank = '' } = row.cells
    if (seen.has(phrase)) throw new KnowledgeError(row.file, row.line, `'${phrase}' stands already above`)
    seen.add(phrase)
    const known = kinds.find((one) => one === kind)
    if (!known) throw new KnowledgeError(row.file, row.line, `kind '${kind}' is none of: ${kinds.join(', ')}`)
    const level = rank === '' ? null : ranks.find((one) => one === rank)
    if (level === undefined) throw new KnowledgeError(row.file, row.line, `rank '${rank}' is none of: ${ranks.join(', ')}`)
    return { phrase, lemma, plural: number === 'plural', kind: known, sector: sector as SectorCode, rank: level }
  })
}

function readTenures(file: SourceFile): Record<string, Tenure> {
  const out: Record<string, Tenure> = {}
  for (const row of readTable(file, ['word', 'tenure'])) {
    const tenure = tenures.find((one) => one === row.cells['tenure'])
    if (!tenure) throw new KnowledgeError(row.file, row.line, `tenure '${row.cells['tenure']}' is none of: ${tenures.join(', ')}`)
    out[row.cells['word'] ?? ''] = tenure
  }
  return out
}

export function indexOffices(data: OfficesData): Offices {
  const heads = new Map<string, HeadPhrase[]>()
  for (const head of data.heads) {
    const words = head.phrase.replaceAll('-', ' - ').split(' ')
    const list = heads.get(words[0] ?? '')
    if (list) list.push({ words, head })
    else heads.set(words[0] ?? '', [{ words, head }])
  }
  for (const list of heads.values()) list.sort((a, b) => b.words.length - a.words.length)
  return {
    heads: wordTable(heads),
    tenures: new Map(Object.entries(data.tenures)),
    portfolios: new Set(data.portfolios),
    titles: new Map(Object.entries(data.titles)),
  }
}

/** The longest head phrase that begins at a word, before `end`; its length in words. */
export function headAt(
  offices: Offices,
  lower: readonly string[],
  at: number,
  end: number,
): { readonly head: OfficeHead; readonly length: number } | null {
  const phrases = lookUp(offices.heads, lower[at] ?? '')
  if (phrases === undefined) return null
  for (const { words, head } of phrases) {
    if (at + words.length > end) continue
    let same = true
    for (let i = 1; i < words.length && same; i++) same = lower[at + i] === words[i]
    if (same) return { head, length: words.length }
  }
  return null
}
