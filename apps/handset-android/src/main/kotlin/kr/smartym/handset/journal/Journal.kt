package kr.smartym.handset.journal

import android.database.sqlite.SQLiteFullException
import org.json.JSONArray
import org.json.JSONObject
import org.json.JSONTokener

/** The core's rows, values encrypted under the phone's journal key. */
class Journal(private val database: PhoneDatabase, private val cipher: ValueCipher) {
  /** The rows committed so far, as the core restores them. */
  fun readRows(): JSONObject {
    val rows = JSONObject()
    database.readableDatabase
      .list("select key, value from journal") { it.getString(0) to it.getBlob(1) }
      .forEach { (key, sealed) ->
        rows.put(key, JSONTokener(String(cipher.open(key, sealed))).nextValue())
      }
    return rows
  }

  /** All of them in one transaction, on the disk when this returns; false when the disk is full. */
  fun commit(puts: JSONArray): Boolean {
    if (puts.length() == 0) return true
    val db = database.writableDatabase
    return try {
      db.beginTransaction()
      try {
        for (index in 0 until puts.length()) write(puts.getJSONArray(index))
        db.setTransactionSuccessful()
      } finally {
        db.endTransaction()
      }
      true
    } catch (_: SQLiteFullException) {
      false
    }
  }

  /** How many rows there are whose key begins so. */
  fun count(prefix: String): Int =
    database.readableDatabase
      .list("select count(*) from journal where key like ?", "$prefix%") { it.getInt(0) }
      .first()

  private fun write(put: JSONArray) {
    val key = put.getString(0)
    if (put.isNull(1))
      database.writableDatabase.execSQL("delete from journal where key = ?", arrayOf(key))
    else {
      val json =
        if (put.get(1) is String) JSONObject.quote(put.getString(1)) else put.get(1).toString()
      val sealed = cipher.seal(key, json.toByteArray())
      database.writableDatabase.execSQL(
        "insert or replace into journal values (?, ?)",
        arrayOf<Any>(key, sealed),
      )
    }
  }
}
