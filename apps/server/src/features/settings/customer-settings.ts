import { nameMaskings, oneOf } from '@smartym/contract'
import { Type } from 'typebox'
import { setting } from './setting-definition.ts'

const ofCompany = ['company'] as const
const countAnHour = Type.Integer({ minimum: 0, maximum: 10_000 })

/** From whom customers' names are hidden, and how often somebody may look behind the mask (SEC-12). */
export const customerSettings = {
  'customers.nameMasking': setting({
    features: ['SEC-12'],
    schema: oneOf(nameMaskings),
    default: 'by_role',
    levels: ofCompany,
    isSecurity: true,
  }),
  'customers.isRevealReasonRequired': setting({
    features: ['SEC-12'],
    schema: Type.Boolean(),
    default: false,
    levels: ofCompany,
    isSecurity: true,
  }),
  'customers.revealsPerHour': setting({
    features: ['SEC-12'],
    schema: countAnHour,
    default: 60,
    levels: ofCompany,
    isSecurity: true,
  }),
  'customers.numberSearchesPerHour': setting({
    features: ['SEC-12'],
    schema: countAnHour,
    default: 30,
    levels: ofCompany,
    isSecurity: true,
  }),
} as const
