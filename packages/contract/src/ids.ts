import { Type } from 'typebox'

/** Prefix of each kind of id; an id is prefix, `_`, and a UUIDv7 in 32 hex digits. */
export const idPrefixes = {
  company: 'com',
  orgUnit: 'org',
  account: 'acc',
  agent: 'agt',
  session: 'ses',
  secondFactor: 'sfa',
  ownRole: 'rol',
  apiKey: 'key',
  device: 'dev',
  lossReport: 'los',
  deviceChange: 'dch',
  registrationCode: 'reg',
  listedDevice: 'ldv',
  line: 'lin',
  lineChange: 'lch',
  command: 'cmd',
  customer: 'cus',
  customerLook: 'clk',
  disposition: 'dsp',
  call: 'call',
  recording: 'rec',
  listenRequest: 'lrq',
  listenGrant: 'lgr',
  listen: 'lis',
  listenAlert: 'lal',
  mark: 'mrk',
  dialRequest: 'dial',
  textMessage: 'txt',
  textTemplate: 'ttp',
  auditEntry: 'aud',
  event: 'evt',
  export: 'exp',
  systemError: 'err',
  job: 'job',
  settingChange: 'sch',
  consentText: 'cnt',
  consentDecision: 'cnd',
  form: 'frm',
  formDecision: 'fdc',
  review: 'rvw',
  reviewFinding: 'fnd',
  reviewAddendum: 'rad',
} as const

export type IdKind = keyof typeof idPrefixes

/** The one pattern of ids. */
export function idPattern(kind: IdKind): string {
  return `^${idPrefixes[kind]}_[0-9a-f]{32}$`
}

/** Schema of an id of one kind. */
export function Id(kind: IdKind) {
  return Type.String({ pattern: idPattern(kind) })
}
