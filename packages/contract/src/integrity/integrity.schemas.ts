import { Type, type Static } from 'typebox'
import { closed, Instant, named, oneOf } from '../schema.ts'
import { integritySigns, integrityVerdicts } from './integrity.constants.ts'

/** A sign that a phone found; a newer app may know more of them than the server. */
export const IntegritySign = named(
  'IntegritySign',
  closed({
    sign: Type.String({ pattern: '^[a-z][a-z0-9_]{0,63}$' }),
    /** How surely it speaks against the phone, percent. */
    weight: Type.Integer({ minimum: 1, maximum: 100 }),
  }),
)
export type IntegritySign = Static<typeof IntegritySign>
export const IntegritySigns = Type.Array(IntegritySign, { maxItems: 32 })

const signs = Type.Array(oneOf(integritySigns), { maxItems: integritySigns.length, uniqueItems: true })

/** What follows from which sign (SEC-10). */
export const IntegrityPolicy = named(
  'IntegrityPolicy',
  closed({
    blockSigns: signs,
    wipeSigns: signs,
    /** Signs that warn only one by one block together from this sum of weights on. */
    blockFromWeight: Type.Integer({ minimum: 1, maximum: 3200 }),
  }),
)
export type IntegrityPolicy = Static<typeof IntegrityPolicy>

/** What a phone found last, and what follows from it now. */
export const DeviceIntegrity = named(
  'DeviceIntegrity',
  Type.Object({
    verdict: oneOf(integrityVerdicts),
    signs: Type.Array(IntegritySign),
    reportedAt: Instant,
  }),
)
export type DeviceIntegrity = Static<typeof DeviceIntegrity>
