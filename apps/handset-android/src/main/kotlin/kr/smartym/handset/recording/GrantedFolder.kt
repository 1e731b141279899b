package kr.smartym.handset.recording

import android.content.Context
import android.net.Uri
import android.provider.DocumentsContract
import android.provider.DocumentsContract.Document
import java.io.FileNotFoundException
import java.io.InputStream

/**
 * The folder that the agent granted to the app for good (`ACTION_OPEN_DOCUMENT_TREE`): there the
 * app may remove what it took.
 */
class GrantedFolder(context: Context) : MakerFolder {
  private val resolver = context.contentResolver

  private val tree: Uri?
    get() =
      resolver.persistedUriPermissions
        .firstOrNull { it.isReadPermission && it.isWritePermission }
        ?.uri

  override val isThere: Boolean
    get() = tree != null

  override fun list(sinceMs: Long): List<MakerFile> {
    val tree = tree ?: return emptyList()
    val folder = DocumentsContract.getTreeDocumentId(tree)
    val children = DocumentsContract.buildChildDocumentsUriUsingTree(tree, folder)
    val found = resolver.query(children, columns, null, null, null) ?: return emptyList()
    return found.use { rows ->
      buildList {
        while (rows.moveToNext()) {
          if (rows.getLong(3) < sinceMs) continue
          val place = DocumentsContract.buildDocumentUriUsingTree(tree, rows.getString(0))
          add(MakerFile("$place", rows.getString(1).orEmpty(), rows.getLong(2), rows.getLong(3)))
        }
      }
    }
  }

  override fun open(place: String): InputStream? =
    try {
      if (isMine(place)) resolver.openInputStream(Uri.parse(place)) else null
    } catch (_: FileNotFoundException) {
      null
    }

  override fun remove(place: String): Boolean =
    try {
      isMine(place) && DocumentsContract.deleteDocument(resolver, Uri.parse(place))
    } catch (_: FileNotFoundException) {
      true
    } catch (_: SecurityException) {
      false
    }

  private fun isMine(place: String) = tree?.let { place.startsWith("$it/document/") } == true

  private companion object {
    val columns =
      arrayOf(
        Document.COLUMN_DOCUMENT_ID,
        Document.COLUMN_DISPLAY_NAME,
        Document.COLUMN_SIZE,
        Document.COLUMN_LAST_MODIFIED,
      )
  }
}
