import type { ReviewDetail, ReviewSummary } from '@smartym/contract'
import { FakeClock } from '../../../platform/clock/index.ts'
import type { DialectName } from '../../../platform/db/index.ts'
import { createFloor, type Floor, type FloorCompany, type Requester } from '../../../test/floor.ts'
import { type AuditOrigin, createRecorderAt, type NewAuditEntry, serverOrigin } from '../../audit/index.ts'

export type Act = Pick<NewAuditEntry, 'kind' | 'action'> & Partial<NewAuditEntry>
export type Person = Awaited<ReturnType<FloorCompany['addPerson']>>

/** A company with a past in its usage history, and people who review it. Now is the morning of 2 November 2026 in Seoul. */
export interface ReviewsWorld {
  readonly floor: Floor
  readonly auditor: Person
  readonly administrator: Person
  readonly manager: Person
  /** Keeps acts of a day in the past: `2026-10-05T10:00:00+09:00`. Returns their ids. */
  record(at: string, acts: readonly Act[], by?: Partial<AuditOrigin>): Promise<string[]>
  /** Counts what was kept, and does what the hourly jobs do. */
  keepUp(): Promise<{ opened: number; told: number }>
  set(key: 'reviews.dueDays' | 'accounts.reauthenticationGraceMs', value: number): Promise<void>
  list(requester: Requester, query?: string): Promise<ReviewSummary[]>
  get(requester: Requester, reviewId: string): Promise<ReviewDetail>
}

export const byPerson = ({ accountId }: { accountId: string }, name = '사람'): Partial<AuditOrigin> => ({
  actor: { kind: 'account', id: accountId, name },
})

export async function createReviewsWorld(dialect: DialectName): Promise<ReviewsWorld> {
  const floor = await createFloor(dialect)
  const { container, companyId, units } = floor
  const { db, ids, audit, settings } = container
  return {
    floor,
    auditor: await floor.addPerson('auditor', units.seoul),
    administrator: await floor.addPerson('administrator', units.seoul),
    manager: await floor.addPerson('manager', units.seoul),
    record(at, acts, by = {}) {
      const recorder = createRecorderAt(new FakeClock(at), ids)
      const object = { kind: 'company', id: companyId } as const
      return db.transaction(async (tx) => {
        const made: string[] = []
        for (const act of acts)
          made.push(await recorder.record(tx, { ...serverOrigin(companyId), object, ...by, ...act }))
        return made
      })
    },
    async keepUp() {
      await audit.flush()
      return container.reviews.keepUp()
    },
    async set(key, value) {
      await db.transaction((tx) =>
        settings.change(tx, serverOrigin(companyId), {
          companyId,
          level: 'company',
          targetId: companyId,
          key,
          value,
        }),
      )
    },
    async list(requester, query = '') {
      const answer = await requester.request('GET', `/api/v1/reviews?${query}`)
      return answer.json<{ items: ReviewSummary[] }>().items
    },
    async get(requester, reviewId) {
      return (await requester.request('GET', `/api/v1/reviews/${reviewId}`)).json<ReviewDetail>()
    },
  }
}
