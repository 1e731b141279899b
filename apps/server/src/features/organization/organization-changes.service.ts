import type { ChangeOrgUnitRequest, CreateOrgUnitRequest, OrgUnitCounts } from '@smartym/contract'
import type { Clock } from '../../platform/clock/index.ts'
import type { Db, Tx } from '../../platform/db/index.ts'
import type { AuditAction, AuditOrigin, AuditRecorder } from '../audit/index.ts'
import type { SettingsSlice } from '../settings/index.ts'
import { type OrgUnit, orgUnitOf } from './org-unit.ts'
import { orgUnitClosed, orgUnitInUse, orgUnitNotFound } from './organization.errors.ts'
import { ensurePlacement } from './organization.rules.ts'
import type { OrganizationService } from './organization.service.ts'
import type { OrganizationStore } from './organization.store.ts'
import type { OrgUnitRow } from './organization.table.ts'
import type { ListScope } from './scope.rules.ts'

/** What slices below say of their rows that belong to units. */
export interface UnitMembers {
  /** Rows of each unit itself. */
  countByUnit(companyId: string): Promise<ReadonlyMap<string, number>>
  /** Rows that keep a unit from being closed. */
  countIn(tx: Tx, companyId: string, orgUnitId: string): Promise<number>
}

export interface OrganizationChangesDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly store: OrganizationStore
  readonly service: OrganizationService
  readonly clock: Pick<Clock, 'now'>
  readonly audit: AuditRecorder
  readonly settings: Pick<SettingsSlice, 'raiseVersion'>
}

type Values = Partial<Pick<OrgUnitRow, 'name' | 'kind' | 'parent_id' | 'closed_at'>>

function isReached({ orgUnitIds, agentId }: ListScope, orgUnitId: string | null): boolean {
  if (agentId !== null) return false
  return orgUnitIds === null || (orgUnitId !== null && orgUnitIds.includes(orgUnitId))
}

/* A unit that is moved to the top must come from somebody who reaches the whole company. */
function parentOf(rows: readonly OrgUnitRow[], scope: ListScope, parentId: string | null): OrgUnitRow | null {
  const parent = parentId === null ? null : rows.find(({ id }) => id === parentId)
  if (parent === undefined || !isReached(scope, parentId)) throw orgUnitNotFound()
  return parent
}

/** What was changed, as the log tells it. */
function detailOf(before: OrgUnitRow, values: Values): Record<string, unknown> {
  const changed = Object.keys(values) as (keyof Values)[]
  return {
    before: Object.fromEntries(changed.map((name) => [name, before[name]])),
    after: Object.fromEntries(changed.map((name) => [name, values[name]])),
  }
}

function actionOf(values: Values): AuditAction {
  if (values.closed_at !== undefined)
    return values.closed_at === null ? 'organization.unit_reopened' : 'organization.unit_closed'
  return values.parent_id === undefined ? 'organization.unit_changed' : 'organization.unit_moved'
}

