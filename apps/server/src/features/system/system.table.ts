export interface SystemErrorRow {
  id: string
  at: number
  node: string
  message: string
  error_type: string | null
  error_code: string | null
  /** JSON: list of places in the program. */
  places: string
  request_id: string | null
}

export interface SystemTables {
  system_errors: SystemErrorRow
}
