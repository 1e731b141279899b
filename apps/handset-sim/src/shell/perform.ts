import type { HandsetEffect, HandsetEvent } from '@smartym/handset-core'
import type { HandsetView } from '@smartym/handset-core/ports'
import type { HandsetClock } from '../clock/handset-clock.ts'
import type { PhoneGrants } from '../grants/phone-grants.ts'
import type { Link } from '../link/link.ts'
import type { Registrar } from '../link/registration.ts'
import type { AppLock } from '../protection/app-lock.ts'
import type { Player } from '../playing/player.ts'
import type { Recorder } from '../recording/recorder.ts'
import type { Modem } from '../telephony/modem.ts'
import type { TextSender } from '../texts/text-sender.ts'
import type { Uploader } from '../upload/uploader.ts'
import type { ServerRequests } from './server-requests.ts'
import type { Timers } from './timers.ts'

/** The phone's capabilities, one for each kind of order. */
export interface Capabilities {
  clock: HandsetClock
  appLock: AppLock
  /** What the owner’s finger says, or another’s. */
  showFinger(): HandsetEvent
  checkIntegrity(): HandsetEvent
  link: Link
  requests: ServerRequests
  timers: Timers
  modem: Modem
  texts: TextSender
  recorder: Recorder
  uploader: Uploader
  player: Player
  registrar: Pick<Registrar, 'request'>
  wipe(commandId: string): void
  grants: PhoneGrants
  probeCapture(): HandsetEvent
  sampleStatus(): HandsetEvent
  tell(event: HandsetEvent): void
  show(view: HandsetView): void
}

type Performers = { [K in HandsetEffect['type']]: (effect: Extract<HandsetEffect, { type: K }>) => void }

/** Performs the core's orders. What is only heard or seen on a phone (speaker, notices, a screen that cannot be copied) has nothing to do here. */
export function createPerformer(parts: Capabilities): (effect: HandsetEffect) => void {
  const { appLock, clock, link, requests, timers, modem, player, recorder, uploader } = parts
  const performers: Performers = {
    open_link: () => link.open(),
    close_link: () => link.close(),
    send_heartbeat: ({ status }) => link.send({ type: 'heartbeat', sentAt: clock.monotonicMs(), status }),
    send_receipt: ({ commandId }) => link.send({ type: 'receipt', commandId }),
    fetch_commands: () => requests.fetchCommands(),
    send_reports: ({ reports }) => requests.sendReports(reports),
    register: ({ code }) => parts.registrar.request(code),
    wipe: ({ commandId }) => parts.wipe(commandId),
    report_wiped: () => requests.reportWiped(),
    sign_in: ({ loginId, password }) => requests.signIn(loginId, password),
    change_password: (typed) => requests.changePassword(typed),
    sign_out: () => requests.signOut(),
    reauthenticate: ({ proof }) => requests.reauthenticate(proof),
    set_app_lock: ({ pin, currentPin }) => appLock.set(pin, currentPin),
    verify_app_lock: ({ pin }) => appLock.verify(pin),
    clear_app_lock: () => appLock.clear(),
    ask_biometrics: () => parts.tell(parts.showFinger()),
    set_secure_screen: () => {},
    check_integrity: () => parts.tell(parts.checkIntegrity()),
    fetch_consent_texts: ({ consentTextIds }) => requests.fetchConsentTexts(consentTextIds),
    fetch_own_recordings: ({ ask, query }) => requests.fetchOwnRecordings(ask, query),
    save_recording_memo: (memo) => requests.saveRecordingMemo(memo),
    play_recording: ({ recordingId }) => player.play(recordingId),
    set_playing: ({ isPlaying }) => player.setPlaying(isPlaying),
    seek_playing: ({ positionMs }) => player.seek(positionMs),
    stop_playing: () => player.stop(),
    set_timer: ({ timerId, delayMs }) => timers.set(timerId, delayMs),
    cancel_timer: ({ timerId }) => timers.cancel(timerId),
    sample_status: () => parts.tell(parts.sampleStatus()),
    place_call: ({ callId, phoneNumber, simId }) => modem.place(callId, phoneNumber, simId),
    read_call_log: ({ sinceWallMs }) =>
      parts.tell({ type: 'call_log.told', calls: modem.loggedSince(sinceWallMs) }),
    send_text: (order) => parts.texts.send(order),
    inspect_call: ({ callId }) => modem.inspect(callId),
    answer_call: ({ callId }) => modem.answer(callId),
    bind_call: ({ callId, telephonyId }) => modem.bind(callId, telephonyId),
    hang_up: ({ callId }) => modem.hangUp(callId),
    set_mute: () => {},
    set_hold: ({ callId, isHeld }) => modem.hold(callId, isHeld),
    set_speaker: () => {},
    look_at_phone_grants: () => parts.tell(parts.grants.look()),
    ask_phone_grant: ({ name }) => parts.tell(parts.grants.ask(name)),
    probe_capture: () => parts.tell(parts.probeCapture()),
    start_capture: (order) => recorder.start(order),
    stop_capture: ({ recordingId }) => recorder.stop(recordingId),
    recover_recording: ({ recordingId }) => recorder.recover(recordingId),
    upload_recording: ({ recordingId, isLive, uploadAddress }) =>
      uploader.start(recordingId, isLive, uploadAddress),
    pause_upload: ({ recordingId }) => uploader.pause(recordingId),
    delete_file: ({ recordingId }) => recorder.delete(recordingId),
    show_notice: () => {},
    hide_notice: () => {},
    show_view: ({ view }) => parts.show(view),
  }
  return <K extends HandsetEffect['type']>(effect: Extract<HandsetEffect, { type: K }>) =>
    (performers[effect.type as K] as (order: typeof effect) => void)(effect)
}
