import { accessTokenLifeMs } from '@smartym/contract/constants'
import type { TokenFrame, WelcomeFrame } from '@smartym/contract/frames'
import type { HandsetClock } from '../clock/handset-clock.ts'

/** The token of the device's HTTP requests, by the phone's monotonic clock. */
export interface KeptToken {
  keepFrom(frame: WelcomeFrame | TokenFrame): void
  /** Null when there is none, or it has expired. */
  current(): string | null
}

export function createKeptToken(clock: Pick<HandsetClock, 'monotonicMs'>): KeptToken {
  let kept: { text: string; expiresAtMs: number } | undefined
  return {
    keepFrom(frame) {
      const { accessToken: text, accessTokenExpiresAt: expiresAt } = frame
      const lifeMs = frame.type === 'welcome' ? expiresAt - frame.serverTime : accessTokenLifeMs
      kept = { text, expiresAtMs: clock.monotonicMs() + lifeMs }
    },
    current: () => (kept && kept.expiresAtMs > clock.monotonicMs() ? kept.text : null),
  }
}
