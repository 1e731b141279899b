import { Type, type Static } from 'typebox'
import { Id } from '../ids.ts'
import { closed, Instant, named, nullable, oneOf, page, pageQuery, withTotal } from '../schema.ts'
import { deviceStates } from './devices.constants.ts'

/**
 * Lets one phone register, for an agent or a unit; dies after 10 minutes. `isPreapproved`: the phone that comes with it
 * needs no approval any more; only who may approve may say so.
 */
export const CreateRegistrationCodeRequest = closed({
  agentId: Type.Optional(Id('agent')),
  orgUnitId: Type.Optional(Id('orgUnit')),
  lineId: Type.Optional(Id('line')),
  note: Type.Optional(Type.String({ maxLength: 200 })),
  isPreapproved: Type.Optional(Type.Boolean({ default: false })),
})
export type CreateRegistrationCodeRequest = Static<typeof CreateRegistrationCodeRequest>

/** Shown once: `code` is short enough to type (50 bits, throttled), `secret` (160 bits) is for the QR code. */
export const RegistrationCodeResponse = named(
  'RegistrationCode',
  Type.Object({
    registrationCodeId: Id('registrationCode'),
    code: Type.String(),
    secret: Type.String(),
    expiresAt: Instant,
  }),
)
export type RegistrationCodeResponse = Static<typeof RegistrationCodeResponse>

/** Has the phone come. */
export const RegistrationProgress = named(
  'RegistrationProgress',
  Type.Object({
    state: oneOf(['waiting', 'used', 'expired']),
    device: nullable(
      Type.Object({ deviceId: Id('device'), state: oneOf(deviceStates), model: Type.String() }),
    ),
  }),
)
export type RegistrationProgress = Static<typeof RegistrationProgress>

/** A fresh nonce of the server, base64url; a phone's hardware takes its bytes as attestation challenge too. */
export const RegistrationChallenge = named(
  'RegistrationChallenge',
  Type.Object({ challenge: Type.String(), expiresAt: Instant }),
)
export type RegistrationChallenge = Static<typeof RegistrationChallenge>

/**
 * First start of a phone (SEC-1, DIS-2). `publicKey`: P-256 SubjectPublicKeyInfo DER, base64url; `proof`: ECDSA r‖s by that key over
 * `"smartym/registration" ‖ challenge ‖ code` (UTF-8), base64url; `code` as it was typed, or the QR code's secret.
 */
export const RegisterDeviceRequest = closed({
  code: Type.String({ minLength: 8, maxLength: 64 }),
  challenge: Type.String({ minLength: 20, maxLength: 120 }),
  publicKey: Type.String({ maxLength: 200 }),
  proof: Type.String({ maxLength: 120 }),
  model: Type.String({ minLength: 1, maxLength: 100 }),
  osVersion: Type.String({ minLength: 1, maxLength: 60 }),
  appVersion: Type.String({ minLength: 1, maxLength: 32 }),
  /** What the company's phone management calls this phone. */
  assetNumber: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  /** Certificate chain of the key, DER, base64, leaf first. */
  attestation: Type.Optional(Type.Array(Type.String({ maxLength: 6000 }), { minItems: 1, maxItems: 8 })),
})
export type RegisterDeviceRequest = Static<typeof RegisterDeviceRequest>
export const RegisterDeviceResponse = named(
  'DeviceRegistration',
  Type.Object({ deviceId: Id('device'), companyId: Id('company'), state: oneOf(deviceStates) }),
)
export type RegisterDeviceResponse = Static<typeof RegisterDeviceResponse>

/** A phone that the company's list approves in advance (DIS-2). */
export const ListedDeviceResponse = named(
  'ListedDevice',
  Type.Object({
    assetNumber: Type.String(),
    note: nullable(Type.String()),
    listedAt: Instant,
    /** The phone that registered with it. */
    deviceId: nullable(Id('device')),
  }),
)
export type ListedDeviceResponse = Static<typeof ListedDeviceResponse>
export const ListedDevicePage = page('ListedDevicePage', ListedDeviceResponse)
export const ListListedDevicesQuery = closed({
  ...pageQuery,
  ...withTotal,
  /** Part of the asset number or of the note. */
  search: Type.Optional(Type.String({ maxLength: 100 })),
  /** Whether a phone has registered with it. */
  isRegistered: Type.Optional(Type.Boolean()),
})
export type ListListedDevicesQuery = Static<typeof ListListedDevicesQuery>
export const RemoveListedDevicesRequest = closed({
  assetNumbers: Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { minItems: 1, maxItems: 200 }),
})
/** How many were taken off; the others, with why not. */
export const RemoveListedDevicesResponse = named(
  'ListedDevicesRemoved',
  Type.Object({
    changed: Type.Integer(),
    refused: Type.Array(Type.Object({ assetNumber: Type.String(), code: Type.String() })),
  }),
)
export const ImportListedDevicesRequest = closed({
  devices: Type.Array(
    closed({
      assetNumber: Type.String({ minLength: 1, maxLength: 60, pattern: '^[\\x21-\\x7e]+$' }),
      note: Type.Optional(Type.String({ maxLength: 200 })),
    }),
    { minItems: 1, maxItems: 2000 },
  ),
})
/** `known` stood on the list already. */
export const ImportListedDevicesResponse = named(
  'ListedDevicesImported',
  Type.Object({ added: Type.Integer(), known: Type.Integer() }),
)
