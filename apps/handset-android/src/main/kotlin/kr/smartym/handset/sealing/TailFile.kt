package kr.smartym.handset.sealing

import java.io.ByteArrayOutputStream
import java.io.Closeable
import java.io.File
import java.io.IOException
import java.io.RandomAccessFile
import java.nio.ByteBuffer
import javax.crypto.AEADBadTagException

private const val HEAD_BYTES = 16
private const val LENGTH_AT = 12
private const val HEARD_AT = 8
private const val KEY_BYTES = 32
private const val COUNTERS_BYTES = 8

/** What a tail still knows of the chunk that was not whole. */
class TailContent(
  val bytes: ByteArray,
  /** Milliseconds of sound until its last record; null without one. */
  val heardMs: Int?,
)

/**
 * The side file of a running recording: what is not yet in a whole chunk, encrypted, on the disk
 * every second, so that a crash costs a second of sound and not ten. A record is chunkIndex 4 ‖
 * serial 4 ‖ heardMs 4 ‖ length 4 ‖ ciphertext ‖ tag.
 */
class TailFile(path: File, dataKey: ByteArray, private val disk: Disk) : Closeable {
  private val file = RandomAccessFile(path, "rw").apply { setLength(0) }
  private val aead = AesGcm(tailKey(dataKey))
  private var serial = 0
  private var chunkAtHand = 0

  /**
   * Adds bytes of chunk `chunkIndex`; a new chunk makes what was before it superfluous. Throws an
   * IOException on a full disk, and has then added nothing.
   */
  fun add(chunkIndex: Int, bytes: ByteArray, heardMs: Int) {
    if (chunkIndex != chunkAtHand) {
      file.setLength(0)
      chunkAtHand = chunkIndex
    }
    val end = file.length()
    val head =
      ByteBuffer.allocate(HEAD_BYTES)
        .putInt(chunkIndex)
        .putInt(serial++)
        .putInt(heardMs)
        .putInt(bytes.size)
        .array()
    try {
      disk.append(file, concat(head, aead.seal(nonceOf(head), bytes, head)), end)
    } catch (failure: IOException) {
      file.setLength(end)
      throw failure
    }
  }

  override fun close() = file.close()

  companion object {
    /**
     * The bytes of chunk `chunkIndex` that a crash left behind; ends at the first record that is
     * not whole.
     */
    fun read(path: File, dataKey: ByteArray, chunkIndex: Int): TailContent {
      val aead = AesGcm(tailKey(dataKey))
      val file = if (path.exists()) path.readBytes() else ByteArray(0)
      val bytes = ByteArrayOutputStream(file.size)
      var heardMs: Int? = null
      var at = 0
      while (at + HEAD_BYTES <= file.size) {
        val head = file.copyOfRange(at, at + HEAD_BYTES)
        val fields = ByteBuffer.wrap(head)
        val end = at + HEAD_BYTES + fields.getInt(LENGTH_AT) + TAG_BYTES
        if (end !in at..file.size) break
        val plain = openOrNull(aead, head, file.copyOfRange(at + HEAD_BYTES, end)) ?: break
        if (fields.getInt(0) == chunkIndex) {
          bytes.write(plain)
          heardMs = fields.getInt(HEARD_AT)
        }
        at = end
      }
      return TailContent(bytes.toByteArray(), heardMs)
    }

    private fun tailKey(dataKey: ByteArray): ByteArray =
      Hkdf.sha256.expand(
        Hkdf.sha256.extract(ByteArray(0), dataKey),
        "tail".toByteArray(),
        KEY_BYTES,
      )

    /* Chunk and serial never repeat under one data key: a recording that was interrupted is closed, never gone on with. */
    private fun nonceOf(head: ByteArray): ByteArray =
      concat(ByteArray(NONCE_BYTES - COUNTERS_BYTES), head.copyOf(COUNTERS_BYTES))

    private fun openOrNull(aead: AesGcm, head: ByteArray, sealed: ByteArray): ByteArray? =
      try {
        aead.open(nonceOf(head), sealed, head)
      } catch (_: AEADBadTagException) {
        null
      }
  }
}
