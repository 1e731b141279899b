import type { OrgUnitKind } from '@smartym/contract'

export interface CompanyRow {
  id: string
  name: string
  time_zone: string
  created_at: number
}

export interface OrgUnitRow {
  id: string
  company_id: string
  parent_id: string | null
  kind: OrgUnitKind
  name: string
  /** Ids from the root down to this unit, each ended by `/`. */
  path: string
  created_at: number
  /** Set when nobody may belong to it any more. */
  closed_at: number | null
}

/** Tables of this slice, for its queries and for joins by slices below; only its store writes them. */
export interface OrganizationTables {
  companies: CompanyRow
  org_units: OrgUnitRow
}
