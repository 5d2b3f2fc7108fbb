/** The coder in the browser: the same core, with knowledge and model fetched from this server when first needed. */
import { deskOf } from '../../app/serve-desk'
import { memoryReader } from '../../app/serve-memory'
import { dispatchOf } from '../../app/serve-views'
import { parseDay } from '../../base/days'
import type { DispatchView } from '../../http/shapes'
import { readDispatch } from '../../input/index'
import { indexKnowledge, type KnowledgeData } from '../../knowledge/index'
import { loadLanguageModel } from '../../language/index'
import { type Coder, makeCoder } from '../../pipeline/code'

let ready: Promise<Coder> | null = null

async function fetched(path: string): Promise<Response> {
  const response = await fetch(path)
  if (!response.ok) throw new Error(`${path} is not there (${response.status}); the package may be incomplete`)
  return response
}

async function load(): Promise<Coder> {
  const [knowledge, names] = await Promise.all([
    fetched('/core/knowledge.json').then((response) => response.json() as Promise<KnowledgeData>),
    fetched('/core/models.json').then((response) => response.json() as Promise<readonly string[]>),
  ])
  const files = new Map(
    await Promise.all(
      names.map(async (name) => [name, new Uint8Array(await (await fetched(`/core/models/${name}`)).arrayBuffer())] as const),
    ),
  )
  const model = loadLanguageModel((name) => {
    const file = files.get(name)
    if (file === undefined) throw new Error(`The model asks for ${name}, which is not there`)
    return file
  })
  return makeCoder(indexKnowledge(knowledge), model, { coder: 'browser', model: model.version })
}

/** Codes a text. `published`: YYYY-MM-DD, used where the text states no date of its own. */
export async function codeHere(text: string, published: string): Promise<{ readonly view: DispatchView; readonly milliseconds: number }> {
  ready ??= load()
  const coder = await ready.catch((error: unknown) => {
    ready = null
    throw error
  })
  const begun = performance.now()
  const { dispatch, diagnostics } = readDispatch({ text, published: parseDay(published) })
  const coding = coder(dispatch, diagnostics)
  const milliseconds = Math.round(performance.now() - begun)
  const names = { facts: new Map(), nameOf: (code: string) => regionName(code), codeOf: () => null }
  const desk = deskOf(memoryReader([{ ...coding, title: null }]), names)
  const view = await dispatchOf(desk, dispatch.id)
  if (view === null) throw new Error('The dispatch was read, but cannot be shown')
  return {
    view: {
      ...view,
      madeWith: coding.madeWith,
      diagnostics: coding.diagnostics.map(({ code, detail }) => ({ code, detail: { ...detail } })),
    },
    milliseconds,
  }
}

/** Names as the front page has them would need the server; the codes are what the coder gives. */
function regionName(code: string): string {
  return code
}
