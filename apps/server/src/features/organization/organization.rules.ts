import { maxOrgUnitDepth, type OrgUnitKind, orgUnitKinds } from '@smartym/contract'
import {
  orgUnitClosed,
  orgUnitInsideItself,
  orgUnitKindOrder,
  orgUnitNameTaken,
  orgUnitTooDeep,
} from './organization.errors.ts'
import type { OrgUnitRow } from './organization.table.ts'

type Placed = Pick<OrgUnitRow, 'id' | 'parent_id' | 'kind' | 'name' | 'path' | 'closed_at'>

/** A unit as it is to stand in the tree: its parent (null at the top) and itself with all below it. */
export interface Placement {
  readonly parent: Placed | null
  readonly unit: Pick<Placed, 'kind' | 'name'> & { readonly id: string | null }
  /** The unit's own rows below it; none for a new one. */
  readonly below: readonly Placed[]
  /** Those beside which it will stand. */
  readonly siblings: readonly Placed[]
}

/** Ids from the root down. */
function idsOf(path: string): string[] {
  return path.split('/').filter((id) => id !== '')
}

/** Levels from the root to this unit. */
function depthOf({ path }: Pick<OrgUnitRow, 'path'>): number {
  return idsOf(path).length
}

/* A branch may have branches and groups below it, a team only teams. */
function isBelow(kind: OrgUnitKind, parentKind: OrgUnitKind): boolean {
  return orgUnitKinds.indexOf(kind) >= orgUnitKinds.indexOf(parentKind)
}

function ensureKinds({ parent, unit, below }: Placement): void {
  if (parent !== null && !isBelow(unit.kind, parent.kind))
    throw orgUnitKindOrder({ kind: unit.kind, parentKind: parent.kind })
  const wrong = below.find((row) => row.parent_id === unit.id && !isBelow(row.kind, unit.kind))
  if (wrong !== undefined) throw orgUnitKindOrder({ kind: wrong.kind, parentKind: unit.kind })
}

function ensureDepth({ parent, unit, below }: Placement): void {
  const above = parent === null ? 0 : depthOf(parent)
  const own = below.find(({ id }) => id === unit.id)
  const height = own === undefined ? 1 : Math.max(...below.map(depthOf)) - depthOf(own) + 1
  if (above + height > maxOrgUnitDepth) throw orgUnitTooDeep({ maxDepth: maxOrgUnitDepth })
}

/** Names are told apart as people do: no case, no spaces around, one way to write a letter. */
function unitNameKey(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()
}

function ensureName({ unit, siblings }: Placement): void {
  const key = unitNameKey(unit.name)
  const isTaken = siblings.some(
    ({ id, name, closed_at }) => id !== unit.id && closed_at === null && unitNameKey(name) === key,
  )
  if (isTaken) throw orgUnitNameTaken({ name: unit.name })
}

/**
 * May a unit stand there. Throws `organization.inside_itself`, `….closed` under a closed one, `….kind_order`,
 * `….too_deep`, and `….name_taken` when an open sibling has its name.
 */
export function ensurePlacement(placement: Placement): void {
  const { parent, unit } = placement
  if (parent !== null && unit.id !== null && idsOf(parent.path).includes(unit.id)) throw orgUnitInsideItself()
  if (parent !== null && parent.closed_at !== null) throw orgUnitClosed()
  ensureKinds(placement)
  ensureDepth(placement)
  ensureName(placement)
}
