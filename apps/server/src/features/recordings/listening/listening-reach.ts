import type { Permission } from '@smartym/contract'
import { type Caller, hasPermission, reachOf } from '../../../platform/http/index.ts'
import { isInScope, type ListScope, scopeOf } from '../../organization/index.ts'
import type { Place } from './listening-rights.store.ts'

/** How far a permission of the caller reaches; null without the permission. It may be another one than the route's. */
export function scopeFor(caller: Caller, permission: Permission): ListScope | null {
  return hasPermission(caller, permission) ? scopeOf(reachOf(caller, permission)) : null
}

/** Does a permission of the caller reach every one of these. */
export function reachesAll(caller: Caller, permission: Permission, places: readonly Place[]): boolean {
  const scope = scopeFor(caller, permission)
  return scope !== null && places.length > 0 && places.every((place) => isInScope(scope, place))
}
