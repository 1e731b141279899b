package kr.smartym.handset.link

import kr.smartym.handset.clock.PhoneClock
import kr.smartym.handset.journal.DeviceKeys
import kr.smartym.handset.sealing.sha256
import okhttp3.HttpUrl
import org.json.JSONObject

private const val PROOF_HEADER = "dpop"
private const val NONCE_HEADER = "dpop-nonce"
private const val NONCE_FAULT = "devices.proof_nonce_required"
private const val JTI_CHARACTERS = 32
private const val MS_PER_SECOND = 1000
private const val COORDINATE_BYTES = 32

/**
 * The phone's own requests: each with its token and a proof, by its key, for this very request (RFC
 * 9449).
 */
class DeviceRequests(
  private val network: Network,
  private val clock: PhoneClock,
  private val keys: DeviceKeys,
  private val accessToken: () -> String?,
) {
  @Volatile private var nonce: String? = null
  private val header by lazy { encodeJson(proofHead()) }

  /** A nonce that came another way than with an answer. */
  fun learnNonce(told: String?) {
    if (told != null) nonce = told
  }

  /** As `Network.request`; made once more when the server wants a newer nonce. */
  fun request(request: HttpRequest, cancellation: Cancellation = Cancellation()): HttpAnswer {
    val answer = send(request, cancellation)
    if (answer.status in Network.successes) return answer
    val fault = faultOf(answer)
    if (fault.fault.code != NONCE_FAULT) throw fault
    return send(request, cancellation).also {
      if (it.status !in Network.successes) throw faultOf(it)
    }
  }

  private fun send(request: HttpRequest, cancellation: Cancellation): HttpAnswer {
    val token = accessToken() ?: throw silence("network.unreachable")
    val url = network.resolve(request.path, request.server) ?: throw silence("network.unreachable")
    val proof = createProof(request.method, url, token)
    val headers = request.headers + mapOf("authorization" to "DPoP $token", PROOF_HEADER to proof)
    val (method, path) = request.method to request.path
    val proved = HttpRequest(method, path, headers, request.body, request.timeoutMs, request.server)
    return network.exchange(proved, cancellation).also { learnNonce(it.header(NONCE_HEADER)) }
  }

  private fun createProof(method: String, url: HttpUrl, token: String): String {
    val claims =
      JSONObject()
        .put("jti", clock.entropy().take(JTI_CHARACTERS))
        .put("htm", method)
        .put("htu", url.newBuilder().query(null).fragment(null).build().toString())
        .put("iat", clock.wallMs() / MS_PER_SECOND)
        .put("ath", encodeBase64Url(sha256(token.toByteArray())))
        .putOpt("nonce", nonce)
    val signed = "$header.${encodeJson(claims)}"
    return "$signed.${encodeBase64Url(keys.sign(signed.toByteArray()))}"
  }

  /* The last 64 bytes of a P-256 SubjectPublicKeyInfo are the point. */
  private fun proofHead(): JSONObject {
    val point = keys.publicKey.takeLast(2 * COORDINATE_BYTES).toByteArray()
    val jwk =
      JSONObject()
        .put("kty", "EC")
        .put("crv", "P-256")
        .put("x", encodeBase64Url(point.copyOf(COORDINATE_BYTES)))
        .put("y", encodeBase64Url(point.copyOfRange(COORDINATE_BYTES, point.size)))
    return JSONObject().put("typ", "dpop+jwt").put("alg", "ES256").put("jwk", jwk)
  }

  private fun encodeJson(value: JSONObject): String =
    encodeBase64Url(value.toString().toByteArray())
}
