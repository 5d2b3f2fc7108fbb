/** Kept records for tests of analysis: a record of test/build with the dispatch that it came from. */
import type { Kept } from '../../src/analysis/index.js'
import type { Day } from '../../src/base/index.js'
import type { CodedRecord, DispatchId } from '../../src/model/index.js'

let serial = 0

export function kept<R extends CodedRecord>(
  record: R,
  rest: { readonly dispatch?: string; readonly published?: string; readonly outlet?: string; readonly cluster?: string } = {},
): Kept<R> {
  serial++
  return {
    record,
    dispatch: (rest.dispatch ?? `dispatch-${serial}`) as DispatchId,
    published: (rest.published ?? null) as Day | null,
    outlet: rest.outlet ?? null,
    cluster: rest.cluster ?? record.id,
  }
}
