package kr.smartym.handset.journal

import java.security.SecureRandom
import kr.smartym.handset.sealing.AesGcm
import kr.smartym.handset.sealing.NONCE_BYTES
import kr.smartym.handset.sealing.concat

/**
 * AES-256-GCM for values at rest: nonce 12 ‖ ciphertext ‖ tag 16, bound to the place where the
 * value lies.
 */
class ValueCipher(key: ByteArray) {
  private val aead = AesGcm(key)
  private val random = SecureRandom()

  fun seal(place: String, plain: ByteArray): ByteArray {
    val nonce = ByteArray(NONCE_BYTES).also(random::nextBytes)
    return concat(nonce, aead.seal(nonce, plain, place.toByteArray()))
  }

  /** Throws an AEADBadTagException when the value is another's or was changed. */
  fun open(place: String, sealed: ByteArray): ByteArray =
    aead.open(
      sealed.copyOf(NONCE_BYTES),
      sealed.copyOfRange(NONCE_BYTES, sealed.size),
      place.toByteArray(),
    )
}
