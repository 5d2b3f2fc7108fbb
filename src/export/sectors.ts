/** English names of PLOVER's sector codes, as ICEWS writes sectors. */
const names: Readonly<Record<string, string>> = {
  GOV: 'Government',
  MIL: 'Military',
  JUD: 'Judicial',
  LEG: 'Legislative / Parliamentary',
  OPP: 'Opposition Major Party / Out Of Government',
  COP: 'Police',
  SPY: 'State Intelligence Services',
  REB: 'Insurgents',
  UAF: 'Unidentified Forces',
  CVL: 'Civilian',
  BUS: 'Business',
  MED: 'Media',
  NGO: 'Nongovernmental Organizations',
  IGO: 'International Government Organizations',
  EDU: 'Education',
  REL: 'Religious',
  LAB: 'Labor',
  PTY: 'Parties',
  CRM: 'Criminals / Gangs',
  ELI: 'Elite',
  JRN: 'Media',
  SOC: 'Social',
  AGR: 'Agricultural',
  HLH: 'Medical / Health NGOs',
  LEA: 'Elite',
  PRO: 'Protestors / Popular Opposition / Mobs',
}

/** The name of a sector; the code itself where there is none. */
export function sectorName(code: string): string {
  return names[code] ?? code
}
