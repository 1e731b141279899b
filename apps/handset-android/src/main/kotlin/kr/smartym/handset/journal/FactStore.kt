package kr.smartym.handset.journal

/** Small named facts of the phone: its registration, the server's key. */
class FactStore(private val database: PhoneDatabase) {
  fun find(name: String): String? =
    database.readableDatabase
      .list("select value from facts where name = ?", name) { it.getString(0) }
      .firstOrNull()

  fun set(name: String, value: String) =
    database.writableDatabase.execSQL(
      "insert or replace into facts values (?, ?)",
      arrayOf(name, value),
    )

  fun remove(name: String) =
    database.writableDatabase.execSQL("delete from facts where name = ?", arrayOf(name))
}
