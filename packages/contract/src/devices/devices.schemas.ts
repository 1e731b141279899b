import { Type, type Static } from 'typebox'
import { Id } from '../ids.ts'
import { closed, Instant, named, nullable, oneOf, page, pageQuery, withTotal } from '../schema.ts'
import { recordingFaults } from '../recordings/recordings.constants.ts'

export const deviceStates = ['pending', 'active', 'suspended', 'lost', 'replaced', 'wiped'] as const
export type DeviceState = (typeof deviceStates)[number]

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
    appVersion: Type.String({ maxLength: 32 }),
    settingsVersion: Type.Integer({ minimum: 0 }),
  }),
)
export type DeviceStatus = Static<typeof DeviceStatus>

export const DeviceResponse = named(
  'Device',
  Type.Object({
    deviceId: Id('device'),
    state: oneOf(deviceStates),
    model: Type.String(),
    osVersion: Type.String(),
    appVersion: nullable(Type.String()),
    agentId: nullable(Id('agent')),
    agentName: nullable(Type.String()),
    lineNumber: nullable(Type.String()),
    isConnected: Type.Boolean(),
    lastHeartbeatAt: nullable(Instant),
    status: nullable(DeviceStatus),
    registeredAt: Instant,
  }),
)
export type DeviceResponse = Static<typeof DeviceResponse>
export const DevicePage = page('DevicePage', DeviceResponse)
export const ListDevicesQuery = closed({
  ...pageQuery,
  ...withTotal,
  state: Type.Optional(oneOf(deviceStates)),
})

/** A single-use code for registering one phone; shown once, dies after 10 minutes. */
export const CreateRegistrationCodeRequest = closed({
  lineId: Type.Optional(Id('line')),
  note: Type.Optional(Type.String({ maxLength: 200 })),
})
export const RegistrationCodeResponse = named(
  'RegistrationCode',
  Type.Object({ code: Type.String(), expiresAt: Instant }),
)
export type RegistrationCodeResponse = Static<typeof RegistrationCodeResponse>

/**
 * First start of a phone (SEC-1, DIS-2). `publicKey`: P-256 SubjectPublicKeyInfo DER, base64url; `proof`: ECDSA r‖s by that key over
 * `"smartym/registration" ‖ code` (UTF-8), base64url.
 */
export const RegisterDeviceRequest = closed({
  code: Type.String({ minLength: 16, maxLength: 64 }),
  publicKey: Type.String({ maxLength: 200 }),
  proof: Type.String({ maxLength: 120 }),
  model: Type.String({ minLength: 1, maxLength: 100 }),
  osVersion: Type.String({ minLength: 1, maxLength: 60 }),
  appVersion: Type.String({ minLength: 1, maxLength: 32 }),
})
export type RegisterDeviceRequest = Static<typeof RegisterDeviceRequest>
export const RegisterDeviceResponse = named(
  'DeviceRegistration',
  Type.Object({ deviceId: Id('device'), companyId: Id('company'), state: oneOf(deviceStates) }),
)
export type RegisterDeviceResponse = Static<typeof RegisterDeviceResponse>
