/** ISO 3166 numeric codes, as the atlas has them, to the three letters of the record. */
import numbers from './countries.json'

const table: Readonly<Record<string, string>> = numbers

export function codeOfNumber(number: string | undefined, name: string): string {
  if (name === 'Kosovo') return 'KOS'
  return table[number ?? ''] ?? name
}
