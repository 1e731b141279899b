import type { Clock } from '../../../platform/clock/index.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { Outbox } from '../../../platform/outbox/index.ts'
import type { ListenPlays } from './listen-plays.service.ts'
import type { ListenRequestsStore } from './listen-requests.store.ts'
import type { ListenRequestsView } from './listen-requests.view.ts'
import { listenRequestEvents } from './listening.events.ts'

export interface ListenUpkeepDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly store: Pick<ListenRequestsStore, 'expireRequest' | 'placesIn'>
  readonly view: Pick<ListenRequestsView, 'listExpired' | 'listLiveApprovals'>
  readonly plays: Pick<ListenPlays, 'withdrawLost'>
  readonly outbox: Pick<Outbox, 'append'>
}

/** Brings requests up to what is true already, for the screens: nothing is safer by it. */
export function createListenUpkeep({ db, clock, store, view, plays, outbox }: ListenUpkeepDeps) {
  return {
    /** Ends what time has ended. Returns how many. */
    async expireRequests(limit: number): Promise<number> {
      const now = clock.now()
      const expired = await view.listExpired(now, limit)
      await db.transaction(async (tx) => {
        for (const row of expired) {
          if (!(await store.expireRequest(tx, row.id, now))) continue
          const places = await store.placesIn(tx, row.id)
          for (const event of listenRequestEvents({ ...row, state: 'expired' }, places))
            await outbox.append(tx, event)
        }
      })
      return expired.length
    },

    /** Withdraws approvals whose approver or requester has lost the right, so many at a time. */
    async withdrawLost(batch: number): Promise<void> {
      for (let after = ''; ;) {
        const live = await view.listLiveApprovals(clock.now(), after, batch)
        await plays.withdrawLost(live)
        const last = live.at(-1)
        if (last === undefined || live.length < batch) return
        after = last.id
      }
    },
  }
}
export type ListenUpkeep = ReturnType<typeof createListenUpkeep>
