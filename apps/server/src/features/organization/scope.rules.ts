import type { Scope } from '@smartym/contract'

/** What a list may show: null is no limit, an empty list of units is nothing at all. */
export interface ListScope {
  readonly companyId: string
  readonly orgUnitIds: readonly string[] | null
  readonly agentId: string | null
}

/** The part of a caller that its reach depends on. */
export interface ScopedCaller {
  readonly companyId: string
  readonly agentId: string | null
  readonly scope: Scope
  readonly orgUnitIds: readonly string[]
}

/** Where an object belongs. */
export interface Belonging {
  readonly companyId: string
  readonly orgUnitId: string | null
  readonly agentId: string | null
}

/** How far a caller's queries reach (SEC-6). Reaching own objects without being an agent reaches nothing. */
export function scopeOf({ companyId, agentId, scope, orgUnitIds }: ScopedCaller): ListScope {
  if (scope === 'all') return { companyId, orgUnitIds: null, agentId: null }
  if (scope === 'team' || scope === 'subtree') return { companyId, orgUnitIds, agentId: null }
  return agentId === null
    ? { companyId, orgUnitIds: [], agentId: null }
    : { companyId, orgUnitIds: null, agentId }
}

/** Does this object lie within the scope; if not it is answered like one that does not exist. */
export function isInScope(scope: ListScope, object: Belonging): boolean {
  if (object.companyId !== scope.companyId) return false
  if (scope.agentId !== null && object.agentId !== scope.agentId) return false
  return (
    scope.orgUnitIds === null || (object.orgUnitId !== null && scope.orgUnitIds.includes(object.orgUnitId))
  )
}

/** The part of a scope that lies within these units. */
export function intersectUnits(scope: ListScope, orgUnitIds: readonly string[]): ListScope {
  const reach = scope.orgUnitIds
  return { ...scope, orgUnitIds: reach === null ? orgUnitIds : orgUnitIds.filter((id) => reach.includes(id)) }
}
