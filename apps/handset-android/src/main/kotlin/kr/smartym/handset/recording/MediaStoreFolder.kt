package kr.smartym.handset.recording

import android.Manifest
import android.content.ContentUris
import android.content.Context
import android.content.pm.PackageManager
import android.media.MediaMetadataRetriever
import android.net.Uri
import android.os.Build
import android.provider.MediaStore.Audio.Media as Sounds
import java.io.FileNotFoundException
import java.io.InputStream

private const val MS_PER_SECOND = 1_000L

/** Folders of makers' recorders, as `RELATIVE_PATH` has them; compared without case. */
private val folders =
  listOf(
    "recordings/call/", // Samsung since Android 11
    "call/", // Samsung before
    "callrecord/", // LG
    "recordings/call recordings/",
    "sounds/callrecord/", // Huawei
    "record/call/",
    "miui/sound_recorder/call_rec/",
    "music/recordings/call recordings/", // Oppo, Realme, OnePlus
  )

/** The maker's files as Android's media index knows them. */
class MediaStoreFolder(private val context: Context) : MakerFolder {
  private val resolver = context.contentResolver

  private val mayRead: Boolean
    get() {
      val permission =
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU)
          Manifest.permission.READ_MEDIA_AUDIO
        else Manifest.permission.READ_EXTERNAL_STORAGE
      return context.checkSelfPermission(permission) == PackageManager.PERMISSION_GRANTED
    }

  override val isThere: Boolean
    get() = mayRead && list(0).isNotEmpty()

  override fun list(sinceMs: Long): List<MakerFile> {
    if (!mayRead) return emptyList()
    val since = arrayOf("${sinceMs / MS_PER_SECOND}")
    val found =
      resolver.query(uri, columns(), "${Sounds.DATE_MODIFIED} >= ?", since, null)
        ?: return emptyList()
    return found.use { rows ->
      buildList {
        while (rows.moveToNext()) {
          if (!isMakers(rows.getString(4).orEmpty())) continue
          val place = ContentUris.withAppendedId(uri, rows.getLong(0)).toString()
          val changedAtMs = rows.getLong(3) * MS_PER_SECOND
          add(MakerFile(place, rows.getString(1).orEmpty(), rows.getLong(2), changedAtMs))
        }
      }
    }
  }

  override fun open(place: String): InputStream? =
    try {
      if (place.startsWith("$uri/")) resolver.openInputStream(Uri.parse(place)) else null
    } catch (_: FileNotFoundException) {
      null
    } catch (_: SecurityException) {
      null
    }

  override fun remove(place: String): Boolean =
    try {
      val isSeen = mayRead && place.startsWith("$uri/")
      if (isSeen) resolver.delete(Uri.parse(place), null, null)
      isSeen
    } catch (_: SecurityException) {
      // Since Android 11 another app's file needs the owner's consent, or a granted folder.
      false
    }

  /* Before Android 10 the index knows the whole path only. */
  @Suppress("DEPRECATION")
  private fun columns() =
    arrayOf(
      Sounds._ID,
      Sounds.DISPLAY_NAME,
      Sounds.SIZE,
      Sounds.DATE_MODIFIED,
      if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.Q) Sounds.RELATIVE_PATH else Sounds.DATA,
    )

  private fun isMakers(path: String): Boolean {
    val folder = path.lowercase()
    return folders.any {
      if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.Q) folder == it else "/$it" in folder
    }
  }

  private companion object {
    val uri: Uri = Sounds.EXTERNAL_CONTENT_URI
  }
}

/** How long the sound at `place` is; null when the platform cannot tell. */
fun durationOf(context: Context, place: String): Int? {
  val retriever = MediaMetadataRetriever()
  return try {
    retriever.setDataSource(context, Uri.parse(place))
    retriever.extractMetadata(MediaMetadataRetriever.METADATA_KEY_DURATION)?.toIntOrNull()
  } catch (_: RuntimeException) {
    // It throws one for everything that it cannot read.
    null
  } finally {
    retriever.release()
  }
}
