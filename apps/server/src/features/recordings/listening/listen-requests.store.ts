import type { ListenRequestState } from '@smartym/contract'
import type { Kysely } from 'kysely'
import { type Db, isDuplicateKey, type Tx } from '../../../platform/db/index.ts'
import { type AccountsTables, bornOf, type Person } from '../../accounts/index.ts'
import type { OrganizationTables } from '../../organization/index.ts'
import type { SealedCustomerOf } from '../../protection/index.ts'
import type {
  ListenApprovalRow,
  ListenRequestRecordingRow,
  ListenRequestRow,
  RecordingsTables,
} from '../recordings.table.ts'
import type { Place } from './listening-rights.store.ts'

type Tables = RecordingsTables & OrganizationTables & AccountsTables

/** Where a recording belongs, and who is heard in it, as it was then and as it is now. */
export interface RecordingPlace extends Place {
  readonly recording: SealedCustomerOf
  readonly subjects: readonly Person[]
}

/** A recording of a request. */
export interface AskedPlace extends RecordingPlace {
  readonly listenRequestId: string
  readonly recordingId: string
}

type Decided = Pick<
  ListenRequestRow,
  'state' | 'decided_by' | 'decided_by_name' | 'decided_at' | 'decision_note' | 'expires_at'
>

function placed(query: Kysely<Tables>) {
  return query
    .selectFrom('recordings')
    .leftJoin('org_units', 'org_units.id', 'recordings.org_unit_id')
    .leftJoin('accounts', 'accounts.agent_id', 'recordings.agent_id')
    .select([
      'recordings.company_id',
      'recordings.org_unit_id',
      'recordings.agent_id',
      'recordings.employee_number',
      'recordings.id',
      'recordings.customer',
      'org_units.path',
      'accounts.id as account_id',
      'accounts.employee_number as number_now',
      'accounts.name',
      'accounts.birth_on',
    ])
}

type PlacedRow = Awaited<ReturnType<ReturnType<typeof placed>['execute']>>[number]

function placeOf(row: PlacedRow): RecordingPlace {
  return {
    companyId: row.company_id,
    orgUnitId: row.org_unit_id,
    agentId: row.agent_id,
    recording: { id: row.id, company_id: row.company_id, customer: row.customer },
    unitIds: row.path === null ? [] : row.path.split('/').filter((id) => id !== ''),
    subjects: [
      { accountId: null, agentId: row.agent_id, employeeNumber: row.employee_number, born: null },
      {
        accountId: row.account_id,
        agentId: row.agent_id,
        employeeNumber: row.number_now,
        born: bornOf({ name: row.name ?? '', birth_on: row.birth_on }),
      },
    ],
  }
}

async function listPlaces(query: Kysely<Tables>, requestIds: readonly string[]): Promise<AskedPlace[]> {
  if (requestIds.length === 0) return []
  const rows = await placed(query)
    .innerJoin('listen_request_recordings as asked', 'asked.recording_id', 'recordings.id')
    .select(['asked.listen_request_id', 'asked.recording_id'])
    .where('asked.listen_request_id', 'in', requestIds)
    .execute()
  return rows.map((row) => ({
    ...placeOf(row),
    listenRequestId: row.listen_request_id,
    recordingId: row.recording_id,
  }))
}

function listApprovals(query: Kysely<Tables>, requestIds: readonly string[]): Promise<ListenApprovalRow[]> {
  if (requestIds.length === 0) return Promise.resolve([])
  return query
    .selectFrom('listen_approvals')
    .selectAll()
    .where('listen_request_id', 'in', requestIds)
    .orderBy('approved_at')
    .execute()
}

