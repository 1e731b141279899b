package kr.smartym.handset.test

import android.content.ContentProvider
import android.content.ContentValues
import android.database.Cursor
import android.database.MatrixCursor
import android.net.Uri

/** The phone's list of calls: number, type, begin, seconds, account's component and id. */
class FakeCallLog : ContentProvider() {
  override fun onCreate() = true

  override fun query(
    uri: Uri,
    columns: Array<String>?,
    where: String?,
    arguments: Array<String>?,
    order: String?,
  ): Cursor =
    MatrixCursor(columns).apply {
      val since = arguments!!.single().toLong()
      rows.filter { it[2] as Long >= since }.sortedByDescending { it[2] as Long }.forEach(::addRow)
    }

  override fun getType(uri: Uri) = null

  override fun insert(uri: Uri, values: ContentValues?) = null

  override fun delete(uri: Uri, where: String?, arguments: Array<String>?) = 0

  override fun update(uri: Uri, values: ContentValues?, where: String?, arguments: Array<String>?) =
    0

  companion object {
    val rows = mutableListOf<Array<Any?>>()
  }
}
