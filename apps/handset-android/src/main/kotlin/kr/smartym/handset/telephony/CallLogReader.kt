package kr.smartym.handset.telephony

import android.Manifest
import android.content.ComponentName
import android.content.Context
import android.content.pm.PackageManager
import android.provider.CallLog.Calls
import android.telecom.PhoneAccountHandle
import kr.smartym.handset.link.event
import org.json.JSONArray
import org.json.JSONObject

/** A call as the phone's own list has it; phone wall clock, UTC ms. */
class LoggedCall(
  val phoneNumber: String?,
  val isOutbound: Boolean,
  val startedAtMs: Long,
  val connectedMs: Long,
  /** The agent refused it. */
  val isRejected: Boolean,
  /** Null where the phone does not say. */
  val simId: String?,
)

/** The phone's own list of calls, which the phone keeps also while this app does not run. */
class CallLogReader(private val context: Context, private val sims: PhoneSims) {
  /** All since then, as `call_log.told` (UPL-7). */
  fun tell(sinceMs: Long): JSONObject {
    val calls = list(sinceMs)?.map(::told)?.let { JSONArray(it) }
    return event("call_log.told").put("calls", calls ?: JSONObject.NULL)
  }

  private fun told(call: LoggedCall) =
    JSONObject()
      .put("direction", if (call.isOutbound) "outbound" else "inbound")
      .put("phoneNumber", call.phoneNumber ?: JSONObject.NULL)
      .put("startedAtWallMs", call.startedAtMs)
      .put("connectedMs", call.connectedMs)
      .put("isRejected", call.isRejected)
      .putOpt("simId", call.simId)

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
    // Each look at a SIM asks another process: a list has hundreds of calls by one or two.
    val simIds = mutableMapOf<Pair<String?, String?>, String?>()
    return found?.use { rows ->
      buildList {
        while (rows.moveToNext()) {
          val type = rows.getInt(1)
          if (type !in calls) continue
          val account = rows.getString(4) to rows.getString(5)
          add(
            LoggedCall(
              phoneNumber = rows.getString(0)?.takeIf(String::isNotEmpty),
              isOutbound = type == Calls.OUTGOING_TYPE,
              startedAtMs = rows.getLong(2),
              connectedMs = rows.getLong(3) * MS_PER_SECOND,
              isRejected = type == Calls.REJECTED_TYPE,
              simId = simIds.getOrPut(account) { simOf(account.first, account.second) },
            )
          )
        }
      }
    }
  }

  private fun simOf(component: String?, id: String?): String? {
    val by = component?.let(ComponentName::unflattenFromString) ?: return null
    return id?.let { sims.simOf(PhoneAccountHandle(by, it)) }
  }

  private companion object {
    const val MS_PER_SECOND = 1_000L
    val columns =
      arrayOf(
        Calls.NUMBER,
        Calls.TYPE,
        Calls.DATE,
        Calls.DURATION,
        Calls.PHONE_ACCOUNT_COMPONENT_NAME,
        Calls.PHONE_ACCOUNT_ID,
      )
    /** Neither voice mail nor what was blocked or answered on another phone. */
    val calls =
      setOf(Calls.OUTGOING_TYPE, Calls.INCOMING_TYPE, Calls.MISSED_TYPE, Calls.REJECTED_TYPE)
  }
}