/** Requests to listen with their recordings and approvals. */
export function createListenRequestsStore(db: Pick<Db, 'read'>) {
  const on = (tx: Tx): Kysely<Tables> => tx.on<Tables>()

  async function freeKeys(tx: Tx, requestIds: readonly string[]): Promise<void> {
    if (requestIds.length === 0) return
    await on(tx)
      .updateTable('listen_request_recordings')
      .set({ open_key: null })
      .where('listen_request_id', 'in', requestIds)
      .execute()
  }

  return {
    /** False while the requester has an open one for one of the recordings. */
    async insertRequest(
      tx: Tx,
      row: ListenRequestRow,
      recordings: readonly ListenRequestRecordingRow[],
    ): Promise<boolean> {
      try {
        await on(tx).insertInto('listen_requests').values(row).execute()
        await on(tx).insertInto('listen_request_recordings').values(recordings).execute()
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },

    /** Ends open requests whose time is over, so that others can be made for their recordings. */
    async expireOpen(tx: Tx, openKeys: readonly string[], now: number): Promise<void> {
      const rows = await on(tx)
        .selectFrom('listen_request_recordings as asked')
        .innerJoin('listen_requests', 'listen_requests.id', 'asked.listen_request_id')
        .select('listen_requests.id')
        .distinct()
        .where('asked.open_key', 'in', openKeys)
        .where('listen_requests.expires_at', '<=', now)
        .execute()
      const ids = rows.map(({ id }) => id)
      if (ids.length === 0) return
      await on(tx)
        .updateTable('listen_requests')
        .set({ state: 'expired' })
        .where('id', 'in', ids)
        .where('state', '=', 'open')
        .execute()
      await freeKeys(tx, ids)
    },

    /** Counts one more approval, of at least so many that it takes; undefined when the request has been decided or its time is over. */
    async addApproval(
      tx: Tx,
      row: ListenApprovalRow,
      needed: number,
    ): Promise<{ approvals: number; approvals_needed: number } | undefined> {
      const { numUpdatedRows } = await on(tx)
        .updateTable('listen_requests')
        .set((eb) => ({
          approvals: eb('approvals', '+', 1),
          approvals_needed: eb
            .case()
            .when('approvals_needed', '<', needed)
            .then(needed)
            .else(eb.ref('approvals_needed'))
            .end(),
        }))
        .where('id', '=', row.listen_request_id)
        .where('state', '=', 'open')
        .where('expires_at', '>', row.approved_at)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) return undefined
      await on(tx).insertInto('listen_approvals').values(row).execute()
      return on(tx)
        .selectFrom('listen_requests')
        .select(['approvals', 'approvals_needed'])
        .where('id', '=', row.listen_request_id)
        .executeTakeFirstOrThrow()
    },

    /** From one of these states to another, while its time is not over. False when somebody or the time was quicker. */
    async decide(
      tx: Tx,
      requestId: string,
      from: readonly ListenRequestState[],
      now: number,
      decided: Decided,
      plays: number | null,
    ): Promise<boolean> {
      const { numUpdatedRows } = await on(tx)
        .updateTable('listen_requests')
        .set(decided)
        .where('id', '=', requestId)
        .where('state', 'in', from)
        .where('expires_at', '>', now)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) return false
      await on(tx)
        .updateTable('listen_request_recordings')
        .set({ open_key: null, ...(plays !== null && { plays_left: plays }) })
        .where('listen_request_id', '=', requestId)
        .execute()
      return true
    },

    /** False when the time is not over, or it has been decided. */
    async expireRequest(tx: Tx, requestId: string, now: number): Promise<boolean> {
      const { numUpdatedRows } = await on(tx)
        .updateTable('listen_requests')
        .set({ state: 'expired' })
        .where('id', '=', requestId)
        .where('state', 'in', ['open', 'approved'])
        .where('expires_at', '<=', now)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) return false
      await freeKeys(tx, [requestId])
      return true
    },

    findRequest: (requestId: string): Promise<ListenRequestRow | undefined> =>
      db
        .read<Tables>()
        .selectFrom('listen_requests')
        .selectAll()
        .where('id', '=', requestId)
        .executeTakeFirst(),

    /** The request as it stands; on MariaDB nobody decides on it beside this transaction. */
    lockRequest(tx: Tx, requestId: string): Promise<ListenRequestRow | undefined> {
      const found = on(tx).selectFrom('listen_requests').selectAll().where('id', '=', requestId)
      return (tx.dialect === 'mariadb' ? found.forUpdate() : found).executeTakeFirst()
    },

    /** Takes one play of a request that was locked; false when none is left. */
    async takePlay(tx: Tx, requestId: string, recordingId: string): Promise<boolean> {
      const { numUpdatedRows } = await on(tx)
        .updateTable('listen_request_recordings')
        .set((eb) => ({ plays_left: eb('plays_left', '-', 1) }))
        .where('listen_request_id', '=', requestId)
        .where('recording_id', '=', recordingId)
        .where('plays_left', '>', 0)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

    placesIn: (tx: Tx, requestId: string) => listPlaces(on(tx), [requestId]),
    listPlaces: (requestIds: readonly string[]) => listPlaces(db.read<Tables>(), requestIds),

    async recordingPlaceIn(tx: Tx, recordingId: string): Promise<RecordingPlace | undefined> {
      const row = await placed(on(tx)).where('recordings.id', '=', recordingId).executeTakeFirst()
      return row && placeOf(row)
    },

    async recordingPlaces(recordingIds: readonly string[]): Promise<ReadonlyMap<string, RecordingPlace>> {
      if (recordingIds.length === 0) return new Map()
      const rows = await placed(db.read<Tables>()).where('recordings.id', 'in', recordingIds).execute()
      return new Map(rows.map((row) => [row.id, placeOf(row)]))
    },

    approvalsIn: (tx: Tx, requestId: string) => listApprovals(on(tx), [requestId]),
    listApprovals: (requestIds: readonly string[]) => listApprovals(db.read<Tables>(), requestIds),
  }
}
export type ListenRequestsStore = ReturnType<typeof createListenRequestsStore>
