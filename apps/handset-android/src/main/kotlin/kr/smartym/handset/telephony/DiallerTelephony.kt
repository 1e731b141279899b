package kr.smartym.handset.telephony

import android.net.Uri
import android.os.Bundle
import android.os.Handler
import android.os.Looper
import android.telecom.Call
import android.telecom.CallAudioState
import android.telecom.TelecomManager
import android.telecom.VideoProfile
import java.util.UUID
import java.util.concurrent.Executor
import kr.smartym.handset.clock.PhoneClock
import kr.smartym.handset.link.event
import org.json.JSONObject

/**
 * Telephony of a phone on which the app is the default dialler: Android hands it every call through
 * `CallService`. Everything of it happens on `thread`.
 */
class DiallerTelephony(
  private val telecom: TelecomManager,
  private val sims: PhoneSims,
  private val isEmergencyNumber: (phoneNumber: String) -> Boolean,
  private val store: CallStore,
  private val clock: PhoneClock,
  private val thread: Executor,
  /** Does something on `thread` after so many milliseconds. */
  private val later: (delayMs: Long, work: () -> Unit) -> Unit,
  private val tell: (JSONObject) -> Unit,
) : Telephony {
  private class Awaited(val callId: String, val phoneNumber: String) {
    /** It was hung up before Android handed it over. */
    var isGivenUp = false
  }

  private class Line(val call: Call, val telephonyId: String, var callId: String?) {
    var state = Call.STATE_NEW
  }

  private val lines = mutableListOf<Line>()
  /** Placed, and not handed to us yet. */
  private val awaited = mutableListOf<Awaited>()
  /** Asked about after a restart, and not handed to this life of the app yet. */
  private val sought = mutableListOf<JSONObject>()
  private var audio: AudioRoute? = null
  private val main = Handler(Looper.getMainLooper())

  /** The part of the service that only a bound one can do. */
  interface AudioRoute {
    fun mute(isMuted: Boolean)

    fun route(route: Int)
  }

  override fun place(callId: String, phoneNumber: String, simId: String?) {
    store.place(callId, phoneNumber, clock.wallMs())
    val waiting = Awaited(callId, phoneNumber)
    awaited += waiting
    val extras = Bundle()
    if (simId != null) {
      val account = sims.accountOf(simId) ?: return neverPlaced(waiting)
      extras.putParcelable(TelecomManager.EXTRA_PHONE_ACCOUNT_HANDLE, account)
    }
    try {
      telecom.placeCall(Uri.fromParts("tel", phoneNumber, null), extras)
      tell(event("call.placed").put("callId", callId))
      later(HAND_OVER_LIMIT_MS) { neverPlaced(waiting) }
    } catch (_: SecurityException) {
      neverPlaced(waiting)
    }
  }

  /* Android did not take it, or never handed it over: a phone without a network, a radio that was switched off. */
  private fun neverPlaced(waiting: Awaited) {
    if (!awaited.remove(waiting)) return
    store.end(waiting.callId, clock.wallMs())
    tell(event("call.place_failed").put("callId", waiting.callId).put("cause", "failed"))
  }

  override fun inspect(order: JSONObject) {
    val callId = order.getString("callId")
    val known = store.find(callId)
    if (lines.any { it.callId == callId } || adopt(order)) answer(order, "active")
    else if (known == null) answer(order, "never_placed")
    else if (known.endedAtMs != null) answer(order, "ended") else seek(order)
  }

  /* Android hands running calls to each new life of the app, and often when its work has long begun. */
  private fun seek(order: JSONObject) {
    sought += order
    later(SEEK_LIMIT_MS) { if (sought.remove(order)) answer(order, "unknown") }
  }

  private fun answer(order: JSONObject, found: String) {
    val callId = order.getString("callId")
    val known = store.find(callId)
    tell(
      event("call.inspected")
        .put("callId", callId)
        .put("found", found)
        .put("connectedAtWallMs", known?.connectedAtMs ?: JSONObject.NULL)
        .put("endedAtWallMs", known?.endedAtMs ?: JSONObject.NULL)
    )
  }

  /* A call that Android handed to us anew, and that nobody has named, is the one that we were in. */
  private fun adopt(order: JSONObject): Boolean {
    val line = lines.firstOrNull { it.callId == null && isCallOf(order, it.call) } ?: return false
    name(line, order)
    return true
  }

  private fun name(line: Line, order: JSONObject) {
    val callId = order.getString("callId")
    line.callId = callId
    // It may have been answered while the app was dead: nobody knows better than now.
    if (line.state in talking) store.connect(callId, clock.wallMs())
  }

  private fun isCallOf(order: JSONObject, call: Call): Boolean =
    isSameNumber(
      numberOf(call),
      if (order.isNull("phoneNumber")) null else order.getString("phoneNumber"),
    )

  override fun bind(callId: String, telephonyId: String) {
    val line = lines.firstOrNull { it.telephonyId == telephonyId }
    if (line == null) {
      tell(event("call.ended").put("callId", callId).put("cause", "failed"))
      return
    }
    line.callId = callId
    store.place(callId, numberOf(line.call), clock.wallMs())
    reached(line, line.state)
  }

  override fun answer(callId: String) =
    withCall(callId) { it.answer(VideoProfile.STATE_AUDIO_ONLY) }

  override fun hangUp(callId: String) {
    awaited.firstOrNull { it.callId == callId }?.isGivenUp = true
    withCall(callId) { it.disconnect() }
  }

  override fun setMute(callId: String, isMuted: Boolean) {
    audio?.mute(isMuted)
  }

  override fun setHold(callId: String, isHeld: Boolean) =
    withCall(callId) { if (isHeld) it.hold() else it.unhold() }

  override fun setSpeaker(callId: String, isSpeakerOn: Boolean) {
    audio?.route(
      if (isSpeakerOn) CallAudioState.ROUTE_SPEAKER else CallAudioState.ROUTE_WIRED_OR_EARPIECE
    )
  }

  fun bound(route: AudioRoute?): Unit = thread.execute { audio = route }

  /** Android hands us a call. */
  fun added(call: Call): Unit =
    thread.execute {
      val isIncoming = call.state == Call.STATE_RINGING
      val waiting = if (isIncoming) null else takeAwaited(call)
      val callId = waiting?.callId
      val line = Line(call, UUID.randomUUID().toString(), callId)
      lines += line
      // Without a handler it wants one of this thread, which has none.
      call.registerCallback(callbackOf(line), main)
      if (callId == null && isSought(line)) return@execute
      if (callId == null) {
        val type = if (isIncoming) "call.incoming" else "call.outgoing"
        tell(
          event(type)
            .put("telephonyId", line.telephonyId)
            .put("phoneNumber", numberOf(call) ?: JSONObject.NULL)
            .put("isEmergency", isEmergency(call))
            .putOpt("simId", sims.simOf(call.details?.accountHandle))
        )
      }
      changed(line, call.state)
      if (waiting?.isGivenUp == true) call.disconnect()
    }

  private fun isSought(line: Line): Boolean {
    val state = line.call.state
    if (state == Call.STATE_DISCONNECTED) return false
    val order = sought.firstOrNull { isCallOf(it, line.call) } ?: return false
    sought -= order
    line.state = state
    name(line, order)
    answer(order, "active")
    return true
  }

  /* Help that calls back does so from any number; the network marks it. */
  private fun isEmergency(call: Call): Boolean {
    val details = call.details ?: return false
    return emergencyProperties.any(details::hasProperty) ||
      numberOf(call)?.let(isEmergencyNumber) == true
  }

  private fun takeAwaited(call: Call): Awaited? {
    val number = numberOf(call)
    return awaited.firstOrNull { isSameNumber(it.phoneNumber, number) }?.also { awaited -= it }
  }

  private fun callbackOf(line: Line) =
    object : Call.Callback() {
      override fun onStateChanged(call: Call, state: Int): Unit =
        thread.execute { changed(line, state) }
    }

  private fun changed(line: Line, state: Int) {
    val before = line.state
    line.state = state
    if (state != before) reached(line, state, before)
  }

  private fun reached(line: Line, state: Int, before: Int = Call.STATE_NEW) {
    val callId = line.callId
    if (state == Call.STATE_DISCONNECTED) lines -= line
    if (callId == null) return
    when (state) {
      Call.STATE_DIALING -> tell(event("call.ringing").put("callId", callId))
      Call.STATE_ACTIVE -> {
        store.connect(callId, clock.wallMs())
        tell(
          event(if (before == Call.STATE_HOLDING) "call.resumed" else "call.connected")
            .put("callId", callId)
        )
      }
      Call.STATE_HOLDING -> tell(event("call.held").put("callId", callId))
      Call.STATE_DISCONNECTED -> {
        store.end(callId, clock.wallMs())
        val cause = endCauseOf(line.call.details?.disconnectCause)
        tell(event("call.ended").put("callId", callId).put("cause", cause))
      }
    }
  }

  private fun withCall(callId: String, act: (Call) -> Unit) {
    lines.firstOrNull { it.callId == callId }?.let { act(it.call) }
  }

  private companion object {
    /**
     * Of two ways to write a number, national and with the country's code, the last digits agree.
     */
    const val COMPARED_DIGITS = 8
    /** Android hands a call over while it begins to dial. */
    const val HAND_OVER_LIMIT_MS = 30_000L
    /** The core waits longer for the answer. */
    const val SEEK_LIMIT_MS = 10_000L
    val talking = setOf(Call.STATE_ACTIVE, Call.STATE_HOLDING)
    val emergencyProperties =
      listOf(
        Call.Details.PROPERTY_EMERGENCY_CALLBACK_MODE,
        Call.Details.PROPERTY_NETWORK_IDENTIFIED_EMERGENCY_CALL,
      )

    fun numberOf(call: Call): String? = call.details?.handle?.schemeSpecificPart

    fun isSameNumber(one: String?, other: String?): Boolean {
      val digits = { text: String? ->
        text.orEmpty().filter(Char::isDigit).takeLast(COMPARED_DIGITS)
      }
      return digits(one) == digits(other)
    }
  }
}
