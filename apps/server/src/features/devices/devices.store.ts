import type { DeviceState, DeviceStatus } from '@smartym/contract'
import type { Kysely } from 'kysely'
import {
  type Db,
  decodeJson,
  encodeJson,
  prepareBatch,
  prepareQuery,
  type Tx,
} from '../../platform/db/index.ts'
import type { DatedChange } from './device-states.rules.ts'
import type { DeviceChangeRow, DeviceRow, DevicesTables, IntegrityRow } from './devices.table.ts'

type Devices = Kysely<DevicesTables>

/** What a change of state leaves in the phone's row beside the state. */
export type DeviceChangeColumns = Partial<Pick<DeviceRow, 'key_revoked_at' | 'key_restored_at' | 'wiped'>>

/** What one heartbeat leaves behind. */
export interface HeartbeatRecord {
  readonly deviceId: string
  readonly at: number
  readonly status: DeviceStatus
}

/** A connection that began or ended. */
export interface LinkRecord {
  readonly deviceId: string
  readonly node: string
  /** Counts up with each connection of the phone. */
  readonly fence: number
  /** Null when it has ended. */
  readonly connectedAt: number | null
}

/** A connection that its node did not live to see the end of. */
export interface LostLink {
  readonly deviceId: string
  readonly companyId: string
  readonly status: DeviceStatus | null
  readonly lastHeartbeatAt: number | null
}

const identityColumns = [
  'id',
  'company_id',
  'state',
  'public_key',
  'model',
  'app_version',
  'agent_id',
  'org_unit_id',
  'link_fence',
  'assigned_agent_id',
  'key_revoked_at',
] as const

const listIdentities = prepareBatch((db: Devices, ids: readonly string[], _params: object) =>
  db
    .selectFrom('devices')
    .select(identityColumns)
    .where('id', 'in', [...ids]),
)

const updateHeartbeat = prepareQuery(
  (db: Devices, p: { id: string; at: number; status: string; appVersion: string }) =>
    db
      .updateTable('devices')
      .set({ last_heartbeat_at: p.at, status: p.status, app_version: p.appVersion })
      .where('id', '=', p.id),
)

const updateLink = prepareQuery(
  (db: Devices, p: { id: string; node: string; fence: number; connectedAt: number | null }) =>
    db
      .updateTable('devices')
      .set({ connected_at: p.connectedAt, link_node: p.node, link_fence: p.fence })
      .where('id', '=', p.id)
      .where('link_fence', '<=', p.fence),
)

const integrityColumns = [
  'id',
  'company_id',
  'org_unit_id',
  'integrity_signs',
  'integrity_reported_at',
] as const

export type DeviceIdentityRow = Pick<DeviceRow, (typeof identityColumns)[number]>

