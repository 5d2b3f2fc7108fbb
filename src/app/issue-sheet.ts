/** Who says what on an issue, as a sheet. */
import { quoteOf } from './relation-sheet.js'
import type { IssueView } from './serve-shapes.js'
import type { Block, Sheet } from './serve-sheet.js'
import { counted, dayInWords, rangeInWords } from './serve-words-english.js'

export function issueSheet(view: IssueView): Sheet {
  const all = view.total
  return {
    title: view.name,
    subtitle: view.range === null ? '' : rangeInWords(view.range.from, view.range.to),
    blocks: [
      {
        kind: 'lead',
        text:
          all === 0
            ? 'No statement in the record names this issue.'
            : `${counted(all, 'statement')} by speakers of ${counted(view.voices.length, 'state')}: ${view.stances.favourable} favourable, ${view.stances.critical} critical.`,
      },
      ...courseOf(view),
      ...(all === 0
        ? []
        : [
            {
              kind: 'table' as const,
              title: 'Stance by state',
              head: ['state', 'favourable', 'none', 'critical', 'last', 'speakers'],
              numeric: [1, 2, 3],
              rows: view.voices.map((voice) => [
                voice.country === null || voice.country === voice.name ? voice.name : `${voice.name} (${voice.country})`,
                String(voice.stances.favourable),
                String(voice.stances.neutral),
                String(voice.stances.critical),
                dayInWords(voice.last),
                voice.speakers
                  .slice(0, 3)
                  .map(({ name, count }) => `${name} (${count})`)
                  .join(', '),
              ]),
            },
          ]),
      ...view.voices
        .filter(({ statements }) => statements.length > 0)
        .map((voice) => ({
          kind: 'quotes' as const,
          title:
            voice.count > voice.statements.length ? `${voice.name} (the latest ${voice.statements.length} of ${voice.count})` : voice.name,
          items: voice.statements.slice(0, 10).map(quoteOf),
        })),
    ],
    notes: view.notes,
  }
}

/** Stances by period, those without statements in their place. */
function courseOf(view: IssueView): readonly Block[] {
  const told = new Map(view.course.filter(({ period }) => period !== '').map(({ period, stances }) => [period, stances]))
  const periods = [...told.keys()].sort()
  const [first, last] = [periods[0], periods.at(-1)]
  if (first === undefined || last === undefined || first === last) return []
  const monthly = first.length > 4
  const place = (period: string) => (monthly ? Number(period.slice(0, 4)) * 12 + Number(period.slice(5, 7)) - 1 : Number(period))
  const name = (at: number) => (monthly ? `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}` : String(at))
  return [
    {
      kind: 'course',
      title: `Stance by ${monthly ? 'month' : 'year'}`,
      up: 'favourable',
      down: 'critical',
      columns: Array.from({ length: place(last) - place(first) + 1 }, (_, i) => {
        const label = name(place(first) + i)
        const stances = told.get(label)
        const down = stances?.critical ?? 0
        return stances === undefined ? { label, up: null, down: null } : { label, up: stances.favourable, down, cold: { up: 0, down } }
      }),
    },
  ]
}
