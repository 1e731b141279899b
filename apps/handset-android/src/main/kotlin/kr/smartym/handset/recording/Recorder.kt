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
/** After so long a full disk may have room. */
private const val AGAIN_MS = 5_000L

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

  fun start(order: JSONObject): Unit =
    thread.execute {
      try {
        begin(order)
      } catch (_: IOException) {
        val reason = if (usableBytes() < LEAST_BYTES) "space" else "capture_failed"
        fail(order.getString("recordingId"), reason)
      }
    }

  fun stop(recordingId: String): Unit =
    thread.execute {
      if (recordingId in running) end(recordingId, EndReason.NORMAL)
      else maker.callEnded(recordingId)
    }

  /** Closes what a crash left; answered as if it had just been sealed. */
  fun recover(recordingId: String): Unit =
    thread.execute { untilThereIsRoom { recoverNow(recordingId) } }

  fun delete(recordingId: String): Unit =
    thread.execute {
      untilThereIsRoom {
        files.delete(recordingId)
        tell(event("file.deleted").put("recordingId", recordingId))
      }
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

  /** A recording that a full disk keeps open is not lost: what was heard lies on the disk. */
  private fun untilThereIsRoom(work: () -> Unit) {
    try {
      work()
    } catch (_: IOException) {
      thread.schedule({ untilThereIsRoom(work) }, AGAIN_MS, TimeUnit.MILLISECONDS)
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
    val sound = source.open(order.getString("media"))
    val session =
      try {
        openSession(order, sound)
      } catch (failure: IOException) {
        sound.close()
        throw failure
      }
    if (session == null) {
      sound.close()
      return fail(recordingId, "capture_failed")
    }
    running[recordingId] = session
    session.ticking =
      thread.scheduleAtFixedRate(
        { takeSound(recordingId) },
        TICK_MS,
        TICK_MS,
        TimeUnit.MILLISECONDS,
      )
    tell(startOf(session.open.record, sound.captureMethod))
    grown(session)
  }

  /* Null while one before it is not sealed. */
  private fun openSession(order: JSONObject, sound: SoundStream): Session? {
    val isWrapped = order.getString("media") == Media.THREE_GP.wire && sound.media == Media.AMR_NB
    val open = files.begin(order, if (isWrapped) Media.THREE_GP else sound.media) ?: return null
    return try {
      Session(open, files.openTail(open), sound)
    } catch (failure: IOException) {
      open.file.close()
      files.undoBegin(open.record.recordingId)
      throw failure
    }
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
    if (reason == EndReason.NORMAL) takeRest(session)
    session.sound.close()
    session.tail.close()
    val takenMs = session.sound.takenMs
    source.heard(session.sound.captureMethod, session.sound.peak, takenMs)
    try {
      val outcome =
        session.open.file.use { close(session, RecordingEnd(takenMs, lostMs = 0, reason)) }
      sealed(session.open.record, outcome)
    } catch (_: IOException) {
      recover(recordingId)
    }
  }

  /* What the file has taken in it seals at its end, also when there is no room for it now. */
  private fun takeRest(session: Session) {
    val rest = session.sound.finish()
    try {
      if (session.isThreeGp) files.disk.withReserve { seal(session, rest) } else seal(session, rest)
    } catch (_: IOException) {
      return
    }
  }

  private fun close(session: Session, end: RecordingEnd): JSONObject {
    val (record, file) = session.open.record to session.open.file
    if (session.isThreeGp) {
      val tail = files.tailOf(record.recordingId)
      val amr = TailFile.read(tail, session.open.dataKey, chunkIndex = 0).bytes
      file.append(wholeThreeGp(amr))
    }
    return files.finish(record, file, end)
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
