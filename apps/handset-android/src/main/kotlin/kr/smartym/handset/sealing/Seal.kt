package kr.smartym.handset.sealing

import java.nio.ByteBuffer

const val SEAL_BYTES = 120
private const val SIGNED_BYTES = 56
private const val RESERVED_BYTES = 3
private const val SIGNATURE_BYTES = 64

/** Why a recording ended; `wire` is the contract's word. */
enum class EndReason(val code: Byte, val wire: String) {
  NORMAL(0, "normal"),
  RECOVERED(1, "recovered"),
  STORAGE_FULL(2, "storage_full"),
  CAPTURE_FAILED(3, "capture_failed"),
}

/** Block D without its signature: how a recording ended, and the digest of all of it. */
class Seal(
  val plainBytes: Long,
  val durationMs: Int,
  val endReason: EndReason,
  /** SHA-256(A ‖ C). */
  val bodyDigest: ByteArray,
  /** UTC ms by the phone's clock. */
  val sealedAt: Long,
) {
  /** Block D; `sign` is ECDSA P-256 over SHA-256 by the device's key, r ‖ s. */
  fun encode(identity: ByteArray, sign: (ByteArray) -> ByteArray): ByteArray {
    val block =
      ByteBuffer.allocate(SIGNED_BYTES)
        .putLong(plainBytes)
        .putInt(durationMs)
        .put(endReason.code)
        .put(ByteArray(RESERVED_BYTES))
        .put(bodyDigest)
        .putLong(sealedAt)
        .array()
    val signature = sign(concat("smartym/smr1/seal".toByteArray(), identity, block))
    check(signature.size == SIGNATURE_BYTES)
    return concat(block, signature)
  }
}
