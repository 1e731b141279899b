import type { ListSettingChangesQuery, SettingChangeResponse } from '@smartym/contract'
import { parseInstant } from '../../platform/clock/index.ts'
import { countCapped, countUpTo, type Db, keysetPage, toPage } from '../../platform/db/index.ts'
import type { DevicesTables } from '../devices/index.ts'
import { type ListScope, type OrganizationSlice, whereInScope } from '../organization/index.ts'
import {
  type SettingChangeRow,
  type SettingsTables,
  type StoredSettingChange,
  storedChangeOf,
} from '../settings/index.ts'
import { deviceName } from './setting-targets.view.ts'

type Tables = SettingsTables & DevicesTables

export function changeResponse(
  change: StoredSettingChange,
  targetName: string | null,
): SettingChangeResponse {
  return {
    settingChangeId: change.id,
    level: change.level,
    targetId: change.target_id,
    targetName,
    version: change.version,
    changedAt: new Date(change.changed_at).toISOString(),
    actorName: change.actor_name,
    reason: change.reason,
    values: change.values.map((value) => ({ ...value })),
    undoesId: change.undoes_id,
    undoneById: change.undone_by_id,
  }
}

export interface SettingChangesViewDeps {
  readonly db: Pick<Db, 'read'>
  readonly organization: Pick<OrganizationSlice, 'unitNames' | 'getCompany'>
}

/** Who changed what, newest first; of the company's own changes everybody knows who may look at settings. */
export function createSettingChangesView({ db, organization }: SettingChangesViewDeps) {
  const read = () => db.read<Tables>()

  function reached(scope: ListScope) {
    const changes = read()
      .selectFrom('settings_changes')
      .selectAll('settings_changes')
      .where('settings_changes.company_id', '=', scope.companyId)
    if (scope.orgUnitIds === null && scope.agentId === null) return changes
    const devices = whereInScope(read().selectFrom('devices').select('devices.id'), scope, {
      companyId: 'devices.company_id',
      orgUnitId: 'devices.org_unit_id',
      agentId: 'devices.agent_id',
    })
    const targets = [scope.companyId, ...(scope.agentId === null ? (scope.orgUnitIds ?? []) : [])]
    return changes.where((eb) =>
      eb.or([
        eb('settings_changes.target_id', 'in', targets),
        eb('settings_changes.target_id', 'in', devices),
      ]),
    )
  }

  function matching(scope: ListScope, { level, targetId, ...query }: ListSettingChangesQuery) {
    let changes = reached(scope)
    const [from, to] = [parseInstant(query.from), parseInstant(query.to)]
    if (from !== undefined) changes = changes.where('settings_changes.changed_at', '>=', from)
    if (to !== undefined) changes = changes.where('settings_changes.changed_at', '<', to)
    if (level !== undefined) changes = changes.where('settings_changes.level', '=', level)
    if (targetId !== undefined) changes = changes.where('settings_changes.target_id', '=', targetId)
    return changes
  }

  async function namesOf(companyId: string, rows: readonly SettingChangeRow[]) {
    const names = new Map(await organization.unitNames(companyId))
    names.set(companyId, (await organization.getCompany(companyId)).name)
    const deviceIds = rows.filter(({ level }) => level === 'device').map(({ target_id }) => target_id)
    if (deviceIds.length === 0) return names
    const devices = await read()
      .selectFrom('devices')
      .select(['id', 'model', 'line_number'])
      .where('company_id', '=', companyId)
      .where('id', 'in', deviceIds)
      .execute()
    for (const device of devices) names.set(device.id, deviceName(device))
    return names
  }

  return {
    async listChanges(scope: ListScope, query: ListSettingChangesQuery) {
      const { limit = 50, cursor } = query
      const changes = matching(scope, query)
      const list = { list: 'setting-changes', limit }
      const page = { ...list, at: 'settings_changes.changed_at', id: 'settings_changes.id', cursor } as const
      const found: SettingChangeRow[] = await keysetPage(changes, page).execute()
      const { rows, nextCursor } = toPage(found, list, (row) => ({ at: row.changed_at, id: row.id }))
      const names = await namesOf(scope.companyId, rows)
      const count = query.withTotal === true ? await countCapped(read(), changes) : {}
      const items = rows.map((row) => changeResponse(storedChangeOf(row), names.get(row.target_id) ?? null))
      return { items, nextCursor, ...count }
    },

    /** Stops above `limit`. */
    countChanges(scope: ListScope, query: ListSettingChangesQuery, limit: number): Promise<number> {
      const places = matching(scope, query)
        .clearSelect()
        .select(['settings_changes.changed_at as at', 'settings_changes.id as id'])
      return countUpTo(places, { at: 'settings_changes.changed_at', id: 'settings_changes.id' }, limit)
    },
  }
}
export type SettingChangesView = ReturnType<typeof createSettingChangesView>
