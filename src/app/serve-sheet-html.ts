/** A sheet as one printable page that stands alone: no script, no request, its pictures drawn in place, its sources as numbered notes. */
import { type Block, type Sheet, type Source, sourcesOf } from './serve-sheet.js'
import { sourceText } from './serve-sheet-text.js'

export function sheetHtml(sheet: Sheet): string {
  const sources = sourcesOf(sheet)
  const number = new Map(sources.map(({ dispatch }, i) => [dispatch, i + 1]))
  const blocks = sheet.blocks.map(
    (block) => `<section>${'title' in block ? `<h2>${escaped(block.title)}</h2>` : ''}${blockHtml(block, number)}</section>`,
  )
  const notes = sheet.notes.map((note) => `<li>${escaped(note)}</li>`).join('')
  const listed = sources.map((source, i) => `<li id="source-${i + 1}">${escaped(sourceText(source))}</li>`).join('')
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(sheet.title)}</title><style>${style}</style></head>
<body><main><h1>${escaped(sheet.title)}</h1>${sheet.subtitle === '' ? '' : `<p class="soft">${escaped(sheet.subtitle)}</p>`}
${blocks.join('\n')}
${sources.length > 0 ? `<section><h2>Sources</h2><ol class="sources">${listed}</ol></section>` : ''}
${notes === '' ? '' : `<ul class="notes">${notes}</ul>`}</main></body></html>
`
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
}

function blockHtml(block: Block, number: ReadonlyMap<string, number>): string {
  const mark = (source: Source | null) => {
    const at = source === null ? undefined : number.get(source.dispatch)
    return at === undefined ? '' : ` <a class="mark" href="#source-${at}">${at}</a>`
  }
  switch (block.kind) {
    case 'lead':
      return `<p class="lead">${escaped(block.text)}</p>`
    case 'facts':
      return `<dl>${block.items.map(([name, value]) => `<div><dt>${escaped(name)}</dt><dd>${escaped(value)}</dd></div>`).join('')}</dl>`
    case 'course':
      return courseHtml(block)
    case 'bars':
      return barsHtml(block.items)
    case 'table': {
      const cell = (tag: 'td' | 'th', row: readonly string[]) =>
        row.map((text, i) => `<${tag}${block.numeric.includes(i) ? ' class="number"' : ''}>${escaped(text)}</${tag}>`).join('')
      return `<table><thead><tr>${cell('th', block.head)}</tr></thead><tbody>${block.rows.map((row) => `<tr>${cell('td', row)}</tr>`).join('')}</tbody></table>`
    }
    case 'list':
      return `<ol class="rows">${block.items.map((item) => `<li><span class="soft">${escaped(item.when)}</span><span>${escaped(item.text)}${mark(item.source)}</span></li>`).join('')}</ol>`
    case 'quotes':
      return block.items
        .map(
          (item) =>
            `<blockquote class="${item.stance > 0 ? 'for' : item.stance < 0 ? 'against' : ''}">${escaped(item.text)}${mark(item.source)}<footer>${escaped(`${item.who}, ${item.when}`)}</footer></blockquote>`,
        )
        .join('')
    case 'claims':
      return block.items
        .map(
          ({ text, who, verdict, reason, basis, source }) =>
            `<div class="claim"><blockquote>“${escaped(text)}”${mark(source)}<footer>${escaped(who)}</footer></blockquote><p><strong>${escaped(verdict)}</strong> ${escaped(reason)}<span class="soft"> ${escaped(basis)}</span></p></div>`,
        )
        .join('')
  }
}

function barsHtml(items: readonly (readonly [string, number])[]): string {
  const most = Math.max(1, ...items.map(([, count]) => count))
  const rows = items.map(
    ([name, count]) =>
      `<tr><td>${escaped(name)}</td><td class="bar"><svg width="100%" height="9"><rect width="${((count / most) * 100).toFixed(1)}%" height="9"/></svg></td><td class="number">${count}</td></tr>`,
  )
  return `<table class="bars"><tbody>${rows.join('')}</tbody></table>`
}

function courseHtml(block: Extract<Block, { kind: 'course' }>): string {
  const [wide, high] = [720, 80]
  const step = wide / Math.max(1, block.columns.length)
  const most = Math.max(1, ...block.columns.map(({ up, down }) => Math.max(up ?? 0, down ?? 0)))
  const size = (value: number) => (value / most) * high
  const bars = block.columns.map(({ label, up, down, cold }, i) => {
    const x = (i * step).toFixed(2)
    const width = Math.max(0.6, Math.min(30, step - 0.8)).toFixed(2)
    if (up === null || down === null) return `<rect class="gap" x="${x}" y="0" width="${step.toFixed(2)}" height="${2 * high + 18}"/>`
    const bar = (y: number, value: number, kind: string) =>
      value === 0 ? '' : `<rect class="${kind}" x="${x}" y="${y.toFixed(2)}" width="${width}" height="${size(value).toFixed(2)}"/>`
    const [above, below] = [cold?.up ?? 0, cold?.down ?? 0]
    return `<g><title>${escaped(`${label}: ${up} and ${down}`)}</title>${bar(high - size(up - above), up - above, 'warm')}${bar(high - size(up), above, 'cold')}${bar(high + 18, down - below, 'warm')}${bar(high + 18 + size(down - below), below, 'cold')}</g>`
  })
  const every = Math.ceil(block.columns.length / 12)
  const labels = block.columns.map(({ label }, i) =>
    i % every === 0 ? `<text x="${(i * step).toFixed(2)}" y="${high + 13}">${escaped(label)}</text>` : '',
  )
  return `<figure><figcaption>${escaped(block.up)}</figcaption><svg class="course" viewBox="0 0 ${wide} ${2 * high + 18}" role="img" aria-label="${escaped(`${block.title}: above ${block.up}, below ${block.down}`)}"><line x1="0" x2="${wide}" y1="${high}" y2="${high}"/><line x1="0" x2="${wide}" y1="${high + 18}" y2="${high + 18}"/>${bars.join('')}${labels.join('')}</svg><figcaption>${escaped(block.down)} (tallest column: ${most}; blue: cooperation, orange: conflict; shaded: nothing in the record)</figcaption></figure>`
}

const style = `
:root { --ink: #1d1b17; --soft: #5a564c; --line: #dcd6c8; --blue: #7aa7d6; --orange: #e89a52; }
body { font: 11.5pt/1.5 'Source Serif 4', ui-serif, Georgia, 'Times New Roman', serif; color: var(--ink); background: #fff; margin: 0; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.2rem 3rem; }
h1 { font-weight: 400; font-size: 24pt; line-height: 1.15; margin: 0 0 .2rem; } h2 { font-size: 12.5pt; border-bottom: 1px solid var(--line); margin: 1.5rem 0 .5rem; padding-bottom: .2rem; }
.soft, figcaption, .notes, dt, footer { color: var(--soft); font: 9pt/1.45 ui-sans-serif, system-ui, sans-serif; } .lead { font-size: 13pt; margin: .6rem 0; }
dl { display: flex; flex-wrap: wrap; gap: .6rem 2rem; margin: .6rem 0; } dd { margin: 0; font-size: 13pt; }
table { border-collapse: collapse; width: 100%; font: 9.3pt/1.4 ui-sans-serif, system-ui, sans-serif; font-variant-numeric: tabular-nums; } th { text-align: left; font-weight: 500; color: var(--soft); white-space: nowrap; }
td, th { padding: .22rem .8rem .22rem 0; border-bottom: 1px solid var(--line); vertical-align: top; } .number { text-align: right; white-space: nowrap; } .bars td { border: 0; } .bars .bar { width: 60%; } .bars rect { fill: #8b8577; }
.rows { list-style: none; padding: 0; margin: 0; } .rows li { display: grid; grid-template-columns: 10rem 1fr; gap: 1rem; border-bottom: 1px solid var(--line); padding: .22rem 0; break-inside: avoid; }
.mark { font: 7.5pt ui-sans-serif, sans-serif; vertical-align: super; color: var(--soft); text-decoration: none; } figure { margin: 0; } .course { width: 100%; }
.course rect { fill: var(--blue); } .course .cold { fill: var(--orange); } .course .gap { fill: #eee9dd; } .course line { stroke: #8b8577; } .course text { font: 9px ui-sans-serif, sans-serif; fill: var(--soft); }
blockquote { margin: 0 0 .7rem; padding-left: .8rem; border-left: 3px solid #8b8577; break-inside: avoid; } blockquote.for { border-color: var(--blue); } blockquote.against { border-color: var(--orange); }
.claim { display: grid; grid-template-columns: 1fr 1.2fr; gap: 1.4rem; border-bottom: 1px solid var(--line); padding: .4rem 0 .5rem; break-inside: avoid; } .claim p { margin: 0; } .claim blockquote { margin: 0; }
.sources { font: 9pt/1.5 ui-sans-serif, sans-serif; color: var(--soft); padding-left: 1.6rem; } .notes { padding-left: 1rem; }
@media print { @page { size: A4; margin: 16mm; } main { padding: 0; max-width: none; } body { font-size: 9.8pt; } h1 { font-size: 19pt; } h2 { break-after: avoid; } }
`
