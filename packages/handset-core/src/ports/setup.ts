/** What leads a new phone to its first call, in this order; `done` says how it went. */
export const setupSteps = [
  'language',
  'registration',
  'permissions',
  'consent',
  'probe',
  'maker',
  'done',
] as const
export type SetupStep = (typeof setupSteps)[number]

/** Steps that are over when the agent says so. */
export const confirmedSteps = ['probe', 'maker', 'done'] as const
export type ConfirmedStep = (typeof confirmedSteps)[number]

/** What Android must grant, asked one by one in this order. */
export const permissionGrants = [
  'calls',
  'dialler',
  'microphone',
  'call_log',
  'texts',
  'call_files',
  'call_folder',
  'notices',
] as const
/** What the phone's maker or Android would else take away from an app that nobody looks at. */
export const makerGrants = ['battery', 'auto_start', 'unused_app'] as const
export const phoneGrantNames = [...permissionGrants, ...makerGrants] as const
export type PhoneGrantName = (typeof phoneGrantNames)[number]

/** `blocked`: Android asks no more, only its settings give it; `unknown`: the phone does not say. */
export const phoneGrantStates = ['granted', 'missing', 'blocked', 'unknown'] as const

/** One thing that the phone grants the app or not; those that this phone does not know are not told. */
export interface PhoneGrant {
  name: PhoneGrantName
  state: (typeof phoneGrantStates)[number]
}

/** Makers whose settings have pages of their own in the manual. */
export const phoneMakers = ['samsung', 'xiaomi', 'google', 'lg', 'other'] as const
export type PhoneMaker = (typeof phoneMakers)[number]
