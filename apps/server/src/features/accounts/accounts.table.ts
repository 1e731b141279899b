import type { Role } from '@smartym/contract'

export interface AccountRow {
  id: string
  company_id: string
  org_unit_id: string
  login_id: string
  name: string
  role: Role
  /** Set for those who make calls. */
  agent_id: string | null
  employee_number: string | null
  extension: string | null
  password_hash: string
  /** Wrong passwords in a row. */
  failed_sign_ins: number
  locked_at: number | null
  created_at: number
}

export interface SessionRow {
  id: string
  token_hash: Uint8Array
  company_id: string
  account_id: string
  created_at: number
  last_seen_at: number
}

export interface ApiKeyRow {
  id: string
  company_id: string
  name: string
  permissions: string
  org_unit_id: string | null
  origins: string
  secret_hash: Uint8Array
  created_at: number
  last_used_at: number | null
  revoked_at: number | null
}

export interface BrowserTokenRow {
  token_hash: Uint8Array
  company_id: string
  api_key_id: string
  agent_id: string
  expires_at: number
}

/** Tables of this slice; slices below join `accounts`, only the stores here write. */
export interface AccountsTables {
  accounts: AccountRow
  sessions: SessionRow
  api_keys: ApiKeyRow
  browser_tokens: BrowserTokenRow
}
