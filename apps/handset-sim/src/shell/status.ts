import type { HandsetEvent } from '@smartym/handset-core'
import { captureFaultsOf, type Faults } from '../faults/faults.ts'
import type { Disk } from '../recording/disk.ts'
import type { Sims } from '../telephony/sims.ts'

const batteryPercent = 87

/**
 * How the phone finds itself, told honestly: what the panel breaks shows here as a real phone would see it. Without the
 * server's key it `canSeal` nothing, without the microphone's permission it may not hear.
 */
export function statusOf(
  faults: Faults,
  disk: Pick<Disk, 'freeBytes' | 'totalBytes'>,
  sims: Pick<Sims, 'list'>,
  { canSeal, mayHear }: { canSeal: boolean; mayHear: boolean },
): HandsetEvent {
  return {
    type: 'status.sampled',
    sample: {
      batteryPercent,
      isCharging: false,
      freeBytes: disk.freeBytes(),
      totalBytes: disk.totalBytes(),
      network: faults.isAirplaneModeOn ? 'none' : 'wifi',
      captureFaults: [...captureFaultsOf(faults, mayHear), ...(canSeal ? [] : (['key'] as const))],
      sims: sims.list(),
    },
  }
}
