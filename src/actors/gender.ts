/** Gender where the text or a common first name tells it: for pronouns only. */
import type { Context } from './context.js'
import type { Draft } from './draft.js'

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
const women: ReadonlySet<string> = new Set(
  'linda barbara olivia ingrid astrid dorcas layla fiona maria mary anne anna ann annalena angela ursula kaja giorgia sanna magdalena hillary condoleezza madeleine theresa margaret elizabeth liz yulia penny melanie mélanie jacinda julia julie chrystia catherine federica christine kristalina samantha nikki susan kamala karine jen karoline tammy heather michelle dilma cristina claudia sheikh_hasina indira benazir sonia sushma aung_san gloria corazon megawati tsai roza maia salome zuzana kolinda kersti dalia tarja halla katrin mette erna helle ellen joyce samia netumbo saara laura sarah nancy hanan hina sherry retno yoko sanae naledi therese thérèse judith aminata fatou fatima aisha amina leila nadia rania amal dina ngozi nkosazana barbora vjosa ana elena olga natalia tatiana svetlana sviatlana irina marina ekaterina galina karin eva emma sophie marie jeanne helen helena diana victoria charlotte rebecca rachel ruth esther hannah vicky victoria anita meera nirmala mamata droupadi kim_yo_jong hua_chunying mao_ning'.split(
    ' ',
  ),
)

export function genderOf(context: Context, draft: Draft): 'm' | 'f' | null {
  const { tokens } = context
  for (let i = draft.first; i < draft.end; i++) {
    const lower = tokens.lower[i] ?? ''
    if (feminine.has(lower)) return 'f'
    if (masculine.has(lower)) return 'm'
  }
  const first = (draft.name ?? '').split(' ')[0]?.toLowerCase() ?? ''
  return women.has(first) ? 'f' : null
}
