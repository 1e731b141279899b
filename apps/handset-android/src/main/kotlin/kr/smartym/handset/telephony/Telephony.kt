package kr.smartym.handset.telephony

import org.json.JSONObject

/** What the core orders of telephony; what happens is told as `call.*`. */
interface Telephony {
  /** By that SIM or not at all. Answered by `call.placed` or `call.place_failed`. */
  fun place(callId: String, phoneNumber: String, simId: String? = null)

  /** What is known of a call that was ordered before a restart: answered by `call.inspected`. */
  fun inspect(order: JSONObject)

  /** Names a call that telephony told of. */
  fun bind(callId: String, telephonyId: String)

  fun answer(callId: String)

  fun hangUp(callId: String)

  fun setMute(callId: String, isMuted: Boolean)

  fun setHold(callId: String, isHeld: Boolean)

  fun setSpeaker(callId: String, isSpeakerOn: Boolean)
}
