/** What becomes of a call that comes in (INB-1). */
export const inboundActs = ['ring', 'reject'] as const
export type InboundAct = (typeof inboundActs)[number]

/** Most bytes of a short message (SMS) in Korea, counted in EUC-KR. */
export const smsMaxBytes = 90
/** Most bytes of a long message (LMS) in Korea, counted in EUC-KR. */
export const lmsMaxBytes = 2000
/** How a text is sent by its length. */
export const textForms = ['sms', 'lms'] as const
export type TextForm = (typeof textForms)[number]

/** How an advertisement begins, and a word that its end must have: how to refuse more of them at no cost. */
export const advertisingLabel = '(광고)'
export const optOutWord = '무료'

/** What the words in braces of a template stand for: the server knows the first three of a phone, the phone the rest. */
export const textVariables = ['company', 'unit', 'line', 'agent', 'time'] as const
export type TextVariable = (typeof textVariables)[number]

/**
 * Why a text did not leave the phone. `unconfirmed`: nobody knows, the phone never said. `phone_unreachable`: it was to be sent
 * again, and the phone was not there.
 */
export const textFaults = [
  'no_service',
  'radio_off',
  'not_permitted',
  'limit_exceeded',
  'failed',
  'unconfirmed',
  'phone_unreachable',
] as const
export type TextFault = (typeof textFaults)[number]

/** Why a caller whom nobody answered was not texted although the rules asked for it. */
export const textWithheldReasons = [
  'no_template',
  'no_number',
  'not_mobile',
  'interval',
  'budget',
  'quiet_hours',
  'too_long',
] as const
export type TextWithheldReason = (typeof textWithheldReasons)[number]

/** How a text stands. */
export const textMessageStates = ['ordered', 'sent', 'failed', 'withheld'] as const
export type TextMessageState = (typeof textMessageStates)[number]

/** Whose template it is; that of the line goes before that of the nearest unit, and that before the company's. */
export const textTemplateLevels = ['company', 'org_unit', 'line'] as const
export type TextTemplateLevel = (typeof textTemplateLevels)[number]

/** What can be wrong with the words of a template. */
export const templateFaults = [
  'empty',
  'too_long',
  'unknown_variable',
  'character',
  'label_missing',
  'opt_out_missing',
] as const
export type TemplateFault = (typeof templateFaults)[number]
