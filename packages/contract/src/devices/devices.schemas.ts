import { Type, type Static } from 'typebox'
import { appLockStates } from '../app-lock/app-lock.constants.ts'
import { Id } from '../ids.ts'
import { DeviceIntegrity } from '../integrity/integrity.schemas.ts'
import {
  closed,
  Instant,
  manyChanged,
  named,
  nullable,
  oneOf,
  page,
  pageQuery,
  withTotal,
} from '../schema.ts'
import { recordingFaults } from '../recordings/recordings.constants.ts'
import {
  administratorActs,
  attestationVerdicts,
  bulkActs,
  deviceChangeCauses,
  deviceStates,
  lineSimSources,
  wakeUps,
} from './devices.constants.ts'

/** What a phone tells about itself with each heartbeat (MON-1, REC-7). */
export const DeviceStatus = named(
  'DeviceStatus',
  closed({
    batteryPercent: nullable(Type.Integer({ minimum: 0, maximum: 100 })),
    isCharging: Type.Boolean(),
    freeBytes: nullable(Type.Integer({ minimum: 0 })),
    network: oneOf(['wifi', 'mobile', 'none']),
    /** Phone's clock minus the server's, ms, by the synchronised estimate. */
    clockOffsetMs: nullable(Type.Integer()),
    recordingFaults: Type.Array(oneOf(recordingFaults)),
    integritySigns: Type.Array(Type.String({ maxLength: 64 }), { maxItems: 32 }),
    waitingRecordings: Type.Integer({ minimum: 0 }),
    isUploading: Type.Boolean(),
    nextUploadAt: nullable(Type.Integer()),
    unsentReports: Type.Integer({ minimum: 0 }),
    /** Which SIM the phone takes for the line; null: that one is not in it, or nobody said which. Absent where it does not tell its SIMs apart. */
    lineSim: Type.Optional(
      nullable(closed({ name: Type.String({ maxLength: 64 }), knownBy: oneOf(lineSimSources) })),
    ),
    /** Absent from an app that knows no lock. */
    appLock: Type.Optional(oneOf(appLockStates)),
    appVersion: Type.String({ maxLength: 32 }),
    settingsVersion: Type.Integer({ minimum: 0 }),
  }),
)
export type DeviceStatus = Static<typeof DeviceStatus>

const deviceMembers = {
  deviceId: Id('device'),
  state: oneOf(deviceStates),
  stateChangedAt: Instant,
  model: Type.String(),
  osVersion: Type.String(),
  appVersion: nullable(Type.String()),
  /** Who works on it now. */
  agentId: nullable(Id('agent')),
  agentName: nullable(Type.String()),
  /** For whom it was registered. */
  assignedAgentId: nullable(Id('agent')),
  assignedAgentName: nullable(Type.String()),
  orgUnitId: nullable(Id('orgUnit')),
  orgUnitName: nullable(Type.String()),
  lineNumber: nullable(Type.String()),
  isConnected: Type.Boolean(),
  lastHeartbeatAt: nullable(Instant),
  status: nullable(DeviceStatus),
  registeredAt: Instant,
}
export const DeviceResponse = named('Device', Type.Object(deviceMembers))
export type DeviceResponse = Static<typeof DeviceResponse>
export const DevicePage = page('DevicePage', DeviceResponse)
export const ListDevicesQuery = closed({
  ...pageQuery,
  ...withTotal,
  state: Type.Optional(oneOf(deviceStates)),
  orgUnitId: Type.Optional(Id('orgUnit')),
  isConnected: Type.Optional(Type.Boolean()),
  /** Part of the model's or the agent's name. */
  search: Type.Optional(Type.String({ maxLength: 100 })),
})
export type ListDevicesQuery = Static<typeof ListDevicesQuery>

/** One phone with what its key and hardware say of it. */
export const DeviceDetail = named(
  'DeviceDetail',
  Type.Object({
    ...deviceMembers,
    /** RFC 7638 thumbprint of its key, base64url. */
    keyThumbprint: Type.String(),
    assetNumber: nullable(Type.String()),
    attestation: oneOf(attestationVerdicts),
    /** Files that its key sealed from here on are refused (SEC-14) … */
    keyRevokedAt: nullable(Instant),
    /** … until here, when the phone was found and approved again. */
    keyRestoredAt: nullable(Instant),
    /** Can it be woken while it is not connected (CTC-2); null before it said so. */
    wakeUp: nullable(oneOf(wakeUps)),
    /** What the phone found on itself, judged by the policy now; null before it said anything (SEC-10). */
    integrity: nullable(DeviceIntegrity),
    /** What was erased, once the phone has said so. */
    wiped: nullable(Type.Object({ at: Instant, recordings: Type.Integer(), unsentReports: Type.Integer() })),
  }),
)
export type DeviceDetail = Static<typeof DeviceDetail>
export const DeviceParams = Type.Object({ deviceId: Id('device') })

/** One change of a phone's state, with who did it and why. */
export const DeviceChangeResponse = named(
  'DeviceChange',
  Type.Object({
    at: Instant,
    /** Null at its registration. */
    from: nullable(oneOf(deviceStates)),
    to: oneOf(deviceStates),
    cause: oneOf(deviceChangeCauses),
    reason: nullable(Type.String()),
    /** Null when the phone or the server did it itself. */
    actorName: nullable(Type.String()),
  }),
)
export type DeviceChangeResponse = Static<typeof DeviceChangeResponse>
export const DeviceHistory = named('DeviceHistory', Type.Object({ items: Type.Array(DeviceChangeResponse) }))

const reason = Type.String({ minLength: 2, maxLength: 500 })
export const ChangeDeviceRequest = closed({ act: oneOf(administratorActs), reason: Type.Optional(reason) })
export const ChangeDevicesRequest = closed({
  act: oneOf(bulkActs),
  deviceIds: Type.Array(Id('device'), { minItems: 1, maxItems: 200 }),
  reason: Type.Optional(reason),
})
export const ChangeDevicesResponse = manyChanged('DevicesChanged', { deviceId: Id('device') })
export type ChangeDevicesResponse = Static<typeof ChangeDevicesResponse>
export const ReportDeviceLostRequest = closed({ reason })
export const ResetAppLockRequest = closed({ reason: Type.Optional(reason) })
export const ReplaceDeviceRequest = closed({ reason })

/**
 * A phone says that it has erased everything it held (MON-3). `proof`: its key's signature, made before the key was erased,
 * over `"smartym/wiped" ‖ deviceId ‖ commandId ‖ recordings ‖ "/" ‖ unsentReports` (UTF-8, numbers in decimal), base64url.
 */
export const ReportWipedRequest = closed({
  deviceId: Id('device'),
  commandId: Id('command'),
  recordings: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
  unsentReports: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
  proof: Type.String({ pattern: '^[A-Za-z0-9_-]{86}$' }),
})
export type ReportWipedRequest = Static<typeof ReportWipedRequest>
