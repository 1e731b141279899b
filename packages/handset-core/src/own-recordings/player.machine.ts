import type { AppLockMachine } from '../app-lock/app-lock.machine.ts'
import type { CallRows } from '../calls/call-rows.ts'
import type { HandsetEvent, HandsetView } from '../ports/index.ts'
import type { Step } from '../step/step.ts'
import type { OwnRecordingsMachine } from './own-recordings.machine.ts'

type EventOf<T extends HandsetEvent['type']> = Extract<HandsetEvent, { type: T }>
type Player = NonNullable<HandsetView['player']>

const askedAgain = 'accounts.reauthentication_required'

interface Deps {
  callRows: Pick<CallRows, 'count'>
  appLock: Pick<AppLockMachine, 'isShut'>
  ownRecordings: Pick<OwnRecordingsMachine, 'isOpen' | 'wait' | 'forget'>
}

/** What is played of the agent's own recordings (REC-10): one at a time, while the list is open, never into a call. */
export function createPlayerMachine({ appLock, callRows, ownRecordings }: Deps) {
  let player: Player | null = null

  const current = (recordingId: string): Player | null =>
    player?.recordingId === recordingId ? player : null

  function move(step: Step, change: Partial<Player>): void {
    if (player !== null) player = { ...player, ...change, at: Math.round(step.clock.wallMs) }
  }

  function stop(step: Step): void {
    if (player === null) return
    player = null
    step.order({ type: 'stop_playing' })
  }

  return {
    stop,
    /** Not in a call, whose screen has taken the list's place. */
    play(step: Step, recordingId: string): void {
      if (callRows.count() > 0) return
      const at = Math.round(step.clock.wallMs)
      player = { recordingId, state: 'loading', positionMs: 0, at, durationMs: 0, faultCode: null }
      step.order({ type: 'play_recording', recordingId })
    },
    /** What has ended begins anew. */
    switch(step: Step, isPlaying: boolean): void {
      if (player === null || player.state === 'loading' || player.state === 'failed') return
      if (isPlaying && player.state === 'ended') step.order({ type: 'seek_playing', positionMs: 0 })
      step.order({ type: 'set_playing', isPlaying })
    },
    seek(step: Step, positionMs: number): void {
      if (player === null || player.state === 'loading' || player.state === 'failed') return
      const within = Math.min(Math.max(0, Math.round(positionMs)), player.durationMs)
      step.order({ type: 'seek_playing', positionMs: within })
    },

    onStarted(step: Step, { recordingId, durationMs }: EventOf<'playing.started'>): void {
      if (current(recordingId) !== null) move(step, { state: 'playing', positionMs: 0, durationMs })
    },
    onMoved(step: Step, { recordingId, positionMs, isPlaying }: EventOf<'playing.moved'>): void {
      if (current(recordingId) === null) return
      move(step, { state: isPlaying ? 'playing' : 'paused', positionMs })
    },
    onEnded(step: Step, { recordingId }: EventOf<'playing.ended'>): void {
      const ended = current(recordingId)
      if (ended !== null) move(step, { state: 'ended', positionMs: ended.durationMs })
    },
    onFailed(step: Step, { recordingId, fault }: EventOf<'playing.failed'>): void {
      if (current(recordingId) === null) return
      if (fault.code === askedAgain) {
        player = null
        ownRecordings.wait({ kind: 'play', recordingId })
      } else move(step, { state: 'failed', faultCode: fault.code })
    },

    /** A lock takes the list, and who left it hears nothing more; a call comes first. */
    settle(step: Step): void {
      if (appLock.isShut()) ownRecordings.forget()
      if (!ownRecordings.isOpen() || callRows.count() > 0) stop(step)
    },
    shown: (): Player | null => player,
  }
}
export type PlayerMachine = ReturnType<typeof createPlayerMachine>
