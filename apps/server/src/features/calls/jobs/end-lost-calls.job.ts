import type { Clock } from '../../../platform/clock/index.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { CallChanges } from '../call-changes.service.ts'
import type { CallsView } from '../calls.view.ts'

export const endLostCalls = 'end-lost-calls'

/** No call lasts longer; a phone that has not told its end by then is gone. */
const longestCallMs = 6 * 3600 * 1000
const lookedBackMs = 7 * 24 * 3600 * 1000

/** Ends calls whose phones never told their end, so that agent and request do not wait for ever. Returns how many. */
export async function runEndLostCalls(deps: {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly view: Pick<CallsView, 'listOpenCalls'>
  readonly changes: Pick<CallChanges, 'endLostCall'>
}): Promise<number> {
  const now = deps.clock.now()
  const lost = await deps.view.listOpenCalls(now - lookedBackMs, now - longestCallMs)
  for (const callId of lost) await deps.db.transaction((tx) => deps.changes.endLostCall(tx, callId, now))
  return lost.length
}
