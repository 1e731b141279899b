import type { HandsetEvent } from '@smartym/handset-core'
import { captureFaultsOf, type Faults } from '../faults/faults.ts'
import type { Disk } from '../recording/disk.ts'

const batteryPercent = 87

/**
 * How the phone finds itself, told honestly: what the panel breaks shows here as a real phone would see it. Without the
 * server's key it `canSeal` nothing.
 */
export function statusOf(faults: Faults, disk: Pick<Disk, 'freeBytes'>, canSeal: boolean): HandsetEvent {
  return {
    type: 'status.sampled',
    sample: {
      batteryPercent,
      isCharging: false,
      freeBytes: disk.freeBytes(),
      network: faults.isAirplaneModeOn ? 'none' : 'wifi',
      captureFaults: [...captureFaultsOf(faults), ...(canSeal ? [] : (['key'] as const))],
    },
  }
}
