import type {
  AgentStateFrame,
  CommandFrame,
  ConsentsFrame,
  DispositionFrame,
  SignedInAgent,
} from '@smartym/contract/frames'
import type {
  DeviceStatus,
  HandsetConsent,
  HandsetConsentText,
  HandsetSettings,
  IntegritySign,
  Language,
  OwnRecordingResponse,
} from '@smartym/contract'
import type {
  CaptureMethod,
  DeviceState,
  RecordingEndReason,
  RecordingFault,
  RecordingMedia,
  TextFault,
  Wish,
} from '@smartym/contract/constants'
import type { CallEndCause, CaptureProbe, LoggedCall, OwnRecordingSearch, PhoneSim } from './facts.ts'
import type { ConfirmedStep, PhoneGrant, PhoneGrantName, PhoneMaker } from './setup.ts'

/** Time and chance come in with every event (decision 12); the shell reads them when it calls `step`, not when it queues the event. */
export interface Clock {
  /** Changes with each boot of the phone; monotonic time is comparable within one. */
  bootId: string
  monotonicMs: number
  wallMs: number
  /** 32 random bytes in hex, for ids. */
  entropy: string
}

/** Why the network did not do what was asked; `retryAfterMs` when the server named it. */
export interface NetworkFault {
  code: string
  isRetryable: boolean
  retryAfterMs: number | null
}

/**
 * Facts, in the past tense, told by the shell. All by value, JSON only. The first one after `restore` is `handset.started`:
 * with it the machine knows the time and says how to go on.
 */
