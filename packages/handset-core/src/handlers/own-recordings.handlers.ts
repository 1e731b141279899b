import type { Machines } from '../machines.ts'
import type { GuardedAct } from '../own-recordings/own-recordings.machine.ts'
import type { Step } from '../step/step.ts'
import type { EventHandlers } from './event-handlers.ts'

/** Has an act done that is not the list's own to do. */
export function performGuarded(
  { player, uploads, view }: Machines,
  step: Step,
  act: GuardedAct | null,
): void {
  if (act?.kind === 'play') player.play(step, act.recordingId)
  if (act?.kind === 'delete' && !uploads.discard(step, act.recordingId))
    view.setProblem(step, 'handset.not_sent')
}

/** The agent's own recordings: looked for, heard, noted, deleted (REC-10, DEL-3, SEC-5). */
export function createOwnRecordingsHandlers(machines: Machines) {
  const { link, ownRecordings, player, storedCopies } = machines

  const attempt = (step: Step, act: GuardedAct): void =>
    performGuarded(machines, step, ownRecordings.attempt(step, act, link.isOpen()))

  return {
    'own_recordings.fetched': (step, event) => {
      ownRecordings.onFetched(event)
      for (const item of event.items) storedCopies.noteImportance(step, item)
    },
    'own_recordings.fetch_failed': (_step, event) => ownRecordings.onFetchFailed(event),
    'recording_memo.saved': (step, { recording }) => {
      ownRecordings.onMemoSaved(recording)
      storedCopies.noteImportance(step, recording)
    },
    'recording_memo.save_failed': (_step, { recordingId, fault }) =>
      ownRecordings.onMemoFailed(recordingId, fault),
    'playing.started': (step, event) => player.onStarted(step, event),
    'playing.moved': (step, event) => player.onMoved(step, event),
    'playing.ended': (step, event) => player.onEnded(step, event),
    'playing.failed': (step, event) => player.onFailed(step, event),
    'user.own_recordings_searched': (step, { search }) => attempt(step, { kind: 'search', search }),
    'user.more_own_recordings_requested': (step) => attempt(step, { kind: 'more' }),
    'user.own_recordings_closed': () => ownRecordings.forget(),
    'user.recording_memo_changed': (step, { recordingId, memo, isImportant }) =>
      attempt(step, { kind: 'memo', memo: { recordingId, memo, isImportant } }),
    'user.play_requested': (step, { recordingId }) => attempt(step, { kind: 'play', recordingId }),
    'user.playing_switched': (step, { isPlaying }) => player.switch(step, isPlaying),
    'user.playing_sought': (step, { positionMs }) => player.seek(step, positionMs),
    'user.playing_stopped': (step) => player.stop(step),
    'user.recording_deletion_requested': (step, { recordingId }) =>
      attempt(step, { kind: 'delete', recordingId }),
    'user.reauthentication_canceled': () => ownRecordings.cancel(),
  } satisfies Partial<EventHandlers>
}
