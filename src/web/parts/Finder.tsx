/** One field that finds states, persons and issues by the beginning of their names. */
import { withoutMarks } from '../../base/letters'
import { Autocomplete } from '@base-ui/react/autocomplete'
import { useState } from 'react'
import type { SummaryView } from '../../http/shapes'
import { useAnswer } from '../lib/data'

export interface Found {
  readonly kind: 'state' | 'person' | 'issue'
  readonly key: string
  readonly label: string
  readonly hint: string
}

function useFound(kinds: readonly Found['kind'][]): readonly Found[] {
  const { data } = useAnswer<SummaryView>('/summary')
  if (!data) return []
  const records = new Map(data.states.map(({ code, records: count }) => [code, count]))
  const states = [...data.states, ...data.allStates.filter(({ code }) => !records.has(code))]
  return [
    ...(kinds.includes('state') ? states.map(({ code, name }): Found => ({ kind: 'state', key: code, label: name, hint: code })) : []),
    ...(kinds.includes('person')
      ? data.people.map(({ key, name, office }): Found => ({ kind: 'person', key, label: name, hint: office ?? 'person' }))
      : []),
    ...(kinds.includes('issue')
      ? data.issues.map(({ issue, name }): Found => ({ kind: 'issue', key: issue, label: name, hint: 'issue' }))
      : []),
  ]
}

/** `choose` is called with what was found; `words` with what was typed, on Enter, where nothing was chosen. */
export function Finder({
  kinds,
  label,
  placeholder,
  choose,
  words,
  large = false,
  initial = '',
}: {
  readonly kinds: readonly Found['kind'][]
  readonly label: string
  readonly placeholder?: string
  readonly choose: (found: Found) => void
  readonly words?: (text: string) => void
  readonly large?: boolean
  readonly initial?: string
}) {
  const found = useFound(kinds)
  const [value, setValue] = useState(initial)
  const [lit, setLit] = useState(false)
  return (
    <Autocomplete.Root
      items={found}
      value={value}
      limit={12}
      itemToStringValue={(item: Found) => item.label}
      filter={(item: Found, query: string) => beginsSomewhere(`${item.label} ${item.kind === 'state' ? item.key : ''}`, query)}
      onItemHighlighted={(item) => setLit(item !== undefined)}
      onValueChange={(next, details) => {
        setValue(next)
        if (details.reason === 'item-press') {
          const item = found.find(({ label: name }) => name === next)
          if (item) choose(item)
        }
      }}
    >
      <label className={large ? 'block' : 'field'}>
        <span className={large ? 'visually-hidden' : ''}>{label}</span>
        <Autocomplete.Input
          className={large ? 'input large' : 'input'}
          placeholder={placeholder}
          onFocus={(event) => event.currentTarget.select()}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !lit && words && value.trim() !== '') words(value.trim())
          }}
        />
      </label>
      <Autocomplete.Portal>
        <Autocomplete.Positioner sideOffset={4} align="start" className="popup-positioner">
          <Autocomplete.Popup className="popup" aria-label={label}>
            <Autocomplete.Empty>
              {value.trim() === '' ? null : (
                <div className="px-3 py-1 soft small">
                  {words ? 'Enter searches the texts for these words' : 'The record knows no such name'}
                </div>
              )}
            </Autocomplete.Empty>
            <Autocomplete.List>
              {(item: Found) => (
                <Autocomplete.Item key={`${item.kind} ${item.key}`} value={item}>
                  <span>{item.label}</span>
                  <span className="soft small">{item.hint}</span>
                </Autocomplete.Item>
              )}
            </Autocomplete.List>
          </Autocomplete.Popup>
        </Autocomplete.Positioner>
      </Autocomplete.Portal>
    </Autocomplete.Root>
  )
}

function beginsSomewhere(text: string, query: string): boolean {
  const fold = (part: string) => withoutMarks(part).toLowerCase()
  const words = fold(text).split(/[^\p{L}\p{N}]+/u)
  return fold(query)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '')
    .every((part) => words.some((word) => word.startsWith(part)))
}
