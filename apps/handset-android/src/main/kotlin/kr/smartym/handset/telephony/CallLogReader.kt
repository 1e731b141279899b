package kr.smartym.handset.telephony

import android.Manifest
import android.content.Context
import android.content.pm.PackageManager
import android.provider.CallLog.Calls

/** A call as the phone's own list has it; phone wall clock, UTC ms. */
class LoggedCall(
  val phoneNumber: String?,
  val isOutbound: Boolean,
  val startedAtMs: Long,
  val connectedMs: Long,
  /** The agent refused it. */
  val isRejected: Boolean,
)

/** The phone's own list of calls, which the phone keeps also while this app does not run. */
class CallLogReader(private val context: Context) {
  /** Newest first; null when the agent did not permit to read it. */
  fun list(sinceMs: Long): List<LoggedCall>? {
    val isPermitted =
      context.checkSelfPermission(Manifest.permission.READ_CALL_LOG) ==
        PackageManager.PERMISSION_GRANTED
    if (!isPermitted) return null
    val since = arrayOf("$sinceMs")
    val order = "${Calls.DATE} desc"
    val found =
      context.contentResolver.query(Calls.CONTENT_URI, columns, "${Calls.DATE} >= ?", since, order)
    return found?.use { rows ->
      buildList {
        while (rows.moveToNext()) {
          val type = rows.getInt(1)
          add(
            LoggedCall(
              phoneNumber = rows.getString(0)?.takeIf(String::isNotEmpty),
              isOutbound = type == Calls.OUTGOING_TYPE,
              startedAtMs = rows.getLong(2),
              connectedMs = rows.getLong(3) * MS_PER_SECOND,
              isRejected = type == Calls.REJECTED_TYPE,
            )
          )
        }
      }
    }
  }

  private companion object {
    const val MS_PER_SECOND = 1_000L
    val columns = arrayOf(Calls.NUMBER, Calls.TYPE, Calls.DATE, Calls.DURATION)
  }
}
