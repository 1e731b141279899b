package kr.smartym.handset.link

import java.io.IOException
import java.io.InterruptedIOException
import java.util.concurrent.TimeUnit
import okhttp3.Headers.Companion.toHeaders
import okhttp3.HttpUrl
import okhttp3.HttpUrl.Companion.toHttpUrl
import okhttp3.MediaType.Companion.toMediaType
import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.RequestBody.Companion.toRequestBody

class HttpRequest(
  val method: String,
  /** Below the server's address, or absolute on it. */
  val path: String,
  val headers: Map<String, String> = emptyMap(),
  val body: ByteArray? = null,
  val timeoutMs: Long = DEFAULT_TIMEOUT_MS,
  /** The server, where it is not the control server. */
  val server: HttpUrl? = null,
) {
  private companion object {
    const val DEFAULT_TIMEOUT_MS = 20_000L
  }
}

class HttpAnswer(
  val status: Int,
  private val headers: Map<String, List<String>>,
  val body: ByteArray,
) {
  fun header(name: String): String? = headers[name]?.firstOrNull()

  fun text(): String = String(body)
}

/** The phone's way to the server, whose address it may learn while the app runs. */
class Network(pins: () -> Set<String> = { emptySet() }, private val server: () -> HttpUrl?) {
  /** No redirects: an address that our own server did not name gets nothing of ours. */
  val client: OkHttpClient =
    OkHttpClient.Builder()
      .followRedirects(false)
      .trustPinned(pins)
      .connectTimeout(CONNECT_TIMEOUT_MS, TimeUnit.MILLISECONDS)
      .pingInterval(0, TimeUnit.MILLISECONDS)
      .build()

  /**
   * The address of a path on the server, or null: no server is known, or the path leads to another.
   */
  fun resolve(path: String, at: HttpUrl? = null): HttpUrl? {
    val address = at ?: server() ?: return null
    return address.resolve(path)?.takeIf {
      it.scheme == address.scheme && it.host == address.host && it.port == address.port
    }
  }

  /** Waits for the answer; throws a NetworkFaultException when there is none. */
  fun exchange(request: HttpRequest, cancellation: Cancellation = Cancellation()): HttpAnswer {
    val url = resolve(request.path, request.server) ?: throw silence("network.unreachable")
    val type = request.headers["content-type"]?.toMediaType()
    val call =
      client.newCall(
        Request.Builder()
          .url(url)
          .headers(request.headers.toHeaders())
          .method(request.method, request.body?.toRequestBody(type) ?: emptyBodyOf(request.method))
          .build()
      )
    call.timeout().timeout(request.timeoutMs, TimeUnit.MILLISECONDS)
    cancellation.onCancel(call::cancel)
    try {
      return call.execute().use {
        HttpAnswer(it.code, it.headers.toMultimap(), it.body?.bytes() ?: ByteArray(0))
      }
    } catch (_: InterruptedIOException) {
      throw silence("network.timeout")
    } catch (_: IOException) {
      throw silence("network.unreachable")
    }
  }

  /** The answer if it is a success; throws a NetworkFaultException otherwise. */
  fun request(request: HttpRequest): HttpAnswer =
    exchange(request).also { if (it.status !in successes) throw faultOf(it) }

  private fun emptyBodyOf(method: String) =
    if (method == "POST") ByteArray(0).toRequestBody() else null

  companion object {
    private const val CONNECT_TIMEOUT_MS = 10_000L
    val successes = 200..299
    private val loopbackNames = setOf("localhost", "127.0.0.1", "::1")

    /** Throws an IllegalArgumentException for plain HTTP to another machine (UPL-6). */
    fun parseServerAddress(text: String): HttpUrl {
      val address = text.toHttpUrl()
      require(address.isHttps || address.host in loopbackNames) { "not encrypted" }
      return address
    }

    /**
     * An upload server (UPL-3): a host and a port, nothing else. Throws an IllegalArgumentException
     * for anything that is none.
     */
    fun parseUploadAddress(text: String): HttpUrl {
      val address = parseServerAddress(text)
      require(address == address.resolve("/") && '@' !in text) { "more than a server" }
      return address
    }
  }
}

/** Ends what is under way; what begins after it ends at once. */
class Cancellation {
  private var cancel: (() -> Unit)? = null

  @Volatile
  var isCancelled = false
    private set

  @Synchronized
  fun onCancel(cancel: () -> Unit) {
    this.cancel = cancel
    if (isCancelled) cancel()
  }

  @Synchronized
  fun cancel() {
    isCancelled = true
    cancel?.invoke()
  }
}
