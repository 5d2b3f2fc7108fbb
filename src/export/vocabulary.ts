/** What exports need to know of codes: weights, quad classes, names of states. Made from the loaded knowledge, so that a user's own ontology counts. */
import type { Event } from '../model/record.js'

export interface Vocabulary {
  readonly types: ReadonlyMap<
    string,
    { readonly quad: number; readonly score: number; readonly modes: Readonly<Record<string, number | null>> }
  >
  readonly cameo: ReadonlyMap<string, { readonly name: string; readonly goldstein: number }>
  readonly states: ReadonlyMap<
    string,
    { readonly name: string; readonly cow: { readonly number: number; readonly abbreviation: string } | null }
  >
  readonly bodies: ReadonlyMap<string, { readonly name: string }>
}

/** The CAMEO root that stands for a PLOVER type where the text supports no closer code; as PLOVER's manual derives its types. */
const rootOfType: Readonly<Record<string, string>> = {
  AGREE: '03',
  CONSULT: '04',
  SUPPORT: '05',
  COOPERATE: '06',
  AID: '07',
  CONCEDE: '08',
  RETREAT: '08',
  REQUEST: '02',
  ACCUSE: '11',
  REJECT: '12',
  THREATEN: '13',
  PROTEST: '14',
  MOBILIZE: '15',
  SANCTION: '16',
  COERCE: '17',
  ASSAULT: '18',
}

/** The CAMEO code of an event: its own, else the unspecified one of its type's root; null for types of a user's own. */
export function cameoOf(event: Event): string | null {
  if (event.cameo !== null) return event.cameo
  const root = rootOfType[event.type]
  return root === undefined ? null : `${root}0`
}

/** Goldstein's weight of a CAMEO code, taken from the nearest broader code where it has none of its own. */
export function goldsteinOf(code: string, vocabulary: Vocabulary): number | null {
  for (let length = code.length; length >= 2; length--) {
    const found = vocabulary.cameo.get(code.slice(0, length))
    if (found) return found.goldstein
  }
  return null
}

/** PLOVER's score of an event's mode, else of its type. */
export function scoreOf(event: Event, vocabulary: Vocabulary): number | null {
  const type = vocabulary.types.get(event.type)
  return (event.mode === null ? null : type?.modes[event.mode]) ?? type?.score ?? null
}

/** GDELT's quad class of a CAMEO code: 1 and 2 verbal and material cooperation, 3 and 4 conflict; protest (14) is in 3. */
export function gdeltQuad(code: string): number {
  const root = Number(code.slice(0, 2))
  return root <= 5 ? 1 : root <= 8 ? 2 : root <= 14 ? 3 : 4
}

/** Phoenix's class: statements (01, 02) apart as 0. */
export function phoenixQuad(code: string): number {
  const root = Number(code.slice(0, 2))
  if (root <= 2) return 0
  if (root <= 5) return 1
  if (root <= 8) return 2
  return root <= 13 || root === 16 ? 3 : 4
}

/** English name of a state or organisation; the code itself where it is unknown. */
export function nameOf(code: string, vocabulary: Vocabulary): string {
  return vocabulary.states.get(code)?.name ?? vocabulary.bodies.get(code)?.name ?? code
}
