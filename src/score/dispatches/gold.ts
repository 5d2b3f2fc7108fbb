/** The format of an annotated dispatch, checked on the way in. */
import { z } from 'zod'

const participant = z.object({ name: z.string().nullable(), state: z.string(), title: z.string().nullish(), rank: z.string() })
const place = z.object({ name: z.string(), state: z.string().nullable() }).nullable()

export const goldDispatch = z.object({
  id: z.string(),
  published: z.string(),
  outlet: z.string().nullable(),
  raw: z.string(),
  synthetic: z.boolean().optional(),
  sameMeetingAs: z.array(z.string()).optional(),
  events: z.array(
    z.object({
      source: z.array(z.string()),
      target: z.array(z.string()),
      type: z.string(),
      symmetric: z.boolean().optional(),
      date: z.string().nullable(),
      evidence: z.string(),
      required: z.boolean(),
    }),
  ),
  meetings: z.array(
    z.object({
      participants: z.array(participant),
      delegations: z.array(z.string()),
      form: z.string(),
      status: z.string(),
      place,
      date: z.string().nullable(),
      evidence: z.string(),
    }),
  ),
  statements: z.array(
    z.object({
      speaker: z.string().nullable(),
      state: z.string().nullable(),
      states: z.array(z.string()).optional(),
      evidence: z.string(),
      stance: z.number(),
      toward: z.array(z.string()),
      direct: z.boolean().optional(),
    }),
  ),
  initiatives: z.array(
    z.object({
      name: z.string(),
      holder: z.string(),
      steps: z.array(z.object({ ordinal: z.number().nullable(), evidence: z.string() })),
      partners: z.array(z.string()),
    }),
  ),
  wordings: z.array(z.object({ wording: z.string(), refersTo: z.string() })),
  mentions: z.array(z.object({ wording: z.string(), refersTo: z.union([z.string(), z.array(z.string())]) })),
})

export type GoldDispatch = z.infer<typeof goldDispatch>
export type GoldMeeting = GoldDispatch['meetings'][number]
export type GoldStatement = GoldDispatch['statements'][number]
