package kr.smartym.handset.recording

import java.io.IOException
import java.io.InputStream
import kr.smartym.handset.clock.PhoneClock
import kr.smartym.handset.journal.PhoneDatabase
import kr.smartym.handset.journal.list
import kr.smartym.handset.link.event
import kr.smartym.handset.sealing.CHUNK_BYTES
import kr.smartym.handset.sealing.EndReason
import kr.smartym.handset.sealing.SealedFile
import org.json.JSONObject

private const val LOOK_AGAIN_MS = 5_000L
/** A maker's recorder may still write for minutes. */
private const val LIMIT_MS = 5L * 60_000
/** How often a file that could not be removed is tried again. */
private const val REMOVE_AGAIN_MS = 10L * 60_000

/**
 * Recordings that the maker's own recorder makes: found by number and time when the call is over,
 * sealed, and removed where they lay (REC-6). What is waited for outlives the process.
 */
class MakerPickUp(
  private val database: PhoneDatabase,
  private val folder: MakerFolder,
  private val files: RecordingFiles,
  private val clock: PhoneClock,
  private val numberOf: (callId: String) -> String?,
  /** Does something on the recordings' thread after so many milliseconds. */
  private val later: (delayMs: Long, work: () -> Unit) -> Unit,
  private val came: (isThere: Boolean) -> Unit,
  private val durationOf: (place: String) -> Int?,
  private val tell: (JSONObject) -> Unit,
) {
  private class Wait(
    val order: JSONObject,
    val begunAtMs: Long,
    val endedAtMs: Long?,
    /** It was found, and may be sealed already. */
    val place: String?,
  )

  /** How long each file was when it was looked at last: one that still grows is not whole. */
  private val sizes = mutableMapOf<String, Long>()

  fun expect(order: JSONObject) {
    write(
      "insert or ignore into maker_files (recording_id, start_order, begun_at_ms) values (?, ?, ?)",
      order.getString("recordingId"),
      order.toString(),
      clock.wallMs(),
    )
    tell(event("recording.left_to_maker").put("recordingId", order.getString("recordingId")))
  }

  /** Removes what was sealed in an earlier life and could not be removed then. */
  fun removeLeftOver() {
    for ((recordingId, place) in listTaken()) if (isSealed(recordingId)) remove(recordingId, place)
  }

  /** From now on the file is looked for. */
  fun callEnded(recordingId: String) {
    val atMs = clock.wallMs()
    write(
      "update maker_files set ended_at_ms = ? where recording_id = ? and ended_at_ms is null",
      atMs,
      recordingId,
    )
    look(recordingId)
  }

  /** Takes up what a dead process waited for; false when it waited for no such file. */
  fun goOn(recordingId: String): Boolean {
    if (find(recordingId) == null) return false
    callEnded(recordingId)
    return true
  }

  /**
   * Where everything lies that the maker's recorder wrote for this app, found or still looked for.
   */
  fun places(): List<String> {
    val taken = listTaken().map { it.second }
    val others =
      listAwaited().mapNotNull { wait ->
        pickMakerFile(untaken(wait), numberOf(wait.order.getString("callId")), wait.begunAtMs)
          ?.place
      }
    return taken + others
  }

  private fun look(recordingId: String) {
    val wait = find(recordingId) ?: return
    val file =
      wait.place
        ?: wholeFile(wait)
        ?: return if (clock.wallMs() - (wait.endedAtMs ?: 0) < LIMIT_MS)
          later(LOOK_AGAIN_MS) { look(recordingId) }
        else neverCame(recordingId)
    try {
      take(recordingId, wait, file)
    } catch (_: IOException) {
      // A full disk, or a file that somebody else has in hand.
      later(LOOK_AGAIN_MS) { look(recordingId) }
    }
  }

  private fun wholeFile(wait: Wait): String? {
    val number = numberOf(wait.order.getString("callId"))
    val found = pickMakerFile(untaken(wait), number, wait.begunAtMs) ?: return null
    val isWhole = found.bytes > 0 && sizes.put(found.place, found.bytes) == found.bytes
    if (!isWhole) return null
    write(
      "update maker_files set place = ?, name = ? where recording_id = ?",
      found.place,
      found.name,
      wait.order.getString("recordingId"),
    )
    return found.place
  }

  private fun untaken(wait: Wait): List<MakerFile> {
    val taken = listTaken().map { it.second }.toSet()
    return folder.list(wait.begunAtMs).filter { it.place !in taken }
  }

  /* Sealed first, removed after it: a crash between them finds it sealed and removes it then. */
  private fun take(recordingId: String, wait: Wait, place: String) {
    val known = files.store.find(recordingId)
    if (known?.outcome != null) return taken(place, known, known.outcome)
    val input = folder.open(place) ?: return neverCame(recordingId)
    input.use {
      val media = checkNotNull(mediaOfName(nameOf(recordingId)))
      val open = if (known == null) files.begin(wait.order, media) else files.reopen(known)
      if (open == null) throw IOException("it cannot be sealed now")
      val durationMs = durationOf(place) ?: ((wait.endedAtMs ?: 0) - wait.begunAtMs).toInt()
      val end = RecordingEnd(durationMs, lostMs = 0, EndReason.NORMAL)
      val outcome =
        open.file.use { file ->
          copy(it, file)
          files.finish(open.record, file, end)
        }
      taken(place, open.record, outcome)
    }
  }

  /* Behind what is sealed of it already. */
  private fun copy(input: InputStream, file: SealedFile) {
    skip(input, file.plainBytes)
    val buffer = ByteArray(CHUNK_BYTES)
    while (true) {
      val count = input.read(buffer)
      if (count < 0) return
      file.append(buffer.copyOf(count))
    }
  }

  private fun skip(input: InputStream, bytes: Long) {
    var left = bytes
    while (left > 0) {
      val skipped = input.skip(left)
      if (skipped <= 0) throw IOException("it is shorter than it was")
      left -= skipped
    }
  }

  private fun taken(place: String, record: RecordingRecord, outcome: JSONObject) {
    came(true)
    tell(startOf(record, MAKER_FILE))
    tell(sealOf(record, outcome))
    remove(record.recordingId, place)
  }

  /* Until it is gone it is remembered, so that no other call takes it for its own. */
  private fun remove(recordingId: String, place: String) {
    if (folder.remove(place)) forget(recordingId)
    else later(REMOVE_AGAIN_MS) { remove(recordingId, place) }
  }

  private fun isSealed(recordingId: String) = files.store.find(recordingId)?.outcome != null

  /** Files that belong to a recording, by its id. */
  private fun listTaken(): List<Pair<String, String>> =
    database.readableDatabase.list(
      "select recording_id, place from maker_files where place is not null"
    ) {
      it.getString(0) to it.getString(1)
    }

  private fun neverCame(recordingId: String) {
    forget(recordingId)
    came(false)
    tell(event("recording.failed").put("recordingId", recordingId).put("reason", "file_lost"))
  }

  private fun find(recordingId: String): Wait? =
    readWaits("recording_id = ?", recordingId).firstOrNull()

  private fun listAwaited(): List<Wait> = readWaits("place is null")

  private fun readWaits(condition: String, vararg arguments: String): List<Wait> =
    database.readableDatabase.list(
      "select start_order, begun_at_ms, ended_at_ms, place from maker_files where $condition",
      *arguments,
    ) {
      Wait(
        JSONObject(it.getString(0)),
        it.getLong(1),
        if (it.isNull(2)) null else it.getLong(2),
        it.getString(3),
      )
    }

  private fun nameOf(recordingId: String): String =
    database.readableDatabase
      .list("select name from maker_files where recording_id = ?", recordingId) { it.getString(0) }
      .first()

  private fun forget(recordingId: String) =
    write("delete from maker_files where recording_id = ?", recordingId)

  private fun write(sql: String, vararg arguments: Any) =
    database.writableDatabase.execSQL(sql, arguments)
}
