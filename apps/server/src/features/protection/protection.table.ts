/** What a company's key is for: texts in columns, or the blind indexes by which they are found. */
export type ColumnKeyUse = 'text' | 'index'

export interface ColumnKeyRow {
  id: string
  company_id: string
  key_use: ColumnKeyUse
  generation: number
  wrapped_key: Uint8Array
  created_at: number
}

export interface ProtectionTables {
  column_keys: ColumnKeyRow
}
