import type { Clock } from '../../../../platform/clock/index.ts'
import type { Db } from '../../../../platform/db/index.ts'
import type { ListenRequests } from '../listen-requests.service.ts'
import type { ListeningStore } from '../listening.store.ts'

export const expireListenRequests = 'expire-listen-requests'

const batch = 200
const keptGrantsMs = 24 * 3600 * 1000

/** Writes down what time has ended, and forgets grants that ended a day ago. */
export async function runExpireListenRequests(deps: {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly requests: Pick<ListenRequests, 'expireRequests'>
  readonly store: Pick<ListeningStore, 'deleteGrants'>
}): Promise<void> {
  while ((await deps.requests.expireRequests(batch)) === batch);
  await deps.db.transaction((tx) => deps.store.deleteGrants(tx, deps.clock.now() - keptGrantsMs))
}
