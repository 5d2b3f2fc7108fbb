/** What a speaker does with a statement, as lists and pages print it. */
import type { StatementAct } from '../model/record.js'

export const actVerbs: Readonly<Record<StatementAct, string>> = {
  say: 'says',
  praise: 'praises',
  welcome: 'welcomes',
  thank: 'thanks',
  accuse: 'accuses',
  criticise: 'criticises',
  condemn: 'condemns',
  demand: 'demands',
  call: 'calls for',
  promise: 'promises',
  threaten: 'threatens',
  warn: 'warns',
  deny: 'denies',
  reject: 'rejects',
  regret: 'regrets',
  express: 'expresses',
  announce: 'announces',
  ask: 'asks',
  confirm: 'confirms',
  propose: 'proposes',
}
