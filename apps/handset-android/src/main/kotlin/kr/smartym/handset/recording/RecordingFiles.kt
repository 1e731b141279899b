package kr.smartym.handset.recording

import java.io.File
import java.io.IOException
import java.security.SecureRandom
import kr.smartym.handset.clock.PhoneClock
import kr.smartym.handset.link.Registration
import kr.smartym.handset.sealing.Disk
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
  val disk: Disk,
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
   * server's key, or while one before it is not sealed. Throws an IOException on a full disk, and
   * has then begun nothing.
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
    try {
      val file = SealedFile.create(pathOf(recordingId), SealedFileKey(identity, dataKey), key, disk)
      return OpenRecording(record, file, dataKey)
    } catch (failure: IOException) {
      undoBegin(recordingId)
      throw failure
    }
  }

  /** Takes a beginning back of which nothing has left the phone. */
  fun undoBegin(recordingId: String) {
    pathOf(recordingId).delete()
    tailOf(recordingId).delete()
    disk.withReserve { store.forget(recordingId) }
  }

  fun openTail(open: OpenRecording): TailFile =
    TailFile(tailOf(open.record.recordingId), open.dataKey, disk)

  /**
   * Closes a file with its seal, and remembers how it ended: as `recording.sealed` says it. An
   * IOException leaves it to `recover`.
   */
  fun finish(record: RecordingRecord, file: SealedFile, end: RecordingEnd): JSONObject {
    val plainBytes = file.plainBytes
    val (durationMs, reason) = end.durationMs to end.reason
    val finished = file.finish(durationMs, reason, clock.wallMs(), sign)
    val outcome =
      SealedOutcome(plainBytes, finished.sealedBytes, durationMs, end.lostMs, reason).toJson()
    disk.withReserve { store.finish(record.recordingId, outcome, finished.sealDigest) }
    tailOf(record.recordingId).delete()
    disk.keepReserve()
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
    val file = SealedFile.reopen(path, fileKey, disk) ?: SealedFile.create(path, fileKey, key, disk)
    return OpenRecording(record, file, fileKey.dataKey)
  }

  /**
   * Closes what a crash left of live sound: its whole chunks, and what the tail still knew. On a
   * full disk it throws an IOException, and all of it stays for the next time.
   */
  fun recover(record: RecordingRecord, lostMs: Long): JSONObject? {
    val open = reopen(record) ?: return null
    return open.file.use { file ->
      val isThreeGp = record.media == Media.THREE_GP
      val chunk = if (isThreeGp) 0 else file.chunks
      val tail = TailFile.read(tailOf(record.recordingId), open.dataKey, chunk)
      // The file made of a 3GP's frames begins with the same bytes as what is sealed of it already.
      val rest = if (isThreeGp) wholeThreeGp(tail.bytes).drop(file.plainBytes) else tail.bytes
      file.append(rest)
      val keptMs = tail.heardMs ?: (file.plainBytes / AMR_BYTES_PER_MS).toInt()
      finish(record, file, RecordingEnd(keptMs, lostMs, EndReason.RECOVERED))
    }
  }

  fun delete(recordingId: String) {
    disk.withReserve { store.markDeleted(recordingId) }
    pathOf(recordingId).delete()
    tailOf(recordingId).delete()
    disk.keepReserve()
  }

  private fun ByteArray.drop(count: Long) = copyOfRange(minOf(count, size.toLong()).toInt(), size)
}

/** The 3GP of sound as an AMR recorder wrote it, with its head. */
fun wholeThreeGp(amr: ByteArray): ByteArray =
  wrapInThreeGp(if (amr.isEmpty()) amr else amr.copyOfRange(amrHead.size, amr.size))
