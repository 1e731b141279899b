package kr.smartym.handset.sealing

import javax.crypto.Mac
import javax.crypto.spec.SecretKeySpec

/** RFC 5869 over one of the platform's MACs. */
class Hkdf private constructor(private val algorithm: String, private val hashBytes: Int) {
  fun extract(salt: ByteArray, inputKey: ByteArray): ByteArray =
    // An empty HMAC key equals one of zeros, and the platform takes only the latter.
    mac(if (salt.isEmpty()) ByteArray(hashBytes) else salt).doFinal(inputKey)

  fun expand(key: ByteArray, info: ByteArray, length: Int): ByteArray {
    val mac = mac(key)
    var output = ByteArray(0)
    var block = ByteArray(0)
    var counter = 1
    while (output.size < length) {
      block = mac.doFinal(concat(block, info, byteArrayOf(counter++.toByte())))
      output = concat(output, block)
    }
    return output.copyOf(length)
  }

  private fun mac(key: ByteArray): Mac =
    Mac.getInstance(algorithm).apply { init(SecretKeySpec(key, algorithm)) }

  companion object {
    private const val SHA256_BYTES = 32
    private const val SHA512_BYTES = 64
    val sha256 = Hkdf("HmacSHA256", SHA256_BYTES)
    val sha512 = Hkdf("HmacSHA512", SHA512_BYTES)
  }
}
