import { ListenReason, listenReasons, ListenRule, maxListenSet } from '@smartym/contract'
import { phrase } from '@smartym/phrases'
import { Type } from 'typebox'
import { setting } from './setting-definition.ts'

const ofUnits = ['company', 'org_unit'] as const
const ofCompany = ['company'] as const
const minute = 60_000
const milliseconds = Type.Integer({ minimum: minute, maximum: 24 * 60 * minute })
const countADay = Type.Integer({ minimum: 0, maximum: 100_000 })

/** The list that a company begins with. */
const firstReasons: ListenReason[] = listenReasons.map((code) => {
  const key = `console.listen_reason.${code}` as const
  return {
    code,
    name: { ko: phrase('ko', key), en: phrase('en', key), ja: phrase('ja', key), zh: phrase('zh', key) },
  }
})

/** Who may listen, when, how often, and what is unusual (SEC-8, ADM-13). */
export const listeningSettings = {
  'listening.rules': setting({
    features: ['SEC-8'],
    schema: Type.Array(ListenRule, { maxItems: 50 }),
    default: [],
    levels: ofUnits,
    isSecurity: true,
  }),
  'listening.reasons': setting({
    features: ['SEC-8'],
    schema: Type.Array(ListenReason, { minItems: 1, maxItems: 30 }),
    default: firstReasons,
    levels: ofCompany,
    isSecurity: true,
  }),
  'listening.maxSetSize': setting({
    features: ['SEC-8'],
    schema: Type.Integer({ minimum: 1, maximum: maxListenSet }),
    default: 20,
    levels: ofCompany,
    isSecurity: true,
  }),
  'listening.requestLifeMs': setting({
    features: ['SEC-8'],
    schema: milliseconds,
    default: 24 * 60 * minute,
    levels: ofCompany,
    unit: 'ms',
    isSecurity: true,
  }),
  'listening.approvalLifeMs': setting({
    features: ['SEC-8'],
    schema: milliseconds,
    default: 60 * minute,
    levels: ofCompany,
    unit: 'ms',
    isSecurity: true,
  }),
  'listening.plays': setting({
    features: ['SEC-8'],
    schema: Type.Integer({ minimum: 1, maximum: 100 }),
    default: 3,
    levels: ofCompany,
    isSecurity: true,
  }),
  'listening.grantLifeMs': setting({
    features: ['SEC-7'],
    schema: milliseconds,
    default: 10 * minute,
    levels: ofCompany,
    unit: 'ms',
    isSecurity: true,
  }),
  'listening.usualListens': setting({
    features: ['SEC-8'],
    schema: countADay,
    default: 50,
    levels: ofCompany,
    isSecurity: true,
  }),
  'listening.usualDownloads': setting({
    features: ['SEC-8'],
    schema: countADay,
    default: 20,
    levels: ofCompany,
    isSecurity: true,
  }),
  'listening.areListensShownToAgents': setting({
    features: ['ADM-13'],
    schema: Type.Boolean(),
    default: true,
    levels: ofUnits,
  }),
} as const
