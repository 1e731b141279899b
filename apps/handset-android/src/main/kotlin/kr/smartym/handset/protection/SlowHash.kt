package kr.smartym.handset.protection

import java.nio.ByteBuffer
import javax.crypto.Mac
import javax.crypto.spec.SecretKeySpec
import kotlin.experimental.xor

/**
 * The first 32 bytes of PBKDF2 with HMAC-SHA-256 (RFC 8018), by hand: before Android 8 the platform
 * has it with SHA-1 alone.
 */
fun slowHash(secret: ByteArray, salt: ByteArray, rounds: Int): ByteArray {
  val mac = Mac.getInstance("HmacSHA256").apply { init(SecretKeySpec(secret, "HmacSHA256")) }
  mac.update(salt)
  var last = mac.doFinal(ByteBuffer.allocate(Int.SIZE_BYTES).putInt(1).array())
  val sum = last.copyOf()
  repeat(rounds - 1) {
    last = mac.doFinal(last)
    for (index in sum.indices) sum[index] = sum[index] xor last[index]
  }
  return sum
}
