package kr.smartym.handset.recording

import android.Manifest
import android.content.ContentProvider
import android.content.ContentResolver
import android.content.ContentValues
import android.content.Intent
import android.database.Cursor
import android.database.MatrixCursor
import android.net.Uri
import android.os.Bundle
import android.provider.DocumentsContract
import android.provider.DocumentsContract.Document
import android.provider.MediaStore.Audio.Media as Sounds
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.annotation.Implementation
import org.robolectric.annotation.Implements
import org.robolectric.shadows.ShadowContentResolver

private const val DOCUMENTS = "com.android.externalstorage.documents"
private const val FOLDER = "primary:Recordings/Call"
private const val NAME = "통화 녹음 01012345678_260302_120000.m4a"

private class Row(val id: String, val name: String, val changedAtMs: Long, val folder: String)

/** Android's media index and its folders, as another app's files show in them. */
private class Files : ContentProvider() {
  val rows = mutableListOf<Row>()
  /** Files of other apps are not this app's to remove. */
  var isOwner = false

  override fun onCreate() = true

  override fun query(
    uri: Uri,
    columns: Array<String>?,
    where: String?,
    values: Array<String>?,
    order: String?,
  ): Cursor {
    val since = values?.single()?.toLong() ?: 0
    val found = MatrixCursor(columns.orEmpty())
    for (row in rows.filter { it.changedAtMs / 1_000 >= since }) {
      found.addRow(
        columns.orEmpty().map { column ->
          when (column) {
            Sounds._ID,
            Document.COLUMN_DOCUMENT_ID -> row.id
            Sounds.DISPLAY_NAME -> row.name
            Sounds.DATE_MODIFIED -> row.changedAtMs / 1_000
            Document.COLUMN_LAST_MODIFIED -> row.changedAtMs
            Sounds.RELATIVE_PATH -> row.folder
            else -> 5L
          }
        }
      )
    }
    return found
  }

  override fun delete(uri: Uri, where: String?, values: Array<String>?): Int {
    if (!isOwner) throw SecurityException("another app's file")
    return if (rows.removeAll { it.id == uri.lastPathSegment }) 1 else 0
  }

  override fun call(method: String, argument: String?, extras: Bundle?): Bundle? {
    @Suppress("DEPRECATION") val uri = extras?.getParcelable<Uri>("uri") ?: return null
    if (method == "android:deleteDocument")
      rows.removeAll { it.id == DocumentsContract.getDocumentId(uri) }
    return Bundle()
  }

  override fun getType(uri: Uri) = "audio/mp4"

  override fun insert(uri: Uri, values: ContentValues?): Uri? = null

  override fun update(uri: Uri, values: ContentValues?, where: String?, args: Array<String>?) = 0
}

/** Robolectric finds providers by address alone, Android those of documents by authority. */
@Implements(DocumentsContract::class)
class ShadowDocumentsContract {
  companion object {
    @Implementation
    @JvmStatic
    fun deleteDocument(content: ContentResolver, documentUri: Uri): Boolean {
      val asked = Bundle().apply { putParcelable("uri", documentUri) }
      return content.call(documentUri, "android:deleteDocument", null, asked) != null
    }
  }
}

/** Where the files of the maker's own recorder are found. */
@RunWith(RobolectricTestRunner::class)
@Config(shadows = [ShadowDocumentsContract::class])
class MakerFoldersTest {
  private val context = RuntimeEnvironment.getApplication()
  private val files = Files()
  private val media = MediaStoreFolder(context)
  private val granted = GrantedFolder(context)
  private val tree = DocumentsContract.buildTreeDocumentUri(DOCUMENTS, FOLDER)

  @Before
  fun phone() {
    for (authority in listOf("media", DOCUMENTS)) ShadowContentResolver.registerProviderInternal(
      authority,
      files,
    )
  }

  private fun mayReadSounds() =
    shadowOf(context).grantPermissions(Manifest.permission.READ_MEDIA_AUDIO)

  private fun grantFolder() =
    context.contentResolver.takePersistableUriPermission(
      tree,
      Intent.FLAG_GRANT_READ_URI_PERMISSION or Intent.FLAG_GRANT_WRITE_URI_PERMISSION,
    )

  @Test
  fun `REC-6, the media index shows files in folders of makers' recorders alone, and only with the permission`() {
    files.rows += Row("7", NAME, 60_000, "Recordings/Call/")
    files.rows += Row("8", "song.mp3", 60_000, "Music/")
    assertFalse(media.isThere)
    assertTrue(media.list(0).isEmpty())
    mayReadSounds()
    assertTrue(media.isThere)
    val file = media.list(0).single()
    assertEquals(listOf(NAME, 5L, 60_000L), listOf(file.name, file.bytes, file.changedAtMs))
    assertEquals("${Sounds.EXTERNAL_CONTENT_URI}/7", file.place)
    assertTrue("what is older than the call", media.list(61_000).isEmpty())
  }

  @Test
  fun `REC-6, a file that another app owns is read from the index but not removed`() {
    mayReadSounds()
    files.rows += Row("7", NAME, 60_000, "Recordings/Call/")
    val place = media.list(0).single().place
    shadowOf(context.contentResolver)
      .registerInputStream(Uri.parse(place), "sound".byteInputStream())
    assertEquals("sound", media.open(place)?.reader()?.readText())
    assertFalse(media.remove(place))
    assertEquals(1, files.rows.size)
    files.isOwner = true
    assertTrue(media.remove(place))
    assertTrue(files.rows.isEmpty())
  }

  @Test
  fun `REC-6, a granted folder is listed, read and cleared`() {
    files.rows += Row("$FOLDER/a.m4a", NAME, 60_000, "")
    files.rows += Row("$FOLDER/b.m4a", "old.m4a", 1_000, "")
    assertFalse(granted.isThere)
    assertTrue(granted.list(0).isEmpty())
    grantFolder()
    assertTrue(granted.isThere)
    val file = granted.list(2_000).single()
    assertEquals(listOf(NAME, 5L, 60_000L), listOf(file.name, file.bytes, file.changedAtMs))
    shadowOf(context.contentResolver)
      .registerInputStream(Uri.parse(file.place), "sound".byteInputStream())
    assertEquals("sound", granted.open(file.place)?.reader()?.readText())
    assertTrue(granted.remove(file.place))
    assertEquals(listOf("old.m4a"), files.rows.map { it.name })
  }

  @Test
  fun `REC-6, neither touches what lies in the other's place`() {
    mayReadSounds()
    grantFolder()
    files.rows += Row("7", NAME, 60_000, "Recordings/Call/")
    val inIndex = media.list(0).single().place
    val inFolder = DocumentsContract.buildDocumentUriUsingTree(tree, "$FOLDER/a.m4a").toString()
    val elsewhere = "content://$DOCUMENTS/document/a"
    assertNull(granted.open(inIndex))
    assertNull(media.open(inFolder))
    assertFalse(granted.remove(inIndex))
    assertFalse(granted.remove(elsewhere))
    assertFalse(media.remove(inFolder))
    assertEquals(1, files.rows.size)
  }

  @Test
  fun `REC-6, of a file that folder and index both have, the folder's is taken, which can be removed`() {
    mayReadSounds()
    grantFolder()
    files.rows += Row("7", NAME, 60_000, "Recordings/Call/")
    val both = MakerFolders(listOf(granted, media))
    assertTrue(both.isThere)
    assertTrue(both.list(0).single().place.startsWith("$tree/document/"))
    assertTrue(both.remove(both.list(0).single().place))
    assertTrue(files.rows.isEmpty())
  }
}
