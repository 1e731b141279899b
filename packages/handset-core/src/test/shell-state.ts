import type { HandsetEvent } from '../ports/index.ts'

/** A call as the simulated telephony knows it. */
export interface TelephonyCall {
  state: 'alive' | 'ended'
  connectedAt: number | null
  endedAt: number | null
}
/** A recording on the simulated disk. */
export interface SoundFile {
  state: 'open' | 'sealed' | 'deleted'
  deviceSeq: number
}
/** What happens later, with this life of the app or without it. */
export interface Waiting {
  at: number
  event: HandsetEvent
  /** Telephony goes on without the process; everything else dies with it. */
  isOutside: boolean
}
