/** Who does what a noun names, where its frame alone does not tell. */
import { caseOf } from './arguments.js'
import { addArgument, type Building, type Draft } from './draft.js'

/** "Russia's shelling of Ukraine": beside an of-phrase the possessor is who acts. */
export function possessorActs(draft: Draft): void {
  const whose = draft.arguments.findIndex((argument) => argument.via === 'possessor')
  const owner = draft.arguments[whose]
  if (owner && draft.arguments.some((argument) => argument.via === 'of-phrase')) draft.arguments[whose] = { ...owner, role: 'subject' }
}

/** "the release of ten prisoners by X": parsers often hang the agent on the nearer noun. */
export function agentWithin(building: Building, draft: Draft): void {
  const { tokens } = building.read
  for (const argument of draft.arguments.filter((one) => one.role === 'object'))
    for (let child = tokens.firstChild[argument.head] ?? -1; child >= 0; child = tokens.nextSibling[child] ?? -1)
      if (tokens.relation[child] === 'nmod' && caseOf(tokens, child) === 'by')
        addArgument(draft, { role: 'subject', head: child, marker: 'by', via: 'by-phrase' })
}
