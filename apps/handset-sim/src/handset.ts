import type { HandsetEvent, HandsetView } from '@smartym/handset-core'
import { type HandsetPhase, phaseOfRow } from '@smartym/handset-core'
import { createSystemClock, type HandsetClock } from './clock/handset-clock.ts'
import { type Faults, noFaults } from './faults/faults.ts'
import { type DeviceKeys, loadDeviceKeys } from './journal/device-keys.ts'
import { isPhoneDatabaseThere, openPhoneDatabase } from './journal/phone-storage.ts'
import { createNetwork } from './link/network.ts'
import { parseServerAddress } from './link/server-address.ts'
import type { Sound } from './playing/granted-sound.ts'
import { createTombstone, erasePhone } from './wipe/tombstone.ts'
import { type AppRun, startAppRun } from './shell/app-run.ts'
import type { IncomingCall } from './telephony/modem.ts'
import type { PhoneCall } from './telephony/phone-calls.store.ts'
import type { SentText } from './texts/text-sender.ts'

/** What the agent's fingers may tell the core. */
export type UserEvent = Extract<HandsetEvent, { type: `user.${string}` }>

export interface VirtualHandsetOptions {
  /** The phone's storage: journal, keys, sealed recordings. Made when it is not there. */
  dir: string
  /** HTTPS, or plain HTTP to this machine (UPL-6). */
  serverUrl: string
  /** Single-use code, with which a new phone registers before it starts; without, its screen asks for one. */
  registrationCode?: string
  model?: string
  appVersion?: string
  clock?: HandsetClock
  /** Hears of each row that reaches a phase in which a kill is interesting, the moment it is committed. */
  onPhase?: (phase: HandsetPhase) => void
}

/** A phone without hardware: the real core, the real protocols and real sealing; only its telephony and sound are made up. */
export interface VirtualHandset {
  /** Empty while the phone is not registered. */
  readonly deviceId: string
  /** What the screen shows; null before the app has shown anything. */
  view(): HandsetView | null
  /** Calls `listener` with each new view; the result takes it back. */
  onView(listener: (view: HandsetView) => void): () => void
  send(event: UserEvent): void
  /** A wake-up push came. */
  push(): void
  /** The agent switches the screen off. */
  turnScreenOff(): void
  /** A customer calls. */
  receiveCall(phoneNumber: string | null, incoming?: IncomingCall): void
  faults(): Faults
  changeFaults(change: Partial<Faults>): Promise<void>
  /** SHA-256 of the sound that was fed to a recording in this life of the app, hex. */
  audioInSha256(recordingId: string): string | undefined
  /** The phone's own list of calls, newest first, which no app can change. */
  callLog(): PhoneCall[]
  /** Texts that left the phone, newest first, as its system keeps them. */
  sentTexts(): SentText[]
  /** What the phone plays of an own recording, to be heard by whoever shows its screen. */
  sound(recordingId: string): Sound | undefined
  /** The app dies on the spot and is started again. */
  restartApp(): Promise<void>
  /** Ends it; what was running is found again at the next start. */
  close(): Promise<void>
}

const defaultPhone = { model: 'Virtual handset', osVersion: 'Node', appVersion: '0.1.0' }

/**
 * Starts a virtual handset on its folder; registers it first when it is new and a code is given. Throws a RangeError for plain HTTP to another
 * machine, a `NetworkFaultError` when the registration is refused.
 */
export async function createVirtualHandset(options: VirtualHandsetOptions): Promise<VirtualHandset> {
  const server = parseServerAddress(options.serverUrl)
  const clock = options.clock ?? createSystemClock()
  const viewListeners = new Set<(view: HandsetView) => void>()
  const faults: Faults = { ...noFaults }
  let view: HandsetView | null = null
  let keys = openPhone(options.dir)
  const network = createNetwork(server, () => clock.wallMs() + faults.clockErrorMs)
  const { model = defaultPhone.model, appVersion = defaultPhone.appVersion } = options
  let run: AppRun | undefined
  let isErased = false
  let erasing: Promise<void> | undefined

  const startRun = (): Promise<AppRun> =>
    startAppRun({
      dir: options.dir,
      keys,
      network,
      clock,
      phone: { ...defaultPhone, model, appVersion },
      registrationCode: isErased ? undefined : options.registrationCode,
      onWiped: () => void (erasing = erase()),
      faults: () => faults,
      onView(shown) {
        view = shown
        for (const listener of viewListeners) listener(shown)
      },
      onCommitted(puts) {
        for (const [key, row] of puts) {
          const phase = phaseOfRow(key, row)
          if (phase) options.onPhase?.(phase)
        }
      },
    })

  async function stopRun(isPowerLost: boolean): Promise<void> {
    const ending = run
    run = undefined
    await ending?.halt(isPowerLost)
  }

  /** Nothing of what the app wrote stays; the phone begins anew, as nobody's. */
  async function erase(): Promise<void> {
    await stopRun(false)
    erasePhone(options.dir)
    isErased = true
    keys = openPhone(options.dir)
    run = await startRun()
  }

  /** What a changed fault does at once, beside being told with the next status. */
  async function changeFaults(change: Partial<Faults>): Promise<void> {
    const before = { ...faults }
    Object.assign(faults, change)
    if (faults.isBatteryOut && !before.isBatteryOut) return stopRun(true)
    network.turn(!faults.isAirplaneModeOn)
    if (faults.isAirplaneModeOn) run?.dropCalls()
    run?.disk.setFull(faults.isDiskFull)
    if (before.isBatteryOut && !faults.isBatteryOut) run = await startRun()
    run?.lookAtItself()
  }

  run = await startRun()
  return {
    get deviceId() {
      return run?.registration()?.deviceId ?? ''
    },
    view: () => view,
    onView: (listener) => subscribe(viewListeners, listener),
    send: (event) => run?.tell(event),
    push: () => run?.tell({ type: 'push.received' }),
    turnScreenOff: () => run?.tell({ type: 'screen.turned_off' }),
    receiveCall: (phoneNumber, incoming) => void run?.receiveCall(phoneNumber, incoming),
    faults: () => ({ ...faults }),
    changeFaults,
    audioInSha256: (recordingId) => run?.audioInSha256(recordingId),
    callLog: () => run?.callLog() ?? [],
    sentTexts: () => run?.sentTexts() ?? [],
    sound: (recordingId) => run?.sound(recordingId),
    async restartApp() {
      await stopRun(false)
      run = await startRun()
    },
    async close() {
      await erasing
      await stopRun(false)
    },
  }
}

/* A phone that died while it erased itself ends that first: its key would otherwise outlive its journal. */
function openPhone(dir: string): DeviceKeys {
  const isErasing = createTombstone(dir).find() !== undefined && !isPhoneDatabaseThere(dir)
  if (isErasing) erasePhone(dir)
  openPhoneDatabase(dir).close()
  return loadDeviceKeys(dir)
}

function subscribe<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
