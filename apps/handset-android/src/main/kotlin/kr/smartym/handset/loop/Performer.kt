package kr.smartym.handset.loop

import kr.smartym.handset.integrity.IntegrityWatch
import kr.smartym.handset.link.Link
import kr.smartym.handset.link.Registrar
import kr.smartym.handset.link.ServerRequests
import kr.smartym.handset.link.SignInOrder
import kr.smartym.handset.link.event
import kr.smartym.handset.playing.Player
import kr.smartym.handset.protection.AppLock
import kr.smartym.handset.protection.Biometrics
import kr.smartym.handset.recording.Recorder
import kr.smartym.handset.telephony.Telephony
import kr.smartym.handset.text.TextSender
import kr.smartym.handset.upload.Uploader
import org.json.JSONObject

/** What the phone shows beside its screens. */
interface Notices {
  fun show(notice: String)

  fun hide(notice: String)

  fun hideAll()
}

/** The phone's capabilities, one for each kind of order. */
class Capabilities(
  val link: Link,
  val requests: ServerRequests,
  val order: SignInOrder,
  val registrar: Registrar,
  val timers: Timers,
  val telephony: Telephony,
  val texts: TextSender,
  val recorder: Recorder,
  val uploader: Uploader,
  val player: Player,
  val notices: Notices,
  val appLock: AppLock,
  val biometrics: Biometrics,
  val integrity: IntegrityWatch,
  val secureScreen: (isSecure: Boolean) -> Unit,
  val wipe: (commandId: String) -> Unit,
  val sampleStatus: () -> Unit,
  val readCallLog: (sinceMs: Long) -> Unit,
  val lookAtGrants: () -> Unit,
  val askGrant: (name: String) -> Unit,
  val show: (view: JSONObject) -> Unit,
)

private typealias Perform = Capabilities.(JSONObject) -> Unit

private val JSONObject.callId: String
  get() = getString("callId")
private val JSONObject.recordingId: String
  get() = getString("recordingId")
/** Absent where the phone may take whichever it would. */
private val JSONObject.simId: String?
  get() = if (has("simId")) getString("simId") else null

/** What each of the core's orders means on this phone. */
private val performers: Map<String, Perform> =
  mapOf(
    "open_link" to { link.open() },
    "close_link" to { link.close() },
    "send_heartbeat" to { link.sendHeartbeat(it.getJSONObject("status")) },
    "send_receipt" to { link.send(event("receipt").put("commandId", it.getString("commandId"))) },
    "fetch_commands" to { requests.fetchCommands() },
    "send_reports" to { requests.sendReports(it.getJSONArray("reports")) },
    "register" to { registrar.request(it.getString("code")) },
    "wipe" to { wipe(it.getString("commandId")) },
    "report_wiped" to { requests.reportWiped() },
    "sign_in" to
      {
        order.begin()
        requests.signIn(it.getString("loginId"), it.getString("password"))
      },
    "change_password" to
      {
        order.begin()
        requests.changePassword(it)
      },
    "sign_out" to { requests.signOut() },
    "fetch_consent_texts" to { requests.fetchConsentTexts(it.getJSONArray("consentTextIds")) },
    "reauthenticate" to { requests.reauthenticate(it.getJSONObject("proof")) },
    "set_app_lock" to
      {
        appLock.set(
          it.getString("pin"),
          if (it.isNull("currentPin")) null else it.getString("currentPin"),
        )
      },
    "verify_app_lock" to { appLock.verify(it.getString("pin")) },
    "clear_app_lock" to
      {
        appLock.clear()
        biometrics.clear()
      },
    "ask_biometrics" to { biometrics.ask(it.getString("purpose")) },
    "set_secure_screen" to { secureScreen(it.getBoolean("isSecure")) },
    "check_integrity" to { integrity.check() },
    "fetch_own_recordings" to
      {
        requests.fetchOwnRecordings(it.getInt("ask"), it.getJSONObject("query"))
      },
    "save_recording_memo" to { requests.saveRecordingMemo(it) },
    "play_recording" to { player.play(it.recordingId) },
    "set_playing" to { player.setPlaying(it.getBoolean("isPlaying")) },
    "seek_playing" to { player.seek(it.getInt("positionMs")) },
    "stop_playing" to { player.stop() },
    "set_timer" to { timers.set(it.getString("timerId"), it.getLong("delayMs")) },
    "cancel_timer" to { timers.cancel(it.getString("timerId")) },
    "sample_status" to { sampleStatus() },
    "place_call" to { telephony.place(it.callId, it.getString("phoneNumber"), it.simId) },
    "send_text" to
      {
        texts.send(
          it.getString("textMessageId"),
          it.getString("phoneNumber"),
          it.getString("body"),
          it.simId,
        )
      },
    "read_call_log" to { readCallLog(it.getLong("sinceWallMs")) },
    "inspect_call" to { telephony.inspect(it) },
    "answer_call" to { telephony.answer(it.callId) },
    "bind_call" to { telephony.bind(it.callId, it.getString("telephonyId")) },
    "hang_up" to { telephony.hangUp(it.callId) },
    "set_mute" to { telephony.setMute(it.callId, it.getBoolean("isMuted")) },
    "set_hold" to { telephony.setHold(it.callId, it.getBoolean("isHeld")) },
    "set_speaker" to { telephony.setSpeaker(it.callId, it.getBoolean("isSpeakerOn")) },
    "look_at_phone_grants" to { lookAtGrants() },
    "ask_phone_grant" to { askGrant(it.getString("name")) },
    "start_capture" to { recorder.start(it) },
    "probe_capture" to { recorder.probe() },
    "stop_capture" to { recorder.stop(it.recordingId) },
    "recover_recording" to { recorder.recover(it.recordingId) },
    "upload_recording" to
      {
        val uploadAddress = if (it.has("uploadAddress")) it.getString("uploadAddress") else null
        uploader.start(it.recordingId, it.getBoolean("isLive"), uploadAddress)
      },
    "pause_upload" to { uploader.pause(it.recordingId) },
    "delete_file" to { recorder.delete(it.recordingId) },
    "show_notice" to { notices.show(it.getString("notice")) },
    "hide_notice" to { notices.hide(it.getString("notice")) },
    "show_view" to { show(it.getJSONObject("view")) },
  )

/** Every order that this shell carries out. */
val performedEffects: Set<String> = performers.keys

/** Performs one of the core's orders. */
fun Capabilities.perform(effect: JSONObject) {
  val type = effect.getString("type")
  val performer = checkNotNull(performers[type]) { "an order that this shell does not know" }
  performer(effect)
}
