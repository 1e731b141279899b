import { oneOf } from '@smartym/contract'
import { Type } from 'typebox'
import { setting } from './setting-definition.ts'

const ofCompany = ['company'] as const
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const timeOfDay = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })

/** What the monthly review of the usage history counts, and until when it is signed (ADM-5, SEC-3). */
export const reviewSettings = {
  'reviews.dueDays': setting({
    features: ['ADM-5'],
    schema: Type.Integer({ minimum: 1, maximum: 31 }),
    default: 10,
    levels: ofCompany,
    unit: 'days',
    isSecurity: true,
  }),
  'reviews.workdays': setting({
    features: ['ADM-5'],
    schema: Type.Array(oneOf(weekdays), { maxItems: weekdays.length, uniqueItems: true }),
    default: ['mon', 'tue', 'wed', 'thu', 'fri'],
    levels: ofCompany,
    isSecurity: true,
  }),
  'reviews.holidays': setting({
    features: ['ADM-5'],
    schema: Type.Array(Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' }), {
      maxItems: 200,
      uniqueItems: true,
    }),
    default: [],
    levels: ofCompany,
    isSecurity: true,
  }),
  'reviews.workStartsAt': setting({
    features: ['ADM-5'],
    schema: timeOfDay,
    default: '08:00',
    levels: ofCompany,
    isSecurity: true,
  }),
  'reviews.workEndsAt': setting({
    features: ['ADM-5'],
    schema: timeOfDay,
    default: '20:00',
    levels: ofCompany,
    isSecurity: true,
  }),
} as const
