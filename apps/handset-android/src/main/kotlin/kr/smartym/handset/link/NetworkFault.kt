package kr.smartym.handset.link

import org.json.JSONObject

/** Why the network did not do what was asked; `retryAfterMs` when the server named it. */
class NetworkFault(val code: String, val isRetryable: Boolean, val retryAfterMs: Long? = null) {
  fun toJson(): JSONObject =
    JSONObject()
      .put("code", code)
      .put("isRetryable", isRetryable)
      .put("retryAfterMs", retryAfterMs ?: JSONObject.NULL)
}

/** A request that did not come through, or was answered with a problem. */
class NetworkFaultException(
  val fault: NetworkFault,
  /** Of the answer; null when there was none. */
  val status: Int? = null,
  /** Members of the problem, if the answer was one. */
  val problem: JSONObject = JSONObject(),
) : Exception("${fault.code} $status")

/** The fault of a request that had no answer at all. */
fun silence(code: String): NetworkFaultException =
  NetworkFaultException(NetworkFault(code, isRetryable = true))

private const val SERVER_ERROR = 500
private const val MS_PER_SECOND = 1000L
/** A missing or expired token, a lock, a limit: the same request may succeed later. */
private val retryableStatuses = setOf(401, 408, 423, 425, 429)

/** The fault of an answer that is no success. */
fun faultOf(answer: HttpAnswer): NetworkFaultException {
  val problem =
    try {
      JSONObject(answer.text())
    } catch (_: org.json.JSONException) {
      JSONObject()
    }
  val isRetryable = answer.status >= SERVER_ERROR || answer.status in retryableStatuses
  val code = problem.optString("code").ifEmpty { "http.${answer.status}" }
  val retryAfterMs = answer.header("retry-after")?.toLongOrNull()?.times(MS_PER_SECOND)
  return NetworkFaultException(
    NetworkFault(code, isRetryable, retryAfterMs),
    answer.status,
    problem,
  )
}
