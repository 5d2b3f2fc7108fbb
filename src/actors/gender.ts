/** Gender where the text or a common first name tells it: for pronouns only. */
import type { Context } from './context.js'
import { plainLetters } from '../knowledge/actors/index.js'
import type { Draft } from './draft.js'
import { mensNames, womensNames } from './given-names.js'

const feminine: ReadonlySet<string> = new Set([
  'mrs',
  'mrs.',
  'ms',
  'ms.',
  'miss',
  'madam',
  'madame',
  'mama',
  'queen',
  'princess',
  'lady',
  'dame',
  'sister',
  'spokeswoman',
  'chairwoman',
  'congresswoman',
  'businesswoman',
  'policewoman',
  'actress',
  'mother',
  'grandmother',
  'woman',
  'girl',
  'widow',
  'daughter',
  'wife',
  'sheikha',
  'empress',
  'duchess',
  'baroness',
])
const masculine: ReadonlySet<string> = new Set([
  'mr',
  'mr.',
  'king',
  'prince',
  'lord',
  'sir',
  'brother',
  'spokesman',
  'chairman',
  'congressman',
  'businessman',
  'policeman',
  'father',
  'grandfather',
  'man',
  'boy',
  'son',
  'husband',
  'sheikh',
  'ayatollah',
  'imam',
  'emperor',
  'sultan',
  'pope',
  'cardinal',
  'bishop',
  'archbishop',
  'mullah',
])
/** Of somebody called by a noun ("his mother", "the spokesman"); null for most nouns. */
export function genderOfNoun(lemma: string): 'm' | 'f' | null {
  return feminine.has(lemma) ? 'f' : masculine.has(lemma) ? 'm' : null
}

export function genderOf(context: Context, draft: Draft): 'm' | 'f' | null {
  const { tokens } = context
  for (let i = draft.first; i < draft.end; i++) {
    const lower = tokens.lower[i] ?? ''
    if (feminine.has(lower)) return 'f'
    if (masculine.has(lower)) return 'm'
  }
  const first = plainLetters((draft.name ?? '').split(' ')[0] ?? '').toLowerCase()
  return womensNames.has(first) ? 'f' : mensNames.has(first) ? 'm' : null
}
