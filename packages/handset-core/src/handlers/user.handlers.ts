import type { Machines } from '../machines.ts'
import type { NetworkFault } from '../ports/index.ts'
import type { EventHandlers } from './event-handlers.ts'
import type { Step } from '../step/step.ts'
import { leavePhone } from './leave-phone.ts'

const distrusted: NetworkFault = { code: 'handset.integrity', isRetryable: false, retryAfterMs: null }

/** The agent's fingers. */
export function createUserHandlers(machines: Machines) {
  const { afterCall, agentState, callRows, calls, consents, dialing, integrity, lineSim, link } = machines
  const { recordings, registration, session, settings, setup, status, telephony, uploads, view } = machines

  const leave = (step: Step): void => leavePhone(machines, step)

  return {
    'user.registration_requested': (step, { code }) => {
      setup.languageChosen(step)
      registration.request(step, code)
    },
    'user.phone_grant_requested': (step, { name }) => setup.ask(step, name),
    'user.phone_grant_skipped': (step, { name }) => setup.skip(step, name),
    'user.setup_step_confirmed': (step, event) => setup.confirm(step, event.step),
    'user.setup_requested': (step) => {
      if (callRows.count() === 0) setup.openAgain(step)
    },
    'user.setup_closed': (step) => setup.close(step),
    'user.sign_in_requested': (step, { loginId, password }) => {
      if (integrity.isDistrusted()) session.signInRefused(distrusted)
      else session.requestSignIn(step, loginId, password, link.isOpen())
    },
    'user.password_change_requested': (step, { loginId, password, newPassword }) =>
      session.requestPasswordChange(step, { loginId, password, newPassword }, link.isOpen()),
    'user.sign_out_requested': leave,
    'user.consent_given': (step, { consentTextId }) =>
      consents.give(step, consentTextId, settings.language()),
    'user.consent_withdrawn': (step, { consentTextId }) => consents.withdraw(step, consentTextId),
    'user.state_wished': (step, { wish, notReadyReason }) => {
      if (wish === 'logged_out') leave(step)
      else agentState.wish(step, wish, wish === 'not_ready' ? notReadyReason : null, callRows.count() > 0)
    },
    'user.dial_requested': (step, { phoneNumber }) => {
      const problem = dialing.dialByHand(step, phoneNumber)
      if (problem !== null) view.setProblem(step, problem)
    },
    'user.answer_requested': (step) => dialing.answer(step),
    'user.hang_up_requested': (step) => {
      const row = callRows.current()
      if (row !== undefined) calls.hangUp(step, row.callId, 'agent')
    },
    'user.mute_requested': (step, { isMuted }) => telephony.mute(step, isMuted),
    'user.hold_requested': (step, { isHeld }) => {
      const row = callRows.current()
      if (row !== undefined) step.order({ type: 'set_hold', callId: row.callId, isHeld })
    },
    'user.speaker_requested': (step, { isSpeakerOn }) => telephony.setSpeaker(step, isSpeakerOn),
    'user.recording_start_requested': (step) => telephony.recordCurrent(step),
    'user.recording_stop_requested': (step) => {
      const row = callRows.current()
      if (row?.recordingMode === 'manual') recordings.stop(step, row.callId)
    },
    'user.capture_probe_requested': (step) => status.probe(step),
    'user.line_sim_chosen': (step, { simId }) => {
      lineSim.choose(step, simId)
      // The server refuses to dial until it hears of it.
      step.order({ type: 'sample_status' })
    },
    'user.note_changed': (step, { note }) => {
      const row = callRows.current()
      if (row === undefined) afterCall.changeNote(step, note)
      else calls.changeNote(step, row, note)
    },
    'user.disposition_chosen': (step, { code, note }) => afterCall.choose(step, code, note),
    'user.upload_requested': (step, { recordingId }) => uploads.request(step, recordingId),
    'user.language_chosen': (step, { language }) => {
      setup.languageChosen(step)
      settings.chooseLanguage(step, language)
    },
  } satisfies Partial<EventHandlers>
}
