/** A sheet for the terminal: columns of text, with small charts of block characters. */
import { type Block, type Sheet, type Source, sourcesOf } from './serve-sheet.js'

export interface TextLayout {
  /** Columns of the terminal. */
  readonly width: number
  readonly colour: boolean
}

const eighths = ' ▁▂▃▄▅▆▇█'

export function sheetText(sheet: Sheet, layout: TextLayout): string {
  const bold = (text: string) => (layout.colour ? `\u001b[1m${text}\u001b[22m` : text)
  const sources = sourcesOf(sheet)
  const number = new Map(sources.map(({ dispatch }, i) => [dispatch, i + 1]))
  const parts = [
    bold(sheet.title),
    ...(sheet.subtitle === '' ? [] : [sheet.subtitle]),
    ...sheet.blocks.map((block) => {
      const title = 'title' in block ? `${bold(block.title)}\n` : ''
      return `\n${title}${blockText(block, layout.width, number)}`
    }),
    ...(sources.length > 0
      ? [
          `\n${bold('Sources')}\n${sources.map((source, i) => wrap(sourceText(source), layout.width, 5, `[${i + 1}] `.padEnd(5))).join('\n')}`,
        ]
      : []),
    ...(sheet.notes.length > 0 ? [`\n${sheet.notes.map((note) => wrap(note, layout.width, 2, '- ')).join('\n')}`] : []),
  ]
  return `${parts.map(printable).join('\n')}\n`
}

