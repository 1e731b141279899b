package kr.smartym.handset.telephony

import android.telephony.TelephonyManager
import java.util.UUID
import java.util.concurrent.Executor
import kr.smartym.handset.clock.PhoneClock
import kr.smartym.handset.link.event
import org.json.JSONObject

/** What an app that is not the dialler can ask of the phone. */
interface PhoneControls {
  /** False when the phone does not let this app dial, or has not that SIM. */
  fun dial(phoneNumber: String, simId: String?): Boolean

  /** The SIM that has a call or is called; null where the phone does not say. */
  fun busySim(): String?

  fun answer()

  fun hangUp()

  fun mute(isMuted: Boolean)

  fun speaker(isSpeakerOn: Boolean)

  /** `TelephonyManager.CALL_STATE_*`, now. */
  val state: Int
}

/**
 * Telephony of a phone whose dialler is another app: idle, ringing or off the hook is all that the
 * phone tells. Whether a call out was answered is read in the phone's own call log when it is over.
 */
class PlainTelephony(
  private val controls: PhoneControls,
  private val isEmergencyNumber: (phoneNumber: String) -> Boolean,
  private val log: CallLogReader,
  private val store: CallStore,
  private val clock: PhoneClock,
  private val thread: Executor,
  /** Does something on `thread` after so many milliseconds. */
  private val later: (delayMs: Long, work: () -> Unit) -> Unit,
  private val tell: (JSONObject) -> Unit,
) : Telephony {
  private class Line(
    val telephonyId: String,
    var callId: String?,
    val isOutbound: Boolean,
    val begunAtMs: Long,
  ) {
    var isAnswered = false
    var isHungUpHere = false
    var isOver = false
  }

  private var state = TelephonyManager.CALL_STATE_IDLE
  private var line: Line? = null
  private var awaited: String? = null
  /** Hung up before the phone was off the hook for it. */
  private var givenUp: String? = null

  override fun place(callId: String, phoneNumber: String, simId: String?) {
    store.place(callId, phoneNumber, clock.wallMs())
    awaited = callId
    if (!controls.dial(phoneNumber, simId)) return neverPlaced(callId)
    tell(event("call.placed").put("callId", callId))
    later(OFF_HOOK_LIMIT_MS) { neverPlaced(callId) }
  }

  /* The phone did not take it, or its owner did not want it. */
  private fun neverPlaced(callId: String) {
    if (awaited != callId) return
    awaited = null
    store.end(callId, clock.wallMs())
    tell(event("call.place_failed").put("callId", callId).put("cause", "failed"))
  }

  /** The phone says how it is; `phoneNumber` of who calls, where it may be known. */
  fun changed(next: Int, phoneNumber: String?): Unit =
    thread.execute {
      val before = state
      state = next
      when {
        next == before -> Unit
        next == TelephonyManager.CALL_STATE_IDLE -> line?.let(::ended)
        // A second call that waits beside the first is the phone's own affair.
        next == TelephonyManager.CALL_STATE_RINGING -> if (line == null) rings(phoneNumber)
        before == TelephonyManager.CALL_STATE_RINGING -> line?.let(::answered)
        line == null -> dials()
      }
    }

  private fun rings(phoneNumber: String?) {
    val ringing = begin(callId = null, isOutbound = false)
    tell(
      event("call.incoming")
        .put("telephonyId", ringing.telephonyId)
        .put("phoneNumber", phoneNumber ?: JSONObject.NULL)
        .put("isEmergency", phoneNumber?.let(isEmergencyNumber) == true)
        .putOpt("simId", controls.busySim())
    )
  }

  private fun dials() {
    val dialled = begin(awaited, isOutbound = true)
    awaited = null
    if (dialled.callId != null) {
      follow(dialled)
      if (dialled.callId == givenUp) hangUp(dialled)
      return
    }
    tell(
      event("call.outgoing")
        .put("telephonyId", dialled.telephonyId)
        .put("phoneNumber", JSONObject.NULL)
        .putOpt("simId", controls.busySim())
    )
  }

  private fun begin(callId: String?, isOutbound: Boolean): Line =
    Line(UUID.randomUUID().toString(), callId, isOutbound, clock.wallMs()).also { line = it }

  private fun answered(ringing: Line) {
    if (ringing.isOutbound || ringing.isAnswered) return
    ringing.isAnswered = true
    follow(ringing)
  }

  /* What is known of it now, once it has a name. */
  private fun follow(known: Line) {
    val callId = known.callId ?: return
    when {
      known.isOutbound -> tell(event("call.off_hook").put("callId", callId))
      known.isAnswered -> {
        store.connect(callId, clock.wallMs())
        tell(event("call.connected").put("callId", callId))
      }
    }
  }

  private fun ended(over: Line) {
    line = null
    over.isOver = true
    val endedAtMs = clock.wallMs()
    over.callId?.let { store.end(it, endedAtMs) }
    // The phone writes its list after the call.
    later(LOG_WAIT_MS) { tellEnd(over, endedAtMs) }
  }

  private fun tellEnd(over: Line, endedAtMs: Long) {
    val callId = over.callId ?: return
    val logged = loggedSince(over.begunAtMs, over.isOutbound)
    val cause =
      when {
        over.isHungUpHere || logged?.isRejected == true -> "local"
        !over.isOutbound && !over.isAnswered -> "no_answer"
        else -> "unknown"
      }
    val said = event("call.ended").put("callId", callId).put("cause", cause)
    // The log counts whole seconds, and no call was connected for longer than it lasted.
    if (over.isOutbound)
      said.put(
        "connectedMs",
        logged?.connectedMs?.coerceAtMost(endedAtMs - over.begunAtMs) ?: JSONObject.NULL,
      )
    tell(said)
  }

  private fun loggedSince(begunAtMs: Long, isOutbound: Boolean): LoggedCall? =
    log.list(begunAtMs - LOG_SLACK_MS)?.lastOrNull { it.isOutbound == isOutbound }

  override fun inspect(order: JSONObject) {
    val callId = order.getString("callId")
    val known = store.find(callId)
    val said = event("call.inspected").put("callId", callId)
    val isRunning = line?.callId == callId || adopt(callId, known)
    val logged = if (isRunning) null else logOf(known)
    val endedAtMs = known?.endedAtMs ?: logged?.let { it.startedAtMs + it.connectedMs }
    val found =
      when {
        isRunning -> "active"
        known == null -> "never_placed"
        endedAtMs != null -> "ended"
        else -> "unknown"
      }
    val connectedAtMs = known?.connectedAtMs ?: logged?.takeIf { it.connectedMs > 0 }?.startedAtMs
    tell(
      said
        .put("found", found)
        .put("connectedAtWallMs", connectedAtMs ?: JSONObject.NULL)
        .put("endedAtWallMs", endedAtMs ?: JSONObject.NULL)
    )
  }

  private fun logOf(known: PlacedCall?): LoggedCall? =
    known?.let { call -> log.list(call.placedAtMs - LOG_SLACK_MS)?.lastOrNull() }

  /* The phone is still off the hook, and this is the last that was placed. */
  private fun adopt(callId: String, known: PlacedCall?): Boolean {
    val isOpen = known != null && known.endedAtMs == null && line == null
    if (!isOpen || controls.state != TelephonyManager.CALL_STATE_OFFHOOK) return false
    state = TelephonyManager.CALL_STATE_OFFHOOK
    line = Line(UUID.randomUUID().toString(), callId, isOutbound = true, known!!.placedAtMs)
    return true
  }

  override fun bind(callId: String, telephonyId: String) {
    val named = line?.takeIf { it.telephonyId == telephonyId }
    if (named == null) {
      tell(event("call.ended").put("callId", callId).put("cause", "unknown"))
      return
    }
    named.callId = callId
    store.place(callId, null, clock.wallMs())
    follow(named)
  }

  override fun answer(callId: String) = withLine(callId) { controls.answer() }

  override fun hangUp(callId: String) {
    if (awaited == callId) givenUp = callId
    withLine(callId, ::hangUp)
  }

  private fun hangUp(running: Line) {
    running.isHungUpHere = true
    controls.hangUp()
  }

  override fun setMute(callId: String, isMuted: Boolean) =
    withLine(callId) { controls.mute(isMuted) }

  /** Only a dialler can hold a call. */
  override fun setHold(callId: String, isHeld: Boolean) = Unit

  override fun setSpeaker(callId: String, isSpeakerOn: Boolean) =
    withLine(callId) { controls.speaker(isSpeakerOn) }

  private fun withLine(callId: String, act: (Line) -> Unit) {
    line?.takeIf { it.callId == callId }?.let(act)
  }

  private companion object {
    /** A phone that asks its owner before it dials waits for him. */
    const val OFF_HOOK_LIMIT_MS = 30_000L
    const val LOG_WAIT_MS = 1_500L
    /** Both clocks are the phone's; the log's entry begins with the dialling. */
    const val LOG_SLACK_MS = 5_000L
  }
}
