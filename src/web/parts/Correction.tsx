/** A record's fields to be put right: what is left as it was stays as it was. */
import { type FormEvent, useEffect, useRef } from 'react'
import type { RecordDetail } from '../../http/shapes'

export function Correction({
  record,
  keep,
  cancel,
}: {
  readonly record: RecordDetail
  readonly keep: (fields: Readonly<Record<string, string>>, note: string) => void
  readonly cancel: () => void
}) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>('input, select')?.focus(), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const data = new FormData(form.current ?? undefined)
    const text = (name: string) => {
      const value = data.get(name)
      return typeof value === 'string' ? value : ''
    }
    const changed = record.fields.filter(({ name, value }) => text(name).trim() !== value)
    keep(Object.fromEntries(changed.map(({ name }) => [name, text(name).trim()])), text('note'))
  }
  return (
    <form ref={form} className="correction" onSubmit={submit} aria-label="Correct this record">
      {record.fields.map(({ name, label, value, options }) => (
        <label key={name} className="field">
          <span>{label}</span>
          {options === null ? (
            <input className="input" name={name} defaultValue={value} aria-label={label} maxLength={1000} />
          ) : (
            <select className="input" name={name} defaultValue={value} aria-label={label}>
              {options.map((option) => (
                <option key={option} value={option}>
                  {option === '' ? 'not known' : option}
                </option>
              ))}
            </select>
          )}
        </label>
      ))}
      <label className="field wide">
        <span>Note</span>
        <input className="input" name="note" aria-label="Note" maxLength={2000} />
      </label>
      <p className="label wide">Sides: a code for a state (IRN), or name, office (IRN); several with a semicolon between.</p>
      <p className="wide flex gap-3">
        <button type="submit" className="button primary">
          Keep the correction
        </button>
        <button type="button" className="button" onClick={cancel}>
          Leave it
        </button>
      </p>
    </form>
  )
}
