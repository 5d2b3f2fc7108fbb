/** What the coder could not read in a dispatch, or left open: nothing is passed over in silence. */
import type { DispatchView } from '../../http/shapes'
import { counted } from '../lib/format'

type Diagnostic = DispatchView['diagnostics'][number]

const words: Readonly<Record<string, string>> = {
  'input/no-text': 'There is no text to read.',
  'input/no-date': 'The text gives no date of its own, and none was given with it.',
  'input/not-a-date': 'What stands as its date is none.',
  'input/line-cut': 'A line was too long and was cut.',
  'language/sentence-cut': 'A very long sentence was read in parts.',
  'time/unreadable': 'A time could not be read.',
  'time/unresolved': 'A time could not be placed.',
  'event/no-target': 'An act has nobody toward whom it goes.',
  'statement/no-speaker': 'Words are quoted without anybody who says them; they are no statement here.',
  'rule/conflict': 'Rules contradicted each other.',
}

function inWords({ code, detail }: Diagnostic): string {
  const { name, country, chosen, rivals } = detail
  if (code === 'actor/unknown') return `${name ?? 'Somebody'}${country ? ` (${country})` : ''} is in no book of actors.`
  if (code === 'actor/ambiguous' || code === 'place/ambiguous')
    return `A name was read as ${chosen ?? 'one'}; it could be ${String(rivals ?? 'another').replaceAll(',', ', ')}.`
  if (code === 'actor/contradiction') return `${name ?? 'Somebody'} is given two states.`
  return words[code] ?? code
}

export function Withheld({ view }: { readonly view: Pick<DispatchView, 'diagnostics' | 'regions'> }) {
  const said = [...new Set(view.diagnostics.map(inWords))]
  const aside = view.regions.filter(({ kind }) => !['body', 'headline', 'dateline'].includes(kind)).length
  if (said.length === 0 && aside === 0) return null
  return (
    <details className="withheld mt-6">
      <summary>
        {[
          said.length > 0 ? `Left open: ${counted(said.length, 'thing')}` : null,
          aside > 0 ? `not read: ${counted(aside, 'part')} beside the text (credits, labels)` : null,
        ]
          .filter((part) => part !== null)
          .join('; ')}
      </summary>
      <ul className="notes">
        {said.slice(0, 40).map((text) => (
          <li key={text}>{text}</li>
        ))}
        {aside > 0 ? <li>Small print such as credits and labels stands smaller in the text and is not coded.</li> : null}
      </ul>
    </details>
  )
}
