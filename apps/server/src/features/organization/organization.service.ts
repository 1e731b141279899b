import { maxOrgUnitDepth, type OrgUnitKind, type OrgUnitResponse } from '@smartym/contract'
import { createTimedCache } from '../../platform/cache/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import type { Tx } from '../../platform/db/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import { orgUnitNotFound } from './organization.errors.ts'
import { orgUnitResponseOf, type OrgUnit, orgUnitOf } from './org-unit.ts'
import type { OrganizationStore } from './organization.store.ts'
import { intersectUnits, type ListScope } from './scope.rules.ts'

/** A company that runs the system. Calendar days and hours are those of its time zone. */
export interface Company {
  readonly companyId: string
  readonly name: string
  readonly timeZone: string
}

interface Tree {
  readonly units: ReadonlyMap<string, OrgUnit>
  readonly names: ReadonlyMap<string, string>
  /** Each unit with all below it. */
  readonly subtrees: ReadonlyMap<string, readonly string[]>
}

const treeLifeMs = 5000
const maxKeptCompanies = 200

export interface OrganizationDeps {
  readonly store: OrganizationStore
  readonly clock: Pick<Clock, 'now' | 'monotonicMs'>
  readonly ids: IdSource
}

function treeOf(units: readonly OrgUnit[]): Tree {
  const subtrees = new Map<string, string[]>()
  for (const { orgUnitId, path } of units) {
    for (const above of path.split('/')) {
      if (above !== '') subtrees.set(above, [...(subtrees.get(above) ?? []), orgUnitId])
    }
  }
  return {
    units: new Map(units.map((unit) => [unit.orgUnitId, unit])),
    names: new Map(units.map(({ orgUnitId, name }) => [orgUnitId, name])),
    subtrees,
  }
}

/** Companies and their trees of units. */
export function createOrganizationService({ store, clock, ids }: OrganizationDeps) {
  const trees = createTimedCache({
    clock,
    lifeMs: treeLifeMs,
    maxEntries: maxKeptCompanies,
    load: async (companyId: string) => {
      const rows = await store.listUnits(companyId)
      return treeOf(rows.map(orgUnitOf))
    },
  })
  const companies = createTimedCache({
    clock,
    lifeMs: treeLifeMs,
    maxEntries: maxKeptCompanies,
    load: async (companyId: string): Promise<Company | undefined> => {
      const row = await store.findCompany(companyId)
      return row && { companyId: row.id, name: row.name, timeZone: row.time_zone }
    },
  })

  async function subtreeIds(companyId: string, orgUnitId: string): Promise<readonly string[]> {
    return (await trees.get(companyId)).subtrees.get(orgUnitId) ?? []
  }

  return {
    subtreeIds,

    /** The scope of a screen that is filtered by one unit. */
    async narrowScope(scope: ListScope, orgUnitId: string | undefined): Promise<ListScope> {
      return orgUnitId === undefined
        ? scope
        : intersectUnits(scope, await subtreeIds(scope.companyId, orgUnitId))
    },

    /** The ids of a unit and of those above it, from the root down. Empty for an unknown unit. */
    async idsAbove(companyId: string, orgUnitId: string): Promise<readonly string[]> {
      const unit = (await trees.get(companyId)).units.get(orgUnitId)
      return unit === undefined ? [] : unit.path.split('/').filter((id) => id !== '')
    },

    async unitNames(companyId: string): Promise<ReadonlyMap<string, string>> {
      return (await trees.get(companyId)).names
    },

    /** Throws `organization.not_found` for a unit that the scope does not reach. */
    async ensureUnit(scope: ListScope, orgUnitId: string): Promise<void> {
      const { units } = await trees.get(scope.companyId)
      const isReached = scope.orgUnitIds === null || scope.orgUnitIds.includes(orgUnitId)
      if (!units.has(orgUnitId) || !isReached) throw orgUnitNotFound()
    },

    /** The units that the scope reaches, parents first; closed ones only when they are asked for. */
    async listOrgUnits(scope: ListScope, { withClosed = false } = {}): Promise<OrgUnitResponse[]> {
      const { units } = await trees.get(scope.companyId)
      const reached = new Set(scope.orgUnitIds ?? units.keys())
      return [...units.values()]
        .filter(({ orgUnitId, closedAt }) => reached.has(orgUnitId) && (withClosed || closedAt === null))
        .map(orgUnitResponseOf)
    },

    /** The tree was changed, and that is committed: what was remembered of it is read again. */
    noteChanged(companyId: string): void {
      trees.forget(companyId)
    },

    /** Throws for an id that came from no row: a mistake in the program. */
    async getCompany(companyId: string): Promise<Company> {
      const company = await companies.get(companyId)
      if (company === undefined) throw new Error(`there is no company ${companyId}`)
      return company
    },

    async listCompanies(): Promise<Company[]> {
      const rows = await store.listCompanies()
      return rows.map((row) => ({ companyId: row.id, name: row.name, timeZone: row.time_zone }))
    },

    /** `timeZone` is an IANA name; throws a RangeError for an unknown one. */
    async createCompany(tx: Tx, { name, timeZone }: { name: string; timeZone: string }): Promise<string> {
      new Intl.DateTimeFormat('en', { timeZone })
      const id = ids.next('company')
      await store.insertCompany(tx, { id, name, time_zone: timeZone, created_at: clock.now() })
      tx.afterCommit(() => companies.forget(id))
      return id
    },

    /** Throws `organization.not_found` for an unknown parent. */
    async createOrgUnit(
      tx: Tx,
      unit: { companyId: string; parentId: string | null; kind: OrgUnitKind; name: string },
    ): Promise<string> {
      const { companyId, parentId, kind, name } = unit
      const above = parentId === null ? { path: '' } : await store.findUnitPath(tx, companyId, parentId)
      if (above === undefined) throw orgUnitNotFound()
      const id = ids.next('orgUnit')
      const path = `${above.path}${id}/`
      if (path.split('/').length > maxOrgUnitDepth + 1)
        throw new RangeError(`units are at most ${maxOrgUnitDepth} deep`)
      const row = {
        id,
        company_id: companyId,
        parent_id: parentId,
        kind,
        name,
        path,
        created_at: clock.now(),
        closed_at: null,
      }
      await store.insertOrgUnit(tx, row)
      tx.afterCommit(() => trees.forget(companyId))
      return id
    },
  }
}
export type OrganizationService = ReturnType<typeof createOrganizationService>
