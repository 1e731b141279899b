import type { CallDirection, CaptureMethod } from '@smartym/contract/constants'

/** What telephony says of why a call ended. */
export type CallEndCause =
  | 'local'
  | 'remote'
  | 'busy'
  | 'no_answer'
  | 'rejected'
  | 'invalid_number'
  | 'unreachable'
  | 'failed'
  /** Telephony does not say: the app is not the phone's dialler. */
  | 'unknown'

/**
 * What a look at one way to hear calls found (REC-7), `peak` the loudest sample of 32,767. `began`: it did, and what it hears
 * shows in a call only.
 */
export interface CaptureProbe {
  method: CaptureMethod
  result: 'heard' | 'silent' | 'began' | 'refused'
  peak: number | null
}

/** A SIM in the phone, or an eSIM that is on. */
export interface PhoneSim {
  /** The phone's own name of it; the same whenever it is put in again. */
  simId: string
  /** What the owner or the carrier calls it. */
  name: string
  /** As the SIM says it; many do not. */
  phoneNumber: string | null
}

/** A call in the phone's own list, which the phone keeps also while this app does not run (UPL-7). */
export interface LoggedCall {
  direction: CallDirection
  /** As the phone writes it; null where it was withheld. */
  phoneNumber: string | null
  startedAtWallMs: number
  /** 0: nobody answered. */
  connectedMs: number
  /** The agent refused it. */
  isRejected: boolean
  /** Absent where the phone does not say. */
  simId?: string
}

/** What an agent looks for among the own recordings. */
export interface OwnRecordingSearch {
  /** UTC ms; `to` is not included. */
  from: number | null
  to: number | null
  /** As it was typed: a whole number, or its last 4 or 8 digits. */
  number: string
  name: string
  isImportantOnly: boolean
}
