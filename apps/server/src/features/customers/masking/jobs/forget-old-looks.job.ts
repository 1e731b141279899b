import type { Clock } from '../../../../platform/clock/index.ts'
import type { Db } from '../../../../platform/db/index.ts'
import type { CustomerLooksStore } from '../customer-looks.store.ts'

export const forgetOldLooks = 'forget-old-looks'

/** As long as anybody asks how an alert came about; the audit log keeps each look for as long as the law wants. */
const keptMs = 92 * 24 * 3_600_000
const batch = 500

export async function runForgetOldLooks(deps: {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly store: Pick<CustomerLooksStore, 'deleteOld'>
}): Promise<void> {
  const before = deps.clock.now() - keptMs
  while ((await deps.db.transaction((tx) => deps.store.deleteOld(tx, before, batch))) === batch);
}
