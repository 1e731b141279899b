package kr.smartym.handset.link

import java.net.URLEncoder
import java.util.concurrent.Executor
import kr.smartym.handset.clock.PhoneClock
import kr.smartym.handset.wipe.Tombstone
import org.json.JSONArray
import org.json.JSONException
import org.json.JSONObject

/** The core's requests to the server; each is answered by exactly one event. */
class ServerRequests(
  private val device: DeviceRequests,
  private val network: Network,
  private val tombstone: Tombstone,
  private val clock: PhoneClock,
  private val background: Executor,
  private val tell: (JSONObject) -> Unit,
) {
  fun sendReports(reports: JSONArray) =
    answer("reports.failed", { it.put("expectedSeq", expectedSeqOf(this)) }) {
      val answered = call("POST", "reports", JSONObject().put("reports", reports))
      event("reports.acknowledged").put("acknowledgedSeq", answered.getLong("acknowledgedSeq"))
    }

  fun signIn(loginId: String, password: String) =
    answer("sign_in.refused") {
      signedIn(
        call("POST", "sign-in", JSONObject().put("loginId", loginId).put("password", password))
      )
    }

  /** Signs in as well. */
  fun changePassword(typed: JSONObject) =
    answer(
      "password_change.refused",
      { it.put("faults", problem.optJSONArray("faults") ?: JSONArray()) },
    ) {
      val body = JSONObject()
      for (name in listOf("loginId", "password", "newPassword")) body.put(
        name,
        typed.getString(name),
      )
      signedIn(call("POST", "password", body))
    }

  fun signOut() =
    answer("sign_out.refused") {
      device.request(HttpRequest("POST", "$BASE/sign-out"))
      event("sign_out.accepted")
    }

  /** Shows again who is there (SEC-5). */
  fun reauthenticate(proof: JSONObject) =
    answer("reauthentication.refused") {
      event("reauthentication.accepted")
        .put("dueAt", call("POST", "reauthentication", proof).getLong("dueAt"))
    }

  /** The agent's own recordings (REC-10); `ask` is said again in the answer. */
  fun fetchOwnRecordings(ask: Int, query: JSONObject) =
    answer("own_recordings.fetch_failed", { it.put("ask", ask) }) {
      val members =
        query.keys().asSequence().joinToString("&") { "$it=${encode(query.getString(it))}" }
      val page = call("GET", "recordings?$members")
      event("own_recordings.fetched")
        .put("ask", ask)
        .put("items", page.getJSONArray("items"))
        .put("nextCursor", page.opt("nextCursor") ?: JSONObject.NULL)
    }

  fun saveRecordingMemo(order: JSONObject) {
    val recordingId = order.getString("recordingId")
    answer("recording_memo.save_failed", { it.put("recordingId", recordingId) }) {
      val memo =
        JSONObject()
          .put("memo", order.getString("memo"))
          .put("isImportant", order.getBoolean("isImportant"))
      event("recording_memo.saved")
        .put("recording", call("PUT", "recordings/$recordingId/memo", memo))
    }
  }

  fun fetchConsentTexts(ids: JSONArray) =
    answer("consent_texts.fetch_failed") {
      val list = (0 until ids.length()).joinToString(",", transform = ids::getString)
      event("consent_texts.fetched")
        .put("texts", call("GET", "consent-texts?consentTextIds=$list").getJSONArray("items"))
    }

  fun fetchCommands() =
    answer("commands.fetch_failed") {
      val askedAtMs = clock.monotonicMs()
      val answered = call("GET", "commands")
      event("commands.fetched")
        .put("serverTime", answered.getLong("serverTime"))
        .put("commands", answered.getJSONArray("commands"))
        .put("roundTripMs", clock.monotonicMs() - askedAtMs)
    }

  /** The last words of a phone that was wiped: its key is gone, they were signed before. */
  fun reportWiped() =
    answer("wipe.report_failed") {
      tombstone.find()?.let {
        network.request(HttpRequest("POST", "/api/v1/device-wipes", json, it.toByteArray()))
      }
      tombstone.remove()
      event("wipe.reported")
    }

  private fun signedIn(answered: JSONObject): JSONObject {
    val said = event("sign_in.accepted")
    for (name in listOf("agent", "passwordExpiresAt", "consents")) if (answered.has(name))
      said.put(name, answered.get(name))
    return said
  }

  private fun call(method: String, path: String, body: JSONObject? = null): JSONObject {
    val headers = if (body == null) emptyMap() else json
    val answer =
      device.request(HttpRequest(method, "$BASE/$path", headers, body?.toString()?.toByteArray()))
    return try {
      JSONObject(answer.text())
    } catch (_: JSONException) {
      throw silence("network.unreachable")
    }
  }

  private fun answer(
    refused: String,
    describe: NetworkFaultException.(JSONObject) -> Unit = {},
    request: () -> JSONObject,
  ) =
    background.execute {
      tell(
        try {
          request()
        } catch (failure: NetworkFaultException) {
          event(refused).put("fault", failure.fault.toJson()).also { failure.describe(it) }
        }
      )
    }

  private fun expectedSeqOf(failure: NetworkFaultException): Any =
    failure.problem.opt("expectedSeq") as? Number ?: JSONObject.NULL

  private companion object {
    const val BASE = "/api/v1/handset"

    fun encode(text: String): String = URLEncoder.encode(text, "UTF-8")

    val json = mapOf("content-type" to "application/json")
  }
}
