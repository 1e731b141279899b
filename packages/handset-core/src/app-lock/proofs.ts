import type { HandsetEvent } from '../ports/index.ts'

/** What opens the lock. */
export type Proof = Extract<HandsetEvent, { type: 'user.unlock_requested' }>['proof']
/** What a proof that is being looked at is for. */
export type Purpose = 'open' | 'show_again' | 'choose' | 'change' | 'remove' | 'turn_on'
export type BiometricsRefusal = Extract<HandsetEvent, { type: 'biometrics.refused' }>['reason']
export type PinRefusal = Extract<HandsetEvent, { type: 'app_lock.refused' }>['reason']
