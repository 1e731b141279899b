package kr.smartym.handset.telephony

import android.telecom.DisconnectCause

/**
 * What telephony says of a call's end in the core's words. An outgoing call that nobody answers and
 * one that the other side ends both carry REMOTE: whether it was connected is told by the call
 * having been active.
 */
fun endCauseOf(cause: DisconnectCause?): String {
  val reason = cause?.reason.orEmpty()
  return when {
    invalidNumberReasons.any(reason::contains) -> "invalid_number"
    unreachableReasons.any(reason::contains) -> "unreachable"
    else -> causes[cause?.code] ?: "failed"
  }
}

private val causes =
  mapOf(
    DisconnectCause.LOCAL to "local",
    DisconnectCause.CANCELED to "local",
    DisconnectCause.REMOTE to "remote",
    DisconnectCause.BUSY to "busy",
    DisconnectCause.REJECTED to "rejected",
    DisconnectCause.MISSED to "no_answer",
  )

/* Names of Android's own disconnect causes, which the telephony stack gives as the reason. */
private val invalidNumberReasons =
  listOf("INVALID_NUMBER", "UNOBTAINABLE_NUMBER", "NUMBER_UNREACHABLE")
private val unreachableReasons =
  listOf("OUT_OF_SERVICE", "POWER_OFF", "LOST_SIGNAL", "SERVER_UNREACHABLE")
