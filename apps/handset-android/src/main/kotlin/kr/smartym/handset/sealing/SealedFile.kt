package kr.smartym.handset.sealing

import java.io.Closeable
import java.io.File
import java.io.IOException
import java.io.RandomAccessFile
import java.security.MessageDigest
import java.security.SecureRandom
import javax.crypto.AEADBadTagException

/** What is needed to write one recording's file; `identity` is block A. */
class SealedFileKey(val identity: ByteArray, val dataKey: ByteArray)

/** A file that was closed with its seal, and the digest that the next recording names. */
class Finished(val sealedBytes: Long, val sealDigest: ByteArray)

/**
 * A recording's file while it grows (SMR1). What is durable is on the disk for good and may leave
 * the phone; sound that is in no whole chunk yet is in memory only, and in the tail file beside it.
 */
class SealedFile
private constructor(
  private val disk: Disk,
  private val file: RandomAccessFile,
  private val identity: ByteArray,
  private val keys: PayloadKeys,
  /** Over A ‖ C. */
  private val digest: MessageDigest,
  chunks: Int,
  durableBytes: Long,
) : Closeable {
  var chunks = chunks
    private set

  var durableBytes = durableBytes
    private set

  private var waiting = ByteArray(0)

  val plainBytes: Long
    get() = chunks.toLong() * CHUNK_BYTES + waiting.size

  /**
   * Takes sound; whole chunks of it are sealed, appended and synced before this returns. Throws an
   * IOException on a full disk.
   */
  fun append(plain: ByteArray) {
    waiting = concat(waiting, plain)
    val count = waiting.size / CHUNK_BYTES
    if (count == 0) return
    val sealed = concat(*Array(count) { keys.seal(chunks + it, plainChunk(it)) })
    disk.append(file, sealed, durableBytes)
    digest.update(sealed)
    chunks += count
    durableBytes += sealed.size
    waiting = waiting.copyOfRange(count * CHUNK_BYTES, waiting.size)
  }

  /**
   * Seals what is in no chunk on the disk yet, and closes the file with its signed seal, out of the
   * reserve where a full disk leaves no other room. After an IOException the file is not to be used
   * but through `reopen`.
   */
  fun finish(
    durationMs: Int,
    endReason: EndReason,
    sealedAt: Long,
    sign: (ByteArray) -> ByteArray,
  ): Finished {
    val count = waiting.size / CHUNK_BYTES + 1
    val lastChunks = concat(*Array(count) { keys.seal(chunks + it, plainChunk(it)) })
    digest.update(lastChunks)
    val block =
      Seal(plainBytes, durationMs, endReason, digest.digest(), sealedAt).encode(identity, sign)
    disk.close(file, concat(lastChunks, block), durableBytes)
    file.close()
    return Finished(durableBytes + lastChunks.size + block.size, sha256(block))
  }

  override fun close() = file.close()

  private fun plainChunk(index: Int): ByteArray =
    waiting.copyOfRange(index * CHUNK_BYTES, minOf((index + 1) * CHUNK_BYTES, waiting.size))

  companion object {
    private val random = SecureRandom()

    /**
     * Begins the file: identity, key slot for `recipientPoint` and payload header are on the disk
     * when this returns.
     */
    fun create(path: File, key: SealedFileKey, recipientPoint: ByteArray, disk: Disk): SealedFile {
      val keys =
        PayloadKeys.derive(key.dataKey, key.identity, ByteArray(SALT_BYTES).also(random::nextBytes))
      val slots =
        encodeSlotTable(recipientPoint, sealDataKey(recipientPoint, key.identity, key.dataKey))
      val head = concat(key.identity, slots, keys.header)
      val file = RandomAccessFile(path, "rw")
      file.setLength(0)
      file.closedOnFailure { disk.append(it, head, at = 0) }
      val digest = digestOf(key.identity, keys.header)
      return SealedFile(
        disk,
        file,
        key.identity,
        keys,
        digest,
        chunks = 0,
        durableBytes = head.size.toLong(),
      )
    }

    /**
     * Takes up a file that a crash left: cut to its last whole chunk. Null when not even its head
     * was finished, so that nothing of it can have left the phone.
     */
    fun reopen(path: File, key: SealedFileKey, disk: Disk): SealedFile? {
      val payloadOffset = IDENTITY_BYTES + SLOT_TABLE_BYTES
      val chunksOffset = payloadOffset + PAYLOAD_HEADER_BYTES
      if (path.length() < chunksOffset) return null
      val file = RandomAccessFile(path, "rw")
      val payload = ByteArray((file.length() - payloadOffset).toInt())
      file.seek(payloadOffset.toLong())
      file.readFully(payload)
      val header = payload.copyOf(PAYLOAD_HEADER_BYTES)
      val keys = checkNotNull(PayloadKeys.open(key.dataKey, key.identity, header)) { "another key" }
      val chunks = countWholeChunks(keys, payload)
      val keptBytes = PAYLOAD_HEADER_BYTES + chunks * SEALED_CHUNK_BYTES
      val durableBytes = (payloadOffset + keptBytes).toLong()
      file.setLength(durableBytes)
      val digest = digestOf(key.identity, payload.copyOf(keptBytes))
      return SealedFile(disk, file, key.identity, keys, digest, chunks, durableBytes)
    }

    private fun RandomAccessFile.closedOnFailure(work: (RandomAccessFile) -> Unit) =
      try {
        work(this)
      } catch (failure: IOException) {
        close()
        throw failure
      }

    private fun digestOf(vararg parts: ByteArray): MessageDigest =
      MessageDigest.getInstance("SHA-256").apply { parts.forEach(::update) }

    /*
     * What stands behind the last synced chunk may be half written, or the end of a file that was being closed, which is
     * no whole chunk however long it is.
     */
    private fun countWholeChunks(keys: PayloadKeys, payload: ByteArray): Int {
      val most = (payload.size - PAYLOAD_HEADER_BYTES) / SEALED_CHUNK_BYTES
      return (most downTo 1).firstOrNull { isAuthentic(keys, it - 1, payload) } ?: 0
    }

    private fun isAuthentic(keys: PayloadKeys, index: Int, payload: ByteArray): Boolean {
      val from = PAYLOAD_HEADER_BYTES + index * SEALED_CHUNK_BYTES
      return try {
        keys.open(index, payload.copyOfRange(from, from + SEALED_CHUNK_BYTES))
        true
      } catch (_: AEADBadTagException) {
        false
      }
    }
  }
}
