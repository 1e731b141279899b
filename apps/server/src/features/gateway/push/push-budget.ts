import type { Clock } from '../../../platform/clock/index.ts'

const minuteMs = 60_000
/** Within so long of the last push a phone is on its way already: it fetches everything that waits. */
const gapMs = 1000

/** How many pushes may go out: so many in a minute, and one a phone at a time. */
export interface PushBudget {
  /** `spare`: this phone was asked a moment ago; `spent`: the minute's budget is used up. */
  take(deviceId: string): 'go' | 'spare' | 'spent'
}

export function createPushBudget(perMinute: number, clock: Pick<Clock, 'monotonicMs'>): PushBudget {
  let left = perMinute
  let filledMs = clock.monotonicMs()
  const lastMs = new Map<string, number>()

  function fill(nowMs: number): void {
    left = Math.min(perMinute, left + ((nowMs - filledMs) * perMinute) / minuteMs)
    filledMs = nowMs
    for (const [deviceId, atMs] of lastMs) {
      if (nowMs - atMs < gapMs) return
      lastMs.delete(deviceId)
    }
  }

  return {
    take(deviceId) {
      const nowMs = clock.monotonicMs()
      fill(nowMs)
      if (lastMs.has(deviceId)) return 'spare'
      if (left < 1) return 'spent'
      left -= 1
      lastMs.set(deviceId, nowMs)
      return 'go'
    },
  }
}
