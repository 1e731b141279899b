import type { Kysely } from 'kysely'
import { createBatchLoader } from '../../platform/cache/index.ts'
import { type Db, isDuplicateKey, prepareBatch, prepareQuery, type Tx } from '../../platform/db/index.ts'
import type { AccountsTables } from '../accounts/index.ts'
import type { AgentRow, AgentsTables } from './agents.table.ts'

/** An agent's row with what its account says of it. */
export interface AgentRecord extends AgentRow {
  org_unit_id: string
  account_id: string
  login_id: string
  name: string
  employee_number: string | null
  extension: string | null
  /** Set when the person has left or is no agent any more. */
  agent_ended_at: number | null
}

/** What a change of state writes. */
export type StateColumns = Pick<
  AgentRow,
  | 'state'
  | 'not_ready_reason'
  | 'since'
  | 'until'
  | 'next_state'
  | 'next_not_ready_reason'
  | 'cause'
  | 'current_call_id'
  | 'device_id'
  | 'reserved_for'
  | 'reserved_until'
>

type Tables = AgentsTables & AccountsTables

const recordQuery = (db: Kysely<Tables>) =>
  db
    .selectFrom('agents')
    .innerJoin('accounts', 'accounts.agent_id', 'agents.agent_id')
    .selectAll('agents')
    .select([
      'accounts.org_unit_id',
      'accounts.id as account_id',
      'accounts.login_id',
      'accounts.name',
      'accounts.employee_number',
      'accounts.extension',
      'accounts.agent_ended_at',
    ])

const findRecord = prepareQuery<Tables, { agentId: string }, AgentRecord>((db, p) =>
  recordQuery(db).where('agents.agent_id', '=', p.agentId),
)

const listByDevice = prepareBatch((db: Kysely<Tables>, deviceIds: readonly string[], _p: object) =>
  recordQuery(db).where('agents.device_id', 'in', [...deviceIds]),
)

const findRow = prepareQuery<AgentsTables, { agentId: string }, AgentRow>((db, p) =>
  db.selectFrom('agents').selectAll().where('agent_id', '=', p.agentId),
)

export interface Reservation {
  readonly agentId: string
  readonly dialRequestId: string
  readonly deviceId: string
  readonly until: number
  readonly now: number
}

/* One statement decides: of two clicks that come at once, one finds the agent no longer free. */
const reserveAgent = prepareQuery((db: Kysely<AgentsTables>, p: Reservation) =>
  db
    .updateTable('agents')
    .set({ reserved_for: p.dialRequestId, reserved_until: p.until })
    .where('agent_id', '=', p.agentId)
    .where('state', '=', 'available')
    .where('device_id', '=', p.deviceId)
    .where((eb) => eb.or([eb('reserved_for', 'is', null), eb('reserved_until', '<=', p.now)])),
)

/* What every receipt does, nearly always to nobody. */
const clearUnresponsive = prepareQuery((db: Kysely<AgentsTables>, p: { agentId: string }) =>
  db
    .updateTable('agents')
    .set({ unresponsive_since: null })
    .where('agent_id', '=', p.agentId)
    .where('unresponsive_since', 'is not', null),
)

