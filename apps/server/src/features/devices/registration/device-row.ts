import type { AttestationVerdict, RegisterDeviceRequest } from '@smartym/contract'
import { encodeJson } from '../../../platform/db/index.ts'
import { thumbprintOf } from '../device-key.ts'
import type { DeviceRow, RegistrationCodeRow } from '../devices.table.ts'

/** What is known of a phone that registers. */
export interface Registering {
  readonly deviceId: string
  readonly state: 'active' | 'pending'
  readonly code: RegistrationCodeRow
  readonly publicKey: Buffer
  readonly verdict: AttestationVerdict
  readonly asked: RegisterDeviceRequest
  readonly now: number
}

export function deviceRowOf({
  deviceId,
  state,
  code,
  publicKey,
  verdict,
  asked,
  now,
}: Registering): DeviceRow {
  return {
    id: deviceId,
    company_id: code.company_id,
    state,
    public_key: publicKey,
    thumbprint: thumbprintOf(publicKey),
    model: asked.model,
    os_version: asked.osVersion,
    app_version: asked.appVersion,
    agent_id: null,
    org_unit_id: code.org_unit_id,
    line_number: null,
    status: null,
    last_heartbeat_at: null,
    connected_at: null,
    link_node: null,
    link_fence: 0,
    registered_at: now,
    state_changed_at: now,
    assigned_agent_id: code.agent_id,
    asset_number: asked.assetNumber ?? null,
    attestation_verdict: verdict,
    attestation_chain: asked.attestation === undefined ? null : encodeJson(asked.attestation),
    key_revoked_at: null,
    key_restored_at: null,
    wiped: null,
    integrity_signs: null,
    integrity_reported_at: null,
    push_token: null,
    push_told_at: null,
  }
}
