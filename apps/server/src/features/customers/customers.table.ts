export interface CustomerRow {
  id: string
  company_id: string
  /** Unit and agent of the latest request; who may see the customer follows from them. */
  org_unit_id: string | null
  agent_id: string | null
  /** Encrypted, as are name and number. */
  reference: Uint8Array | null
  name: Uint8Array | null
  phone_number: Uint8Array
  /** Blind index of the CRM's reference if it gave one, else of the number. */
  lookup_index: Uint8Array
  number_index: Uint8Array
  last8_index: Uint8Array
  last4_index: Uint8Array
  created_at: number
  updated_at: number
}

/** A row from before customers were encrypted; the server moves them over when it starts. */
export interface CustomerInClearRow {
  id: string
  company_id: string
  org_unit_id: string | null
  agent_id: string | null
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

/** Tables of this slice, for its queries and for joins by slices below; only its stores write them. */
export interface CustomersTables {
  customers: CustomerRow
  customers_in_clear: CustomerInClearRow
  customer_looks: CustomerLookRow
}
