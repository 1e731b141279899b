import type { HandsetEvent } from '@smartym/handset-core'
import type { HandsetClock } from '../clock/handset-clock.ts'
import type { DeviceRequests } from '../link/device-requests.ts'
import { toNetworkFault } from '../link/network-fault.ts'
import { parseMp3Frames } from '../media/mp3-frames.ts'
import { fetchGrantedSound, type Sound } from './granted-sound.ts'

export interface PlayerParts {
  device: Pick<DeviceRequests, 'request'>
  clock: Pick<HandsetClock, 'monotonicMs' | 'setTimer'>
  tell(event: HandsetEvent): void
}

/** Plays own recordings (REC-10). This phone has no loudspeaker: it keeps the time, its page lets the sound be heard. */
export interface Player {
  play(recordingId: string): void
  setPlaying(isPlaying: boolean): void
  seek(positionMs: number): void
  stop(): void
  /** What is being played, for the page. */
  sound(recordingId: string): Sound | undefined
}

interface Playing {
  recordingId: string
  loading: AbortController
  sound?: Sound
  durationMs: number
  /** Where it stood when the phone began to play or stopped; `sinceMs` is null while it is paused. */
  positionMs: number
  sinceMs: number | null
  cancelEnd?: () => void
}

function durationOf({ bytes }: Sound): number {
  const { offsets, samplesPerFrame, sampleRate } = parseMp3Frames(bytes)
  return Math.round(((offsets.length - 1) * samplesPerFrame * 1000) / sampleRate)
}

export function createPlayer({ device, clock, tell }: PlayerParts): Player {
  let playing: Playing | null = null

  function positionOf({ positionMs, sinceMs, durationMs }: Playing): number {
    const passedMs = sinceMs === null ? 0 : clock.monotonicMs() - sinceMs
    return Math.min(durationMs, Math.round(positionMs + passedMs))
  }

  function place(of: Playing, positionMs: number, isPlaying: boolean): void {
    of.cancelEnd?.()
    of.positionMs = positionMs
    of.sinceMs = isPlaying ? clock.monotonicMs() : null
    if (!isPlaying) return
    of.cancelEnd = clock.setTimer(of.durationMs - positionMs, () => {
      Object.assign(of, { positionMs: of.durationMs, sinceMs: null })
      tell({ type: 'playing.ended', recordingId: of.recordingId })
    })
  }

  function move(positionMs: number, isPlaying: boolean): void {
    if (playing?.sound === undefined) return
    place(playing, positionMs, isPlaying)
    tell({ type: 'playing.moved', recordingId: playing.recordingId, positionMs, isPlaying })
  }

  function stop(): void {
    playing?.loading.abort()
    playing?.cancelEnd?.()
    playing = null
  }

  async function load(of: Playing): Promise<HandsetEvent> {
    const { recordingId } = of
    try {
      const sound = await fetchGrantedSound(device, recordingId, of.loading.signal)
      Object.assign(of, { sound, durationMs: durationOf(sound) })
      return { type: 'playing.started', recordingId, durationMs: of.durationMs }
    } catch (error) {
      of.loading.signal.throwIfAborted()
      return { type: 'playing.failed', recordingId, fault: toNetworkFault(error) }
    }
  }

  return {
    stop,
    play(recordingId) {
      stop()
      const begun: Playing = {
        recordingId,
        loading: new AbortController(),
        durationMs: 0,
        positionMs: 0,
        sinceMs: null,
      }
      playing = begun
      void load(begun).then(
        (event) => {
          if (playing !== begun) return
          if (begun.sound !== undefined) place(begun, 0, true)
          tell(event)
        },
        (error: unknown) => {
          if (!begun.loading.signal.aborted) throw error
        },
      )
    },
    setPlaying: (isPlaying) => playing && move(positionOf(playing), isPlaying),
    seek: (positionMs) => playing && move(positionMs, playing.sinceMs !== null),
    sound: (recordingId) => (playing?.recordingId === recordingId ? playing.sound : undefined),
  }
}
