import type { PushInvitation } from '@smartym/contract/frames'
import type { Tx } from '../../../platform/db/index.ts'

/** How the push service did lately; for the system page. */
export type PushHealth = 'not_set_up' | 'fine' | 'failing'

/** Wakes phones through their maker's push service. What travels there holds nothing but the wish that the phone ask. */
export interface PushSender {
  /** What phones need to register with the service; null when they need nothing, or there is none. */
  readonly project: Omit<PushInvitation, 'isTold'> | null
  /** Is there a way to reach this phone while it is not connected. */
  canWake(tx: Tx, deviceId: string): Promise<boolean>
  /** Asks the phone to fetch its commands. Rejects when the service does not take it; nobody waits for the phone. */
  wake(deviceId: string): Promise<void>
  health(): PushHealth
}

/** No push service is set up: a phone is reached over its own connection alone. */
export const noPush: PushSender = {
  project: null,
  canWake: async () => false,
  wake: async () => {},
  health: () => 'not_set_up',
}
