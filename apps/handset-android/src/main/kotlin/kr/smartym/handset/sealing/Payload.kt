package kr.smartym.handset.sealing

import java.io.ByteArrayOutputStream
import java.nio.ByteBuffer
import java.security.MessageDigest
import javax.crypto.AEADBadTagException

/** Plaintext of every chunk but the last, which is shorter. */
const val CHUNK_BYTES = 16384
const val SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES
const val SALT_BYTES = 24
private const val COMMITMENT_BYTES = 32
/** Salt ‖ commitment, before the first chunk. */
const val PAYLOAD_HEADER_BYTES = SALT_BYTES + COMMITMENT_BYTES
private const val KEY_BYTES = 32
private val label = "c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM".toByteArray()

/**
 * The one-message keys of a Cobblestone-256 payload (C2SP chunked-encryption, SHA-512 and
 * AES-256-GCM).
 */
class PayloadKeys private constructor(derived: ByteArray, private val salt: ByteArray) {
  private val aead = AesGcm(derived.copyOf(KEY_BYTES))
  private val baseNonce = derived.copyOfRange(KEY_BYTES, KEY_BYTES + NONCE_BYTES)
  private val commitment = derived.copyOfRange(KEY_BYTES + NONCE_BYTES, derived.size)

  val header: ByteArray
    get() = concat(salt, commitment)

  fun seal(index: Int, plain: ByteArray): ByteArray = aead.seal(nonceOf(index), plain)

  /** Throws an AEADBadTagException for a chunk that is not whole, or another's. */
  fun open(index: Int, sealed: ByteArray): ByteArray = aead.open(nonceOf(index), sealed)

  /* Base nonce XOR the chunk's number; a phone's recordings have fewer than 2^31 chunks. */
  private fun nonceOf(index: Int): ByteArray {
    val nonce = ByteBuffer.wrap(baseNonce.copyOf())
    val at = NONCE_BYTES - Int.SIZE_BYTES
    return nonce.putInt(at, nonce.getInt(at) xor index).array()
  }

  companion object {
    fun derive(dataKey: ByteArray, context: ByteArray, salt: ByteArray): PayloadKeys {
      require(dataKey.size == KEY_BYTES && salt.size == SALT_BYTES)
      val info = concat(label, byteArrayOf(0), salt, context)
      val length = KEY_BYTES + NONCE_BYTES + COMMITMENT_BYTES
      return PayloadKeys(Hkdf.sha512.expand(dataKey, info, length), salt)
    }

    /**
     * The keys of a payload that begins with `header`; null when key or context are not its own.
     */
    fun open(dataKey: ByteArray, context: ByteArray, header: ByteArray): PayloadKeys? =
      derive(dataKey, context, header.copyOf(SALT_BYTES)).takeIf {
        MessageDigest.isEqual(it.header, header)
      }
  }
}

/**
 * The plaintext of a whole payload; null when key or context are not its own. Throws an
 * AEADBadTagException when it is not whole.
 */
fun openPayload(key: ByteArray, context: ByteArray, message: ByteArray): ByteArray? {
  if (message.size < PAYLOAD_HEADER_BYTES) return null
  val keys = PayloadKeys.open(key, context, message.copyOf(PAYLOAD_HEADER_BYTES)) ?: return null
  val plain = ByteArrayOutputStream(message.size)
  var at = PAYLOAD_HEADER_BYTES
  var index = 0
  // The last chunk is the one that is shorter: a payload that ends with a full one was cut off.
  do {
    val end = minOf(at + SEALED_CHUNK_BYTES, message.size)
    if (end - at < TAG_BYTES) throw AEADBadTagException("the last chunk is missing")
    val chunk = keys.open(index++, message.copyOfRange(at, end))
    plain.write(chunk)
    at = end
  } while (chunk.size == CHUNK_BYTES)
  return plain.toByteArray()
}
