/** Codes one sentence and prints its events on one line: "CHL > PER SANCTION", "=" for symmetric, standing unless it happened. */
import type { Day } from '../../src/base/index.js'
import { readDispatch } from '../../src/input/index.js'
import type { Coding, Dispatch, Event, Party } from '../../src/model/index.js'

export function codeSentence(coder: (dispatch: Dispatch) => Coding, text: string): string {
  const coding = coder(readDispatch({ text, published: '2024-03-15' as Day }).dispatch)
  const events = coding.records.filter((record): record is Event => record.kind === 'event')
  return events.length === 0 ? '-' : events.map(printEvent).sort().join('; ')
}

function printEvent(event: Event): string {
  const name = (party: Party) => party.country ?? party.text
  const join = (parties: readonly Party[]) => [...new Set(parties.map(name))].sort().join('+')
  const standing = event.standing === 'happened' ? '' : ` ${event.standing}`
  const all = [...event.sources, ...event.targets]
  const pair = event.symmetric ? [...new Set(all.map(name))].sort().join(' = ') : `${join(event.sources)} > ${join(event.targets) || '-'}`
  return `${pair} ${event.type}${standing}`
}
