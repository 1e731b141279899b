export interface CustomerRow {
  id: string
  company_id: string
  /** Unit and agent of the latest request; who may see the customer follows from them. */
  org_unit_id: string | null
  agent_id: string | null
  /** `r:` and the CRM's reference, else `n:` and the number. */
  lookup_key: string
  reference: string | null
  name: string | null
  /** E.164. */
  phone_number: string
  created_at: number
  updated_at: number
}

/** Tables of this slice, for its queries and for joins by slices below; only its store writes them. */
export interface CustomersTables {
  customers: CustomerRow
}
