import type { CaptureProbe } from '@smartym/handset-core'
import type { RecordingFault } from '@smartym/contract/constants'

/** What can be wrong with this phone, as the panel beside its screen sets it. */
export interface Faults {
  isAirplaneModeOn: boolean
  /** The battery is out: nothing runs until it is plugged in again. */
  isBatteryOut: boolean
  isDiskFull: boolean
  /** The phone's clock minus the true time, ms. */
  clockErrorMs: number
  isRooted: boolean
  /** The app is not as it was signed. */
  isAppChanged: boolean
  isUsbDebuggingOn: boolean
  /** Another finger than the owner’s. */
  isFingerUnknown: boolean
  isMicrophoneSilent: boolean
  /** Whoever holds the phone refuses what the app asks for. */
  isPermissionRefused: boolean
  /** Beside the line’s there is a SIM of the agent’s own. */
  hasSecondSim: boolean
  isLineSimOut: boolean
}

export const noFaults: Readonly<Faults> = {
  isAirplaneModeOn: false,
  isBatteryOut: false,
  isDiskFull: false,
  clockErrorMs: 0,
  isRooted: false,
  isAppChanged: false,
  isUsbDebuggingOn: false,
  isFingerUnknown: false,
  isMicrophoneSilent: false,
  isPermissionRefused: false,
  hasSecondSim: false,
  isLineSimOut: false,
}

/** Recording faults that follow from the panel, as a phone finds them by looking at itself (REC-7). */
export function captureFaultsOf(faults: Faults, mayHear: boolean): RecordingFault[] {
  const found: RecordingFault[] = []
  if (!mayHear) found.push('permission')
  if (faults.isDiskFull) found.push('space')
  if (faults.isMicrophoneSilent) found.push('silence')
  return found
}

/** What a look at the only way of this phone to hear calls finds. */
export function captureProbesOf(faults: Faults, mayHear: boolean): CaptureProbe[] {
  if (!mayHear) return [{ method: 'virtual', result: 'refused', peak: null }]
  const { isMicrophoneSilent } = faults
  return [
    {
      method: 'virtual',
      result: isMicrophoneSilent ? 'silent' : 'heard',
      peak: isMicrophoneSilent ? 0 : speechPeak,
    },
  ]
}

const speechPeak = 9_000
const longestClockErrorMs = 86_400_000

/** Reads a change from the panel; undefined when it is none. */
export function parseFaults(body: unknown): Partial<Faults> | undefined {
  if (typeof body !== 'object' || body === null) return undefined
  const change: Record<string, unknown> = { ...body }
  const isSound = Object.entries(change).every(([name, value]) => {
    if (name === 'clockErrorMs')
      return Number.isSafeInteger(value) && Math.abs(value as number) <= longestClockErrorMs
    return name in noFaults && typeof value === 'boolean'
  })
  return isSound ? (change as Partial<Faults>) : undefined
}