/** Phones. */
export function createDevicesStore(db: Pick<Db, 'read'>) {
  return {
    async insert(tx: Tx, row: DeviceRow): Promise<void> {
      await tx.on<DevicesTables>().insertInto('devices').values(row).execute()
    },

    /** In the order of the ids; undefined for an unknown one. */
    async listIdentities(deviceIds: readonly string[]): Promise<(DeviceIdentityRow | undefined)[]> {
      const rows = await listIdentities.run(db.read<DevicesTables>(), deviceIds, {})
      const found = new Map(rows.map((row) => [row.id, row]))
      return deviceIds.map((id) => found.get(id))
    },

    findStatus(deviceId: string): Promise<Pick<DeviceRow, 'status'> | undefined> {
      return db
        .read<DevicesTables>()
        .selectFrom('devices')
        .select('status')
        .where('id', '=', deviceId)
        .executeTakeFirst()
    },

    findIntegrity(deviceId: string): Promise<IntegrityRow | undefined> {
      return db
        .read<DevicesTables>()
        .selectFrom('devices')
        .select(integrityColumns)
        .where('id', '=', deviceId)
        .executeTakeFirst()
    },

    /** For one that will be written. */
    lockIntegrity(tx: Tx, deviceId: string): Promise<IntegrityRow | undefined> {
      return tx
        .on<DevicesTables>()
        .selectFrom('devices')
        .select(integrityColumns)
        .where('id', '=', deviceId)
        .executeTakeFirst()
    },

    async saveIntegrity(tx: Tx, { id, integrity_signs, integrity_reported_at }: IntegrityRow): Promise<void> {
      await tx
        .on<DevicesTables>()
        .updateTable('devices')
        .set({ integrity_signs, integrity_reported_at })
        .where('id', '=', id)
        .execute()
    },

    findState(
      tx: Tx,
      companyId: string,
      deviceId: string,
    ): Promise<Pick<DeviceRow, 'state' | 'agent_id' | 'assigned_agent_id'> | undefined> {
      return tx
        .on<DevicesTables>()
        .selectFrom('devices')
        .select(['state', 'agent_id', 'assigned_agent_id'])
        .where('id', '=', deviceId)
        .where('company_id', '=', companyId)
        .executeTakeFirst()
    },

    /** False when it does not stand where it did any more. */
    async changeState(
      tx: Tx,
      change: {
        deviceId: string
        from: DeviceState
        to: DeviceState
        now: number
        columns: DeviceChangeColumns
      },
    ): Promise<boolean> {
      const { deviceId, from, to, now, columns } = change
      const changed = await tx
        .on<DevicesTables>()
        .updateTable('devices')
        .set({ ...columns, state: to, state_changed_at: now })
        .where('id', '=', deviceId)
        .where('state', '=', from)
        .executeTakeFirst()
      return changed.numUpdatedRows > 0n
    },

    async insertChange(tx: Tx, row: DeviceChangeRow): Promise<void> {
      await tx.on<DevicesTables>().insertInto('device_changes').values(row).execute()
    },

    /** Everything that may have cut off the phone's key or made it good again, oldest first. */
    listKeyChanges(deviceId: string): Promise<DatedChange[]> {
      return db
        .read<DevicesTables>()
        .selectFrom('device_changes')
        .select(['cause', 'changed_at as at'])
        .where('device_id', '=', deviceId)
        .where('cause', 'in', ['report_lost', 'reset', 'approve', 'resume'])
        .orderBy('changed_at')
        .orderBy('id')
        .execute()
    },

    /** Returns the unit to which the phone belonged before. */
    async saveAgent(
      tx: Tx,
      deviceId: string,
      agentId: string,
      orgUnitId: string,
    ): Promise<string | null | undefined> {
      const devices = tx.on<DevicesTables>()
      const before = await devices
        .selectFrom('devices')
        .select('org_unit_id')
        .where('id', '=', deviceId)
        .executeTakeFirst()
      await devices
        .updateTable('devices')
        .set({ agent_id: agentId, org_unit_id: orgUnitId })
        .where('id', '=', deviceId)
        .execute()
      return before?.org_unit_id
    },

    async clearAgent(tx: Tx, deviceId: string): Promise<void> {
      await tx
        .on<DevicesTables>()
        .updateTable('devices')
        .set({ agent_id: null })
        .where('id', '=', deviceId)
        .execute()
    },

    async saveLineNumber(tx: Tx, deviceId: string, lineNumber: string | null): Promise<void> {
      await tx
        .on<DevicesTables>()
        .updateTable('devices')
        .set({ line_number: lineNumber })
        .where('id', '=', deviceId)
        .execute()
    },

    async saveHeartbeats(tx: Tx, records: readonly HeartbeatRecord[]): Promise<void> {
      const devices = tx.on<DevicesTables>()
      for (const { deviceId, at, status } of records) {
        const values = { id: deviceId, at, status: encodeJson(status), appVersion: status.appVersion }
        await updateHeartbeat.run(devices, values)
      }
    },

    /** Returns the phones that have a later connection elsewhere; their records change nothing. */
    async saveLinks(tx: Tx, records: readonly LinkRecord[]): Promise<string[]> {
      const devices = tx.on<DevicesTables>()
      const superseded: string[] = []
      for (const { deviceId, node, fence, connectedAt } of records) {
        const updated = await updateLink.run(devices, { id: deviceId, node, fence, connectedAt })
        if (updated.numAffectedRows === 0n) superseded.push(deviceId)
      }
      return superseded
    },

    /** Phones that are connected at a node though their state, changed since then, does not let them. */
    async listDismissed(node: string, changedSince: number): Promise<string[]> {
      const rows = await db
        .read<DevicesTables>()
        .selectFrom('devices')
        .select('id')
        .where('state_changed_at', '>=', changedSince)
        .where('state', '!=', 'active')
        .where('link_node', '=', node)
        .where('connected_at', 'is not', null)
        .execute()
      return rows.map((row) => row.id)
    },

    /** Forgets the connections of a node that is no more, and tells which they were. */
    async clearLinks(tx: Tx, node: string): Promise<LostLink[]> {
      const ofNode = await tx
        .on<DevicesTables>()
        .selectFrom('devices')
        .select(['id', 'company_id', 'status', 'last_heartbeat_at'])
        .where('link_node', '=', node)
        .where('connected_at', 'is not', null)
        .execute()
      await tx
        .on<DevicesTables>()
        .updateTable('devices')
        .set({ connected_at: null })
        .where('link_node', '=', node)
        .where('connected_at', 'is not', null)
        .execute()
      return ofNode.map((row) => ({
        deviceId: row.id,
        companyId: row.company_id,
        status: row.status === null ? null : decodeJson<DeviceStatus>(row.status),
        lastHeartbeatAt: row.last_heartbeat_at,
      }))
    },
  }
}
export type DevicesStore = ReturnType<typeof createDevicesStore>
