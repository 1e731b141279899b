package kr.smartym.handset.sealing

import java.io.File
import java.io.FileOutputStream
import java.io.IOException
import java.io.RandomAccessFile

private const val FILLER: Byte = 0x52

/**
 * The phone's storage for recordings. Room is set aside in a file of its own, so that a recording
 * can be closed, and the journal written, on a disk that has become full.
 */
open class Disk(private val reserve: File) {
  /**
   * Writes growth of a file, on the disk for good when this returns. Throws an IOException on a
   * full disk; what stands behind `at` is then worth nothing.
   */
  open fun append(file: RandomAccessFile, bytes: ByteArray, at: Long) {
    file.seek(at)
    file.write(bytes)
    file.fd.sync()
  }

  /** Writes what closes a file, giving up the reserve for it if need be. */
  fun close(file: RandomAccessFile, bytes: ByteArray, at: Long) = withReserve {
    append(file, bytes, at)
  }

  /** Does something that must not fail for want of room, a second time without the reserve. */
  fun <T> withReserve(work: () -> T): T =
    try {
      work()
    } catch (_: IOException) {
      releaseReserve()
      work()
    }

  fun releaseReserve() {
    reserve.delete()
  }

  /** Sets room aside again, if there is any. */
  fun keepReserve() {
    if (reserve.length() == RESERVE_BYTES.toLong()) return
    try {
      FileOutputStream(reserve).use {
        // Not zeros, for which some file systems keep no room.
        it.write(ByteArray(RESERVE_BYTES) { FILLER })
        it.fd.sync()
      }
    } catch (_: IOException) {
      releaseReserve()
    }
  }

  companion object {
    const val RESERVE_BYTES = 262_144
  }
}
