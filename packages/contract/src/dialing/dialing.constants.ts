/** Life of a dial request. `phone` states follow the phone's reports. */
export const dialRequestStates = [
  'accepted',
  'sent',
  'received',
  'dialing',
  'ringing',
  'connected',
  'ended',
  'failed',
  'canceled',
] as const
export type DialRequestState = (typeof dialRequestStates)[number]

/** Steps of "where did my call go?" (CTC-9) in the order they are expected. */
export const traceSteps = [
  'accepted',
  'rule_checked',
  'pushed',
  'receipt',
  'dialed',
  'rang',
  'connected',
  'recorded',
  'ended',
  'sealed',
  'uploaded',
  'verified',
] as const
export type TraceStep = (typeof traceSteps)[number]

/** Whom a step waits for. */
export const tracePartners = ['crm', 'server', 'push', 'phone', 'network', 'customer', 'agent'] as const
export type TracePartner = (typeof tracePartners)[number]

/** Seconds that a dial command lives; a late phone never dials. */
export const dialCommandLifeMs = 30_000
/** A phone without a receipt in this time is told to the CRM as `push_timeout` (CTC-2). */
export const receiptTimeoutMs = 8_000
