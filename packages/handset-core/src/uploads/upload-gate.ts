import type { DeviceStatus } from '@smartym/contract'
import type { ClockMachine } from '../clock/clock.machine.ts'
import type { RecordingRow } from '../recordings/recording-rows.ts'
import type { SettingsMachine } from '../settings/settings.machine.ts'
import type { HandsetEffect } from '../ports/index.ts'
import type { Step } from '../step/step.ts'
import { nextOpenAt } from './upload-schedule.ts'

interface Deps {
  clock: Pick<ClockMachine, 'now'>
  settings: Pick<SettingsMachine, 'current'>
}

/** Over which network and from when on recordings may travel (UPL-1, UPL-4). */
export function createUploadGate({ clock, settings }: Deps) {
  let network: DeviceStatus['network'] = 'none'
  /* This phone's place among all that come when a window opens. */
  let share: number | null = null
  /* Monotonic ms; 0 while a window is open. */
  let opensAtMs = 0
  /* Where the last upload was sent; null for none yet. */
  let sentTo: { address: string | undefined } | null = null

  const isNetworkAllowed = (): boolean => {
    const { uploadNetwork } = settings.current()
    return network !== 'none' && (uploadNetwork === 'any' || uploadNetwork === network)
  }
  const isBarred = (): boolean => network !== 'none' && !isNetworkAllowed()
  const isSendNowAllowed = (): boolean => settings.current().uploadSchedule?.isSendNowAllowed !== false
  const opensAtFor = (row: RecordingRow): number =>
    row.isWanted === true && isSendNowAllowed() ? 0 : opensAtMs

  return {
    /** False when it is the network that was known. */
    networkChanged(next: DeviceStatus['network']): boolean {
      if (network === next) return false
      network = next
      return true
    },
    isNetworkAllowed,
    /** There is a network, but not one that the company allows. */
    isBarred,
    /** True when the next window opens at another time than was known. */
    lookAtSchedule(step: Step): boolean {
      const schedule = settings.current().uploadSchedule
      share ??= step.fraction()
      const { at } = clock.now(step.clock)
      const waitMs = schedule === undefined ? 0 : nextOpenAt(schedule, share, at) - at
      const before = opensAtMs
      opensAtMs = waitMs === 0 ? 0 : step.clock.monotonicMs + waitMs
      return before !== opensAtMs
    },
    /** Where uploads go is another place than the last one was sent to (UPL-3). */
    isMoved: (): boolean => sentTo !== null && sentTo.address !== settings.current().uploadAddress,
    /** Tells the shell to send, and where to. */
    orderOf({ recordingId }: RecordingRow, isLive: boolean): HandsetEffect {
      const { uploadAddress } = settings.current()
      sentTo = { address: uploadAddress }
      const order = { type: 'upload_recording', recordingId, isLive } as const
      return uploadAddress === undefined ? order : { ...order, uploadAddress }
    },
    isSendNowAllowed,
    /** Monotonic ms. What the agent wants sent waits for no window, where the company lets agents. */
    opensAtFor,
    waitsFor(row: RecordingRow, now: number): 'window' | 'network' | null {
      if (isBarred()) return 'network'
      return opensAtFor(row) > now ? 'window' : null
    },
  }
}
