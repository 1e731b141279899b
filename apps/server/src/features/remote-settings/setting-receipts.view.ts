import type {
  ListSettingReceiptsQuery,
  SettingReceiptCounts,
  SettingReceiptResponse,
  SettingReceiptState,
} from '@smartym/contract'
import { type ExpressionBuilder, sql } from 'kysely'
import { countCapped, countUpTo, type Db, decodeJson, keysetPage, toPage } from '../../platform/db/index.ts'
import { type AccountsTables, showPhoneNumber } from '../accounts/index.ts'
import type { DevicesTables } from '../devices/index.ts'
import { type ListScope, type OrganizationSlice, whereInScope } from '../organization/index.ts'
import { type SettingsSlice, wantedVersion } from '../settings/index.ts'
import type { RemoteSettingsTables } from './remote-settings.table.ts'

type Tables = DevicesTables & AccountsTables & RemoteSettingsTables
type Joined = 'devices' | 'settings_receipts'
type Columns = ExpressionBuilder<Tables, Joined>

export interface SettingReceiptsViewDeps {
  readonly db: Pick<Db, 'read'>
  readonly settings: Pick<SettingsSlice, 'companySettings'>
  readonly organization: Pick<OrganizationSlice, 'listOrgUnits' | 'narrowScope'>
}

interface Filter {
  readonly orgUnitId?: string
  readonly deviceId?: string
}

/** What the phones of a company should have: by unit, by phone, and for the rest. */
interface Wanted {
  readonly ofCompany: number
  /** Units whose phones should have a later version than the company's. */
  readonly units: ReadonlyMap<string, number>
  /** Phones with something of their own. */
  readonly devices: ReadonlyMap<string, number>
}

function instantOrNull(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}

/** Keys by their value, so that a condition is written once for all that share it. */
function byVersion(versions: ReadonlyMap<string, number>): ReadonlyMap<number, string[]> {
  const grouped = new Map<number, string[]>()
  for (const [id, version] of versions) grouped.set(version, [...(grouped.get(version) ?? []), id])
  return grouped
}

/** Has the phone less than it should. */
function isBehind(eb: Columns, { ofCompany, units, devices }: Wanted) {
  const applied = eb.fn.coalesce('settings_receipts.applied_version', sql.lit(0))
  return eb.or([
    eb(applied, '<', ofCompany),
    ...[...byVersion(units)].map(([version, ids]) =>
      eb.and([eb('devices.org_unit_id', 'in', ids), eb(applied, '<', version)]),
    ),
    ...[...byVersion(devices)].map(([version, ids]) =>
      eb.and([eb('devices.id', 'in', ids), eb(applied, '<', version)]),
    ),
  ])
}

function stateIs(eb: Columns, wanted: Wanted, state: SettingReceiptState) {
  const behind = isBehind(eb, wanted)
  if (state === 'waiting') return eb.and([behind, eb('devices.connected_at', 'is not', null)])
  if (state === 'offline') return eb.and([behind, eb('devices.connected_at', 'is', null)])
  const operator = state === 'applied' ? 'is' : 'is not'
  return eb.and([eb.not(behind), eb('settings_receipts.unapplied', operator, null)])
}

interface ListedRow {
  readonly id: string
  readonly model: string
  readonly line_number: string | null
  readonly org_unit_id: string | null
  readonly connected_at: number | null
  readonly last_heartbeat_at: number | null
  readonly registered_at: number
  readonly applied_version: number | null
  readonly applied_at: number | null
  readonly unapplied: string | null
  readonly agent_name: string | null
}

function responseOf(row: ListedRow, { ofCompany, units, devices }: Wanted): SettingReceiptResponse {
  const ofUnit = units.get(row.org_unit_id ?? '') ?? 0
  const wanted = Math.max(ofCompany, ofUnit, devices.get(row.id) ?? 0)
  const unapplied = row.unapplied === null ? [] : decodeJson<string[]>(row.unapplied)
  const waiting = row.connected_at === null ? 'offline' : 'waiting'
  const applied = unapplied.length === 0 ? 'applied' : 'not_possible'
  return {
    deviceId: row.id,
    model: row.model,
    lineNumber: row.line_number === null ? null : showPhoneNumber(row.line_number).text,
    orgUnitId: row.org_unit_id,
    agentName: row.agent_name,
    state: (row.applied_version ?? 0) < wanted ? waiting : applied,
    wantedVersion: wanted,
    appliedVersion: row.applied_version,
    appliedAt: instantOrNull(row.applied_at),
    lastHeartbeatAt: instantOrNull(row.last_heartbeat_at),
    unapplied,
  }
}

