import type { AttestationVerdict, DeviceChangeCause, DeviceState } from '@smartym/contract'
import type { AuditOrigin } from '../audit/index.ts'

export interface DeviceRow {
  id: string
  company_id: string
  state: DeviceState
  /** SubjectPublicKeyInfo DER of a P-256 key, 91 bytes. */
  public_key: Uint8Array
  /** RFC 7638, SHA-256. */
  thumbprint: Uint8Array
  model: string
  os_version: string
  app_version: string | null
  /** Who works on it now. */
  agent_id: string | null
  /** Unit of the agent who works on it, or did last; before, the one that it was registered for. */
  org_unit_id: string | null
  /** E.164 number of its SIM. */
  line_number: string | null
  status: string | null
  last_heartbeat_at: number | null
  /** Since when it is connected; null while it is not. */
  connected_at: number | null
  /** The node at which it is or was connected last. */
  link_node: string | null
  link_fence: number
  registered_at: number
  /** Null for phones older than this column: since their registration. */
  state_changed_at: number | null
  /** For whom it was registered. */
  assigned_agent_id: string | null
  /** What the company's phone management calls it. */
  asset_number: string | null
  /** Null for phones older than this column. */
  attestation_verdict: AttestationVerdict | null
  /** JSON: certificates, DER, base64. */
  attestation_chain: string | null
  key_revoked_at: number | null
  key_restored_at: number | null
  /** JSON: when, and how much. */
  wiped: string | null
  /** JSON: the signs of tampering that it found last; null before it said anything. */
  integrity_signs: string | null
  integrity_reported_at: number | null
  /** Of the push service; null when the phone has none. */
  push_token: string | null
  /** Null before the phone said how it is woken, and once that counts no more. */
  push_told_at: number | null
}

/** What is judged of a phone. */
export type IntegrityRow = Pick<
  DeviceRow,
  'id' | 'company_id' | 'org_unit_id' | 'integrity_signs' | 'integrity_reported_at'
>

export interface DeviceChangeRow {
  id: string
  company_id: string
  device_id: string
  /** Null at its registration. */
  from_state: DeviceState | null
  to_state: DeviceState
  cause: DeviceChangeCause
  reason: string | null
  actor_kind: AuditOrigin['actor']['kind']
  actor_id: string
  changed_at: number
}

export interface ListedDeviceRow {
  id: string
  company_id: string
  asset_number: string
  note: string | null
  listed_at: number
  /** The phone that registered with it. */
  device_id: string | null
}

export interface RegistrationCodeRow {
  id: string
  /** HMAC of the typed code. */
  code_hash: Uint8Array
  /** HMAC of the QR code's secret. */
  secret_hash: Uint8Array | null
  company_id: string
  line_id: string | null
  agent_id: string | null
  org_unit_id: string | null
  is_preapproved: number | null
  note: string | null
  created_at: number
  expires_at: number
  used_at: number | null
  device_id: string | null
}

export interface TransportKeyRow {
  /** First 16 bytes of SHA-256 of the SubjectPublicKeyInfo, hex. */
  key_id: string
  company_id: string
  /** 1, 2, 3 …; phones are told the last one. */
  generation: number
  /** Uncompressed point. */
  public_key: Uint8Array
  wrapped_private_key: Uint8Array
  created_at: number
}

/** Tables of this slice; slices below may join `devices`. */
export interface DevicesTables {
  devices: DeviceRow
  device_changes: DeviceChangeRow
  listed_devices: ListedDeviceRow
  registration_codes: RegistrationCodeRow
  transport_keys: TransportKeyRow
}
