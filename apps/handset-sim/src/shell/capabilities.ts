import type { HandsetEvent, HandsetView } from '@smartym/handset-core'
import type { HandsetClock } from '../clock/handset-clock.ts'
import { captureProbesOf, type Faults } from '../faults/faults.ts'
import type { DeviceKeys } from '../journal/device-keys.ts'
import type { FactStore, PhoneDatabase } from '../journal/phone-storage.ts'
import type { ValueCipher } from '../journal/value-cipher.ts'
import { createPhoneGrants } from '../grants/phone-grants.ts'
import { createDeviceRequests } from '../link/device-requests.ts'
import { createLink } from '../link/link.ts'
import type { Network } from '../link/network.ts'
import type { Registrar, Registration } from '../link/registration.ts'
import type { Tombstone } from '../wipe/tombstone.ts'
import { createKnownTransportKey } from '../link/transport-key.ts'
import { createAppLock } from '../protection/app-lock.ts'
import { integritySignsOf } from '../protection/integrity.ts'
import { createPlayer } from '../playing/player.ts'
import type { Disk } from '../recording/disk.ts'
import { createRecorder } from '../recording/recorder.ts'
import { createRecordingStore } from '../recording/recordings.store.ts'
import { createModem } from '../telephony/modem.ts'
import { createPhoneCallStore } from '../telephony/phone-calls.store.ts'
import { createSims } from '../telephony/sims.ts'
import { createTextSender } from '../texts/text-sender.ts'
import { createTusClient, parseUploadAddress } from '../upload/tus.ts'
import { createUploader } from '../upload/uploader.ts'
import type { Boot } from './boots.ts'
import type { Capabilities } from './perform.ts'
import { createServerRequests } from './server-requests.ts'
import { createSignInOrder } from './sign-in-order.ts'
import { statusOf } from './status.ts'
import { createTimers } from './timers.ts'

export interface CapabilityParts {
  database: PhoneDatabase
  facts: FactStore
  cipher: ValueCipher
  keys: DeviceKeys
  registrar: Registrar
  tombstone: Tombstone
  /** Ends this life of the app and erases everything. */
  wipe(commandId: string): void
  /** What was written under a key that is lost lies aside. */
  hasLostKey: boolean
  appVersion: string
  model: string
  boot: Boot
  disk: Disk
  network: Network
  clock: HandsetClock
  phoneWallMs(): number
  faults(): Faults
  tell(event: HandsetEvent): void
  onView(view: HandsetView): void
}

/** Who the phone is, once it is somebody; it may register while the app runs. */
function registered(registrar: Registrar): Registration {
  const known = (): Registration => {
    const current = registrar.current()
    if (current === null) throw new Error('this handset has not registered')
    return current
  }
  return {
    get deviceId() {
      return known().deviceId
    },
    get companyId() {
      return known().companyId
    },
  }
}

/** Everything that one life of the app can do, wired together. */
export function createCapabilities(parts: CapabilityParts): Capabilities {
  const { database, facts, cipher, keys, registrar, tombstone } = parts
  const { boot, disk, network, clock, faults, hasLostKey, tell } = parts
  const registration = registered(registrar)
  const transportKey = createKnownTransportKey(facts)
  const sign = (message: Uint8Array): Buffer => keys.sign(message)
  const sims = createSims(faults)
  const modem = createModem({
    store: createPhoneCallStore(database),
    clock,
    bootId: boot.bootId,
    clockErrorMs: () => faults().clockErrorMs,
    powerLostAtMs: () => boot.powerLostAtMs,
    isRadioOff: () => network.isOff,
    sims,
    tell,
  })
  const recorder = createRecorder({
    store: createRecordingStore(database, cipher),
    disk,
    clock,
    modem,
    registration,
    sign,
    transportKey: transportKey.current,
    phoneWallMs: parts.phoneWallMs,
    isMicrophoneSilent: () => faults().isMicrophoneSilent,
    tell,
  })
  const order = createSignInOrder(tell)
  const grants = createPhoneGrants({
    facts,
    model: parts.model,
    isPrepared: registrar.current() !== null,
    isRefused: () => faults().isPermissionRefused,
  })
  const mayHear = (): boolean => grants.isGranted('microphone')
  const link = createLink({
    network,
    clock,
    deviceId: () => registration.deviceId,
    appVersion: parts.appVersion,
    sign,
    tell: order.tellOfLink,
    onWelcomed(frame) {
      transportKey.learn(frame.transportKey)
      device.learnNonce(frame.proofNonce)
    },
  })
  const device = createDeviceRequests({ network, clock, keys, accessToken: () => link.accessToken() })
  return {
    clock,
    appLock: createAppLock({ facts, cipher, keystoreKey: keys.journalKey, tell }),
    showFinger: () =>
      faults().isFingerUnknown
        ? { type: 'biometrics.refused', reason: 'failed' }
        : { type: 'biometrics.accepted' },
    checkIntegrity: () => ({ type: 'integrity.reported', signs: integritySignsOf(faults(), hasLostKey) }),
    link,
    requests: order.watch(
      createServerRequests({ device, network, tombstone, clock, tell: order.tellOfRequest }),
    ),
    timers: createTimers(clock, (timerId) => tell({ type: 'timer.fired', timerId })),
    modem,
    texts: createTextSender({ database, clock, isRadioOff: () => network.isOff, sims, tell }),
    recorder,
    player: createPlayer({ device, clock, tell }),
    registrar,
    wipe: parts.wipe,
    uploader: createUploader({
      tusAt: (address) =>
        address === undefined
          ? createTusClient(device)
          : createTusClient(device, parseUploadAddress(address)),
      recorder,
      tell,
    }),
    grants,
    probeCapture: () => ({ type: 'capture.probed', probes: captureProbesOf(faults(), mayHear()) }),
    sampleStatus: () =>
      statusOf(faults(), disk, sims, { canSeal: transportKey.current() !== null, mayHear: mayHear() }),
    tell,
    show: parts.onView,
  }
}
