/**
 * Quad classes and the two conflict-cooperation scales. The scales are kept apart: PLOVER's AID is 10 and its
 * PROTEST -5, Goldstein's are 7 and -6.5, so that a sum of both means nothing.
 *
 * Sources. Goldstein weights of CAMEO root codes and of the codes of diplomacy: CAMEO scale 0.5B1 (Schrodt 2007), the same
 * figures in gdeltPyR and icews. PLOVER scores: PLOVER manual, summary table; the printed 3 of ACCUSE is read as -3,
 * since the scores of its modes are -2 to -3.5.
 */

/** Verbal cooperation, material cooperation, verbal conflict, material conflict. */
export const quads = ['verbal-cooperation', 'material-cooperation', 'verbal-conflict', 'material-conflict'] as const
export type Quad = (typeof quads)[number]

interface Scale {
  readonly quad: Quad
  readonly score: number
  readonly modes: Readonly<Record<string, number>>
}

const [verbalCooperation, materialCooperation, verbalConflict, materialConflict] = quads

const plover: Readonly<Record<string, Scale>> = {
  AGREE: { quad: verbalCooperation, score: 2.5, modes: {} },
  CONSULT: { quad: verbalCooperation, score: 2.5, modes: { visit: 4, 'third-party': 1, multilateral: 4, phone: 1.5 } },
  SUPPORT: { quad: verbalCooperation, score: 5, modes: {} },
  CONCEDE: { quad: verbalCooperation, score: 4.5, modes: {} },
  COOPERATE: { quad: materialCooperation, score: 9.5, modes: {} },
  AID: { quad: materialCooperation, score: 10, modes: {} },
  RETREAT: {
    quad: materialCooperation,
    score: 6.5,
    modes: { withdraw: 8, release: 6.5, disarm: 10, ceasefire: 7.5, access: 6.5, resign: 4.5 },
  },
  REQUEST: { quad: verbalConflict, score: 0, modes: { assist: 0.5, change: -1, yield: -1, meet: 0 } },
  ACCUSE: { quad: verbalConflict, score: -3, modes: { disapprove: -2, investigate: -3.5, allege: -3.5 } },
  REJECT: { quad: verbalConflict, score: -2, modes: { assist: -1.5, change: -2, yield: -2, meet: -2 } },
  THREATEN: {
    quad: verbalConflict,
    score: -3.5,
    modes: { restrict: -3, arrest: -3.5, relations: -3.5, expel: -3.5, territory: -4, violence: -3.5 },
  },
  PROTEST: { quad: materialConflict, score: -5, modes: { demo: -5, riot: -7, strike: -5, hunger: -4.5, boycott: -4.5, obstruct: -4.5 } },
  SANCTION: { quad: materialConflict, score: -6, modes: { convict: -6, expel: -5.5, withdraw: -6, discontinue: -6 } },
  MOBILIZE: { quad: materialConflict, score: -5.5, modes: { troops: -6.5, weapons: -6.5, police: -5.5, militia: -6 } },
  COERCE: {
    quad: materialConflict,
    score: -7,
    modes: {
      seize: -7,
      restrict: -7,
      censor: -6.5,
      curfew: -6.5,
      'martial-law': -7.5,
      arrest: -7,
      deport: -7,
      withhold: -7,
      misinformation: -6.5,
      cyber: -7,
    },
  },
  ASSAULT: {
    quad: materialConflict,
    score: -9,
    modes: {
      abduct: -8.5,
      beat: -7.5,
      torture: -8.5,
      sexual: -8.5,
      targeted: -9.5,
      destroy: -8.5,
      primitive: -8,
      firearms: -9,
      explosives: -9,
      'suicide-attack': -9.5,
      aerial: -9.5,
      drone: -9.5,
      'heavy-weapons': -9.5,
      'crowd-control': -7.5,
      unconventional: -10,
    },
  },
}

const goldsteinRoots: Readonly<Record<string, number>> = {
  '01': 0,
  '02': 3,
  '03': 4,
  '04': 1,
  '05': 3.5,
  '06': 6,
  '07': 7,
  '08': 5,
  '09': -2,
  '10': -5,
  '11': -2,
  '12': -4,
  '13': -6,
  '14': -6.5,
  '15': -7.2,
  '16': -4,
  '17': -7,
  '18': -9,
  '19': -10,
  '20': -10,
}
const goldsteinCodes: Readonly<Record<string, number>> = {
  '036': 4,
  '040': 1,
  '041': 1,
  '042': 1.9,
  '043': 2.8,
  '044': 2.5,
  '045': 5,
  '046': 7,
  '050': 3.5,
  '051': 3.4,
  '054': 6,
  '057': 8,
  '111': -2,
  '112': -2,
  '160': -4,
  '161': -4,
}

/** What of an event decides its class and scores. */
export interface Coded {
  readonly type: string
  readonly mode: string | null
  readonly cameo: string | null
}

/** How events are classed and scored. A user's own ontology hands in its own. */
export interface Scales {
  quadOf(event: Pick<Coded, 'type'>): Quad | null
  ploverOf(event: Pick<Coded, 'type' | 'mode'>): number | null
  goldsteinOf(event: Pick<Coded, 'cameo'>): number | null
}

/** The standard scales. Null for a type or code that they do not know: it is left out of sums, never taken as 0. */
export const standardScales: Scales = {
  quadOf: (event) => plover[event.type]?.quad ?? null,
  ploverOf(event) {
    const scale = plover[event.type]
    return scale === undefined ? null : ((event.mode === null ? undefined : scale.modes[event.mode]) ?? scale.score)
  },
  goldsteinOf: (event) => (event.cameo === null ? null : goldsteinOfCode(event.cameo)),
}

/** The weight of a CAMEO code: its own, its three-digit parent's, or its root's. */
export function goldsteinOfCode(cameo: string): number | null {
  return goldsteinCodes[cameo] ?? goldsteinCodes[cameo.slice(0, 3)] ?? goldsteinRoots[cameo.slice(0, 2)] ?? null
}

export function isConflict(quad: Quad): boolean {
  return quad === verbalConflict || quad === materialConflict
}

/** Event types of either temper by the standard classes. */
export const typesOfTemper = {
  cooperation: Object.keys(plover).filter((type) => !isConflict(plover[type]?.quad ?? verbalConflict)),
  conflict: Object.keys(plover).filter((type) => isConflict(plover[type]?.quad ?? verbalCooperation)),
}
