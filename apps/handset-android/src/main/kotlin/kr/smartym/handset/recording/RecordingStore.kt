package kr.smartym.handset.recording

import android.database.Cursor
import android.database.sqlite.SQLiteFullException
import java.io.IOException
import kr.smartym.handset.journal.PhoneDatabase
import kr.smartym.handset.journal.ValueCipher
import kr.smartym.handset.journal.list
import kr.smartym.handset.sealing.DIGEST_BYTES
import kr.smartym.handset.sealing.EndReason
import kr.smartym.handset.sealing.Media
import org.json.JSONObject

/** What the seal of a finished recording states. */
class SealedOutcome(
  val plainBytes: Long,
  val sealedBytes: Long,
  val durationMs: Int,
  val lostMs: Long,
  val endReason: EndReason,
) {
  fun toJson(): JSONObject =
    JSONObject()
      .put("plainBytes", plainBytes)
      .put("sealedBytes", sealedBytes)
      .put("durationMs", durationMs)
      .put("lostMs", lostMs)
      .put("endReason", endReason.wire)
}

enum class FileState {
  SEALING,
  SEALED,
  DELETED,
}

/**
 * A recording that this phone began to seal. Its row outlives the file: numbers and digests chain
 * all of a phone's recordings.
 */
class RecordingRecord(
  val recordingId: String,
  val callId: String,
  val deviceSeq: Long,
  val media: Media,
  /** Block A. */
  val identity: ByteArray,
  /** Phone wall clock, UTC ms. */
  val startedAtMs: Long,
  val state: FileState = FileState.SEALING,
  /** As `recording.sealed` says it; null until it is sealed. */
  val outcome: JSONObject? = null,
)

/** Where the next recording stands in the phone's chain. */
class ChainPlace(val deviceSeq: Long, val prevDigest: ByteArray)

/** What is written throws an IOException on a full disk. */
class RecordingStore(private val database: PhoneDatabase, private val cipher: ValueCipher) {
  /** Null while one is still unsealed. */
  fun nextInChain(): ChainPlace? {
    val last =
      read("select device_seq, seal_digest from recordings order by device_seq desc limit 1") {
        it.getLong(0) to it.getBlob(1)
      }
    val (deviceSeq, digest) = last.firstOrNull() ?: return ChainPlace(1, ByteArray(DIGEST_BYTES))
    return digest?.let { ChainPlace(deviceSeq + 1, it) }
  }

  fun begin(record: RecordingRecord, dataKey: ByteArray) =
    write(
      """insert into recordings (recording_id, call_id, device_seq, media, state, identity, wrapped_key, started_at_ms)
         values (?, ?, ?, ?, ?, ?, ?, ?)""",
      record.recordingId,
      record.callId,
      record.deviceSeq,
      record.media.wire,
      FileState.SEALING.name,
      record.identity,
      cipher.seal(placeOf(record.recordingId), dataKey),
      record.startedAtMs,
    )

  fun find(recordingId: String): RecordingRecord? =
    read("$COLUMNS where recording_id = ?", recordingId, read = ::toRecord).firstOrNull()

  fun listUnsealed(): List<RecordingRecord> =
    read("$COLUMNS where state = ? order by device_seq", FileState.SEALING.name, read = ::toRecord)

  /** Throws an IllegalStateException once it was sealed: then only the server can open the file. */
  fun dataKeyOf(recordingId: String): ByteArray {
    val wrapped =
      read("select wrapped_key from recordings where recording_id = ?", recordingId) {
          it.getBlob(0)
        }
        .firstOrNull()
    return cipher.open(placeOf(recordingId), checkNotNull(wrapped) { "no data key" })
  }

  /** As if it had never been begun: its place in the chain is free again. */
  fun forget(recordingId: String) =
    write("delete from recordings where recording_id = ?", recordingId)

  /** The data key is forgotten with it. */
  fun finish(recordingId: String, outcome: JSONObject, sealDigest: ByteArray) =
    write(
      "update recordings set state = ?, wrapped_key = null, outcome = ?, seal_digest = ? where recording_id = ?",
      FileState.SEALED.name,
      outcome.toString(),
      sealDigest,
      recordingId,
    )

  fun markDeleted(recordingId: String) =
    write(
      "update recordings set state = ? where recording_id = ?",
      FileState.DELETED.name,
      recordingId,
    )

  /** How many recordings lie on this phone. */
  fun countFiles(): Int =
    read("select count(*) from recordings where state <> ?", FileState.DELETED.name) {
        it.getInt(0)
      }
      .first()

  private fun <T> read(sql: String, vararg arguments: String, read: (Cursor) -> T): List<T> =
    database.readableDatabase.list(sql, *arguments, read = read)

  private fun write(sql: String, vararg arguments: Any) =
    try {
      database.writableDatabase.execSQL(sql, arguments)
    } catch (full: SQLiteFullException) {
      throw IOException(full)
    }

  private fun placeOf(recordingId: String) = "data-key/$recordingId"

  private fun toRecord(row: Cursor): RecordingRecord {
    var column = 0
    return RecordingRecord(
      recordingId = row.getString(column++),
      callId = row.getString(column++),
      deviceSeq = row.getLong(column++),
      media = row.getString(column++).let { wire -> Media.entries.first { it.wire == wire } },
      identity = row.getBlob(column++),
      startedAtMs = row.getLong(column++),
      state = FileState.valueOf(row.getString(column++)),
      outcome = row.getString(column)?.let(::JSONObject),
    )
  }

  private companion object {
    const val COLUMNS =
      "select recording_id, call_id, device_seq, media, identity, started_at_ms, state, outcome from recordings"
  }
}
