package kr.smartym.handset.telephony

import kr.smartym.handset.journal.PhoneDatabase
import kr.smartym.handset.journal.list

/** A call that this app placed, as far as it saw it; phone wall clock, UTC ms. */
class PlacedCall(
  val callId: String,
  val placedAtMs: Long,
  val connectedAtMs: Long?,
  val endedAtMs: Long?,
)

/**
 * Which calls the app placed and how far they came: after a restart nobody else knows which of the
 * phone's calls was ours.
 */
class CallStore(private val database: PhoneDatabase) {
  fun place(callId: String, phoneNumber: String?, atMs: Long) =
    write(
      "insert or ignore into calls (call_id, phone_number, placed_at_ms) values (?, ?, ?)",
      callId,
      phoneNumber ?: "",
      atMs,
    )

  fun connect(callId: String, atMs: Long) =
    write(
      "update calls set connected_at_ms = ? where call_id = ? and connected_at_ms is null",
      atMs,
      callId,
    )

  fun end(callId: String, atMs: Long) {
    write(
      "update calls set ended_at_ms = ? where call_id = ? and ended_at_ms is null",
      atMs,
      callId,
    )
    // Kept for `inspect_call`; not for ever.
    write(
      "delete from calls where call_id not in (select call_id from calls order by placed_at_ms desc limit $KEPT_CALLS)"
    )
  }

  fun find(callId: String): PlacedCall? =
    database.readableDatabase
      .list(
        "select placed_at_ms, connected_at_ms, ended_at_ms from calls where call_id = ?",
        callId,
      ) {
        PlacedCall(
          callId,
          it.getLong(0),
          if (it.isNull(1)) null else it.getLong(1),
          if (it.isNull(2)) null else it.getLong(2),
        )
      }
      .firstOrNull()

  /** Null for a call that is not known, or whose number nobody said. */
  fun numberOf(callId: String): String? =
    database.readableDatabase
      .list("select phone_number from calls where call_id = ?", callId) { it.getString(0) }
      .firstOrNull()
      ?.takeIf(String::isNotEmpty)

  private fun write(sql: String, vararg arguments: Any) =
    database.writableDatabase.execSQL(sql, arguments)

  private companion object {
    const val KEPT_CALLS = 200
  }
}
