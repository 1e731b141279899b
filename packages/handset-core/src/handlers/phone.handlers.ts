import type { Machines } from '../machines.ts'
import type { EventHandlers } from './event-handlers.ts'

/** Telephony, capture, files. */
export function createPhoneHandlers(machines: Machines) {
  const { dialing, recordings, status, telephony, texts, uploads, view } = machines
  return {
    'call.placed': (step, { callId }) => telephony.onPlaced(step, callId),
    'call.place_failed': (step, { callId, cause }) => {
      if (telephony.onEnded(step, callId, cause)) view.setProblem(step, 'handset.call_failed')
    },
    'call.incoming': (step, event) => dialing.onIncoming(step, event),
    'call.outgoing': (step, event) => dialing.onOutgoing(step, event),
    'call.ringing': (step, { callId }) => telephony.onRinging(step, callId),
    'call.connected': (step, { callId }) => telephony.onConnected(step, callId),
    'call.off_hook': (step, { callId }) => telephony.onOffHook(step, callId),
    'call.held': (step, { callId }) => telephony.onHoldChanged(step, callId, true),
    'call.resumed': (step, { callId }) => telephony.onHoldChanged(step, callId, false),
    'call.ended': (step, { callId, cause, connectedMs }) =>
      void telephony.onEnded(step, callId, cause, connectedMs ?? null),
    'call.inspected': (step, event) => telephony.onInspected(step, event),
    'text.part_sent': (step, event) => texts.onPartSent(step, event),
    'text.failed': (step, { textMessageId, fault }) => texts.onFailed(step, textMessageId, fault),
    'capture.probed': (_step, { probes }) => status.probed(probes),
    'recording.left_to_maker': (step, { recordingId }) => recordings.onLeftToMaker(step, recordingId),
    'recording.started': (step, event) => recordings.onStarted(step, event),
    'recording.sealed': (step, event) => {
      recordings.onSealed(step, event)
      uploads.onSealed(step, event.recordingId)
    },
    'recording.failed': (step, event) => {
      if (recordings.onFailed(step, event)) view.setProblem(step, 'handset.recording_failed')
      uploads.forget(event.recordingId)
    },
    'upload.progressed': (step, event) => uploads.onProgressed(step, event),
    'upload.stored': (step, { recordingId }) => uploads.onStored(step, recordingId),
    'upload.failed': (step, event) => uploads.onFailed(step, event),
    'file.deleted': (step, { recordingId }) => uploads.onDeleted(step, recordingId),
  } satisfies Partial<EventHandlers>
}
