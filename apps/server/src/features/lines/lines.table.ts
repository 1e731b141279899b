import type { LineChangeCause } from '@smartym/contract'

export interface LineRow {
  id: string
  company_id: string
  /** E.164. */
  phone_number: string
  carrier: string
  device_id: string | null
  is_verified: number
  created_at: number
  verified_at: number | null
}

/** A line as it was after something was done to it. */
export interface LineChangeRow {
  id: string
  company_id: string
  line_id: string
  cause: LineChangeCause
  phone_number: string
  carrier: string
  device_id: string | null
  actor_id: string
  changed_at: number
}

/** A code that is under way to a number; one a line. */
export interface LineCodeRow {
  line_id: string
  company_id: string
  /** HMAC over line, number and code. */
  code_hash: Uint8Array
  tries_left: number
  expires_at: number
}

/** Tables of this slice; slices below may join `lines`. */
export interface LinesTables {
  lines: LineRow
  line_changes: LineChangeRow
  line_codes: LineCodeRow
}