export function createAgentsStore(db: Pick<Db, 'read'>) {
  const agents = (tx: Tx) => tx.on<AgentsTables>()
  /* After a restart ten thousand phones ask at once. */
  const byDevice = createBatchLoader(async (deviceIds) => {
    const rows = await listByDevice.run(db.read<Tables>(), deviceIds, {})
    const found = new Map(rows.map((row) => [row.device_id, row]))
    return deviceIds.map((deviceId) => found.get(deviceId))
  })

  return {
    async findRecord(tx: Tx, agentId: string): Promise<AgentRecord | undefined> {
      return (await findRecord.run(tx.on<Tables>(), { agentId })).rows[0]
    },

    /** The row alone, for the hot path. */
    async findRow(tx: Tx, agentId: string): Promise<AgentRow | undefined> {
      return (await findRow.run(agents(tx), { agentId })).rows[0]
    },

    /** When the agent's account was made. */
    async findMadeAt(tx: Tx, agentId: string): Promise<number> {
      const { created_at } = await tx
        .on<Tables>()
        .selectFrom('accounts')
        .select('created_at')
        .where('agent_id', '=', agentId)
        .executeTakeFirstOrThrow()
      return created_at
    },

    /** Who is signed in on a phone, outside of a transaction. */
    findByDevice: (deviceId: string): Promise<AgentRecord | undefined> => byDevice.load(deviceId),

    async findIdByDevice(tx: Tx, deviceId: string): Promise<string | undefined> {
      const row = await agents(tx)
        .selectFrom('agents')
        .select('agent_id')
        .where('device_id', '=', deviceId)
        .executeTakeFirst()
      return row?.agent_id
    },

    /** The row of somebody who has never signed in before. */
    async ensureRow(tx: Tx, agentId: string, companyId: string, now: number): Promise<void> {
      const known = await agents(tx)
        .selectFrom('agents')
        .select('agent_id')
        .where('agent_id', '=', agentId)
        .executeTakeFirst()
      if (known !== undefined) return
      try {
        await agents(tx)
          .insertInto('agents')
          .values({
            agent_id: agentId,
            company_id: companyId,
            device_id: null,
            state: 'logged_out',
            not_ready_reason: null,
            since: now,
            until: null,
            next_state: null,
            next_not_ready_reason: null,
            cause: 'server',
            version: 0,
            reserved_for: null,
            reserved_until: null,
            current_call_id: null,
            unresponsive_since: null,
            shown_at: null,
          })
          .execute()
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
      }
    },

    async saveShownAt(tx: Tx, agentId: string, shownAt: number | null): Promise<void> {
      await agents(tx)
        .updateTable('agents')
        .set({ shown_at: shownAt })
        .where('agent_id', '=', agentId)
        .execute()
    },

    /** Compare-and-set: false when another change came first. */
    async changeState(
      tx: Tx,
      agentId: string,
      version: number,
      to: Partial<StateColumns> & Partial<Pick<AgentRow, 'unresponsive_since'>>,
    ): Promise<boolean> {
      const { numUpdatedRows } = await agents(tx)
        .updateTable('agents')
        .set({ ...to, version: version + 1 })
        .where('agent_id', '=', agentId)
        .where('version', '=', version)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

    /** Compare-and-set: true for the one that gets the agent. */
    async reserve(tx: Tx, reservation: Reservation): Promise<boolean> {
      const { numAffectedRows = 0n } = await reserveAgent.run(agents(tx), reservation)
      return numAffectedRows > 0n
    },

    /** Frees the agent if this request has it. */
    async release(tx: Tx, agentId: string, dialRequestId: string): Promise<boolean> {
      const { numUpdatedRows } = await agents(tx)
        .updateTable('agents')
        .set({ reserved_for: null, reserved_until: null })
        .where('agent_id', '=', agentId)
        .where('reserved_for', '=', dialRequestId)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

    async setUnresponsive(tx: Tx, agentId: string, since: number | null): Promise<void> {
      if (since === null) {
        await clearUnresponsive.run(agents(tx), { agentId })
        return
      }
      await agents(tx)
        .updateTable('agents')
        .set({ unresponsive_since: since })
        .where('agent_id', '=', agentId)
        .where('unresponsive_since', 'is', null)
        .execute()
    },

    /** Agents whose wrap-up is over. */
    async listDue(now: number, limit: number): Promise<string[]> {
      const rows = await db
        .read<AgentsTables>()
        .selectFrom('agents')
        .select('agent_id')
        .where('state', '=', 'wrap_up')
        .where('until', '<=', now)
        .limit(limit)
        .execute()
      return rows.map((row) => row.agent_id)
    },

    /** Agents whose reservation has outlived its time. */
    async listOverdueReservations(
      now: number,
      limit: number,
    ): Promise<{ agentId: string; dialRequestId: string }[]> {
      const rows = await db
        .read<AgentsTables>()
        .selectFrom('agents')
        .select(['agent_id', 'reserved_for'])
        .where('reserved_until', '<=', now)
        .limit(limit)
        .execute()
      return rows.flatMap(({ agent_id, reserved_for }) =>
        reserved_for === null ? [] : [{ agentId: agent_id, dialRequestId: reserved_for }],
      )
    },
  }
}
export type AgentsStore = ReturnType<typeof createAgentsStore>
