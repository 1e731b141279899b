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

/** Somebody saw a number or name behind its mask, or asked whether a whole number is known. */
export interface CustomerLookRow {
  id: string
  company_id: string
  /** Account, else API key, else whatever proved itself. */
  person_id: string
  kind: CustomerLook
  at: number
  /** `2026-11-02` in the company's time zone. */
  day: string
}
export type CustomerLook = 'reveal' | 'search'

/** Tables of this slice, for its queries and for joins by slices below; only its store writes them. */
export interface CustomersTables {
  customers: CustomerRow
  customer_looks: CustomerLookRow
}
