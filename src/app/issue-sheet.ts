/** Who says what on an issue, as a sheet. */
import { quoteOf } from './relation-sheet.js'
import type { IssueView } from './serve-shapes.js'
import type { Sheet } from './serve-sheet.js'
import { counted, dayInWords, rangeInWords } from './serve-words-english.js'

export function issueSheet(view: IssueView): Sheet {
  const all = view.total
  return {
    title: [view.issue, ...view.also].join(', '),
    subtitle: view.range === null ? '' : rangeInWords(view.range.from, view.range.to),
    blocks: [
      {
        kind: 'lead',
        text:
          all === 0
            ? 'No statement in the record names this issue.'
            : `${counted(all, 'statement')} by speakers of ${counted(view.voices.length, 'state')}.`,
      },
      ...(all === 0
        ? []
        : [
            {
              kind: 'table' as const,
              title: 'Stance by state',
              head: ['state', 'favourable', 'none', 'critical', 'last', 'speakers'],
              numeric: [1, 2, 3],
              rows: view.voices.map((voice) => [
                voice.country === null ? voice.name : `${voice.name} (${voice.country})`,
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
        .map((voice) => ({ kind: 'quotes' as const, title: voice.name, items: voice.statements.slice(0, 10).map(quoteOf) })),
    ],
    notes: view.notes,
  }
}
