import type { TransportKey } from '@smartym/contract/frames'
import type { HandsetEvent } from '@smartym/handset-core'
import type { HandsetClock } from '../clock/handset-clock.ts'
import type { Registration } from '../link/registration.ts'
import type { Modem } from '../telephony/modem.ts'
import type { Disk } from './disk.ts'
import type { RecordingRecord, RecordingStore } from './recordings.store.ts'

/** What recording needs of the phone. */
export interface RecorderParts {
  store: RecordingStore
  disk: Disk
  clock: HandsetClock
  modem: Pick<Modem, 'talkOf'>
  registration: Registration
  sign(message: Uint8Array): Buffer
  /** Null before the phone was ever connected. */
  transportKey(): TransportKey | null
  /** The phone's clock, which may be wrong. */
  phoneWallMs(): number
  isMicrophoneSilent(): boolean
  tell(event: HandsetEvent): void
}

/** How often sound is taken and made safe; a crash costs no more. */
export const tickMs = 1_000

type SoundParts = Pick<RecorderParts, 'modem' | 'clock'>

/** Milliseconds of the call that could be heard since the recording began; its end is now while it runs. */
export function heardMs({ modem, clock }: SoundParts, record: RecordingRecord): number {
  const talk = modem.talkOf(record.callId)
  if (!talk || talk.connectedAtMs === null || talk.endedAtMs === 'unknown') return 0
  const endMs = talk.endedAtMs ?? clock.wallMs()
  return Math.max(0, endMs - Math.max(record.startedAtMs, talk.connectedAtMs))
}

/** What could be heard and is not in the recording. Of a phone that went dark nobody knows when: one tick at most. */
export function lostMs(parts: SoundParts, record: RecordingRecord, keptMs: number): number {
  if (parts.modem.talkOf(record.callId)?.endedAtMs === 'unknown') return tickMs
  return Math.max(0, Math.round(heardMs(parts, record)) - keptMs)
}
