package kr.smartym.handset.journal

import android.content.Context
import java.io.File
import java.io.IOException

private const val DATABASE = "handset.db"

/**
 * What the app wrote under a key that the phone's keystore lost: kept aside as it was, until the
 * phone is erased. Its recordings are sealed to the company, not to this phone, and the database
 * beside them names them in the clear.
 */
class UnreadableFiles(private val context: Context) {
  private val folder = folderIn(context)

  /** Null when nothing was ever set aside. */
  fun countRecordings(): Int? =
    if (folder.exists()) folder.walk().count { it.extension == "smr" } else null

  /** Looks whether the journal's key is there, and sets aside what nobody can read without it. */
  fun setAsideIfLost(keys: DeviceKeys, database: PhoneDatabase, recordings: File) {
    if (isKeyThere(keys, database)) return
    database.close()
    val place = newPlace()
    val written = recordings.listFiles().orEmpty()
    written.forEach { move(it, File(place, "recordings/${it.name}")) }
    // The database last: a phone that dies in between finds the loss again, and ends what it began.
    val path = context.getDatabasePath(DATABASE)
    val rest = listOf(keys.wrappedKeyFile, File("$path-wal"), File("$path-shm"), path)
    rest.filter(File::exists).forEach { move(it, File(place, it.name)) }
    keys.forgetJournalKey()
  }

  fun erase() {
    folder.deleteRecursively()
  }

  private fun isKeyThere(keys: DeviceKeys, database: PhoneDatabase): Boolean {
    // Without its wrapped key a journal that says something would get a new one.
    if (!keys.wrappedKeyFile.exists()) return !database.isThere() || isJournalEmpty(database)
    return try {
      keys.journalKey
      true
    } catch (_: JournalKeyLostException) {
      false
    }
  }

  private fun isJournalEmpty(database: PhoneDatabase): Boolean =
    database.readableDatabase.list("select 1 from journal limit 1") { it.getInt(0) }.isEmpty()

  private fun newPlace(): File =
    generateSequence(1) { it + 1 }
      .map { File(folder, "$it") }
      .first { !File(it, DATABASE).exists() }
      .also { File(it, "recordings").mkdirs() }

  private fun move(from: File, to: File) {
    if (!from.renameTo(to)) throw IOException("could not set ${from.name} aside")
  }

  companion object {
    fun folderIn(context: Context): File = File(context.noBackupFilesDir, "unreadable")
  }
}
