package kr.smartym.handset.recording

import java.io.IOException
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.ScheduledExecutorService
import java.util.concurrent.ScheduledFuture
import java.util.concurrent.TimeUnit
import kr.smartym.handset.link.event
import kr.smartym.handset.sealing.CHUNK_BYTES
import kr.smartym.handset.sealing.EndReason
import kr.smartym.handset.sealing.Media
import kr.smartym.handset.sealing.TailFile
import org.json.JSONObject

private const val TICK_MS = 1_000L
/** Room for a recording's head and seal, and some of its sound. */
private const val LEAST_BYTES = 4L * CHUNK_BYTES

/** Bytes that may leave the phone now, and the file's length once it is sealed. */
class RecordingFile(val path: java.io.File, val durableBytes: Long, val sealedBytes: Long?)

/** Captures, seals and keeps recordings. All of it happens on `thread`. */
class Recorder(
  private val files: RecordingFiles,
  private val source: SoundSource,
  private val maker: MakerPickUp,
  private val thread: ScheduledExecutorService,
  /** What is left on the disk. */
  private val usableBytes: () -> Long,
  private val tell: (JSONObject) -> Unit,
) {
  private class Session(
    val open: OpenRecording,
    val tail: TailFile,
    val sound: SoundStream,
    var ticking: ScheduledFuture<*>? = null,
  ) {
    /**
     * Its index stands at its end: it is sealed when the call is over, and lies in the tail until
     * then.
     */
    val isThreeGp = open.record.media == Media.THREE_GP
  }

  private val running = mutableMapOf<String, Session>()
  private val durable = ConcurrentHashMap<String, Long>()
  private val listeners = CopyOnWriteArrayList<(String) -> Unit>()

  /** Called when a file grew or was sealed. */
  fun onGrown(listener: (recordingId: String) -> Unit) {
    listeners += listener
  }

  fun start(order: JSONObject): Unit = inTurn(order.getString("recordingId")) { begin(order) }

  fun stop(recordingId: String): Unit =
    inTurn(recordingId) {
      if (recordingId in running) end(recordingId, EndReason.NORMAL)
      else maker.callEnded(recordingId)
    }

  /** Closes what a crash left; answered as if it had just been sealed. */
  fun recover(recordingId: String): Unit = inTurn(recordingId) { recoverNow(recordingId) }

  fun delete(recordingId: String): Unit =
    inTurn(recordingId) {
      files.delete(recordingId)
      tell(event("file.deleted").put("recordingId", recordingId))
    }

  /** Looks at the ways in which this phone hears calls. */
  fun probe(): Unit =
    thread.execute { source.probe { tell(event("capture.probed").put("probes", it)) } }

  /** Null for a file that is not there. */
  fun fileOf(recordingId: String): RecordingFile? {
    val record =
      files.store.find(recordingId)?.takeIf { it.state != FileState.DELETED } ?: return null
    val sealedBytes = record.outcome?.getLong("sealedBytes")
    val durableBytes = sealedBytes ?: durable[recordingId] ?: 0
    return RecordingFile(files.pathOf(recordingId), durableBytes, sealedBytes)
  }

  /** Lets go of its files as they are, as a dying process does. */
  fun halt() {
    for (session in running.values) {
      session.ticking?.cancel(false)
      session.sound.close()
      session.open.file.close()
      session.tail.close()
    }
    running.clear()
  }

  private fun inTurn(recordingId: String, work: () -> Unit) =
    thread.execute {
      try {
        work()
      } catch (_: IOException) {
        fail(recordingId, if (usableBytes() < LEAST_BYTES) "space" else "capture_failed")
      }
    }

  private fun fail(recordingId: String, reason: String) =
    tell(event("recording.failed").put("recordingId", recordingId).put("reason", reason))

  private fun begin(order: JSONObject) {
    val recordingId = order.getString("recordingId")
    if (!files.hasKey) return fail(recordingId, "key")
    if (source.isLeftToMaker) return maker.expect(order)
    if (usableBytes() < LEAST_BYTES) return fail(recordingId, "space")
    for (unsealed in files.store.listUnsealed()) if (unsealed.recordingId !in running)
      recoverNow(unsealed.recordingId)
    val wanted = order.getString("media")
    val sound = source.open(wanted)
    val isWrapped = wanted == Media.THREE_GP.wire && sound.media == Media.AMR_NB
    val open = files.begin(order, if (isWrapped) Media.THREE_GP else sound.media)
    if (open == null) {
      sound.close()
      return fail(recordingId, "capture_failed")
    }
    val session = Session(open, TailFile(files.tailOf(recordingId), open.dataKey), sound)
    running[recordingId] = session
    session.ticking =
      thread.scheduleAtFixedRate(
        { takeSound(recordingId) },
        TICK_MS,
        TICK_MS,
        TimeUnit.MILLISECONDS,
      )
    tell(startOf(open.record, sound.captureMethod))
    grown(session)
  }

  private fun takeSound(recordingId: String) {
    val session = running[recordingId] ?: return
    try {
      seal(session, session.sound.take())
    } catch (_: IOException) {
      val isFull = usableBytes() < CHUNK_BYTES
      end(recordingId, if (isFull) EndReason.STORAGE_FULL else EndReason.CAPTURE_FAILED)
    }
  }

  /* What fills a chunk is sealed; what does not goes to the tail. */
  private fun seal(session: Session, bytes: ByteArray) {
    if (bytes.isEmpty()) return
    if (session.isThreeGp) return session.tail.add(0, bytes, session.sound.takenMs)
    val file = session.open.file
    val before = file.plainBytes
    file.append(bytes)
    val chunkStart = file.chunks.toLong() * CHUNK_BYTES
    val fresh = bytes.copyOfRange(maxOf(0, chunkStart - before).toInt(), bytes.size)
    if (fresh.isNotEmpty()) session.tail.add(file.chunks, fresh, session.sound.takenMs)
    grown(session)
  }

  private fun end(recordingId: String, reason: EndReason) {
    val session = running.remove(recordingId) ?: return
    session.ticking?.cancel(false)
    if (reason == EndReason.NORMAL) seal(session, session.sound.finish())
    session.sound.close()
    session.tail.close()
    val open = session.open
    if (session.isThreeGp) {
      val amr = TailFile.read(files.tailOf(recordingId), open.dataKey, chunkIndex = 0).bytes
      open.file.append(wholeThreeGp(amr))
    }
    val takenMs = session.sound.takenMs
    sealed(open.record, files.finish(open.record, open.file, RecordingEnd(takenMs, 0, reason)))
    source.heard(session.sound.captureMethod, session.sound.peak, takenMs)
  }

  private fun recoverNow(recordingId: String) {
    if (maker.goOn(recordingId)) return
    val record = files.store.find(recordingId) ?: return fail(recordingId, "file_lost")
    if (record.state == FileState.DELETED)
      return tell(event("file.deleted").put("recordingId", recordingId))
    if (record.outcome != null) return tell(sealOf(record, record.outcome))
    // The sound between the last record of the tail and the crash is gone: a tick of it at most.
    val outcome = files.recover(record, lostMs = TICK_MS) ?: return fail(recordingId, "key")
    sealed(record, outcome)
  }

  private fun sealed(record: RecordingRecord, outcome: JSONObject) {
    tell(sealOf(record, outcome))
    durable.remove(record.recordingId)
    listeners.forEach { it(record.recordingId) }
  }

  private fun grown(session: Session) {
    durable[session.open.record.recordingId] = session.open.file.durableBytes
    listeners.forEach { it(session.open.record.recordingId) }
  }
}

/** `recording.started` of a recording. */
fun startOf(record: RecordingRecord, captureMethod: String): JSONObject =
  event("recording.started")
    .put("recordingId", record.recordingId)
    .put("captureMethod", captureMethod)
    .put("media", record.media.wire)
    .put("deviceSeq", record.deviceSeq)

/** `recording.sealed` of a recording. */
fun sealOf(record: RecordingRecord, outcome: JSONObject): JSONObject {
  val said =
    event("recording.sealed")
      .put("recordingId", record.recordingId)
      .put("deviceSeq", record.deviceSeq)
  for (name in outcome.keys()) said.put(name, outcome.get(name))
  return said
}
