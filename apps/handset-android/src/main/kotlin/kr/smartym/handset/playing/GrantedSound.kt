package kr.smartym.handset.playing

import java.security.GeneralSecurityException
import java.security.KeyPair
import kr.smartym.handset.link.Cancellation
import kr.smartym.handset.link.DeviceRequests
import kr.smartym.handset.link.HttpAnswer
import kr.smartym.handset.link.HttpRequest
import kr.smartym.handset.link.NetworkFault
import kr.smartym.handset.link.NetworkFaultException
import kr.smartym.handset.link.silence
import kr.smartym.handset.sealing.Hpke
import kr.smartym.handset.sealing.concat
import kr.smartym.handset.sealing.decodeHex
import kr.smartym.handset.sealing.encodeHex
import kr.smartym.handset.sealing.generateP256
import kr.smartym.handset.sealing.openPayload
import kr.smartym.handset.sealing.pointOf
import org.json.JSONException
import org.json.JSONObject

private const val BASE = "/api/v1/handset"
private const val SOUND_TIMEOUT_MS = 120_000L
private val separator = byteArrayOf(0)

/** What the server lets the phone hear: sealed bytes, and a key that only this moment's opens. */
class GrantedSound(private val device: DeviceRequests) {
  /**
   * The sound, opened in memory (SEC-7). Throws a NetworkFaultException, also for sound that is not
   * whole.
   */
  fun fetch(recordingId: String, cancellation: Cancellation): ByteArray {
    val player = generateP256()
    val asked = JSONObject().put("publicKey", encodeHex(pointOf(player.public)))
    val grant =
      readJson(
        device.request(
          HttpRequest(
            "POST",
            "$BASE/recordings/$recordingId/listen-grants",
            mapOf("content-type" to "application/json"),
            asked.toString().toByteArray(),
          ),
          cancellation,
        )
      )
    val grantId = grant.getString("listenGrantId")
    val sealed =
      device.request(
        HttpRequest(
          "GET",
          "$BASE/listen-grants/$grantId/content/$KIND",
          timeoutMs = SOUND_TIMEOUT_MS,
        ),
        cancellation,
      )
    return open(recordingId, grant, player, sealed.body)
  }

  private fun open(
    recordingId: String,
    grant: JSONObject,
    player: KeyPair,
    sealed: ByteArray,
  ): ByteArray {
    val renditions = grant.getJSONArray("renditions")
    val sound =
      (0 until renditions.length()).map(renditions::getJSONObject).find {
        it.getString("kind") == KIND
      } ?: throw unreadable()
    val key = sound.getJSONObject("sealedKey")
    val identity = decodeHex(grant.getString("identityBlock"))
    val sealedKey = decodeHex(key.getString("enc") + key.getString("ciphertext"))
    return try {
      val dataKey = openPlayKey(player, grant.getString("listenGrantId"), identity, sealedKey)
      openPayload(dataKey, renditionContext(KIND, recordingId), sealed) ?: throw unreadable()
    } catch (_: GeneralSecurityException) {
      throw unreadable()
    }
  }

  private fun readJson(answer: HttpAnswer): JSONObject =
    try {
      JSONObject(answer.text())
    } catch (_: JSONException) {
      throw silence("network.unreachable")
    }

  companion object {
    private const val KIND = "mp3"

    /** The fault of sound that cannot be opened or played. */
    fun unreadable() =
      NetworkFaultException(NetworkFault("handset.sound_unreadable", isRetryable = false))
  }
}

/**
 * The data key that was sealed for `player` under one grant; `binding` is the recording's block A.
 */
fun openPlayKey(
  player: KeyPair,
  grantId: String,
  binding: ByteArray,
  sealed: ByteArray,
): ByteArray {
  val info = concat("smartym/smr1/play".toByteArray(), separator, grantId.toByteArray(), binding)
  return Hpke.open(player, sealed, info)
}

/** What a rendition is bound to; the id is ours (`rec_` and 32 hex digits). */
fun renditionContext(kind: String, recordingId: String): ByteArray =
  concat(
    "smartym/rendition".toByteArray(),
    separator,
    kind.toByteArray(),
    decodeHex(recordingId.substringAfter('_')),
  )
