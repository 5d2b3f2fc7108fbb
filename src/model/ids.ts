import type { Id } from '../base/types.js'

/** Hash of source, address and text. */
export type DispatchId = Id<'dispatch'>
/** Hash of dispatch, kind, code, parties and trigger span. */
export type RecordId = Id<'record'>
/** A key of the actor book. */
export type ActorId = Id<'actor'>
/** A key of the gazetteer. */
export type PlaceId = Id<'place'>
/** Name of the rule, or model, that made a claim. */
export type RuleId = Id<'rule'>
/** Government, military, opposition, media ... as PLOVER has them (three letters). */
export type SectorCode = Id<'sector'>
/** ISO 3166 alpha-3 (and PSE, KOS ...), or the short id of an organisation or armed group (UN, EU, HAMAS, M23). */
export type CountryCode = Id<'country'>
