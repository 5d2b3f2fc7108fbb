/** Composite codes: the state or body, then the sector. */
import type { CountryCode, SectorCode } from '../model/ids.js'
import { isOrganisation } from './office.js'

/**
 * "IRN" and "GOV" give IRNGOV; a state alone keeps its own code, as do organisations and groups, whose code says what
 * they are; somebody whose state is unknown has '---' before the sector, as in TABARI and PETRARCH.
 */
export function composeCode(country: CountryCode | null, sector: SectorCode | null): string {
  if (country === null) return sector === null ? '---' : `---${sector}`
  return sector === null || isOrganisation(country) ? country : `${country}${sector}`
}

/**
 * An actor's code with those of agents: "~MIL" is put after it, "NGO~" before it. Groups of three letters that it holds
 * already are left out: USAGOV with "~GOV" stays USAGOV.
 */
export function composeAgents(actor: string, agents: readonly string[]): string {
  let code = actor
  for (const agent of agents) {
    const [before = '', after = ''] = agent.split('~')
    for (const part of triples(after)) if (!triples(code).includes(part)) code += part
    if (before !== '' && !code.startsWith(before)) code = before + (code === '---' ? '' : code)
  }
  return code
}

function triples(code: string): readonly string[] {
  return code.match(/.{1,3}/g) ?? []
}
