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
