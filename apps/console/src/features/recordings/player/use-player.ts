import { useEffect, useEffectEvent, useReducer, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { RecordingResponse, Waveform } from '@smartym/contract'
import { serverNow } from '../../../platform/server-clock.ts'
import { createSpareGrant, type HeldGrant, requestGrant } from './grant.ts'
import { createPlayback, type Playback } from './playback.ts'
import { idlePlayer, type PlayerState, stepPlayer } from './player.machine.ts'
import { loadSound } from './sound.ts'

/** What a player draws with and is worked by. */
export interface Player {
  readonly state: PlayerState
  readonly waveform: Waveform | undefined
  readonly playback: Playback
  /** The grant under which one listens now. */
  readonly held: HeldGrant | undefined
  listen(): void
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}

/** Ends the sound when its grant ends. */
function useGrantEnd(state: PlayerState, onEnd: () => void): void {
  const expiresAt = 'grant' in state ? state.grant.expiresAt : undefined
  const end = useEffectEvent(onEnd)
  useEffect(() => {
    if (expiresAt === undefined) return undefined
    const timer = setTimeout(() => end(), Math.max(0, Date.parse(expiresAt) - serverNow()))
    return () => clearTimeout(timer)
  }, [expiresAt])
}

/**
 * Plays one recording under grants of its own; all of it is gone when the page is left (SEC-7). `firstGrant` is used for
 * the first playing while it lives, so that a file that was verified under it costs no second play.
 */
export function usePlayer(
  { recordingId, rendition }: Pick<RecordingResponse, 'recordingId' | 'rendition'>,
  firstGrant?: HeldGrant,
): Player {
  const queryClient = useQueryClient()
  const [state, tell] = useReducer(stepPlayer, idlePlayer)
  const [playback] = useState(() => createPlayback(tell))
  const [waveform, setWaveform] = useState<Waveform | undefined>()
  const [held, setHeld] = useState<HeldGrant | undefined>()
  const [takeSpare] = useState(() => createSpareGrant(firstGrant))

  async function takeGrant(): Promise<HeldGrant> {
    const spare = takeSpare()
    if (spare) return spare
    const taken = await requestGrant(recordingId, 'play')
    void queryClient.invalidateQueries({ queryKey: ['listen-requests'] })
    return taken
  }

  async function load(): Promise<void> {
    const signal = playback.begin()
    try {
      const taken = await takeGrant()
      if (signal.aborted) return
      setHeld(taken)
      tell({ kind: 'granted', grant: taken.grant })
      const sound = await loadSound(taken, signal, (share) => tell({ kind: 'loaded_more', share }))
      if (signal.aborted) return
      if (!sound) {
        tell({ kind: 'nothing_to_load', reason: rendition === 'missing_tool' ? 'missing_tool' : 'not_ready' })
        return
      }
      setWaveform(sound.waveform)
      tell({ kind: 'loaded' })
      playback.open(sound.audio)
    } catch (error) {
      if (!signal.aborted) tell({ kind: 'failed', error: toError(error) })
    }
  }

  useGrantEnd(state, () => {
    playback.discard()
    setHeld(undefined)
    tell({ kind: 'grant_ended' })
  })
  useEffect(
    () => () => {
      playback.discard()
      tell({ kind: 'closed' })
    },
    [recordingId, playback],
  )

  return {
    state,
    waveform,
    playback,
    held,
    listen() {
      tell({ kind: 'asked' })
      void load()
    },
  }
}
