import { InboundRule, TimeOfDay } from '@smartym/contract'
import { Type } from 'typebox'
import { setting } from './setting-definition.ts'

const everywhere = ['company', 'org_unit', 'device'] as const
const minute = 60_000

/** What phones do about calls that come in, and within which limits they text their callers (INB-1). */
export const inboundSettings = {
  'inbound.rules': setting({
    features: ['INB-1'],
    schema: Type.Array(InboundRule, { maxItems: 30 }),
    default: [],
    levels: everywhere,
    isOnHandset: true,
  }),
  'inbound.textIntervalMs': setting({
    features: ['INB-1'],
    schema: Type.Integer({ minimum: minute, maximum: 7 * 24 * 60 * minute }),
    default: 60 * minute,
    levels: everywhere,
    unit: 'ms',
    isOnHandset: true,
  }),
  // Carriers hold more than 500 a day from one number for bulk mail; plans without limit often mean less.
  'inbound.textPartsADay': setting({
    features: ['INB-1'],
    schema: Type.Integer({ minimum: 0, maximum: 500 }),
    default: 100,
    levels: everywhere,
    isOnHandset: true,
  }),
  'inbound.quietFrom': setting({
    features: ['INB-1'],
    schema: TimeOfDay,
    default: '21:00',
    levels: everywhere,
    isOnHandset: true,
  }),
  'inbound.quietTo': setting({
    features: ['INB-1'],
    schema: TimeOfDay,
    default: '08:00',
    levels: everywhere,
    isOnHandset: true,
  }),
} as const
