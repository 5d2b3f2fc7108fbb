/** The suites that `demarche score` knows, by name. */
import { attributionSuite } from './attribution.js'
import { casesSuite } from './cases.js'
import { meetingsSuite } from './meetings.js'
import { UserError } from '../errors.js'
import { dispatchesSuite } from './dispatches.js'
import { petrarchSuite } from './petrarch.js'
import { re3dSuite } from './re3d.js'
import { relationsSuite } from './relations.js'
import { coreferenceSuite, mentionsSuite, treebankSuite } from './treebank.js'
import type { ScoreOptions, Suite, SuiteResult } from './suite.js'

export type { ScoreOptions, SuiteResult } from './suite.js'

export const suites: Readonly<Record<string, Suite>> = {
  dispatches: dispatchesSuite,
  attribution: attributionSuite,
  relations: relationsSuite,
  petrarch: petrarchSuite,
  meetings: meetingsSuite,
  cases: casesSuite,
  re3d: re3dSuite,
  treebank: treebankSuite,
  mentions: mentionsSuite,
  coreference: coreferenceSuite,
}

/** Runs one suite. Throws UserError for an unknown suite or unusable input. */
export function runSuite(name: string, path: string, options: ScoreOptions): SuiteResult {
  const suite = suites[name]
  if (!suite) throw new UserError(`there is no suite '${name}'; the suites are ${Object.keys(suites).join(', ')}`)
  return suite(path, options)
}
