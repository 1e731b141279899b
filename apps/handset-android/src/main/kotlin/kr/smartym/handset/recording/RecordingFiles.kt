package kr.smartym.handset.recording

import java.io.File
import java.security.SecureRandom
import kr.smartym.handset.clock.PhoneClock
import kr.smartym.handset.link.Registration
import kr.smartym.handset.sealing.EndReason
import kr.smartym.handset.sealing.Identity
import kr.smartym.handset.sealing.Media
import kr.smartym.handset.sealing.SealedFile
import kr.smartym.handset.sealing.SealedFileKey
import kr.smartym.handset.sealing.TailFile
import org.json.JSONObject

private const val KEY_BYTES = 32
private const val AMR_BYTES_PER_MS = 1.6

/** A recording whose file grows. */
class OpenRecording(val record: RecordingRecord, val file: SealedFile, val dataKey: ByteArray)

/** How a recording ended, beside its bytes. */
class RecordingEnd(val durationMs: Int, val lostMs: Long, val reason: EndReason)

/**
 * The sealed files of this phone, one after another, so that numbers and digests chain without
 * holes.
 */
class RecordingFiles(
  private val folder: File,
  val store: RecordingStore,
  private val clock: PhoneClock,
  private val registration: () -> Registration,
  /** 65 bytes; null before the phone was ever connected. */
  private val transportKey: () -> ByteArray?,
  private val sign: (ByteArray) -> ByteArray,
) {
  private val random = SecureRandom()

  fun pathOf(recordingId: String): File = File(folder, "$recordingId.smr")

  fun tailOf(recordingId: String): File = File(folder, "$recordingId.tail")

  val hasKey: Boolean
    get() = transportKey() != null

  /**
   * Numbers a recording, keeps its key in the journal, and begins its file; null without the
   * server's key, or while one before it is not sealed.
   */
  fun begin(order: JSONObject, media: Media): OpenRecording? {
    val key = transportKey() ?: return null
    val place = store.nextInChain() ?: return null
    val recordingId = order.getString("recordingId")
    val (deviceId, companyId) = registration().let { it.deviceId to it.companyId }
    val startedAt = order.getLong("startedAt")
    val seq = place.deviceSeq
    val identity =
      Identity(media, recordingId, companyId, deviceId, seq, startedAt, place.prevDigest).encode()
    val dataKey = ByteArray(KEY_BYTES).also(random::nextBytes)
    val callId = order.getString("callId")
    val record = RecordingRecord(recordingId, callId, seq, media, identity, clock.wallMs())
    store.begin(record, dataKey)
    val file = SealedFile.create(pathOf(recordingId), SealedFileKey(identity, dataKey), key)
    return OpenRecording(record, file, dataKey)
  }

  /** Closes a file with its seal, and remembers how it ended: as `recording.sealed` says it. */
  fun finish(record: RecordingRecord, file: SealedFile, end: RecordingEnd): JSONObject {
    val plainBytes = file.plainBytes
    val (durationMs, reason) = end.durationMs to end.reason
    val finished = file.finish(durationMs, reason, clock.wallMs(), sign)
    val outcome =
      SealedOutcome(plainBytes, finished.sealedBytes, durationMs, end.lostMs, reason).toJson()
    store.finish(record.recordingId, outcome, finished.sealDigest)
    tailOf(record.recordingId).delete()
    return outcome
  }

  /**
   * Takes up what a crash left of a file, cut to its whole chunks. A file without a whole head is
   * begun anew; nothing of it can have left the phone. Null without the server's key.
   */
  fun reopen(record: RecordingRecord): OpenRecording? {
    val key = transportKey() ?: return null
    val fileKey = SealedFileKey(record.identity, store.dataKeyOf(record.recordingId))
    val path = pathOf(record.recordingId)
    val file = SealedFile.reopen(path, fileKey) ?: SealedFile.create(path, fileKey, key)
    return OpenRecording(record, file, fileKey.dataKey)
  }

  /** Closes what a crash left of live sound: its whole chunks, and what the tail still knew. */
  fun recover(record: RecordingRecord, lostMs: Long): JSONObject? {
    val (file, dataKey) = reopen(record)?.let { it.file to it.dataKey } ?: return null
    val isThreeGp = record.media == Media.THREE_GP
    val chunk = if (isThreeGp) 0 else file.chunks
    val tail = TailFile.read(tailOf(record.recordingId), dataKey, chunk)
    // The file made of a 3GP's frames begins with the same bytes as what is sealed of it already.
    val rest = if (isThreeGp) wholeThreeGp(tail.bytes).drop(file.plainBytes) else tail.bytes
    file.append(rest)
    val keptMs = tail.heardMs ?: (file.plainBytes / AMR_BYTES_PER_MS).toInt()
    return finish(record, file, RecordingEnd(keptMs, lostMs, EndReason.RECOVERED))
  }

  fun delete(recordingId: String) {
    store.markDeleted(recordingId)
    pathOf(recordingId).delete()
    tailOf(recordingId).delete()
  }

  private fun ByteArray.drop(count: Long) = copyOfRange(minOf(count, size.toLong()).toInt(), size)
}

/** The 3GP of sound as an AMR recorder wrote it, with its head. */
fun wholeThreeGp(amr: ByteArray): ByteArray =
  wrapInThreeGp(if (amr.isEmpty()) amr else amr.copyOfRange(amrHead.size, amr.size))
