import type { OrgUnitKind, OrgUnitResponse } from '@smartym/contract'
import type { OrgUnitRow } from './organization.table.ts'

/** A branch, group or team. */
export interface OrgUnit {
  readonly orgUnitId: string
  readonly parentId: string | null
  readonly kind: OrgUnitKind
  readonly name: string
  readonly path: string
  /** UTC ms; null while people may belong to it. */
  readonly closedAt: number | null
}

export function orgUnitOf(row: OrgUnitRow): OrgUnit {
  return {
    orgUnitId: row.id,
    parentId: row.parent_id,
    kind: row.kind,
    name: row.name,
    path: row.path,
    closedAt: row.closed_at,
  }
}

export function orgUnitResponseOf({ closedAt, ...unit }: OrgUnit): OrgUnitResponse {
  return { ...unit, closedAt: closedAt === null ? null : new Date(closedAt).toISOString() }
}