/** Branches, groups and teams come, are renamed, moved and closed (ADM-3). */
export function createOrganizationChanges(deps: OrganizationChangesDeps) {
  const { db, store, service, clock, audit, settings } = deps
  const members = new Map<'accounts' | 'devices', UnitMembers>()

  async function record(tx: Tx, by: AuditOrigin, action: AuditAction, id: string, detail: object) {
    const object = { kind: 'org_unit', id } as const
    await audit.record(tx, { ...by, kind: 'change', action, object, detail: { ...detail } })
  }

  async function ensureUnused(tx: Tx, rows: readonly OrgUnitRow[], { id, company_id }: OrgUnitRow) {
    const accounts = (await members.get('accounts')?.countIn(tx, company_id, id)) ?? 0
    const units = rows.filter((row) => row.parent_id === id && row.closed_at === null).length
    if (accounts > 0 || units > 0) throw orgUnitInUse({ accounts, units })
  }

  /** What is different from what the unit is. */
  function valuesOf(row: OrgUnitRow, asked: ChangeOrgUnitRequest): Values {
    const { name = row.name, kind = row.kind, parentId, isClosed = row.closed_at !== null } = asked
    return {
      ...(name.trim() !== row.name && { name: name.trim() }),
      ...(kind !== row.kind && { kind }),
      ...(parentId !== undefined && parentId !== row.parent_id && { parent_id: parentId }),
      ...(isClosed !== (row.closed_at !== null) && { closed_at: isClosed ? clock.now() : null }),
    }
  }

  async function write(
    tx: Tx,
    rows: readonly OrgUnitRow[],
    scope: ListScope,
    row: OrgUnitRow,
    values: Values,
  ) {
    const after = { ...row, ...values }
    /* A unit's own parent may lie out of reach; only a new one must not. */
    const parent =
      values.parent_id === undefined
        ? (rows.find(({ id }) => id === row.parent_id) ?? null)
        : parentOf(rows, scope, values.parent_id)
    if (values.closed_at !== undefined && values.closed_at !== null) await ensureUnused(tx, rows, row)
    else {
      if (after.closed_at !== null) throw orgUnitClosed()
      const below = rows.filter(({ path }) => path.startsWith(row.path))
      const siblings = rows.filter(({ parent_id }) => parent_id === after.parent_id)
      ensurePlacement({ parent, unit: after, below, siblings })
    }
    await store.updateUnit(tx, row.id, values)
    const path = `${parent?.path ?? ''}${row.id}/`
    if (path !== row.path) await store.movePaths(tx, row.company_id, row.path, path)
    return { ...after, path }
  }

  /** The same as `createUnit`, as part of a transaction that has locked the tree. */
  async function createUnitInside(
    tx: Tx,
    scope: ListScope,
    by: AuditOrigin,
    { parentId, kind, name }: CreateOrgUnitRequest,
  ): Promise<OrgUnit> {
    const { companyId } = scope
    const rows = await store.listUnitsInside(tx, companyId)
    const parent = parentOf(rows, scope, parentId)
    const siblings = rows.filter(({ parent_id }) => parent_id === parentId)
    const unit = { id: null, kind, name: name.trim() }
    ensurePlacement({ parent, unit, below: [], siblings })
    const id = await service.createOrgUnit(tx, { companyId, parentId, kind, name: unit.name })
    await record(tx, by, 'organization.unit_created', id, { kind, parentId })
    tx.afterCommit(() => service.noteChanged(companyId))
    const path = `${parent?.path ?? ''}${id}/`
    return { orgUnitId: id, parentId, kind, name: unit.name, path, closedAt: null }
  }

  return {
    createUnitInside,
    lockTree: store.lockTree,

    /** The units that the scope reaches as the transaction sees them, closed ones too, parents first. */
    async listUnitsInside(tx: Tx, scope: ListScope): Promise<OrgUnit[]> {
      const rows = await store.listUnitsInside(tx, scope.companyId)
      return rows.filter(({ id }) => isReached(scope, id)).map(orgUnitOf)
    },

    /** A slice below says what of its belongs to units. */
    registerMembers(kind: 'accounts' | 'devices', counted: UnitMembers): void {
      members.set(kind, counted)
    },

    /** Throws `organization.not_found` for a parent out of reach, and as `ensurePlacement`. */
    createUnit(scope: ListScope, by: AuditOrigin, asked: CreateOrgUnitRequest): Promise<OrgUnit> {
      return db.transaction(async (tx) => {
        await store.lockTree(tx, scope.companyId)
        return createUnitInside(tx, scope, by, asked)
      })
    },

    /**
     * Renames, moves with all below it, closes or reopens; what happened in a unit stays the unit's wherever it is moved.
     * Throws `organization.not_found`, `….closed`, `….in_use` while people belong to it, and as `ensurePlacement`.
     */
    changeUnit(
      scope: ListScope,
      by: AuditOrigin,
      orgUnitId: string,
      asked: ChangeOrgUnitRequest,
    ): Promise<OrgUnit> {
      const { companyId } = scope
      return db.transaction(async (tx) => {
        await store.lockTree(tx, companyId)
        const rows = await store.listUnitsInside(tx, companyId)
        const row = rows.find(({ id }) => id === orgUnitId)
        if (row === undefined || !isReached(scope, orgUnitId)) throw orgUnitNotFound()
        const values = valuesOf(row, asked)
        if (Object.keys(values).length === 0) return orgUnitOf(row)
        const after = await write(tx, rows, scope, row, values)
        await record(tx, by, actionOf(values), orgUnitId, detailOf(row, values))
        tx.afterCommit(() => service.noteChanged(companyId))
        /* A unit that was moved has the settings of those above it. */
        if (after.path !== row.path) await settings.raiseVersion(tx, companyId)
        return orgUnitOf(after)
      })
    },

    /** Throws `organization.closed` when nobody may belong to it, `organization.not_found` when it is not there. */
    async ensureOpen(tx: Tx, companyId: string, orgUnitId: string): Promise<void> {
      const row = await store.findUnit(tx, companyId, orgUnitId)
      if (row === undefined) throw orgUnitNotFound()
      if (row.closed_at !== null) throw orgUnitClosed()
    },

    /** How many accounts and phones each unit within reach has. */
    async countMembers(scope: ListScope): Promise<OrgUnitCounts> {
      const units = await service.listOrgUnits(scope, { withClosed: true })
      const accounts = await members.get('accounts')?.countByUnit(scope.companyId)
      const devices = await members.get('devices')?.countByUnit(scope.companyId)
      const items = units.map(({ orgUnitId }) => ({
        orgUnitId,
        accounts: accounts?.get(orgUnitId) ?? 0,
        devices: devices?.get(orgUnitId) ?? 0,
      }))
      return { items: items.filter((unit) => unit.accounts + unit.devices > 0) }
    },
  }
}
export type OrganizationChanges = ReturnType<typeof createOrganizationChanges>
