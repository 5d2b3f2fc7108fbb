/** Offices that belong to one state or organisation, though the text does not say so: "the Secretary-General", "Under Secretary of State". */
import { heaviest } from '../base/order.js'
import type { CountryCode } from '../model/ids.js'
import type { Discourse } from './discourse.js'
import type { Draft } from './draft.js'
import { holderOf } from './offices.js'

/** Whose the office is by its title alone; null where many have such an office, or where the dispatch comes from a state that does. */
export function titleCountry(discourse: Discourse, draft: Draft): CountryCode | null {
  if (draft.office === null) return null
  const { offices, datelineCountry } = discourse.context
  const words = draft.office.title.toLowerCase().split(' ')
  for (let length = Math.min(6, words.length); length > 0; length--)
    for (let at = 0; at + length <= words.length; at++) {
      const own = offices.titles.get(length === 1 ? (words[at] ?? '') : words.slice(at, at + length).join(' '))
      if (!own || (datelineCountry !== null && own.except.includes(datelineCountry))) continue
      const [only] = own.codes
      if (own.codes.length > 1) return spokenOf(discourse, own.codes) ?? own.otherwise
      return only === undefined ? null : (namedOrganisation(discourse, draft, only) ?? only)
    }
  return null
}

/** Of several states that have such an office, that of the dateline, else that which the dispatch names most; null where it names none. */
function spokenOf({ context, drafts }: Discourse, codes: readonly CountryCode[]): CountryCode | null {
  if (context.datelineCountry !== null && codes.includes(context.datelineCountry)) return context.datelineCountry
  return heaviest(
    codes,
    (code) => drafts.filter((one) => (one.type === 'state' || one.type === 'body') && one.allegiance?.code === code).length,
  )
}

/** "The secretary-general" after NATO, ASEAN or the Arab League: theirs, where the book knows that they have one. */
function namedOrganisation(discourse: Discourse, draft: Draft, own: CountryCode): CountryCode | null {
  const { book, day } = discourse.context
  if (book.bodies.get(own)?.kind !== 'organisation') return null
  let best: CountryCode | null = null
  let last = -1
  for (const one of discourse.referents) {
    if (one.mentions === 0 || one.kind !== 'organisation' || one.actor === null || one.lastToken <= last) continue
    if ((one.actor as string) !== own && holderOf(book, one.actor as string as CountryCode, draft, day) === null) continue
    best = one.actor as string as CountryCode
    last = one.lastToken
  }
  return best
}
