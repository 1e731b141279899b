package kr.smartym.handset.link

import java.util.concurrent.Executor
import kr.smartym.handset.clock.PhoneClock
import kr.smartym.handset.sealing.concat
import okhttp3.Request
import okhttp3.Response
import okhttp3.WebSocket
import okhttp3.WebSocketListener
import org.json.JSONObject

private const val GATEWAY_PATH = "/api/v1/gateway"
private const val NORMAL_CLOSURE = 1000
private const val ABNORMAL_CLOSURE = 1006
private const val UNAUTHORIZED = 4003
private const val TOKEN_LIFE_MS = 600_000L
private val refusals = setOf(401, 403)

/**
 * The device socket: signed challenge, frames, heartbeats. What comes over it becomes events; the
 * core watches over it.
 */
class Link(
  private val network: Network,
  private val clock: PhoneClock,
  /** Where everything of the link happens. */
  private val thread: Executor,
  private val deviceId: () -> String,
  private val appVersion: String,
  private val sign: (ByteArray) -> ByteArray,
  private val tell: (JSONObject) -> Unit,
  /** Hears what the server says first. */
  private val onWelcomed: (JSONObject) -> Unit,
) {
  private class Token(val text: String, val expiresAtMs: Long)

  private var socket: WebSocket? = null
  private var askedAtMs = 0L
  @Volatile private var token: Token? = null

  /** Token for the device's HTTP requests while it lives, else null. */
  fun accessToken(): String? = token?.takeIf { it.expiresAtMs > clock.monotonicMs() }?.text

  /** Drops a link that may still be there. */
  fun open() {
    drop()
    val url = network.resolve(GATEWAY_PATH) ?: return closed(ABNORMAL_CLOSURE)
    socket = network.client.newWebSocket(Request.Builder().url(url).build(), Listener())
  }

  fun close() {
    socket?.close(NORMAL_CLOSURE, null)
    socket = null
  }

  /** Cuts the link without a word, as a dying process does. */
  fun drop() {
    socket?.cancel()
    socket = null
  }

  /**
   * The network under the link became another: a socket of the old one hears nothing any more. The
   * core is told that it is closed, and opens the next in its time.
   */
  fun networkChanged() {
    socket?.cancel()
  }

  fun send(frame: JSONObject) {
    socket?.send(frame.toString())
  }

  fun sendHeartbeat(status: JSONObject) =
    send(event("heartbeat").put("sentAt", clock.monotonicMs()).put("status", status))

  private fun ended(closed: WebSocket, code: Int) {
    if (closed !== socket) return
    socket = null
    closed(code)
  }

  private fun closed(code: Int) =
    tell(event("link.closed").put("code", code).put("isRetryable", code != UNAUTHORIZED))

  private fun received(frame: JSONObject) {
    when (frame.getString("type")) {
      "challenge" -> answerChallenge(frame)
      "welcome" -> welcomed(frame)
      "command" -> tell(event("command.received").put("command", frame))
      "agent_state" -> tell(event("agent_state.received").put("frame", frame))
      "disposition" -> tell(event("disposition.received").put("frame", frame))
      "consents" -> tell(event("consents.received").put("frame", frame))
      "standing" -> tell(event("standing.told").put("state", frame.getString("state")))
      "token" -> keepToken(frame, TOKEN_LIFE_MS)
      "heartbeat_ack" -> synchronised(frame)
    }
  }

  /* The phone signs `"smartym/gateway" ‖ nonce ‖ deviceId ‖ sessionId`. */
  private fun answerChallenge(frame: JSONObject) {
    val message =
      concat(
        "smartym/gateway".toByteArray(),
        decodeBase64Url(frame.getString("nonce")),
        deviceId().toByteArray(),
        frame.getString("sessionId").toByteArray(),
      )
    askedAtMs = clock.monotonicMs()
    send(
      event("authenticate")
        .put("deviceId", deviceId())
        .put("signature", encodeBase64Url(sign(message)))
        .put("appVersion", appVersion)
    )
  }

  private fun welcomed(frame: JSONObject) {
    keepToken(frame, frame.getLong("accessTokenExpiresAt") - frame.getLong("serverTime"))
    onWelcomed(frame)
    val said = event("link.opened").put("roundTripMs", clock.monotonicMs() - askedAtMs)
    for (name in toldMembers) if (frame.has(name)) said.put(name, frame.get(name))
    tell(said)
  }

  private fun keepToken(frame: JSONObject, lifeMs: Long) {
    token = Token(frame.getString("accessToken"), clock.monotonicMs() + lifeMs)
  }

  private fun synchronised(frame: JSONObject) =
    tell(
      event("clock.synchronised")
        .put("serverTime", frame.getLong("serverTime"))
        .put("roundTripMs", clock.monotonicMs() - frame.getLong("sentAt"))
    )

  private inner class Listener : WebSocketListener() {
    override fun onMessage(webSocket: WebSocket, text: String): Unit =
      thread.execute { if (webSocket === socket) received(JSONObject(text)) }

    override fun onClosing(webSocket: WebSocket, code: Int, reason: String) {
      webSocket.close(NORMAL_CLOSURE, null)
      thread.execute { ended(webSocket, code) }
    }

    override fun onFailure(webSocket: WebSocket, t: Throwable, response: Response?): Unit =
      thread.execute {
        ended(webSocket, if (response?.code in refusals) UNAUTHORIZED else ABNORMAL_CLOSURE)
      }
  }

  private companion object {
    val toldMembers =
      listOf("serverTime", "settings", "agent", "agentState", "consents", "pendingCommands")
  }
}