export type HandsetEvent =
  // the shell and its link
  | {
      type: 'handset.started'
      /** Null while the phone is not registered. */
      deviceId: string | null
      /** Everything was erased, and the server may not know yet. */
      isWiped?: boolean
      /** So many lie aside, the key to what they belong to lost; absent when nothing does. */
      unreadableRecordings?: number
      appVersion: string
      deviceModel: string
      captureMethods: CaptureMethod[]
      /** What the last look at them found; null: nobody has looked since this version came. Absent from a shell that cannot look. */
      captureProbes?: CaptureProbe[] | null
      /** The phone knows a finger or a face of its owner. */
      hasBiometrics?: boolean
      /** It answers `read_call_log`. */
      hasCallLog?: boolean
    }
  | {
      type: 'link.opened'
      serverTime: number
      roundTripMs: number
      settings: HandsetSettings
      agent: SignedInAgent | null
      agentState: AgentStateFrame | null
      /** Of that agent; absent from a server that knows no consents. */
      consents?: HandsetConsent[]
      pendingCommands: CommandFrame[]
    }
  /** The server knows this phone but does not let it work; the link is closed behind it. */
  | { type: 'standing.told'; state: DeviceState }
  | { type: 'registration.accepted'; deviceId: string; state: DeviceState }
  | { type: 'registration.refused'; fault: NetworkFault }
  /** A registration's link or QR code was opened outside of the app; nothing happens before the agent says so. */
  | { type: 'registration_link.opened'; link: string }
  /** All that this phone can grant: told when asked for, and whenever the agent comes back to the app. */
  | { type: 'phone_grants.told'; grants: PhoneGrant[]; maker: PhoneMaker }
  | { type: 'wipe.reported' }
  | { type: 'wipe.report_failed'; fault: NetworkFault }
  /** Told of the link that was ordered last; an older one that the shell dropped closes in silence. */
  | { type: 'link.closed'; code: number; isRetryable: boolean }
  /** The answer to a heartbeat came. */
  | { type: 'clock.synchronised'; serverTime: number; roundTripMs: number }
  | { type: 'push.received' }
  /** The push service gave the phone another token, or (null) there is none on this phone. */
  | { type: 'push.registered'; token: string | null }
  | { type: 'command.received'; command: CommandFrame }
  | { type: 'commands.fetched'; serverTime: number; roundTripMs: number; commands: CommandFrame[] }
  | { type: 'commands.fetch_failed'; fault: NetworkFault }
  | { type: 'agent_state.received'; frame: AgentStateFrame }
  | { type: 'disposition.received'; frame: DispositionFrame }
  | { type: 'consents.received'; frame: ConsentsFrame }
  | { type: 'consent_texts.fetched'; texts: HandsetConsentText[] }
  | { type: 'consent_texts.fetch_failed'; fault: NetworkFault }
  | { type: 'reports.acknowledged'; acknowledgedSeq: number }
  | { type: 'reports.failed'; fault: NetworkFault; expectedSeq: number | null }
  /** `passwordExpiresAt`: server time, ms, once the agent should be told that the password ends. */
  | {
      type: 'sign_in.accepted'
      agent: SignedInAgent
      passwordExpiresAt?: number | null
      consents?: HandsetConsent[]
    }
  | { type: 'sign_in.refused'; fault: NetworkFault }
  /** `faults`: what is wrong with the new password, in the server's words (`PasswordFault`). */
  | { type: 'password_change.refused'; fault: NetworkFault; faults: string[] }
  | { type: 'sign_out.accepted' }
  | { type: 'sign_out.refused'; fault: NetworkFault }
  | { type: 'timer.fired'; timerId: string }
  | {
      type: 'status.sampled'
      sample: Pick<DeviceStatus, 'batteryPercent' | 'isCharging' | 'freeBytes' | 'network'> & {
        captureFaults: RecordingFault[]
        /** Of the memory on which recordings lie; null where the phone does not say, absent from a shell that does not. */
        totalBytes?: number | null
        /** What is in the phone and on; null where the phone does not say, absent from a shell that cannot ask. */
        sims?: PhoneSim[] | null
      }
    }
  /** Null: the phone does not show it. */
  | { type: 'call_log.told'; calls: LoggedCall[] | null }
  /** All signs of tampering that the phone finds now; told when asked for, and whenever they became others (SEC-10). */
  | { type: 'integrity.reported'; signs: IntegritySign[] }
  // the lock of the app (SEC-4)
  /** The agent or the phone switched the screen off; not by a hand or an ear before it. */
  | { type: 'screen.turned_off' }
  | { type: 'app_lock.set' }
  | { type: 'app_lock.verified' }
  /** `lost`: there is no verifier, or it cannot be read any more. */
  | { type: 'app_lock.refused'; reason: 'wrong_pin' | 'lost' | 'unavailable' }
  | { type: 'biometrics.accepted' }
  /** `changed`: somebody enrolled another finger or face since; the PIN must be shown before they count again. */
  | { type: 'biometrics.refused'; reason: 'canceled' | 'failed' | 'unavailable' | 'changed' }
  /** `dueAt`: server time, ms, from which on it must be shown again. */
  | { type: 'reauthentication.accepted'; dueAt: number }
  | { type: 'reauthentication.refused'; fault: NetworkFault }
  // own recordings (REC-10)
  | { type: 'own_recordings.fetched'; ask: number; items: OwnRecordingResponse[]; nextCursor: string | null }
  | { type: 'own_recordings.fetch_failed'; ask: number; fault: NetworkFault }
  | { type: 'recording_memo.saved'; recording: OwnRecordingResponse }
  | { type: 'recording_memo.save_failed'; recordingId: string; fault: NetworkFault }
  | { type: 'playing.started'; recordingId: string; durationMs: number }
  /** Where it is now, after it was paused, resumed or sought, by an order or by the phone. */
  | { type: 'playing.moved'; recordingId: string; positionMs: number; isPlaying: boolean }
  | { type: 'playing.ended'; recordingId: string }
  | { type: 'playing.failed'; recordingId: string; fault: NetworkFault }
  // telephony; `callId` is the core's
  | { type: 'call.placed'; callId: string }
  | { type: 'call.place_failed'; callId: string; cause: CallEndCause }
  /** `isEmergency`: telephony says so, whatever the number: an emergency centre calls back. */
  | {
      type: 'call.incoming'
      telephonyId: string
      phoneNumber: string | null
      isEmergency?: boolean
      /** By which SIM; absent where the phone does not say. */
      simId?: string
    }
  /** A call out that the core did not order: dialled in another app, by a headset, an emergency call. */
  | {
      type: 'call.outgoing'
      telephonyId: string
      phoneNumber: string | null
      isEmergency?: boolean
      simId?: string
    }
  | { type: 'call.ringing'; callId: string }
  | { type: 'call.connected'; callId: string }
  /** It has the line, and nobody says whether it was answered: telephony of an app that is not the dialler. */
  | { type: 'call.off_hook'; callId: string }
  | { type: 'call.held'; callId: string }
  | { type: 'call.resumed'; callId: string }
  /** `connectedMs`: of a call told as off hook, how long it was connected by the phone's call log; null when the log is not to be read. */
  | { type: 'call.ended'; callId: string; cause: CallEndCause; connectedMs?: number | null }
  /** Answer to `inspect_call`: what telephony and the call log know of it after a restart. Instants are phone wall clock. */
  | {
      type: 'call.inspected'
      callId: string
      found: 'active' | 'ended' | 'never_placed' | 'unknown'
      connectedAtWallMs: number | null
      endedAtWallMs: number | null
    }
  // texts
  /** This part, from 0, of so many left the phone. */
  | { type: 'text.part_sent'; textMessageId: string; part: number; parts: number }
  /** One of its parts did not, or none was tried. */
  | {
      type: 'text.failed'
      textMessageId: string
      fault: Exclude<TextFault, 'unconfirmed' | 'phone_unreachable'>
    }
  // recording
  /** The phone's own recorder records this call: its file is fetched when the call is over. */
  | { type: 'recording.left_to_maker'; recordingId: string }
  | { type: 'capture.probed'; probes: CaptureProbe[] }
  | {
      type: 'recording.started'
      recordingId: string
      captureMethod: CaptureMethod
      media: RecordingMedia
      deviceSeq: number
    }
  | {
      type: 'recording.sealed'
      recordingId: string
      deviceSeq: number
      plainBytes: number
      sealedBytes: number
      durationMs: number
      lostMs: number
      endReason: RecordingEndReason
    }
  | { type: 'recording.failed'; recordingId: string; reason: RecordingFault | 'capture_failed' | 'file_lost' }
  // upload
  | { type: 'upload.progressed'; recordingId: string; offsetBytes: number }
  | { type: 'upload.stored'; recordingId: string }
  | {
      type: 'upload.failed'
      recordingId: string
      kind: 'network' | 'unknown_recording' | 'damaged' | 'gone' | 'refused'
      fault: NetworkFault
    }
  | { type: 'file.deleted'; recordingId: string }
  // the agent's fingers
  /** The code as it was typed, or what a QR code holds. */
  | { type: 'user.registration_requested'; code: string }
  // the first start, and when it is gone through again (DIS-2)
  | { type: 'user.phone_grant_requested'; name: PhoneGrantName }
  /** Not now: what it is for does not work. */
  | { type: 'user.phone_grant_skipped'; name: PhoneGrantName }
  | { type: 'user.setup_step_confirmed'; step: ConfirmedStep }
  | { type: 'user.setup_requested' }
  | { type: 'user.setup_closed' }
  | { type: 'user.sign_in_requested'; loginId: string; password: string }
  | { type: 'user.password_change_requested'; loginId: string; password: string; newPassword: string }
  | { type: 'user.sign_out_requested' }
  /** Touched the screen; told now and then while it is being touched. */
  | { type: 'user.active' }
  | { type: 'user.unlock_requested'; proof: { kind: 'pin'; pin: string } | { kind: 'biometrics' } }
  /** A first PIN, or another one in place of `currentPin`. */
  | { type: 'user.app_lock_pin_chosen'; pin: string; currentPin: string | null }
  | { type: 'user.app_lock_removal_requested'; pin: string }
  | { type: 'user.biometrics_switched'; isOn: boolean }
  /** Who is there is shown again; at a locked screen by the password alone: then the PIN is forgotten. */
  | {
      type: 'user.reauthentication_requested'
      proof: { kind: 'password'; password: string } | { kind: 'pin'; pin: string } | { kind: 'biometrics' }
    }
  | { type: 'user.consent_given'; consentTextId: string }
  | { type: 'user.consent_withdrawn'; consentTextId: string }
  | { type: 'user.state_wished'; wish: Wish; notReadyReason: string | null }
  | { type: 'user.dial_requested'; phoneNumber: string }
  | { type: 'user.answer_requested' }
  | { type: 'user.hang_up_requested' }
  | { type: 'user.mute_requested'; isMuted: boolean }
  | { type: 'user.hold_requested'; isHeld: boolean }
  | { type: 'user.speaker_requested'; isSpeakerOn: boolean }
  | { type: 'user.recording_start_requested' }
  | { type: 'user.recording_stop_requested' }
  | { type: 'user.capture_probe_requested' }
  /** This SIM is the company's line; the others are the agent's own affair. */
  | { type: 'user.line_sim_chosen'; simId: string }
  | { type: 'user.note_changed'; note: string }
  | { type: 'user.disposition_chosen'; code: string; note: string | null }
  | { type: 'user.upload_requested'; recordingId: string }
  /** Opens the list, or looks for others in it. */
  | { type: 'user.own_recordings_searched'; search: OwnRecordingSearch }
  | { type: 'user.more_own_recordings_requested' }
  | { type: 'user.own_recordings_closed' }
  | { type: 'user.recording_memo_changed'; recordingId: string; memo: string; isImportant: boolean }
  | { type: 'user.play_requested'; recordingId: string }
  | { type: 'user.playing_switched'; isPlaying: boolean }
  | { type: 'user.playing_sought'; positionMs: number }
  | { type: 'user.playing_stopped' }
  | { type: 'user.recording_deletion_requested'; recordingId: string }
  /** Who is there is not shown: what it was asked for is not done. */
  | { type: 'user.reauthentication_canceled' }
  | { type: 'user.language_chosen'; language: Language }

export type HandsetEventType = HandsetEvent['type']
export type TimedEvent = HandsetEvent & { clock: Clock }
