package kr.smartym.handset.recording

import java.io.File
import java.io.IOException
import java.security.SecureRandom
import java.util.concurrent.ScheduledExecutorService
import java.util.concurrent.ScheduledFuture
import java.util.concurrent.TimeUnit
import kr.smartym.handset.clock.PhoneClock
import kr.smartym.handset.link.Registration
import kr.smartym.handset.link.event
import kr.smartym.handset.sealing.CHUNK_BYTES
import kr.smartym.handset.sealing.EndReason
import kr.smartym.handset.sealing.Identity
import kr.smartym.handset.sealing.SealedFile
import kr.smartym.handset.sealing.SealedFileKey
import kr.smartym.handset.sealing.TailContent
import kr.smartym.handset.sealing.TailFile
import org.json.JSONObject

private const val TICK_MS = 1_000L
private const val KEY_BYTES = 32
private const val AMR_BYTES_PER_MS = 1.6

/** Bytes that may leave the phone now, and the file's length once it is sealed. */
class RecordingFile(val path: File, val durableBytes: Long, val sealedBytes: Long?)

/**
 * Captures, seals and keeps recordings: one sealing after another, so that numbers and digests
 * chain without holes. All of it happens on `thread`.
 */
class Recorder(
  private val folder: File,
  private val store: RecordingStore,
  private val clock: PhoneClock,
  private val source: SoundSource,
  private val thread: ScheduledExecutorService,
  private val registration: () -> Registration,
  /** 65 bytes; null before the phone was ever connected. */
  private val transportKey: () -> ByteArray?,
  private val sign: (ByteArray) -> ByteArray,
  private val tell: (JSONObject) -> Unit,
) {
  private class Session(
    val record: RecordingRecord,
    val file: SealedFile,
    val tail: TailFile,
    val sound: SoundStream,
    var ticking: ScheduledFuture<*>? = null,
  )

  private val running = mutableMapOf<String, Session>()
  private val durable = java.util.concurrent.ConcurrentHashMap<String, Long>()
  private val listeners = java.util.concurrent.CopyOnWriteArrayList<(String) -> Unit>()
  private val random = SecureRandom()

  /** Called when a file grew or was sealed. */
  fun onGrown(listener: (recordingId: String) -> Unit) {
    listeners += listener
  }

  fun start(order: JSONObject): Unit = inTurn(order.getString("recordingId")) { begin(order) }

  fun stop(recordingId: String): Unit = inTurn(recordingId) { end(recordingId, EndReason.NORMAL) }

  /** Closes what a crash left; answered as if it had just been sealed. */
  fun recover(recordingId: String): Unit = inTurn(recordingId) { recoverNow(recordingId) }

  fun delete(recordingId: String): Unit =
    inTurn(recordingId) {
      store.markDeleted(recordingId)
      pathOf(recordingId, ".smr").delete()
      pathOf(recordingId, ".tail").delete()
      tell(event("file.deleted").put("recordingId", recordingId))
    }

  /** Null for a file that is not there. */
  fun fileOf(recordingId: String): RecordingFile? {
    val record = store.find(recordingId)?.takeIf { it.state != FileState.DELETED } ?: return null
    val sealedBytes = record.outcome?.getLong("sealedBytes")
    return RecordingFile(
      pathOf(recordingId, ".smr"),
      sealedBytes ?: durable[recordingId] ?: 0,
      sealedBytes,
    )
  }

  /** Lets go of its files as they are, as a dying process does. */
  fun halt() {
    for (session in running.values) {
      session.ticking?.cancel(false)
      session.sound.close()
      session.file.close()
      session.tail.close()
    }
    running.clear()
  }

  private fun inTurn(recordingId: String, work: () -> Unit) =
    thread.execute {
      try {
        work()
      } catch (_: IOException) {
        fail(recordingId, "capture_failed")
      }
    }

  private fun fail(recordingId: String, reason: String) =
    tell(event("recording.failed").put("recordingId", recordingId).put("reason", reason))

  private fun begin(order: JSONObject) {
    val recordingId = order.getString("recordingId")
    val key = transportKey() ?: return fail(recordingId, "key")
    for (unsealed in store.listUnsealed()) if (unsealed.recordingId !in running)
      recoverNow(unsealed.recordingId)
    val place = store.nextInChain() ?: return fail(recordingId, "capture_failed")
    val sound = source.open(order.getString("media"))
    val session = beginSession(order, place, key, sound)
    running[recordingId] = session
    session.ticking =
      thread.scheduleAtFixedRate(
        { takeSound(recordingId) },
        TICK_MS,
        TICK_MS,
        TimeUnit.MILLISECONDS,
      )
    tell(
      event("recording.started")
        .put("recordingId", recordingId)
        .put("captureMethod", source.captureMethod)
        .put("media", sound.media.wire)
        .put("deviceSeq", place.deviceSeq)
    )
    grown(session)
  }

  /* Numbers the recording, keeps its key in the journal, and begins its file. */
  private fun beginSession(
    order: JSONObject,
    place: ChainPlace,
    key: ByteArray,
    sound: SoundStream,
  ): Session {
    val recordingId = order.getString("recordingId")
    val (deviceId, companyId) = registration().let { it.deviceId to it.companyId }
    val startedAt = order.getLong("startedAt")
    val identity =
      Identity(
          sound.media,
          recordingId,
          companyId,
          deviceId,
          place.deviceSeq,
          startedAt,
          place.prevDigest,
        )
        .encode()
    val dataKey = ByteArray(KEY_BYTES).also(random::nextBytes)
    val callId = order.getString("callId")
    val record =
      RecordingRecord(recordingId, callId, place.deviceSeq, sound.media, identity, clock.wallMs())
    store.begin(record, dataKey)
    val file = SealedFile.create(pathOf(recordingId, ".smr"), SealedFileKey(identity, dataKey), key)
    return Session(record, file, TailFile(pathOf(recordingId, ".tail"), dataKey), sound)
  }

  private fun takeSound(recordingId: String) {
    val session = running[recordingId] ?: return
    try {
      seal(session, session.sound.take())
    } catch (_: IOException) {
      end(
        recordingId,
        if (folder.usableSpace < CHUNK_BYTES) EndReason.STORAGE_FULL else EndReason.CAPTURE_FAILED,
      )
    }
  }

  /* What fills a chunk is sealed; what does not goes to the tail. */
  private fun seal(session: Session, bytes: ByteArray) {
    if (bytes.isEmpty()) return
    val before = session.file.plainBytes
    session.file.append(bytes)
    val chunkStart = session.file.chunks.toLong() * CHUNK_BYTES
    val fresh = bytes.copyOfRange(maxOf(0, chunkStart - before).toInt(), bytes.size)
    if (fresh.isNotEmpty()) session.tail.add(session.file.chunks, fresh, session.sound.takenMs)
    grown(session)
  }

  private fun end(recordingId: String, reason: EndReason) {
    val session = running.remove(recordingId) ?: return
    session.ticking?.cancel(false)
    if (reason == EndReason.NORMAL) seal(session, session.sound.finish())
    session.sound.close()
    session.tail.close()
    close(session.record, session.file, session.sound.takenMs, lostMs = 0, reason)
  }

  private fun recoverNow(recordingId: String) {
    val record = store.find(recordingId) ?: return fail(recordingId, "file_lost")
    if (record.state == FileState.DELETED)
      return tell(event("file.deleted").put("recordingId", recordingId))
    if (record.outcome != null) return tellSealed(record, record.outcome)
    val key = transportKey() ?: return fail(recordingId, "key")
    val fileKey = SealedFileKey(record.identity, store.dataKeyOf(recordingId))
    val path = pathOf(recordingId, ".smr")
    val found = SealedFile.reopen(path, fileKey)
    // A file without a whole head is begun anew; nothing of it can have left the phone.
    val file = found ?: SealedFile.create(path, fileKey, key)
    val tail =
      if (found == null) TailContent(ByteArray(0), 0)
      else TailFile.read(pathOf(recordingId, ".tail"), fileKey.dataKey, file.chunks)
    file.append(tail.bytes)
    val keptMs = tail.heardMs ?: (file.plainBytes / AMR_BYTES_PER_MS).toInt()
    // The sound between the last record of the tail and the crash is gone: a tick of it at most.
    close(record, file, keptMs, lostMs = TICK_MS, EndReason.RECOVERED)
  }

  private fun close(
    record: RecordingRecord,
    file: SealedFile,
    durationMs: Int,
    lostMs: Long,
    reason: EndReason,
  ) {
    val plainBytes = file.plainBytes
    val finished = file.finish(durationMs, reason, clock.wallMs(), sign)
    val outcome =
      SealedOutcome(plainBytes, finished.sealedBytes, durationMs, lostMs, reason).toJson()
    store.finish(record.recordingId, outcome, finished.sealDigest)
    pathOf(record.recordingId, ".tail").delete()
    tellSealed(record, outcome)
    durable.remove(record.recordingId)
    listeners.forEach { it(record.recordingId) }
  }

  private fun tellSealed(record: RecordingRecord, outcome: JSONObject) {
    val said =
      event("recording.sealed")
        .put("recordingId", record.recordingId)
        .put("deviceSeq", record.deviceSeq)
    for (name in outcome.keys()) said.put(name, outcome.get(name))
    tell(said)
  }

  private fun grown(session: Session) {
    durable[session.record.recordingId] = session.file.durableBytes
    listeners.forEach { it(session.record.recordingId) }
  }

  private fun pathOf(recordingId: String, suffix: String): File = File(folder, recordingId + suffix)
}
