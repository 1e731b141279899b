import type { OrgUnitKind } from '@smartym/contract'
import type { Tx } from '../../../platform/db/index.ts'
import { reachOf } from '../../../platform/http/index.ts'
import { type OrganizationSlice, scopeOf } from '../../organization/index.ts'
import type { Keeper } from '../people/people.service.ts'
import { kindAt, pathKey, pathsOfUnits, type PlacedUnit } from './import-units.rules.ts'

/** Makes the units that a file names and that are not there. */
export function createImportUnits(
  organization: Pick<OrganizationSlice, 'lockTree' | 'createUnitInside' | 'listUnitsInside'>,
) {
  return {
    /** Ids of the units that were made, by the key of their path; what another has made meanwhile is taken as it is. */
    async ensure(
      tx: Tx,
      { caller, by }: Keeper,
      paths: readonly (readonly string[])[],
    ): Promise<{ readonly ids: ReadonlyMap<string, string>; readonly created: number }> {
      const ids = new Map<string, string>()
      if (paths.length === 0) return { ids, created: 0 }
      const scope = scopeOf(reachOf(caller, 'organization:change'))
      await organization.lockTree(tx, scope.companyId)
      const known: Map<string, PlacedUnit> = new Map(
        pathsOfUnits(await organization.listUnitsInside(tx, scope)),
      )
      let created = 0
      for (const path of paths) {
        let parent: PlacedUnit | null = null
        for (let depth = 0; depth < path.length; depth += 1) {
          const key = pathKey(path.slice(0, depth + 1))
          const found = known.get(key)
          if (found !== undefined) {
            parent = found
            continue
          }
          const kind: OrgUnitKind = parent?.kind === 'team' ? 'team' : kindAt(depth, path.length)
          const asked = { parentId: parent?.orgUnitId ?? null, kind, name: path[depth] ?? '' }
          const unit: PlacedUnit = await organization.createUnitInside(tx, scope, by, asked)
          known.set(key, unit)
          parent = unit
          created += 1
        }
        if (parent !== null) ids.set(pathKey(path), parent.orgUnitId)
      }
      return { ids, created }
    },
  }
}
