/** The view of one dispatch without a server: what the page that codes in the browser shows. */
import { deskOf } from '../app/serve-desk.js'
import { memoryReader } from '../app/serve-memory.js'
import type { DispatchView } from '../app/serve-shapes.js'
import { dispatchOf } from '../app/serve-views.js'
import type { Coding } from '../model/index.js'

/** The same view that the interface gives of a kept dispatch. `nameOf` gives the name of a state's code. */
export async function viewOf(coding: Coding, nameOf: (code: string) => string): Promise<DispatchView> {
  const desk = deskOf(memoryReader([{ ...coding, title: null }]), { facts: new Map(), nameOf, codeOf: () => null })
  const view = await dispatchOf(desk, coding.dispatch.id)
  if (view === null) throw new Error('The dispatch was read, but cannot be shown')
  const diagnostics = coding.diagnostics.map(({ code, detail }) => ({ code, detail: { ...detail } }))
  return { ...view, madeWith: coding.madeWith, diagnostics }
}