/** What each active phone should have and has (MON-2). */
export function createSettingReceiptsView({ db, settings, organization }: SettingReceiptsViewDeps) {
  async function wantedIn(companyId: string): Promise<Wanted> {
    const { targetVersions } = await settings.companySettings(companyId)
    const ofCompany = targetVersions.get(companyId) ?? 0
    const all = await organization.listOrgUnits({ companyId, orgUnitIds: null, agentId: null })
    const ofUnits = all.map(({ orgUnitId, path }) => {
      const orgUnitIds = path.split('/').filter((id) => id !== '')
      return [orgUnitId, wantedVersion(targetVersions, { companyId, orgUnitIds })] as const
    })
    const unitIds = new Set(all.map(({ orgUnitId }) => orgUnitId))
    return {
      ofCompany,
      units: new Map(ofUnits.filter(([, version]) => version > ofCompany)),
      devices: new Map([...targetVersions].filter(([id]) => id !== companyId && !unitIds.has(id))),
    }
  }

  async function reached(scope: ListScope, { orgUnitId, deviceId }: Filter) {
    const narrowed = await organization.narrowScope(scope, orgUnitId)
    const devices = db
      .read<Tables>()
      .selectFrom('devices')
      .leftJoin('settings_receipts', 'settings_receipts.device_id', 'devices.id')
      .where('devices.state', '=', 'active')
    const inScope = whereInScope(devices, narrowed, {
      companyId: 'devices.company_id',
      orgUnitId: 'devices.org_unit_id',
      agentId: 'devices.agent_id',
    })
    return { devices: deviceId === undefined ? inScope : inScope.where('devices.id', '=', deviceId) }
  }

  async function matching(scope: ListScope, query: ListSettingReceiptsQuery, wanted: Wanted) {
    const { state } = query
    const { devices } = await reached(scope, query)
    const filtered =
      state === undefined ? devices : devices.where((eb) => stateIs(eb as unknown as Columns, wanted, state))
    return { filtered }
  }

  return {
    /** Stops above `limit`. */
    async countUpToLimit(scope: ListScope, query: ListSettingReceiptsQuery, limit: number): Promise<number> {
      const { filtered } = await matching(scope, query, await wantedIn(scope.companyId))
      const places = filtered.select(['devices.registered_at as at', 'devices.id as id'])
      return countUpTo(places, { at: 'devices.registered_at', id: 'devices.id' }, limit)
    },

    async listReceipts(scope: ListScope, query: ListSettingReceiptsQuery) {
      const { limit = 50, cursor } = query
      const wanted = await wantedIn(scope.companyId)
      const { filtered } = await matching(scope, query, wanted)
      const selected = filtered
        .leftJoin('accounts', 'accounts.agent_id', 'devices.agent_id')
        .select(['devices.id', 'devices.model', 'devices.line_number', 'devices.org_unit_id'])
        .select(['devices.connected_at', 'devices.last_heartbeat_at', 'devices.registered_at'])
        .select(['settings_receipts.applied_version', 'settings_receipts.applied_at'])
        .select(['settings_receipts.unapplied', 'accounts.name as agent_name'])
      const list = { list: 'setting-receipts', limit }
      const page = { ...list, at: 'devices.registered_at', id: 'devices.id', cursor } as const
      const found: ListedRow[] = await keysetPage(selected, page).execute()
      const { rows, nextCursor } = toPage(found, list, (row) => ({ at: row.registered_at, id: row.id }))
      const count = query.withTotal === true ? await countCapped(db.read<Tables>(), filtered) : {}
      return { items: rows.map((row) => responseOf(row, wanted)), nextCursor, ...count }
    },

    async countReceipts(scope: ListScope, filter: Filter): Promise<SettingReceiptCounts> {
      const wanted = await wantedIn(scope.companyId)
      const { devices } = await reached(scope, filter)
      const count = async (state: SettingReceiptState): Promise<number> => {
        const counted = await devices
          .where((eb) => stateIs(eb as unknown as Columns, wanted, state))
          .select((eb) => eb.fn.countAll<number | string | bigint>().as('n'))
          .executeTakeFirst()
        return Number(counted?.n ?? 0)
      }
      const [applied, waiting, offline, notPossible] = await Promise.all([
        count('applied'),
        count('waiting'),
        count('offline'),
        count('not_possible'),
      ])
      return { applied, waiting, offline, not_possible: notPossible }
    },
  }
}
export type SettingReceiptsView = ReturnType<typeof createSettingReceiptsView>
