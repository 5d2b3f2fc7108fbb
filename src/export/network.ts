/** Who deals with whom as a graph: states and organisations as nodes, one edge for each direction and quad class, weighted by things told. GEXF 1.3 and GraphML. */
import { byText } from '../base/order.js'
import type { CodedRecord } from '../model/record.js'
import { statesOf, type Item } from '../store/reader.js'
import { nameOf, type Vocabulary } from './vocabulary.js'

interface Edge {
  readonly source: string
  readonly target: string
  readonly kind: string
  weight: number
  reports: number
  first: string
  last: string
}

const quadNames = ['other', 'verbal cooperation', 'material cooperation', 'verbal conflict', 'material conflict']

/** Gathers edges from items. */
export async function edgesOf(items: AsyncIterable<Item>, vocabulary: Vocabulary): Promise<Edge[]> {
  const edges = new Map<string, Edge>()
  for await (const item of items)
    for (const [source, target, kind] of linksOf(item.record, vocabulary)) {
      const key = `${source} ${target} ${kind}`
      const day = item.day ?? ''
      const edge = edges.get(key) ?? { source, target, kind, weight: 0, reports: 0, first: day, last: day }
      edge.weight++
      edge.reports += item.reports
      if (day !== '' && (edge.first === '' || day < edge.first)) edge.first = day
      if (day > edge.last) edge.last = day
      edges.set(key, edge)
    }
  return [...edges.entries()].sort(([a], [b]) => byText(a, b)).map(([, edge]) => edge)
}

function linksOf(record: CodedRecord, vocabulary: Vocabulary): [string, string, string][] {
  const out: [string, string, string][] = []
  const add = (sources: readonly string[], targets: readonly string[], kind: string): void => {
    for (const a of sources) for (const b of targets) if (a !== b) out.push([a, b, kind])
  }
  if (record.kind === 'event') {
    const kind = quadNames[vocabulary.types.get(record.type)?.quad ?? 0] ?? 'other'
    add(statesOf(record.sources), statesOf(record.targets), kind)
    if (record.symmetric) add(statesOf(record.targets), statesOf(record.sources), kind)
  } else if (record.kind === 'meeting') {
    const states = [...new Set([...statesOf(record.participants), ...record.delegations])].sort(byText)
    for (const [i, a] of states.entries()) for (const b of states.slice(i + 1)) out.push([a, b, 'meeting'])
  }
  return out
}

function nodesOf(edges: readonly Edge[]): string[] {
  return [...new Set(edges.flatMap((edge) => [edge.source, edge.target]))].sort(byText)
}

export function gexf(edges: readonly Edge[], vocabulary: Vocabulary): string {
  const nodes = nodesOf(edges).map((code) => `      <node id="${xml(code)}" label="${xml(nameOf(code, vocabulary))}"/>\n`)
  const lines = edges.map(
    (e, i) =>
      `      <edge id="${i}" source="${xml(e.source)}" target="${xml(e.target)}" type="${e.kind === 'meeting' ? 'undirected' : 'directed'}" kind="${e.kind}" weight="${e.weight}"${e.first ? ` start="${e.first}" end="${e.last}"` : ''}><attvalues><attvalue for="reports" value="${e.reports}"/></attvalues></edge>\n`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
  <graph mode="dynamic" defaultedgetype="directed" timeformat="date" timerepresentation="interval">
    <attributes class="edge"><attribute id="reports" title="reports" type="integer"/></attributes>
    <nodes>\n${nodes.join('')}    </nodes>
    <edges>\n${lines.join('')}    </edges>
  </graph>
</gexf>
`
}

export function graphml(edges: readonly Edge[], vocabulary: Vocabulary): string {
  const keys = [
    ['label', 'node', 'string'],
    ['kind', 'edge', 'string'],
    ['weight', 'edge', 'int'],
    ['reports', 'edge', 'int'],
    ['first', 'edge', 'string'],
    ['last', 'edge', 'string'],
  ].map(([id, on, type]) => `  <key id="${id}" for="${on}" attr.name="${id}" attr.type="${type}"/>\n`)
  const nodes = nodesOf(edges).map(
    (code) => `    <node id="${xml(code)}"><data key="label">${xml(nameOf(code, vocabulary))}</data></node>\n`,
  )
  const lines = edges.map(
    (e, i) =>
      `    <edge id="e${i}" source="${xml(e.source)}" target="${xml(e.target)}"${e.kind === 'meeting' ? ' directed="false"' : ''}><data key="kind">${e.kind}</data><data key="weight">${e.weight}</data><data key="reports">${e.reports}</data><data key="first">${e.first}</data><data key="last">${e.last}</data></edge>\n`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
${keys.join('')}  <graph id="record" edgedefault="directed">
${nodes.join('')}${lines.join('')}  </graph>
</graphml>
`
}

/** Text for XML: marks escaped, characters that XML 1.0 forbids left out. */
export function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
