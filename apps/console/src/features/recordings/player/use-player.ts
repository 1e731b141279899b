import { type RefObject, useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { RecordingResponse, Waveform } from '@smartym/contract'
import { serverNow } from '../../../platform/server-clock.ts'
import { type HeldGrant, isLive, requestGrant } from './grant.ts'
import { idlePlayer, type PlayerEvent, type PlayerState, stepPlayer } from './player.machine.ts'
import { loadSound } from './sound.ts'

/** What a player draws with and is worked by. */
export interface Player {
  readonly state: PlayerState
  readonly waveform: Waveform | undefined
  readonly audio: RefObject<HTMLAudioElement | null>
  /** The grant under which one listens now. */
  readonly held: HeldGrant | undefined
  listen(): void
  togglePlay(): void
  seek(positionMs: number): void
  chooseSpeed(speed: number): void
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}

/** Ends the sound when its grant ends. */
function useGrantEnd(state: PlayerState, onEnd: () => void): void {
  const expiresAt = 'grant' in state ? state.grant.expiresAt : undefined
  const end = useRef(onEnd)
  useEffect(() => {
    end.current = onEnd
  })
  useEffect(() => {
    if (expiresAt === undefined) return undefined
    const timer = setTimeout(() => end.current(), Math.max(0, Date.parse(expiresAt) - serverNow()))
    return () => clearTimeout(timer)
  }, [expiresAt])
}

/** Tells the machine what the audio element does. */
function useAudioEvents(
  audio: RefObject<HTMLAudioElement | null>,
  isReady: boolean,
  tell: (event: PlayerEvent) => void,
): void {
  useEffect(() => {
    const element = audio.current
    if (!element || !isReady) return undefined
    const listeners = {
      play: () => tell({ kind: 'played' }),
      pause: () => tell({ kind: 'paused' }),
      timeupdate: () => tell({ kind: 'moved', positionMs: element.currentTime * 1000 }),
      seeked: () => tell({ kind: 'moved', positionMs: element.currentTime * 1000 }),
    }
    for (const [name, listener] of Object.entries(listeners)) element.addEventListener(name, listener)
    // It may have begun before anybody listened.
    if (!element.paused) tell({ kind: 'played' })
    return () => {
      for (const [name, listener] of Object.entries(listeners)) element.removeEventListener(name, listener)
    }
  }, [audio, isReady, tell])
}

/**
 * Plays one recording under grants of its own; all of it is gone when the page is left (SEC-7). `firstGrant` is used for
 * the first playing while it lives, so that a file that was verified under it costs no second play.
 */
export function usePlayer(
  recording: Pick<RecordingResponse, 'recordingId' | 'rendition'>,
  firstGrant?: HeldGrant,
): Player {
  const { recordingId, rendition } = recording
  const queryClient = useQueryClient()
  const [state, tell] = useReducer(stepPlayer, idlePlayer)
  const [waveform, setWaveform] = useState<Waveform | undefined>()
  const [held, setHeld] = useState<HeldGrant | undefined>()
  const spare = useRef(firstGrant)
  const audio = useRef<HTMLAudioElement>(null)
  const url = useRef<string | undefined>(undefined)
  const loading = useRef<AbortController | undefined>(undefined)

  const discard = useCallback(() => {
    loading.current?.abort()
    audio.current?.pause()
    audio.current?.removeAttribute('src')
    if (url.current !== undefined) URL.revokeObjectURL(url.current)
    url.current = undefined
  }, [])

  const load = useCallback(async () => {
    const ending = new AbortController()
    loading.current = ending
    try {
      const unused = spare.current
      spare.current = undefined
      const taken = unused && isLive(unused) ? unused : await requestGrant(recordingId, 'play')
      void queryClient.invalidateQueries({ queryKey: ['listen-requests'] })
      if (ending.signal.aborted) return
      tell({ kind: 'granted', grant: taken.grant })
      setHeld(taken)
      const sound = await loadSound(taken, ending.signal, (share) => tell({ kind: 'loaded_more', share }))
      if (ending.signal.aborted || !audio.current) return
      if (!sound) {
        tell({ kind: 'nothing_to_load', reason: rendition === 'missing_tool' ? 'missing_tool' : 'not_ready' })
        return
      }
      url.current = URL.createObjectURL(sound.audio)
      audio.current.src = url.current
      setWaveform(sound.waveform)
      tell({ kind: 'loaded' })
      // A browser may refuse to begin by itself; then the reader presses play.
      await audio.current.play().catch(() => undefined)
    } catch (error) {
      if (!ending.signal.aborted) tell({ kind: 'failed', error: toError(error) })
    }
  }, [recordingId, rendition, queryClient])

  useGrantEnd(state, () => {
    discard()
    setHeld(undefined)
    tell({ kind: 'grant_ended' })
  })
  useAudioEvents(audio, state.kind === 'ready', tell)
  useEffect(
    () => () => {
      discard()
      tell({ kind: 'closed' })
    },
    [recordingId, discard],
  )

  return {
    state,
    waveform,
    audio,
    held,
    listen() {
      tell({ kind: 'asked' })
      void load()
    },
    togglePlay() {
      const element = audio.current
      if (!element) return
      if (element.paused) void element.play().catch(() => undefined)
      else element.pause()
    },
    seek(positionMs) {
      const element = audio.current
      if (!element) return
      const endS = Number.isFinite(element.duration) ? element.duration : positionMs / 1000
      element.currentTime = Math.min(Math.max(0, positionMs / 1000), endS)
    },
    chooseSpeed(speed) {
      if (!audio.current) return
      audio.current.playbackRate = speed
      tell({ kind: 'speed_chosen', speed })
    },
  }
}
