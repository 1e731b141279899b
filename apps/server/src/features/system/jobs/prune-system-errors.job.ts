import type { Clock } from '../../../platform/clock/index.ts'
import type { SystemErrorsStore } from '../system-errors.store.ts'

export const pruneSystemErrors = 'prune-system-errors'

const keptDays = 400
const keptErrors = 10_000
const dayMs = 24 * 3_600_000

/** Forgets errors of more than a year ago, and the oldest beyond 10,000. */
export async function runPruneSystemErrors(deps: {
  readonly clock: Pick<Clock, 'now'>
  readonly store: SystemErrorsStore
}): Promise<void> {
  await deps.store.prune(deps.clock.now() - keptDays * dayMs, keptErrors)
}
