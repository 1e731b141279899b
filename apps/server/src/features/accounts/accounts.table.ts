import type { ApiKeyAuthentication, Role, SignInMethod } from '@smartym/contract'
import type { Generated } from 'kysely'

export interface AccountRow {
  id: string
  company_id: string
  org_unit_id: string
  login_id: string
  name: string
  role: Role
  own_role_id: string | null
  /** Set for those who make calls. */
  agent_id: string | null
  employee_number: string | null
  extension: string | null
  password_hash: string
  /** Wrong passwords in a row. */
  failed_sign_ins: number
  locked_at: number | null
  created_at: number
  /** Null for passwords older than this column: their age counts from the account's beginning. */
  password_set_at: number | null
  /** Set on an initial password: until then it lets its owner set one. */
  initial_password_expires_at: number | null
  /** E.164: the number that the person works with; one person's alone. */
  phone_number: string | null
  carrier: string | null
  /** `1991-03-27`. */
  birth_on: string | null
  /** When the person left: the account opens nothing any more. */
  deactivated_at: number | null
  /** Since when somebody with an agent's id makes no calls any more. */
  agent_ended_at: number | null
}

export interface PasswordHistoryRow {
  id: Generated<number>
  account_id: string
  password_hash: string
  retired_at: number
}

export interface SessionRow {
  id: string
  token_hash: Uint8Array
  company_id: string
  account_id: string
  created_at: number
  last_seen_at: number
  /** When the person last showed who it is. */
  authenticated_at: number | null
  /** JSON: `SessionOrigin`. */
  origin: string | null
}

export interface PendingSignInRow {
  token_hash: Uint8Array
  company_id: string
  account_id: string
  method: SignInMethod
  /** 1 once a second factor was shown or set up. */
  has_second_factor: number
  /** Wrong second factors. */
  failures: number
  expires_at: number
}

export interface SecondFactorRow {
  id: string
  company_id: string
  account_id: string
  kind: 'totp' | 'passkey'
  name: string
  /** The authenticator app's secret, sealed. */
  sealed_secret: Uint8Array | null
  credential_hash: Uint8Array | null
  credential_id: string | null
  public_key: Uint8Array | null
  /** JSON list. */
  transports: string | null
  /** Signatures that the passkey says it made; 0 where it does not count. */
  counter: number | null
  /** Time step of the last code taken: none is taken twice. */
  last_step: number | null
  created_at: number
  last_used_at: number | null
}

export interface RecoveryCodeRow {
  code_hash: Uint8Array
  account_id: string
}

/** A key of the installation, sealed by a secret. */
export interface SealedKeyRow {
  name: string
  sealed_key: Uint8Array
  created_at: number
}

export interface SignInChallengeRow {
  id: string
  value: Uint8Array
  expires_at: number
}

/** A role that the company has made from a built-in one. */
export interface OwnRoleRow {
  id: string
  company_id: string
  name: string
  role: Role
  /** JSON: `Grants`. */
  grants: string
  /** Grows with each change. */
  version: number
  created_at: number
  changed_at: number
}

export interface ApiKeyRow {
  id: string
  company_id: string
  name: string
  permissions: string
  org_unit_id: string | null
  origins: string
  authentication: ApiKeyAuthentication
  /** Digest of what proves the key now: SHA-256 of its secret, or the thumbprint of its public key. */
  secret_hash: Uint8Array
  /** Sealed secret of signed requests, or public key as JSON; null for a secret that is only compared. */
  credential: Uint8Array | null
  /** What proved it before the last rotation. */
  previous_digest: Uint8Array | null
  previous_credential: Uint8Array | null
  previous_ends_at: number | null
  previous_used_at: number | null
  rotated_at: number | null
  /** JSON list; null for keys older than this column: from everywhere. */
  networks: string | null
  expires_at: number | null
  created_at: number
  last_used_at: number | null
  last_used_address: string | null
  revoked_at: number | null
}

export interface AccessTokenRow {
  token_hash: Uint8Array
  api_key_id: string
  permissions: string
  expires_at: number
}

export interface UsedProofRow {
  digest: Uint8Array
  expires_at: number
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
  password_history: PasswordHistoryRow
  sessions: SessionRow
  pending_sign_ins: PendingSignInRow
  second_factors: SecondFactorRow
  recovery_codes: RecoveryCodeRow
  sealed_keys: SealedKeyRow
  sign_in_challenges: SignInChallengeRow
  own_roles: OwnRoleRow
  api_keys: ApiKeyRow
  access_tokens: AccessTokenRow
  used_proofs: UsedProofRow
  browser_tokens: BrowserTokenRow
}
