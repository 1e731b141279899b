import type { DeviceStatus } from '@smartym/contract'
import type { HandsetReport } from '@smartym/contract/reports'
import type { RecordingMedia } from '@smartym/contract/constants'
import type { PhoneGrantName } from './setup.ts'
import type { HandsetView } from './view.ts'

/**
 * Orders to the shell. *Repeatable* ones may be done again after a restart without harm. `place_call` and `send_text` are
 * *once*-effects: the core stores them before the shell performs them and never repeats them; found unconfirmed after a restart a
 * call becomes `inspect_call`, and a text waits for the shell's word.
 */
export type HandsetEffect =
  /** Drops a link that may still be there. Answered by `link.opened` or `link.closed`. */
  | { type: 'open_link' }
  | { type: 'close_link' }
  | { type: 'send_heartbeat'; status: DeviceStatus }
  | { type: 'send_receipt'; commandId: string }
  | { type: 'fetch_commands' }
  | { type: 'send_reports'; reports: HandsetReport[] }
  /** Makes keys, proves them to the server, keeps who this phone is. Answered by `registration.accepted` or `registration.refused`. */
  | { type: 'register'; code: string }
  /**
   * Ends this life of the app and erases journal, recordings and keys; before, it signs what it will say of that. The next
   * life begins with `handset.started` that says so. Repeatable: what is left is erased.
   */
  | { type: 'wipe'; commandId: string }
  /** Sends what was signed before the wipe. Answered by `wipe.reported` or `wipe.report_failed`. */
  | { type: 'report_wiped' }
  /** The password passes through and is kept nowhere. */
  | { type: 'sign_in'; loginId: string; password: string }
  /** Sets a new password and signs in with it; answered by `sign_in.accepted` or `password_change.refused`. */
  | { type: 'change_password'; loginId: string; password: string; newPassword: string }
  | { type: 'sign_out' }
  /**
   * Shows the server again who is there (SEC-5): by the password, or that this phone has had its lock's factor shown. Answered by
   * `reauthentication.accepted` or `reauthentication.refused`.
   */
  | {
      type: 'reauthenticate'
      proof: { kind: 'password'; password: string } | { kind: 'app_lock' }
    }
  /**
   * Keeps a verifier of this PIN (a salted slow hash, bound to the keystore where there is one), never the PIN; the one before is
   * gone. With `currentPin` only when that one is right. Answered by `app_lock.set` or `app_lock.refused`.
   */
  | { type: 'set_app_lock'; pin: string; currentPin: string | null }
  /** Is this the PIN. Answered by `app_lock.verified` or `app_lock.refused`. */
  | { type: 'verify_app_lock'; pin: string }
  /** Erases the verifier and whatever biometrics open. */
  | { type: 'clear_app_lock' }
  /** The phone's own question for a finger or a face. Answered by `biometrics.accepted` or `biometrics.refused`. */
  | { type: 'ask_biometrics'; purpose: 'open' | 'show_again' | 'turn_on' }
  /** Nothing of the screen in pictures of it, in the list of running apps, or on a second display (FLAG_SECURE). */
  | { type: 'set_secure_screen'; isSecure: boolean }
  /** Looks for signs of tampering. Answered by `integrity.reported`. */
  | { type: 'check_integrity' }
  /** The words of texts that the agent should read. Answered by `consent_texts.fetched` or `consent_texts.fetch_failed`. */
  | { type: 'fetch_consent_texts'; consentTextIds: string[] }
  /** The agent's own recordings, by members of `ListOwnRecordingsQuery`. Answered by `own_recordings.fetched` or `own_recordings.fetch_failed`, which say `ask` again. */
  | { type: 'fetch_own_recordings'; ask: number; query: Record<string, string> }
  /** Answered by `recording_memo.saved` or `recording_memo.save_failed`. */
  | { type: 'save_recording_memo'; recordingId: string; memo: string; isImportant: boolean }
  /**
   * Plays an own recording from the server, in place of what plays; its sound is opened in memory alone. Answered by `playing.started`
   * or `playing.failed`; later `playing.moved` and `playing.ended`.
   */
  | { type: 'play_recording'; recordingId: string }
  | { type: 'set_playing'; isPlaying: boolean }
  | { type: 'seek_playing'; positionMs: number }
  /** Nothing of the sound is kept. */
  | { type: 'stop_playing' }
  /** Replaces the timer of the same id. Timers die with the process; the core sets them anew. */
  | { type: 'set_timer'; timerId: string; delayMs: number }
  | { type: 'cancel_timer'; timerId: string }
  | { type: 'sample_status' }
  /** By this SIM or not at all; without one, by that which the phone would take. */
  | { type: 'place_call'; callId: string; phoneNumber: string; simId?: string }
  /**
   * By the line's own number, in as many parts as the phone makes of it. Answered by `text.part_sent` of each, or by
   * `text.failed`, also after a restart.
   */
  | { type: 'send_text'; textMessageId: string; phoneNumber: string; body: string; simId?: string }
  /** Answered by `call_log.told` with all that began since then, of whatever SIM. */
  | { type: 'read_call_log'; sinceWallMs: number }
  /** Answered by `call.inspected`; found active, the shell goes on telling of the call under this id. */
  | { type: 'inspect_call'; callId: string; phoneNumber: string | null; orderedAtWallMs: number }
  | { type: 'answer_call'; callId: string; telephonyId: string }
  | { type: 'bind_call'; callId: string; telephonyId: string }
  | { type: 'hang_up'; callId: string }
  | { type: 'set_mute'; callId: string; isMuted: boolean }
  | { type: 'set_hold'; callId: string; isHeld: boolean }
  | { type: 'set_speaker'; callId: string; isSpeakerOn: boolean }
  /** Begin capture and live sealing; `startedAt` is server time, UTC ms, for the envelope. */
  | { type: 'start_capture'; recordingId: string; callId: string; media: RecordingMedia; startedAt: number }
  | { type: 'stop_capture'; recordingId: string }
  /** What the phone grants the app. Answered by `phone_grants.told`. */
  | { type: 'look_at_phone_grants' }
  /** Android's own question, or the page of its settings where it has none or asks no more. Answered by `phone_grants.told`. */
  | { type: 'ask_phone_grant'; name: PhoneGrantName }
  /** Tries each way to hear calls for a moment. Answered by `capture.probed`. */
  | { type: 'probe_capture' }
  /** After a restart: close an interrupted file (cut to whole chunks, tail applied, end reason recovered). */
  | { type: 'recover_recording'; recordingId: string }
  /** tus upload from where the server stands; a live one goes on while the file still grows, and past its end when it is sealed. */
  | {
      type: 'upload_recording'
      recordingId: string
      isLive: boolean
      /** The upload server, where it is not the control server (UPL-3); shells refuse what is none. */
      uploadAddress?: string
    }
  | { type: 'pause_upload'; recordingId: string }
  | { type: 'delete_file'; recordingId: string }
  /** Says no more of a call than the view that was shown last: a locked phone names nobody. */
  | { type: 'show_notice'; notice: 'recording' | 'incoming_call'; recordingId: string | null }
  | { type: 'hide_notice'; notice: 'recording' | 'incoming_call' }
  /** The whole picture for the screens, only when it changed. */
  | { type: 'show_view'; view: HandsetView }
export type HandsetEffectType = HandsetEffect['type']

/** Effects that must never be done twice. */
export const onceEffects = ['place_call', 'send_text'] as const

/** Answer of `step`, and of `restore`, whose lists are empty (what to do is answered to `handset.started`): rows to commit (null deletes), then effects to perform. */
export interface StepResult {
  puts: [key: string, value: unknown][]
  effects: HandsetEffect[]
}
