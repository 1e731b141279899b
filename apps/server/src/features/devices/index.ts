import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../platform/clock/index.ts'
import type { Db } from '../../platform/db/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import type { Secrets } from '../../platform/secrets/index.ts'
import type { AccountsSlice } from '../accounts/index.ts'
import type { AuditRecorder } from '../audit/index.ts'
import { deviceBearer } from './device-bearer.ts'
import { createDeviceTokens } from './device-token.ts'
import { registerDeviceRoutes } from './devices.routes.ts'
import { createDevicesService } from './devices.service.ts'
import { createDevicesStore } from './devices.store.ts'
import { createDevicesView } from './devices.view.ts'
import { createDeviceProofs } from './proofs/device-proofs.ts'
import { createRegistrationService, type RegisteredLines } from './registration/registration.service.ts'
import { createRegistrationStore } from './registration/registration.store.ts'
import { createPrivateKeyWrap } from './transport-keys/private-key-wrap.ts'
import { createTransportKeysService } from './transport-keys/transport-keys.service.ts'
import { createTransportKeysStore } from './transport-keys/transport-keys.store.ts'

export type { Device } from './devices.service.ts'
export type { HeartbeatRecord, LinkRecord, LostLink } from './devices.store.ts'
export type { DeviceRow, DevicesTables } from './devices.table.ts'
export type { RegisteredLines } from './registration/registration.service.ts'
export type { TransportPrivateKey } from './transport-keys/transport-keys.service.ts'

export interface DevicesSliceDeps {
  readonly db: Db
  readonly clock: Clock
  readonly ids: IdSource
  readonly audit: AuditRecorder
  readonly secrets: Secrets
  readonly accounts: Pick<AccountsSlice, 'registerBearer'>
  /** `https://smartym.bank.example`; what phones may call the server beside what their requests say. */
  readonly publicAddress?: string
}

const secretBytes = 32
const secretForm = /^[0-9a-f]{64}$/

/* Throws a sentence for people when somebody put something else there. */
function secretOf(secrets: Secrets, name: string): Buffer {
  const text = secrets.get(name, () => randomBytes(secretBytes).toString('hex'))
  if (!secretForm.test(text)) throw new Error(`The secret "${name}" must be 64 hexadecimal digits`)
  return Buffer.from(text, 'hex')
}

export function createDevicesSlice(deps: DevicesSliceDeps) {
  const { db, clock, ids, audit, secrets, accounts, publicAddress } = deps
  const store = createDevicesStore(db)
  const devices = createDevicesService({ db, store, clock, audit })
  const tokens = createDeviceTokens(secretOf(secrets, 'device-token-key'))
  const wrap = createPrivateKeyWrap(secretOf(secrets, 'transport-key-wrap'))
  const keysStore = createTransportKeysStore(db)
  const transportKeys = createTransportKeysService({ db, store: keysStore, clock, wrap, audit })
  let lines: RegisteredLines | undefined
  const registration = createRegistrationService({
    db,
    store: createRegistrationStore(db),
    devices: store,
    clock,
    ids,
    audit,
    lines: () => lines,
  })
  const proofs = createDeviceProofs({ clock, publicAddress })
  accounts.registerBearer(deviceBearer(tokens, proofs, clock, devices.findDevice))

  return {
    ...devices,
    ...transportKeys,
    createRegistrationCode: registration.createRegistrationCode,
    registerDevice: registration.registerDevice,
    /** For the first proofs of a phone that has just come. */
    proofNonce: proofs.nonce,
    /** For a phone's HTTP requests, with a proof by its key each. */
    createDeviceToken: tokens.create,
    /** Tells what becomes of SIMs when phones register. */
    registerLines(registered: RegisteredLines): void {
      lines = registered
    },
    routes: (app: FastifyInstance): void =>
      registerDeviceRoutes(app, { db, view: createDevicesView(db), registration }),
  }
}
export type DevicesSlice = ReturnType<typeof createDevicesSlice>
