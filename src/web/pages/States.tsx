/** All states of the record. */
import { useState } from 'react'
import type { SummaryView } from '../../http/shapes'
import { useAnswer } from '../lib/data'
import { counted, number } from '../lib/format'
import { go, to } from '../lib/router'
import { Answer } from '../parts/Answer'
import { Finder } from '../parts/Finder'
import { Title } from '../parts/Shell'
import { StateName } from '../parts/Small'

export default function States() {
  const result = useAnswer<SummaryView>('/summary')
  const [order, setOrder] = useState<'records' | 'name'>('records')
  return (
    <>
      <Title text="States">States and organisations</Title>
      <div className="filters">
        <Finder kinds={['state']} label="Find a state" choose={(found) => go(to.state(found.key))} />
        <label className="field">
          <span>Order</span>
          <select className="input" value={order} onChange={(event) => setOrder(event.target.value === 'name' ? 'name' : 'records')}>
            <option value="records">most records first</option>
            <option value="name">by name</option>
          </select>
        </label>
      </div>
      <Answer result={result}>
        {(data) => (
          <>
            <p className="label mt-8 mb-2">
              {counted(data.states.length, 'state or organisation', 'states and organisations')}, with their records
            </p>
            <ul className="quiet-list columns-1 gap-12 sm:columns-2 lg:columns-3">
              {(order === 'name' ? data.states.toSorted((a, b) => (a.name < b.name ? -1 : 1)) : data.states).map(
                ({ code, name, records }) => (
                  <li key={code} className="break-inside-avoid">
                    <span>
                      <StateName code={code} name={name} />
                    </span>
                    <span>{number(records)}</span>
                  </li>
                ),
              )}
            </ul>
          </>
        )}
      </Answer>
    </>
  )
}
