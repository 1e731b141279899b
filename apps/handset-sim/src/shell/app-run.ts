import { createHandset, type HandsetEvent, type HandsetView } from '@smartym/handset-core'
import type { TransportKey } from '@smartym/contract/frames'
import type { HandsetClock } from '../clock/handset-clock.ts'
import { captureFaultsOf, type Faults } from '../faults/faults.ts'
import type { DeviceKeys } from '../journal/device-keys.ts'
import { createJournal, type Put } from '../journal/journal.ts'
import { createFactStore, openPhoneDatabase } from '../journal/phone-storage.ts'
import { createValueCipher } from '../journal/value-cipher.ts'
import { createLink } from '../link/link.ts'
import type { Network } from '../link/network.ts'
import { ensureRegistered, type PhoneDescription, type Registration } from '../link/registration.ts'
import { createDisk, type Disk } from '../recording/disk.ts'
import { createRecorder } from '../recording/recorder.ts'
import { createRecordingStore } from '../recording/recordings.store.ts'
import { createModem } from '../telephony/modem.ts'
import { createPhoneCallStore } from '../telephony/phone-calls.store.ts'
import { createTusClient } from '../upload/tus.ts'
import { createUploader } from '../upload/uploader.ts'
import { readBoot } from './boots.ts'
import { createPerformer } from './perform.ts'
import { createServerRequests } from './server-requests.ts'
import { createShell } from './shell.ts'
import { createSignInOrder } from './sign-in-order.ts'
import { createTimers } from './timers.ts'

export interface AppRunParts {
  dir: string
  keys: DeviceKeys
  network: Network
  clock: HandsetClock
  phone: PhoneDescription
  registrationCode: string | undefined
  faults(): Faults
  /** Seen by tests and pages; a listener must not throw. */
  onView(view: HandsetView): void
  onCommitted(puts: readonly Put[]): void
}

/** One life of the app on the phone, from its start to its end, however it ends. */
export interface AppRun {
  readonly registration: Registration
  tell(event: HandsetEvent): void
  /** Tells how the phone is now, at once. */
  sampleStatus(): void
  receiveCall(phoneNumber: string | null, patienceMs?: number): string
  audioInSha256(recordingId: string): string | undefined
  readonly disk: Disk
  refuseLink(): void
  dropCalls(): void
  /** The end of the app without a word: what is not on the disk is gone. With `isPowerLost` the whole phone goes dark. */
  halt(isPowerLost: boolean): Promise<void>
}

const transportKeyFact = 'transport_key'
const simulatedBatteryPercent = 87

/** Starts the app: journal read, core restored, then `handset.started`. Registers the phone at its first start. */
export async function startAppRun(parts: AppRunParts): Promise<AppRun> {
  const { dir, keys, network, clock, phone } = parts
  const database = openPhoneDatabase(dir)
  const facts = createFactStore(database)
  const cipher = createValueCipher(keys.journalKey)
  const registration = await ensureRegistered({
    facts,
    keys,
    network,
    registrationCode: parts.registrationCode,
    phone,
  })
  const boot = readBoot(facts, clock)
  const phoneWallMs = (): number => clock.wallMs() + parts.faults().clockErrorMs
  const disk = createDisk(dir)
  disk.setFull(parts.faults().isDiskFull)
  let transportKey = parseTransportKey(facts.find(transportKeyFact))
  let isHalted = false

  const tell = (event: HandsetEvent): void => {
    if (!isHalted) shell.tell(event)
  }
  const modem = createModem({
    store: createPhoneCallStore(database),
    clock,
    bootId: boot.bootId,
    clockErrorMs: () => parts.faults().clockErrorMs,
    powerLostAtMs: () => boot.powerLostAtMs,
    isRadioOff: () => network.isOff,
    tell,
  })
  const recorder = createRecorder({
    store: createRecordingStore(database, cipher),
    disk,
    clock,
    modem,
    registration,
    sign: (message) => keys.sign(message),
    transportKey: () => transportKey,
    phoneWallMs,
    isMicrophoneSilent: () => parts.faults().isMicrophoneSilent,
    tell,
  })
  const order = createSignInOrder(tell)
  const link = createLink({
    network,
    clock,
    deviceId: registration.deviceId,
    appVersion: phone.appVersion,
    sign: (message) => keys.sign(message),
    tell: order.tellOfLink,
    onTransportKey(key) {
      transportKey = key
      facts.set(transportKeyFact, JSON.stringify(key))
    },
    isRefused: () => parts.faults().isLost,
  })
  const accessToken = (): string | null => link.accessToken()
  const uploader = createUploader({ tus: createTusClient(network, accessToken), recorder, tell })
  const timers = createTimers(clock, (timerId) => tell({ type: 'timer.fired', timerId }))
  const sampleStatus = (): HandsetEvent => statusOf(parts.faults(), disk)
  const perform = createPerformer({
    clock,
    link,
    requests: order.watch(createServerRequests({ network, clock, accessToken, tell: order.tellOfRequest })),
    timers,
    modem,
    recorder,
    uploader,
    sampleStatus,
    tell,
    show: parts.onView,
  })
  const journal = createJournal(database, cipher)
  const shell = createShell({
    machine: createHandset(),
    journal: {
      readRows: () => journal.readRows(),
      commit(puts) {
        journal.commit(puts)
        parts.onCommitted(puts)
      },
    },
    clock,
    bootId: boot.bootId,
    wallMs: phoneWallMs,
    perform,
    onStorageFull: () => disk.releaseReserve(),
  })

  shell.start()
  modem.start()
  const { appVersion, model } = phone
  const { deviceId } = registration
  tell({ type: 'handset.started', deviceId, appVersion, deviceModel: model, captureMethods: ['virtual'] })

  return {
    registration,
    tell,
    sampleStatus: () => tell(sampleStatus()),
    receiveCall: (phoneNumber, patienceMs) => modem.receive(phoneNumber, patienceMs),
    audioInSha256: (recordingId) => recorder.audioInSha256(recordingId),
    disk,
    refuseLink: () => link.refuse(),
    dropCalls: () => modem.dropAll(),
    async halt(isPowerLost) {
      if (isHalted) return
      isHalted = true
      shell.stop()
      timers.cancelAll()
      uploader.halt()
      modem.stop()
      link.drop()
      if (isPowerLost) boot.losePower(clock.wallMs())
      await recorder.halt()
      database.close()
    },
  }
}

function parseTransportKey(text: string | undefined): TransportKey | null {
  return text === undefined ? null : (JSON.parse(text) as TransportKey)
}

/** How the phone finds itself, told honestly: what the panel breaks shows here and nowhere else. */
function statusOf(faults: Faults, disk: Disk): HandsetEvent {
  return {
    type: 'status.sampled',
    sample: {
      batteryPercent: simulatedBatteryPercent,
      isCharging: false,
      freeBytes: disk.freeBytes(),
      network: faults.isAirplaneModeOn ? 'none' : 'wifi',
      integritySigns: faults.isRooted ? ['su_binary', 'test_keys'] : [],
      captureFaults: captureFaultsOf(faults),
    },
  }
}
