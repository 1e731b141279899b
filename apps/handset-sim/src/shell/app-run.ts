import { createHandset, type HandsetEvent, type HandsetView } from '@smartym/handset-core'
import type { HandsetClock } from '../clock/handset-clock.ts'
import type { Faults } from '../faults/faults.ts'
import type { DeviceKeys } from '../journal/device-keys.ts'
import { createJournal, type Journal, type Put } from '../journal/journal.ts'
import { createFactStore, openPhoneDatabase } from '../journal/phone-storage.ts'
import { countUnreadableRecordings, setUnreadableAside } from '../journal/unreadable-files.ts'
import { createValueCipher } from '../journal/value-cipher.ts'
import type { Network } from '../link/network.ts'
import { createRegistrar, type PhoneDescription, type Registration } from '../link/registration.ts'
import type { Sound } from '../playing/granted-sound.ts'
import { createDisk, type Disk } from '../recording/disk.ts'
import type { IncomingCall } from '../telephony/modem.ts'
import type { PhoneCall } from '../telephony/phone-calls.store.ts'
import type { SentText } from '../texts/text-sender.ts'
import { createLastWords, createTombstone } from '../wipe/tombstone.ts'
import { readBoot } from './boots.ts'
import { createCapabilities } from './capabilities.ts'
import { createPerformer } from './perform.ts'
import { createShell } from './shell.ts'

export interface AppRunParts {
  dir: string
  keys: DeviceKeys
  network: Network
  clock: HandsetClock
  phone: PhoneDescription
  registrationCode: string | undefined
  /** This life of the app is over, and what the phone holds is to be erased; its last words are kept. */
  onWiped(): void
  faults(): Faults
  /** Seen by tests and pages; a listener must not throw. */
  onView(view: HandsetView): void
  onCommitted(puts: readonly Put[]): void
}

/** One life of the app on the phone, from its start to its end, however it ends. */
export interface AppRun {
  /** Null before the phone has registered. */
  registration(): Registration | null
  tell(event: HandsetEvent): void
  /** Tells how the phone is now, at once. */
  lookAtItself(): void
  receiveCall(phoneNumber: string | null, incoming?: IncomingCall): void
  audioInSha256(recordingId: string): string | undefined
  callLog(): PhoneCall[]
  sentTexts(): SentText[]
  /** What is being played of an own recording. */
  sound(recordingId: string): Sound | undefined
  readonly disk: Disk
  dropCalls(): void
  /** The end of the app without a word: what is not on the disk is gone. With `isPowerLost` the whole phone goes dark. */
  halt(isPowerLost: boolean): Promise<void>
}

/** Starts the app: journal read, core restored, then `handset.started`. A phone that is new registers first when it is given a code. */
export async function startAppRun(parts: AppRunParts): Promise<AppRun> {
  const { dir, keys, network, clock, phone, registrationCode } = parts
  const { appVersion, model } = phone
  const cipher = createValueCipher(keys.journalKey)
  setUnreadableAside(dir, cipher)
  const unreadableRecordings = countUnreadableRecordings(dir)
  const database = openPhoneDatabase(dir)
  const facts = createFactStore(database)
  const boot = readBoot(facts, clock)
  const disk = createDisk(dir)
  disk.setFull(parts.faults().isDiskFull)
  const phoneWallMs = (): number => clock.wallMs() + parts.faults().clockErrorMs
  let isHalted = false
  const tell = (event: HandsetEvent): void => {
    if (!isHalted) shell.tell(event)
  }
  const { onView, faults } = parts
  const registrar = createRegistrar({ facts, keys, network, phone, tell })
  // Whoever lost its key is told so, and registers by the agent's hand.
  const mayRegister = registrationCode !== undefined && unreadableRecordings === undefined
  if (registrar.current() === null && mayRegister) await registrar.register(registrationCode)
  const tombstone = createTombstone(dir)
  const wipe = (commandId: string): void => {
    const { deviceId = '' } = registrar.current() ?? {}
    tombstone.write(createLastWords({ database, keys }, { deviceId, commandId }))
    parts.onWiped()
  }
  const hasLostKey = unreadableRecordings !== undefined
  const owned = {
    hasLostKey,
    database,
    facts,
    cipher,
    keys,
    registrar,
    tombstone,
    wipe,
    boot,
    disk,
    network,
    clock,
  }
  const capabilities = createCapabilities({ ...owned, appVersion, model, phoneWallMs, faults, tell, onView })
  const { modem, texts, recorder, uploader, timers, link, sampleStatus, checkIntegrity } = capabilities
  const shell = createShell({
    machine: createHandset(),
    journal: announceCommits(createJournal(database, cipher), parts.onCommitted),
    clock,
    bootId: boot.bootId,
    wallMs: phoneWallMs,
    perform: createPerformer(capabilities),
    onStorageFull: () => disk.releaseReserve(),
  })

  shell.start()
  modem.start()
  tell({
    type: 'handset.started',
    deviceId: registrar.current()?.deviceId ?? null,
    appVersion,
    deviceModel: model,
    captureMethods: ['virtual'],
    hasBiometrics: true,
    hasCallLog: true,
    ...(tombstone.find() !== undefined && { isWiped: true }),
    ...(unreadableRecordings !== undefined && { unreadableRecordings }),
  })

  return {
    registration: registrar.current,
    tell,
    lookAtItself() {
      tell(checkIntegrity())
      tell(sampleStatus())
    },
    receiveCall: (phoneNumber, incoming) => modem.receive(phoneNumber, incoming),
    audioInSha256: (recordingId) => recorder.audioInSha256(recordingId),
    callLog: () => modem.callLog(),
    sentTexts: () => texts.sent(),
    sound: (recordingId) => capabilities.player.sound(recordingId),
    disk,
    dropCalls: () => modem.dropAll(),
    async halt(isPowerLost) {
      if (isHalted) return
      isHalted = true
      shell.stop()
      timers.cancelAll()
      uploader.halt()
      capabilities.player.stop()
      modem.stop()
      texts.stop()
      link.drop()
      if (isPowerLost) boot.losePower(clock.wallMs())
      await recorder.halt()
      database.close()
    },
  }
}

function announceCommits(journal: Journal, onCommitted: (puts: readonly Put[]) => void): Journal {
  return {
    readRows: () => journal.readRows(),
    commit(puts) {
      journal.commit(puts)
      onCommitted(puts)
    },
  }
}
