import type { Clock } from '../../../platform/clock/index.ts'
import type { Outbox } from '../../../platform/outbox/index.ts'

export const pruneEvents = 'prune-events'

const dayMs = 24 * 3600 * 1000

/** Forgets events that nobody can ask for any more. Returns how many. */
export function runPruneEvents(deps: {
  readonly outbox: Pick<Outbox, 'prune'>
  readonly clock: Pick<Clock, 'now'>
  readonly keptDays: number
}): Promise<number> {
  return deps.outbox.prune(deps.clock.now() - deps.keptDays * dayMs)
}
