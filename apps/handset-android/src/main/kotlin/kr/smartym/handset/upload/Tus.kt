package kr.smartym.handset.upload

import android.util.Base64
import kr.smartym.handset.link.Cancellation
import kr.smartym.handset.link.DeviceRequests
import kr.smartym.handset.link.HttpAnswer
import kr.smartym.handset.link.HttpRequest
import kr.smartym.handset.link.NetworkFault
import kr.smartym.handset.link.NetworkFaultException
import kr.smartym.handset.sealing.sha256
import okhttp3.HttpUrl

/** Where an upload stands at the server. */
class UploadPosition(
  val url: String,
  val offsetBytes: Long,
  /** The server's word that the recording is safe; on it alone the phone deletes. */
  val isStored: Boolean,
)

/**
 * The phone's half of tus 1.0 (creation, deferred length, checksum): plain requests, the core
 * decides when. To the control server, or to the upload server that is set (UPL-3).
 */
class Tus(private val device: DeviceRequests, private val server: HttpUrl? = null) {
  /** Begins or finds the upload of a recording; the length is null while the file grows. */
  fun create(recordingId: String, lengthBytes: Long?, cancellation: Cancellation): UploadPosition {
    val length =
      if (lengthBytes == null) "upload-defer-length" to "1"
      else "upload-length" to lengthBytes.toString()
    val metadata = "recordingId ${encode(recordingId.toByteArray())}"
    val headers = version + length + ("upload-metadata" to metadata)
    val answer =
      device.request(HttpRequest("POST", UPLOADS, headers, server = server), cancellation)
    val location = answer.header("location")?.let(::pathOf)
    if (location == null)
      throw NetworkFaultException(
        NetworkFault("upload.protocol", isRetryable = true),
        answer.status,
      )
    return positionOf(answer, location)
  }

  fun probe(url: String, cancellation: Cancellation): UploadPosition =
    positionOf(
      device.request(HttpRequest("HEAD", url, version, server = server), cancellation),
      url,
    )

  /** Sends one piece; `lengthBytes` tells the length once it is known. */
  fun send(
    at: UploadPosition,
    piece: ByteArray,
    lengthBytes: Long?,
    cancellation: Cancellation,
  ): UploadPosition {
    val headers =
      version +
        mapOf(
          "content-type" to "application/offset+octet-stream",
          "upload-offset" to at.offsetBytes.toString(),
          "upload-checksum" to "sha256 ${encode(sha256(piece))}",
        ) +
        if (lengthBytes == null) emptyMap() else mapOf("upload-length" to lengthBytes.toString())
    val answer =
      device.request(
        HttpRequest("PATCH", at.url, headers, piece, PIECE_TIMEOUT_MS, server),
        cancellation,
      )
    return positionOf(answer, at.url)
  }

  /** The path alone: another node may know itself by another name. */
  private fun pathOf(location: String): String? =
    HttpUrl.Builder().scheme("http").host("localhost").build().resolve(location)?.encodedPath

  private fun positionOf(answer: HttpAnswer, url: String): UploadPosition =
    UploadPosition(
      url,
      answer.header("upload-offset")?.toLong() ?: 0,
      answer.header(STATE_HEADER) == "stored",
    )

  private fun encode(bytes: ByteArray): String = Base64.encodeToString(bytes, Base64.NO_WRAP)

  private companion object {
    const val UPLOADS = "/api/v1/recording-uploads"
    const val STATE_HEADER = "smartym-recording-state"
    const val PIECE_TIMEOUT_MS = 60_000L
    val version = mapOf("tus-resumable" to "1.0.0")
  }
}
