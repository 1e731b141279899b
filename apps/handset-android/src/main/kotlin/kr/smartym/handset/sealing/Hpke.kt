package kr.smartym.handset.sealing

import java.security.KeyPair

/**
 * HPKE (RFC 9180) base mode, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256; SMR1 uses AES-256-GCM alone.
 */
enum class HpkeSuite(val aeadId: Byte, val keyBytes: Int) {
  AES_128_GCM(1, 16),
  AES_256_GCM(2, 32),
}

/** What base mode derives from a shared secret; the first message's nonce is `baseNonce` itself. */
class HpkeKeys(val key: ByteArray, val baseNonce: ByteArray)

object Hpke {
  private val empty = ByteArray(0)
  private val kemSuiteId = concat("KEM".toByteArray(), byteArrayOf(0, 0x10))
  private const val SECRET_BYTES = 32

  /** Enc 65 ‖ ciphertext, single shot; `ephemeral` is given by test vectors alone. */
  fun seal(
    recipientPoint: ByteArray,
    info: ByteArray,
    plain: ByteArray,
    aad: ByteArray = empty,
    suite: HpkeSuite = HpkeSuite.AES_256_GCM,
    ephemeral: KeyPair = generateP256(),
  ): ByteArray {
    val enc = pointOf(ephemeral.public)
    val agreed = agree(ephemeral.private, publicKeyOf(recipientPoint))
    val keys = keySchedule(sharedSecret(agreed, enc, recipientPoint), info, suite)
    return concat(enc, AesGcm(keys.key).seal(keys.baseNonce, plain, aad))
  }

  /**
   * What `seal` made for this recipient, enc 65 ‖ ciphertext; throws a GeneralSecurityException for
   * anything else.
   */
  fun open(
    recipient: KeyPair,
    message: ByteArray,
    info: ByteArray,
    aad: ByteArray = empty,
    suite: HpkeSuite = HpkeSuite.AES_256_GCM,
  ): ByteArray {
    val enc = message.copyOf(POINT_BYTES)
    val agreed = agree(recipient.private, publicKeyOf(enc))
    val keys = keySchedule(sharedSecret(agreed, enc, pointOf(recipient.public)), info, suite)
    val sealed = message.copyOfRange(POINT_BYTES, maxOf(POINT_BYTES, message.size))
    return AesGcm(keys.key).open(keys.baseNonce, sealed, aad)
  }

  /** ExtractAndExpand of the KEM. */
  fun sharedSecret(agreed: ByteArray, enc: ByteArray, recipientPoint: ByteArray): ByteArray {
    val extracted = extract(kemSuiteId, empty, "eae_prk", agreed)
    return expand(kemSuiteId, extracted, "shared_secret", concat(enc, recipientPoint), SECRET_BYTES)
  }

  /** KeySchedule of base mode (section 5.1), without the exporter. */
  fun keySchedule(sharedSecret: ByteArray, info: ByteArray, suite: HpkeSuite): HpkeKeys {
    val suiteId = concat("HPKE".toByteArray(), byteArrayOf(0, 0x10, 0, 1, 0, suite.aeadId))
    val pskIdHash = extract(suiteId, empty, "psk_id_hash", empty)
    val infoHash = extract(suiteId, empty, "info_hash", info)
    val context = concat(byteArrayOf(0), pskIdHash, infoHash)
    val secret = extract(suiteId, sharedSecret, "secret", empty)
    return HpkeKeys(
      key = expand(suiteId, secret, "key", context, suite.keyBytes),
      baseNonce = expand(suiteId, secret, "base_nonce", context, NONCE_BYTES),
    )
  }

  /* Labelled HKDF of section 4. */
  private val version = "HPKE-v1".toByteArray()

  private fun extract(
    suiteId: ByteArray,
    salt: ByteArray,
    label: String,
    inputKey: ByteArray,
  ): ByteArray = Hkdf.sha256.extract(salt, concat(version, suiteId, label.toByteArray(), inputKey))

  private fun expand(
    suiteId: ByteArray,
    key: ByteArray,
    label: String,
    info: ByteArray,
    length: Int,
  ): ByteArray {
    val labeledInfo =
      concat(byteArrayOf(0, length.toByte()), version, suiteId, label.toByteArray(), info)
    return Hkdf.sha256.expand(key, labeledInfo, length)
  }
}
