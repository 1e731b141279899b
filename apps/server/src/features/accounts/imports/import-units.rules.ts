import { type ImportFault, maxOrgUnitDepth, type OrgUnitKind } from '@smartym/contract'

/** How a file names a unit: `서울지점 / 영업그룹 / 상담1팀`, or by its name alone where there is one of that name. */
export interface UnitFinder {
  find(
    text: string,
  ):
    | { readonly orgUnitId: string }
    | { readonly newPath: readonly string[] }
    | { readonly fault: Extract<ImportFault, `un${string}`> }
}

/** What of a unit its path depends on. */
export interface PlacedUnit {
  readonly orgUnitId: string
  readonly parentId: string | null
  readonly kind: OrgUnitKind
  readonly name: string
  readonly closedAt: string | number | null
}

export interface UnitFinderOptions {
  /** Those within reach, closed ones too, parents first. */
  readonly units: readonly PlacedUnit[]
  readonly createsUnits: boolean
  /** May units be made at the top. */
  readonly mayCreateAtTop: boolean
}

function unitNameKey(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()
}

const longestName = 60
const separators = /\s*[/>\\]\s*/

function partsOf(text: string): string[] {
  return text.split(separators).filter((part) => part !== '')
}

export function pathKey(parts: readonly string[]): string {
  return parts.map(unitNameKey).join('/')
}

/** What is at the top is a branch, what is at the end a team. */
export function kindAt(depth: number, length: number): OrgUnitKind {
  if (depth === 0) return 'branch'
  return depth === length - 1 ? 'team' : 'group'
}

/** Paths of names of the units within reach; of two that have the same path the open one counts. */
export function pathsOfUnits(units: readonly PlacedUnit[]): ReadonlyMap<string, PlacedUnit> {
  const names = new Map<string, readonly string[]>()
  const byPath = new Map<string, PlacedUnit>()
  for (const unit of units) {
    const above = (unit.parentId === null ? undefined : names.get(unit.parentId)) ?? []
    const path = [...above, unit.name]
    names.set(unit.orgUnitId, path)
    const key = pathKey(path)
    if (unit.closedAt === null || !byPath.has(key)) byPath.set(key, unit)
  }
  return byPath
}

function openNames(units: readonly PlacedUnit[]): ReadonlyMap<string, PlacedUnit | null> {
  const byName = new Map<string, PlacedUnit | null>()
  for (const unit of units.filter(({ closedAt }) => closedAt === null)) {
    const key = unitNameKey(unit.name)
    byName.set(key, byName.has(key) ? null : unit)
  }
  return byName
}

export function createUnitFinder({ units, createsUnits, mayCreateAtTop }: UnitFinderOptions): UnitFinder {
  const byPath = pathsOfUnits(units)
  const byName = openNames(units)

  /* Some unit above must be there already for who does not reach the top, and none of them be closed. */
  function isCreatable(parts: readonly string[]): boolean {
    if (!createsUnits || parts.length > maxOrgUnitDepth) return false
    if (parts.some((part) => part.length > longestName)) return false
    const above = parts.map((_, depth) => byPath.get(pathKey(parts.slice(0, depth))))
    const known = above.filter((unit) => unit !== undefined)
    return known.every(({ closedAt }) => closedAt === null) && (mayCreateAtTop || known.length > 0)
  }

  return {
    find(text) {
      const parts = partsOf(text)
      const unit = byPath.get(pathKey(parts)) ?? (parts.length === 1 ? byName.get(pathKey(parts)) : undefined)
      if (unit !== undefined && unit !== null)
        return unit.closedAt === null ? { orgUnitId: unit.orgUnitId } : { fault: 'unit_closed' }
      if (!createsUnits || parts.length === 0) return { fault: 'unknown_unit' }
      return isCreatable(parts) ? { newPath: parts } : { fault: 'unit_not_creatable' }
    },
  }
}
