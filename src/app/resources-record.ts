/** Coder and versions for recoding. */
import { type CoderOptions, loadCoder, loadKnowledge, loadModel, loadRelations } from './resources.js'
import { version } from './version.js'

export { type CoderOptions, loadCoder }

/** What codings of the coder at hand are signed with. */
export function versionsOf(options: CoderOptions): { readonly coder: string; readonly knowledge: string; readonly model: string } {
  return { coder: version, knowledge: loadKnowledge(options).version, model: `${loadModel().hash}-${loadRelations().hash}` }
}
