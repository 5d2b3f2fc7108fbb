/** The coder in the browser: the same core, with knowledge and model fetched from this server when first needed. */
import { parseDay } from '../../base/days'
import { viewOf } from '../../http/here'
import type { DispatchView, SummaryView } from '../../http/shapes'
import { readDispatch } from '../../input/index'
import { indexKnowledge, type KnowledgeData } from '../../knowledge/index'
import { loadLanguageModel } from '../../language/index'
import { type Coder, makeCoder } from '../../pipeline/code'
import { ask } from './data'

let ready: Promise<{ readonly coder: Coder; readonly nameOf: (code: string) => string }> | null = null

async function fetched(path: string): Promise<Response> {
  const response = await fetch(path)
  if (!response.ok) throw new Error(`${path} is not there (${response.status}); the package may be incomplete`)
  return response
}

async function load(): Promise<{ readonly coder: Coder; readonly nameOf: (code: string) => string }> {
  const [knowledge, model, summary] = await Promise.all([
    fetched('/core/knowledge.json').then((response) => response.json() as Promise<KnowledgeData>),
    fetched('/core/models/english.bin.gz').then((response) => response.arrayBuffer()),
    ask<SummaryView>('/summary'),
  ])
  const names = new Map([...summary.states, ...summary.allStates].map(({ code, name }) => [code, name]))
  const coder = makeCoder(indexKnowledge(knowledge), loadLanguageModel(new Uint8Array(model)), {
    coder: 'in this browser',
    model: 'english',
  })
  return { coder, nameOf: (code) => names.get(code) ?? code }
}

/** Codes a text. `published`: YYYY-MM-DD, used where the text states no date of its own. */
export async function codeHere(text: string, published: string): Promise<{ readonly view: DispatchView; readonly milliseconds: number }> {
  ready ??= load()
  const { coder, nameOf } = await ready.catch((error: unknown) => {
    ready = null
    throw error
  })
  const begun = performance.now()
  const { dispatch, diagnostics } = readDispatch({ text, published: parseDay(published) })
  const coding = coder(dispatch, diagnostics)
  const milliseconds = Math.round(performance.now() - begun)
  return { view: await viewOf(coding, nameOf), milliseconds }
}
