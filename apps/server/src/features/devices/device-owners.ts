import type { ListedAccount } from '@smartym/contract'
import { type Kysely, sql } from 'kysely'
import { type Db, prepareBatch, type Tx } from '../../platform/db/index.ts'
import type { PersonChange } from '../accounts/index.ts'
import type { AuditOrigin } from '../audit/index.ts'
import type { DevicesTables } from './devices.table.ts'

type Phone = NonNullable<ListedAccount['phone']>

/* The phone somebody works on, else the one that was registered for him. */
const worked = prepareBatch((db: Kysely<DevicesTables>, agentIds: readonly string[], _p: object) =>
  db
    .selectFrom('devices')
    .select(['id', 'model', 'os_version', 'agent_id as owner_id'])
    .where('agent_id', 'in', [...agentIds]),
)
const assigned = prepareBatch((db: Kysely<DevicesTables>, agentIds: readonly string[], _p: object) =>
  db
    .selectFrom('devices')
    .select(['id', 'model', 'os_version', 'assigned_agent_id as owner_id'])
    .where('assigned_agent_id', 'in', [...agentIds])
    .where('state', '=', 'active')
    .orderBy('registered_at'),
)

/** Whose phones are whose. */
export function createDeviceOwners(db: Pick<Db, 'read'>) {
  return {
    /** Phones by the ids of their agents. */
    async phonesOf(agentIds: readonly string[]): Promise<ReadonlyMap<string, Phone>> {
      const phones = new Map<string, Phone>()
      if (agentIds.length === 0) return phones
      const read = db.read<DevicesTables>()
      for (const batch of [assigned, worked])
        for (const row of await batch.run(read, agentIds, {}))
          if (row.owner_id !== null)
            phones.set(row.owner_id, { deviceId: row.id, model: row.model, osVersion: row.os_version })
      return phones
    },

    /** Phones of each unit that are in use, or may be again. */
    async countByUnit(companyId: string): Promise<ReadonlyMap<string, number>> {
      const rows = await db
        .read<DevicesTables>()
        .selectFrom('devices')
        .select((eb) => ['org_unit_id', eb.fn.countAll<number>().as('n')])
        .where('company_id', '=', companyId)
        .where('state', 'in', ['pending', 'active', 'suspended'])
        .groupBy('org_unit_id')
        .execute()
      return new Map(
        rows.flatMap((row) => (row.org_unit_id === null ? [] : [[row.org_unit_id, Number(row.n)]])),
      )
    },

    /** A phone in a unit does not keep it from being closed: it goes with whoever works on it next. */
    countIn: async (): Promise<number> => 0,

    /** The phones of somebody who leaves, or is no agent any more, are for anybody. */
    async onPersonChange(tx: Tx, _by: AuditOrigin, { kind, agentId }: PersonChange): Promise<void> {
      if (kind === 'moved' || agentId === null) return
      const devices = tx.on<DevicesTables>()
      await devices
        .updateTable('devices')
        .set({ assigned_agent_id: null })
        .where('assigned_agent_id', '=', agentId)
        .execute()
      await devices
        .updateTable('registration_codes')
        .set({ expires_at: sql<number>`created_at` })
        .where('agent_id', '=', agentId)
        .where('used_at', 'is', null)
        .execute()
    },
  }
}
