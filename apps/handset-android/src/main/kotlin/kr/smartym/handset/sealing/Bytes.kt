package kr.smartym.handset.sealing

import java.nio.ByteBuffer
import java.security.MessageDigest

/** One array of all parts, in order. */
fun concat(vararg parts: ByteArray): ByteArray {
  val whole = ByteBuffer.allocate(parts.sumOf { it.size })
  for (part in parts) whole.put(part)
  return whole.array()
}

fun sha256(vararg parts: ByteArray): ByteArray {
  val digest = MessageDigest.getInstance("SHA-256")
  for (part in parts) digest.update(part)
  return digest.digest()
}

private const val HEX_RADIX = 16

/** Lower-case hexadecimal text. */
fun encodeHex(bytes: ByteArray): String = bytes.joinToString("") { "%02x".format(it) }

/** Throws an IllegalArgumentException for what is no hexadecimal text. */
fun decodeHex(text: String): ByteArray {
  require(text.length % 2 == 0) { "half a byte" }
  return ByteArray(text.length / 2) { text.substring(2 * it, 2 * it + 2).toInt(HEX_RADIX).toByte() }
}
