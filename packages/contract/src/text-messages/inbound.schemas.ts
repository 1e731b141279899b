import { Type, type Static } from 'typebox'
import { agentStates } from '../agents/agents.constants.ts'
import { Id } from '../ids.ts'
import { closed, named, nullable, oneOf } from '../schema.ts'
import { inboundActs, lmsMaxBytes } from './text-messages.constants.ts'

/** A time of day in the company's time zone, `08:30`. */
export const TimeOfDay = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' })

/** What becomes of calls that come in while the agent is in one of these states, in a part of the day (INB-1). */
export const InboundRule = named(
  'InboundRule',
  closed({
    states: Type.Array(oneOf(agentStates), { minItems: 1, maxItems: agentStates.length, uniqueItems: true }),
    from: TimeOfDay,
    /** Exclusive; the same as `from` for the whole day, before it for a night. */
    to: TimeOfDay,
    act: oneOf(inboundActs),
    /** The caller is texted when nobody has answered. */
    isTexted: Type.Boolean(),
  }),
)
export type InboundRule = Static<typeof InboundRule>

/** The words that a phone texts; the server has put in already what it knows of the phone. */
export const InboundText = named(
  'InboundText',
  closed({
    textTemplateId: Id('textTemplate'),
    version: Type.Integer({ minimum: 1 }),
    body: Type.String({ minLength: 1, maxLength: lmsMaxBytes }),
    isAdvertising: Type.Boolean(),
  }),
)
export type InboundText = Static<typeof InboundText>

/** What a phone does about calls that come in (INB-1). */
export const InboundPolicy = named(
  'InboundPolicy',
  closed({
    /** The first that fits counts; without one it rings and nobody is texted. */
    rules: Type.Array(InboundRule),
    /** The company's time zone minus UTC. */
    utcOffsetMs: Type.Integer(),
    /** A caller is texted once in this time. */
    textIntervalMs: Type.Integer({ minimum: 0 }),
    /** Parts of texts that the line may send in a day. */
    textPartsADay: Type.Integer({ minimum: 0 }),
    /** No advertisement leaves from `quietFrom` to `quietTo`, nor at night by law. */
    quietFrom: TimeOfDay,
    quietTo: TimeOfDay,
    /** Null where there is no template. */
    text: nullable(InboundText),
  }),
)
export type InboundPolicy = Static<typeof InboundPolicy>