/** Control characters of a text would command the terminal: they are shown, not sent. Our own marks for bold stay. */
function printable(text: string): string {
  return text.replace(/\p{Cc}|\p{Bidi_Control}/gu, (character, at: number) => {
    if (character === '\n') return character
    return character === '\u001b' && /^\[(?:1|22)m/.test(text.slice(at + 1, at + 5)) ? character : '\ufffd'
  })
}

export function sourceText(source: Source): string {
  return [source.outlet ?? 'source not named', source.published ?? 'undated', source.title].join(', ')
}

function blockText(block: Block, width: number, number: ReadonlyMap<string, number>): string {
  switch (block.kind) {
    case 'lead':
      return wrap(block.text, width, 0)
    case 'facts': {
      const left = Math.max(...block.items.map(([name]) => name.length))
      return block.items.map(([name, value]) => wrap(value, width, left + 2, `${name.padEnd(left)}  `)).join('\n')
    }
    case 'course':
      return courseText(block, width)
    case 'bars': {
      const left = Math.max(0, ...block.items.map(([name]) => name.length))
      const most = Math.max(1, ...block.items.map(([, count]) => count))
      const room = Math.max(8, Math.min(40, width - left - 10))
      return block.items
        .map(
          ([name, count]) => `${name.padEnd(left)}  ${'█'.repeat(Math.max(count > 0 ? 1 : 0, Math.round((count / most) * room)))} ${count}`,
        )
        .join('\n')
    }
    case 'table':
      return tableText(block.head, block.rows, block.numeric, width)
    case 'list':
      return block.items.map((item) => wrap(`${item.text}${mark(item.source, number)}`, width, 24, `${item.when} `.padEnd(24))).join('\n')
    case 'quotes':
      return block.items
        .map(
          (item) =>
            `${wrap(`${item.text}${mark(item.source, number)}`, width, 2, item.stance > 0 ? '+ ' : item.stance < 0 ? '- ' : '  ')}\n  ${item.who}, ${item.when}`,
        )
        .join('\n')
    case 'claims':
      return block.items
        .map(({ text, who, verdict, reason, basis, source }) =>
          [
            wrap(`“${text}”${mark(source, number)}`, width, 2, '  '),
            wrap(who, width, 2, '  '),
            wrap(`${verdict} ${reason} ${basis}`, width, 4, '  → '),
          ].join('\n'),
        )
        .join('\n')
  }
}

function mark(source: Source | null, number: ReadonlyMap<string, number>): string {
  const at = source === null ? undefined : number.get(source.dispatch)
  return at === undefined ? '' : ` [${at}]`
}

/** Rows of text that the tallest column takes. */
const tall = 3

/** The piece of a column in a row of text; rows are counted from the axis. A time without reports is a dot at the axis. */
function brick(value: number | null, row: number, most: number, side: 'up' | 'down'): string {
  if (value === null) return row === 0 ? '·' : ' '
  const filled = value === 0 ? 0 : Math.max(1, Math.round((value / most) * tall * 8)) - row * 8
  if (filled <= 0) return ' '
  if (side === 'up') return eighths[Math.min(8, filled)] ?? '█'
  return filled >= 7 ? '█' : filled >= 3 ? '▀' : '▔'
}

/** Columns above and below an axis. Periods are joined where there are more than columns; a time without reports is a dot. */
function courseText(block: Extract<Block, { kind: 'course' }>, width: number): string {
  const room = Math.max(10, width - 2)
  const size = Math.max(1, Math.ceil(block.columns.length / room))
  const cells: { up: number | null; down: number | null }[] = []
  for (let i = 0; i < block.columns.length; i += size) {
    const part = block.columns.slice(i, i + size).filter(({ up }) => up !== null)
    const sum = (values: readonly (number | null)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0)
    cells.push(
      part.length === 0 ? { up: null, down: null } : { up: sum(part.map(({ up }) => up)), down: sum(part.map(({ down }) => down)) },
    )
  }
  const most = Math.max(1, ...cells.map(({ up, down }) => Math.max(up ?? 0, down ?? 0)))
  const line = (pick: 'up' | 'down', row: number) =>
    cells
      .map((cell) => brick(cell[pick], row, most, pick))
      .join('')
      .trimEnd()
  const lines = Array.from({ length: tall }, (_, row) => row)
  const [first, last] = [block.columns[0]?.label ?? '', block.columns.at(-1)?.label ?? '']
  const rule = `${first} ${'─'.repeat(Math.max(1, cells.length - first.length - last.length - 2))} ${last}`
  const joined = size > 1 ? `, ${size} periods a column` : ''
  return [
    block.up,
    ...lines.map((row) => line('up', tall - 1 - row)),
    rule,
    ...lines.map((row) => line('down', row)),
    block.down,
    `(tallest column: ${most}${joined}; a dot: nothing in the record)`,
  ].join('\n')
}

function tableText(head: readonly string[], rows: readonly (readonly string[])[], numeric: readonly number[], width: number): string {
  const widths = head.map((name, i) => Math.max(name.length, ...rows.map((row) => (row[i] ?? '').length)))
  // The first column says what a row is about: it gives way last.
  while (widths.reduce((sum, one) => sum + one + 2, 0) > width + 2 && Math.max(...widths) > 12) {
    const others = Math.max(...widths.slice(1))
    const widest = others > 12 ? widths.indexOf(others, 1) : 0
    if ((widths[widest] ?? 0) <= 12) break
    widths[widest] = (widths[widest] ?? 0) - 1
  }
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => {
        const wide = widths[i] ?? 0
        const cut = cell.length > wide ? `${cell.slice(0, wide - 1)}…` : cell
        return numeric.includes(i) ? cut.padStart(wide) : cut.padEnd(wide)
      })
      .join('  ')
      .trimEnd()
  return [line(head), ...rows.map(line)].join('\n')
}

/** Breaks lines at blanks; lines after the first are indented. `head` stands before the text as it is. */
export function wrap(text: string, width: number, indent: number, head = ''): string {
  const out: string[] = []
  let line = head
  for (const word of text.split(/[ \n\t]+/).filter((part) => part !== '')) {
    const blank = line === '' || line.endsWith(' ') ? '' : ' '
    if (line.trim() !== '' && line !== head && line.length + blank.length + word.length > width) {
      out.push(line)
      line = ' '.repeat(indent) + word
    } else line += blank + word
  }
  return [...out, line].join('\n')
}
