package kr.smartym.handset.upload

import java.io.IOException
import java.io.RandomAccessFile
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.Executor
import java.util.concurrent.Semaphore
import kr.smartym.handset.link.Cancellation
import kr.smartym.handset.link.Network
import kr.smartym.handset.link.NetworkFault
import kr.smartym.handset.link.NetworkFaultException
import kr.smartym.handset.link.event
import kr.smartym.handset.link.silence
import kr.smartym.handset.recording.Recorder
import kr.smartym.handset.recording.RecordingFile
import okhttp3.HttpUrl
import org.json.JSONObject

/**
 * Sends recordings to the server, while they grow if ordered so. What comes of it is told as
 * `upload.*`.
 */
class Uploader(
  /** The control server's for null, else that of the upload server set. */
  private val tusAt: (HttpUrl?) -> Tus,
  private val recorder: Recorder,
  private val background: Executor,
  private val tell: (JSONObject) -> Unit,
) {
  private class Upload(val recordingId: String, val isLive: Boolean, val address: String?) {
    val cancellation = Cancellation()
    /** A permit for each time that the file grew, so that no growth is missed. */
    val growth = Semaphore(0)

    fun cancel() {
      cancellation.cancel()
      growth.release()
    }
  }

  private val uploads = ConcurrentHashMap<String, Upload>()

  init {
    recorder.onGrown { uploads[it]?.growth?.release() }
  }

  fun start(recordingId: String, isLive: Boolean, uploadAddress: String? = null) {
    val upload = Upload(recordingId, isLive, uploadAddress)
    uploads.put(recordingId, upload)?.cancel()
    background.execute {
      try {
        run(upload)
      } catch (failure: NetworkFaultException) {
        if (!upload.cancellation.isCancelled) failed(recordingId, failure)
      } catch (_: IOException) {
        // What cannot be read now is there all the same: it is tried again.
        val unreadable = fault("upload.unreadable", isRetryable = true)
        if (!upload.cancellation.isCancelled) failed(recordingId, unreadable)
      } finally {
        uploads.remove(recordingId, upload)
      }
    }
  }

  fun pause(recordingId: String) {
    uploads.remove(recordingId)?.cancel()
  }

  /** Ends all of them without a word. */
  fun halt() = uploads.keys.forEach(::pause)

  private fun run(upload: Upload) {
    val (recordingId, cancellation) = upload.recordingId to upload.cancellation
    val tus = tusOf(upload)
    var found: UploadPosition? = null
    var isEndTold = false
    while (!cancellation.isCancelled) {
      val file =
        recorder.fileOf(recordingId) ?: throw fault("upload.file_lost", isRetryable = false)
      var at = found ?: find(tus, upload, file)
      if (at.isStored) {
        tell(event("upload.stored").put("recordingId", recordingId))
        return
      }
      val isWhole = file.sealedBytes != null
      when {
        at.offsetBytes < file.durableBytes -> {
          at = sendNext(tus, at, file, cancellation)
          tell(
            event("upload.progressed")
              .put("recordingId", recordingId)
              .put("offsetBytes", at.offsetBytes)
          )
        }
        isWhole && at.offsetBytes == file.sealedBytes && !isEndTold -> {
          // The last byte went before the length was known: the empty piece tells it.
          isEndTold = true
          at = sendNext(tus, at, file, cancellation)
        }
        isWhole || !upload.isLive -> throw fault("upload.not_stored", isRetryable = true)
        // Who ends the upload releases it; the end of the run's threads must not end the process.
        else -> upload.growth.acquireUninterruptibly()
      }
      found = at
    }
  }

  /**
   * An address that is none is a server out of reach: no token goes there, and the upload waits.
   */
  private fun tusOf(upload: Upload): Tus =
    try {
      tusAt(upload.address?.let(Network::parseUploadAddress))
    } catch (_: IllegalArgumentException) {
      throw silence("network.unreachable")
    }

  private fun find(tus: Tus, upload: Upload, file: RecordingFile): UploadPosition {
    val created = tus.create(upload.recordingId, file.sealedBytes, upload.cancellation)
    return if (created.isStored) created else tus.probe(created.url, upload.cancellation)
  }

  private fun sendNext(
    tus: Tus,
    at: UploadPosition,
    file: RecordingFile,
    cancellation: Cancellation,
  ): UploadPosition {
    val end = minOf(file.durableBytes, at.offsetBytes + PIECE_BYTES)
    val piece = ByteArray((end - at.offsetBytes).toInt())
    RandomAccessFile(file.path, "r").use {
      it.seek(at.offsetBytes)
      it.readFully(piece)
    }
    return tus.send(at, piece, file.sealedBytes, cancellation)
  }

  private fun failed(recordingId: String, failure: NetworkFaultException) =
    tell(
      event("upload.failed")
        .put("recordingId", recordingId)
        .put("kind", kindOf(failure))
        .put("fault", failure.fault.toJson())
    )

  private companion object {
    /** Sound of an hour goes in a handful of pieces, a broken one costs little. */
    const val PIECE_BYTES = 1_048_576L

    /**
     * The server stands elsewhere than we thought, or a piece was damaged on its way: the next
     * attempt asks it again.
     */
    val outOfStep = setOf(409, 460)
    val kinds =
      mapOf(
        "recordings.upload_unknown_recording" to "unknown_recording",
        "recordings.upload_damaged" to "damaged",
        "recordings.upload_not_found" to "gone",
        "recordings.upload_expired" to "gone",
        "upload.file_lost" to "refused",
      )

    fun fault(code: String, isRetryable: Boolean) =
      NetworkFaultException(NetworkFault(code, isRetryable))

    fun kindOf(failure: NetworkFaultException): String =
      kinds[failure.fault.code]
        ?: if (failure.status == null || failure.fault.isRetryable || failure.status in outOfStep)
          "network"
        else "refused"
  }
}
