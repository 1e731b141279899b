import type { DeviceState } from '@smartym/contract'

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
  /** Unit of the agent who works on it, or did last. */
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
}

export interface RegistrationCodeRow {
  id: string
  code_hash: Uint8Array
  company_id: string
  line_id: string | null
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
  registration_codes: RegistrationCodeRow
  transport_keys: TransportKeyRow
}
