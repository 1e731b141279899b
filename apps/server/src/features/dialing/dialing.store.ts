import type { DialRequestState } from '@smartym/contract'
import type { Kysely } from 'kysely'
import { type Db, prepareQuery, type Tx } from '../../platform/db/index.ts'
import type { RowCustomers } from '../protection/index.ts'
import type { DialingTables, DialRequestRow, StoredDialRequestRow } from './dialing.table.ts'

const insertRequest = prepareQuery((db: Kysely<DialingTables>, p: StoredDialRequestRow) =>
  db.insertInto('dial_requests').values({
    id: p.id,
    company_id: p.company_id,
    org_unit_id: p.org_unit_id,
    agent_id: p.agent_id,
    agent_name: p.agent_name,
    device_id: p.device_id,
    api_key_id: p.api_key_id,
    state: p.state,
    outcome: p.outcome,
    call_id: p.call_id,
    recording_id: p.recording_id,
    command_id: p.command_id,
    customer: p.customer,
    reference_index: p.reference_index,
    purpose: p.purpose,
    note: p.note,
    created_at: p.created_at,
    not_after: p.not_after,
    ended_at: p.ended_at,
    due_at: p.due_at,
  }),
)

const findRequest = prepareQuery<DialingTables, { id: string }, StoredDialRequestRow>((db, p) =>
  db.selectFrom('dial_requests').selectAll().where('id', '=', p.id),
)

/* What every receipt does. */
const changeStateAlone = prepareQuery(
  (db: Kysely<DialingTables>, p: { id: string; from: DialRequestState; to: DialRequestState }) =>
    db.updateTable('dial_requests').set({ state: p.to }).where('id', '=', p.id).where('state', '=', p.from),
)

export type RequestChange = Partial<Pick<DialRequestRow, 'state' | 'outcome' | 'ended_at' | 'due_at'>>

/** Dial requests; what a row knows of its customer is sealed here, and opened by whoever reads it. */
export function createDialingStore(
  db: Pick<Db, 'read'>,
  customers: Pick<RowCustomers<'reference_index'>, 'seal'>,
) {
  return {
    async insertRequest(tx: Tx, row: DialRequestRow): Promise<void> {
      await insertRequest.run(tx.on<DialingTables>(), customers.seal(row))
    },

    async findRequest(tx: Tx, dialRequestId: string): Promise<StoredDialRequestRow | undefined> {
      return (await findRequest.run(tx.on<DialingTables>(), { id: dialRequestId })).rows[0]
    },

    /** Compare-and-set: false when the request is no longer in the state that the change was made from. */
    async changeRequest(
      tx: Tx,
      dialRequestId: string,
      from: DialRequestState,
      change: RequestChange,
    ): Promise<boolean> {
      const requests = tx.on<DialingTables>()
      const { state: to, ...others } = change
      if (to !== undefined && Object.keys(others).length === 0) {
        const params = { id: dialRequestId, from, to }
        const { numAffectedRows = 0n } = await changeStateAlone.run(requests, params)
        return numAffectedRows > 0n
      }
      const { numUpdatedRows } = await requests
        .updateTable('dial_requests')
        .set(change)
        .where('id', '=', dialRequestId)
        .where('state', '=', from)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

    /** An agent's requests that have not ended, of those made since. */
    listOpen(tx: Tx, agentId: string, createdSince: number): Promise<StoredDialRequestRow[]> {
      return tx
        .on<DialingTables>()
        .selectFrom('dial_requests')
        .selectAll()
        .where('agent_id', '=', agentId)
        .where('created_at', '>=', createdSince)
        .where('ended_at', 'is', null)
        .orderBy('created_at')
        .orderBy('id')
        .execute()
    },

    /** Requests whose phone should have said something by now. */
    async listDue(now: number, limit: number): Promise<string[]> {
      const rows = await db
        .read<DialingTables>()
        .selectFrom('dial_requests')
        .select('id')
        .where('due_at', '<=', now)
        .limit(limit)
        .execute()
      return rows.map((row) => row.id)
    },
  }
}
export type DialingStore = ReturnType<typeof createDialingStore>
