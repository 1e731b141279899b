package kr.smartym.handset.wipe

import android.content.Context
import java.io.File
import kr.smartym.handset.journal.DeviceKeys
import kr.smartym.handset.journal.Journal
import kr.smartym.handset.journal.writeDurably
import kr.smartym.handset.link.encodeBase64Url
import kr.smartym.handset.recording.RecordingStore
import org.json.JSONObject

/**
 * What a phone that erases itself keeps: its last words, signed while it still had its key, until
 * the server has them.
 */
class Tombstone(context: Context) {
  private val file = File(context.noBackupFilesDir, "wiped.json")

  /** The words as the server takes them; null when nothing was wiped. */
  fun find(): String? = if (file.exists()) file.readText() else null

  fun write(words: JSONObject) = writeDurably(file, words.toString().toByteArray())

  fun remove() {
    file.delete()
  }
}

/** What there is to erase, said and signed. */
fun createLastWords(
  keys: DeviceKeys,
  journal: Journal,
  store: RecordingStore,
  deviceId: String,
  commandId: String,
): JSONObject {
  val recordings = store.countFiles()
  val unsentReports = journal.count("report/")
  val message = "smartym/wiped$deviceId$commandId$recordings/$unsentReports"
  return JSONObject()
    .put("deviceId", deviceId)
    .put("commandId", commandId)
    .put("recordings", recordings)
    .put("unsentReports", unsentReports)
    .put("proof", encodeBase64Url(keys.sign(message.toByteArray())))
}
