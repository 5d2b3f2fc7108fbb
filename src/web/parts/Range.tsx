/** First and last year (or month, or day) of what a page shows. */
import { useEffect, useState } from 'react'
import { useFilters } from '../lib/router'

export function Range() {
  const [filters, change] = useFilters()
  return (
    <>
      <DayField label="From" value={filters.get('from') ?? ''} onChange={(from) => change({ from })} />
      <DayField label="To" value={filters.get('to') ?? ''} onChange={(to) => change({ to })} />
    </>
  )
}

function DayField({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  const valid = text === '' || /^\d{4}(-\d{2}(-\d{2})?)?$/.test(text)
  return (
    <label className="field">
      <span>{label}</span>
      <input
        aria-label={label}
        className="input w-28"
        value={text}
        placeholder="year"
        aria-invalid={!valid}
        title="A year, a month (1973-10) or a day (1973-10-22)"
        onChange={(event) => setText(event.target.value)}
        onBlur={() => valid && text !== value && onChange(text)}
        onKeyDown={(event) => event.key === 'Enter' && valid && onChange(text)}
      />
    </label>
  )
}

export function Choice<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string
  readonly value: T
  readonly options: readonly (readonly [T, string])[]
  readonly onChange: (value: T) => void
}) {
  return (
    <label className="field">
      <span>{label}</span>
      <select aria-label={label} className="input" value={value} onChange={(event) => onChange(event.target.value as T)}>
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Which kind of record is shown. */
export function KindChoice({ value, onChange }: { readonly value: string; readonly onChange: (kind: string) => void }) {
  return (
    <Choice
      label="Kind"
      value={value}
      options={[
        ['meeting', 'meetings'],
        ['event', 'events'],
        ['statement', 'statements'],
        ['initiative', 'initiatives'],
      ]}
      onChange={onChange}
    />
  )
}
