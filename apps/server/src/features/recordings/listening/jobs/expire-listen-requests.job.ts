import type { Clock } from '../../../../platform/clock/index.ts'
import type { Db } from '../../../../platform/db/index.ts'
import type { ListenUpkeep } from '../listen-upkeep.service.ts'
import type { ListeningStore } from '../listening.store.ts'
import type { ListensStore } from '../listens.store.ts'

export const expireListenRequests = 'expire-listen-requests'
export const forgetOldListens = 'forget-old-listens'

const batch = 200
const dayMs = 24 * 3600 * 1000

/** Writes down what time or a lost right has ended, and forgets grants that ended a day ago. */
export async function runExpireListenRequests(deps: {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly upkeep: ListenUpkeep
  readonly store: Pick<ListeningStore, 'deleteGrants'>
}): Promise<void> {
  while ((await deps.upkeep.expireRequests(batch)) === batch);
  await deps.upkeep.withdrawLost(batch)
  await deps.db.transaction((tx) => deps.store.deleteGrants(tx, deps.clock.now() - dayMs))
}

/** Who listened is kept as long as the usage history. */
export async function runForgetOldListens(deps: {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly store: Pick<ListensStore, 'companiesWithListens' | 'deleteOld'>
  readonly retentionDays: (companyId: string) => Promise<number>
}): Promise<void> {
  for (const companyId of await deps.store.companiesWithListens()) {
    const before = deps.clock.now() - (await deps.retentionDays(companyId)) * dayMs
    const deleteSome = () => deps.db.transaction((tx) => deps.store.deleteOld(tx, companyId, before, batch))
    while ((await deleteSome()) === batch);
  }
}
