export interface LineRow {
  id: string
  company_id: string
  /** E.164. */
  phone_number: string
  carrier: string
  device_id: string | null
  is_verified: number
  created_at: number
}

/** Tables of this slice; slices below may join `lines`. */
export interface LinesTables {
  lines: LineRow
}
