package kr.smartym.handset.journal

import android.content.Context
import android.database.Cursor
import android.database.sqlite.SQLiteDatabase
import android.database.sqlite.SQLiteOpenHelper

/**
 * The app's database: the core's journal, small facts, what sealing must remember, and which calls
 * the app placed. Every commit is on the disk before it returns, so that a killed process finds it.
 */
class PhoneDatabase(private val context: Context) : SQLiteOpenHelper(context, NAME, null, VERSION) {
  override fun onConfigure(db: SQLiteDatabase) {
    db.enableWriteAheadLogging()
    // Asked as a query: on some versions the pragma answers.
    db.rawQuery("pragma synchronous = full", null).use(Cursor::moveToFirst)
  }

  override fun onCreate(db: SQLiteDatabase) = SCHEMA.forEach(db::execSQL)

  override fun onUpgrade(db: SQLiteDatabase, oldVersion: Int, newVersion: Int) =
    error("no version before $VERSION was handed out")

  fun isThere(): Boolean = context.getDatabasePath(NAME).exists()

  fun erase() {
    close()
    context.deleteDatabase(NAME)
  }

  private companion object {
    const val NAME = "handset.db"
    const val VERSION = 1
    val SCHEMA =
      listOf(
        "create table facts (name text primary key, value text not null)",
        "create table journal (key text primary key, value blob not null)",
        """create table recordings (
          recording_id text primary key,
          call_id text not null,
          device_seq integer not null unique,
          media text not null,
          state text not null,
          identity blob not null,
          wrapped_key blob,
          started_at_ms integer not null,
          seal_digest blob,
          outcome text
        )""",
        """create table maker_files (
          recording_id text primary key,
          start_order text not null,
          begun_at_ms integer not null,
          ended_at_ms integer,
          place text,
          name text
        )""",
        """create table calls (
          call_id text primary key,
          phone_number text,
          placed_at_ms integer not null,
          connected_at_ms integer,
          ended_at_ms integer
        )""",
      )
  }
}

/** All rows of a query. */
fun <T> SQLiteDatabase.list(sql: String, vararg arguments: String, read: (Cursor) -> T): List<T> =
  rawQuery(sql, arguments).use { cursor ->
    buildList { while (cursor.moveToNext()) add(read(cursor)) }
  }
