import type { X509Certificate } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../platform/clock/index.ts'
import type { Db } from '../../platform/db/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import { createRootKey, type KmsConfig } from '../../platform/keys/index.ts'
import { getSecretKey, type Secrets } from '../../platform/secrets/index.ts'
import type { Exporter } from '../../platform/exports/index.ts'
import type { AccountsSlice } from '../accounts/index.ts'
import type { AuditRecorder } from '../audit/index.ts'
import type { OrganizationSlice } from '../organization/index.ts'
import type { SettingsSlice } from '../settings/index.ts'
import { deviceBearer } from './device-bearer.ts'
import { createDeviceChanges } from './device-changes.service.ts'
import { createDeviceDesk } from './device-desk.service.ts'
import { createDeviceIntegrities } from './device-integrity.service.ts'
import { createDeviceOwners } from './device-owners.ts'
import { createDeviceTokens } from './device-token.ts'
import { registerDeviceRoutes } from './devices.routes.ts'
import { createDevicesService } from './devices.service.ts'
import { createDevicesStore, type DevicesStore } from './devices.store.ts'
import { createDevicesView } from './devices.view.ts'
import { createDeviceProofs } from './proofs/device-proofs.ts'
import { createPushTokens } from './push-tokens.store.ts'
import { createReplacements } from './replacements.service.ts'
import { UncheckedAttestations } from './registration/attestation.port.ts'
import { createCodeThrottle } from './registration/code-throttle.ts'
import { createListedDevices } from './registration/listed-devices.service.ts'
import { createListedDevicesStore } from './registration/listed-devices.store.ts'
import { createRegistrationChallenges } from './registration/registration-challenge.ts'
import { createRegistrationCodes } from './registration/registration-codes.service.ts'
import { registerRegistrationRoutes } from './registration/registration.routes.ts'
import { createRegistrationService, type RegisteredLines } from './registration/registration.service.ts'
import { RootAttestations } from './registration/root-attestations.ts'
import { createRegistrationStore } from './registration/registration.store.ts'
import {
  createTransportKeysService,
  transportKeysSet,
  transportRootKeyName,
} from './transport-keys/transport-keys.service.ts'
import { createTransportKeysStore } from './transport-keys/transport-keys.store.ts'

export type { DeviceChangeHandler, DeviceStateChange } from './device-changes.service.ts'
export { devicesConfig, readAttestationRoots } from './devices.config.ts'
export { deviceStateConflict } from './devices.errors.ts'
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
  readonly kms: KmsConfig
  readonly settings: Pick<SettingsSlice, 'get' | 'integrityPolicy'>
  readonly organization: Pick<
    OrganizationSlice,
    'unitNames' | 'narrowScope' | 'ensureUnit' | 'registerMembers' | 'idsAbove'
  >
  readonly accounts: Pick<
    AccountsSlice,
    'registerBearer' | 'findAgentAccount' | 'providePhones' | 'registerPersonHandler'
  >
  readonly exporter: Exporter
  /** `https://smartym.bank.example`; what phones may call the server beside what their requests say. */
  readonly publicAddress?: string
  /** Of the hardware that phones' keys lie in; undefined: chains are kept, and nobody looks at them. */
  readonly attestationRoots?: readonly X509Certificate[]
}

/** What a phone's first start needs, wired together. */
function createRegistrations(
  deps: DevicesSliceDeps,
  devices: DevicesStore,
  lines: () => RegisteredLines | undefined,
) {
  const { db, clock, ids, audit, settings, accounts, organization } = deps
  const codeKey = getSecretKey(deps.secrets, 'registration-code-key')
  const store = createRegistrationStore(db)
  const listedStore = createListedDevicesStore(db)
  const registration = createRegistrationService({
    db,
    store,
    devices,
    listed: listedStore,
    challenges: createRegistrationChallenges(codeKey),
    throttle: createCodeThrottle(clock),
    attestations:
      deps.attestationRoots === undefined
        ? new UncheckedAttestations()
        : new RootAttestations(deps.attestationRoots),
    settings,
    clock,
    ids,
    audit,
    lines,
    codeKey,
  })
  const codes = createRegistrationCodes({ store, clock, ids, audit, accounts, organization, lines, codeKey })
  const listed = createListedDevices({ store: listedStore, clock, ids, audit })
  return { registration, codes, listed }
}

export function createDevicesSlice(deps: DevicesSliceDeps) {
  const { db, clock, ids, audit, secrets, accounts, organization, exporter, publicAddress } = deps
  const store = createDevicesStore(db)
  const devices = createDevicesService({ db, store, clock })
  const changes = createDeviceChanges({ store, clock, ids, audit, onChanged: devices.noteStateChanged })
  const tokens = createDeviceTokens(getSecretKey(secrets, 'device-token-key'))
  const rootKey = createRootKey({ config: deps.kms, secrets, clock }, transportRootKeyName)
  const wrapped = { db, store: createTransportKeysStore(db), rootKey }
  const transportKeys = createTransportKeysService({ ...wrapped, clock, audit })
  let lines: RegisteredLines | undefined
  const { registration, codes, listed } = createRegistrations(deps, store, () => lines)
  const integrities = createDeviceIntegrities({ store, settings: deps.settings, organization })
  const desk = createDeviceDesk({ db, view: createDevicesView(db), changes, integrities, organization })
  const owners = createDeviceOwners(db)
  accounts.providePhones(owners.phonesOf)
  accounts.registerPersonHandler(owners.onPersonChange)
  organization.registerMembers('devices', owners)
  const replacements = createReplacements({ desk, changes, codes, lines: () => lines })
  const uploadAddressOf = (companyId: string) => deps.settings.get(companyId, 'handset.uploadAddress')
  const proofs = createDeviceProofs({ clock, publicAddress, uploadAddressOf })
  accounts.registerBearer(deviceBearer(tokens, proofs, clock, devices.findDevice))

  return {
    ...devices,
    ...transportKeys,
    ...createPushTokens(db),
    sealedSets: [transportKeysSet(wrapped)],
    /** Puts a phone into another state. */
    changeDevice: changes.change,
    /** What another slice does in the same transaction when a phone's state changes. */
    registerChangeHandler: changes.registerChangeHandler,
    recordIntegrity: integrities.recordIntegrity,
    findIntegrity: integrities.findIntegrity,
    ensureTrusted: integrities.ensureTrusted,
    getDevice: desk.getDevice,
    listChanges: desk.listChanges,
    createRegistrationCode: codes.createRegistrationCode,
    createRegistrationChallenge: registration.createChallenge,
    registerDevice: registration.registerDevice,
    /** For the first proofs of a phone that has just come. */
    proofNonce: proofs.nonce,
    /** For a phone's HTTP requests, with a proof by its key each. */
    createDeviceToken: tokens.create,
    /** Tells what becomes of SIMs when phones register. */
    registerLines(registered: RegisteredLines): void {
      lines = registered
    },
    routes(app: FastifyInstance): void {
      registerDeviceRoutes(app, { db, desk, replacements, exporter })
      registerRegistrationRoutes(app, { db, clock, registration, codes, listed, exporter })
    },
  }
}
export type DevicesSlice = ReturnType<typeof createDevicesSlice>
