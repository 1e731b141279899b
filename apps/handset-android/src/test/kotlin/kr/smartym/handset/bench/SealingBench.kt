package kr.smartym.handset.bench

import java.io.File
import java.security.SecureRandom
import kr.smartym.handset.sealing.AesGcm
import kr.smartym.handset.sealing.CHUNK_BYTES
import kr.smartym.handset.sealing.Disk
import kr.smartym.handset.sealing.EndReason
import kr.smartym.handset.sealing.NONCE_BYTES
import kr.smartym.handset.sealing.PayloadKeys
import kr.smartym.handset.sealing.SALT_BYTES
import kr.smartym.handset.sealing.SealedFile
import kr.smartym.handset.sealing.SealedFileKey
import kr.smartym.handset.sealing.generateP256
import kr.smartym.handset.sealing.pointOf
import kr.smartym.handset.test.sampleIdentity
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

private const val BYTES = 16 * 1024 * 1024
private const val WARM_RUNS = 2
private const val RUNS = 5
private const val KEY_BYTES = 32
private const val MB = 1_000_000.0
private const val NS_PER_SECOND = 1e9

/** How fast sound is sealed, against AES-256-GCM alone on chunks of the same size. */
@RunWith(RobolectricTestRunner::class)
class SealingBench {
  @get:Rule val folder = TemporaryFolder()
  private val sound = ByteArray(BYTES).also(SecureRandom()::nextBytes)
  private val key = ByteArray(KEY_BYTES).also(SecureRandom()::nextBytes)

  /** The middle of some runs, MB/s; each way has its turn in each run. */
  private fun measure(ways: Map<String, () -> Unit>): Map<String, Double> {
    val speeds = ways.mapValues { mutableListOf<Double>() }
    repeat(WARM_RUNS + RUNS) { run ->
      for ((name, work) in ways) {
        val begin = System.nanoTime()
        work()
        val seconds = (System.nanoTime() - begin) / NS_PER_SECOND
        if (run >= WARM_RUNS) speeds.getValue(name) += BYTES / MB / seconds
      }
    }
    return speeds.mapValues { (_, list) -> list.sorted()[list.size / 2] }
  }

  private fun chunks(): Sequence<ByteArray> =
    (0 until BYTES step CHUNK_BYTES).asSequence().map { sound.copyOfRange(it, it + CHUNK_BYTES) }

  private fun sealBare() {
    val aead = AesGcm(key)
    chunks().forEachIndexed { index, chunk ->
      val nonce = ByteArray(NONCE_BYTES).apply { this[0] = index.toByte() }
      nonce[1] = (index shr Byte.SIZE_BITS).toByte()
      aead.seal(nonce, chunk, ByteArray(0))
    }
  }

  private fun sealPayload() {
    val keys = PayloadKeys.derive(key, "context".toByteArray(), ByteArray(SALT_BYTES))
    chunks().forEachIndexed { index, chunk -> keys.seal(index, chunk) }
  }

  /** As it lies on the disk: hashed, signed, and each chunk synced before the next. */
  private fun sealFile() {
    val recipient = pointOf(generateP256().public)
    val path = File(folder.root, "bench.smr")
    val disk = Disk(File(folder.root, "reserve"))
    SealedFile.create(path, SealedFileKey(sampleIdentity, key), recipient, disk).use { file ->
      chunks().forEach(file::append)
      file.finish(1_000, EndReason.NORMAL, 1_764_000_001_000) { ByteArray(64) }
    }
  }

  @Test
  fun `sealing against bare AES-GCM`() {
    val speeds =
      measure(mapOf("bare" to ::sealBare, "payload" to ::sealPayload, "file" to ::sealFile))
    keepFigures("sealing", speeds.mapKeys { (name, _) -> "${name}MbPerSecond" })
  }
}
