package kr.smartym.handset.sealing

import java.math.BigInteger
import java.security.KeyFactory
import java.security.KeyPair
import java.security.KeyPairGenerator
import java.security.PrivateKey
import java.security.PublicKey
import java.security.interfaces.ECPublicKey
import java.security.spec.ECGenParameterSpec
import java.security.spec.X509EncodedKeySpec
import javax.crypto.KeyAgreement

const val POINT_BYTES = 65
private const val SCALAR_BYTES = 32
private const val KEY_ID_BYTES = 16
private const val UNCOMPRESSED: Byte = 4
private val spkiPrefix = decodeHex("3059301306072a8648ce3d020106082a8648ce3d030107034200")

fun generateP256(): KeyPair =
  KeyPairGenerator.getInstance("EC")
    .apply { initialize(ECGenParameterSpec("secp256r1")) }
    .generateKeyPair()

/** SubjectPublicKeyInfo DER of an uncompressed point. */
fun encodeSpki(point: ByteArray): ByteArray = concat(spkiPrefix, point)

/** Throws an InvalidKeySpecException for what is no point of the curve. */
fun publicKeyOf(point: ByteArray): PublicKey =
  KeyFactory.getInstance("EC").generatePublic(X509EncodedKeySpec(encodeSpki(point)))

/** 65 bytes, 04 ‖ x ‖ y. */
fun pointOf(key: PublicKey): ByteArray {
  val point = (key as ECPublicKey).w
  return concat(byteArrayOf(UNCOMPRESSED), unsigned(point.affineX), unsigned(point.affineY))
}

/** The name of a public key in a slot: the first 16 bytes of SHA-256(SubjectPublicKeyInfo DER). */
fun keyIdOf(point: ByteArray): ByteArray = sha256(encodeSpki(point)).copyOf(KEY_ID_BYTES)

fun agree(own: PrivateKey, other: PublicKey): ByteArray =
  KeyAgreement.getInstance("ECDH").run {
    init(own)
    doPhase(other, true)
    generateSecret()
  }

/** An ECDSA signature as r ‖ s (64 bytes), which the platform gives in DER. */
fun rawSignature(der: ByteArray): ByteArray {
  var at = 2
  fun integer(): ByteArray {
    val length = der[at + 1].toInt()
    at += 2 + length
    return unsigned(BigInteger(der.copyOfRange(at - length, at)))
  }
  return concat(integer(), integer())
}

private fun unsigned(number: BigInteger): ByteArray {
  val bytes = number.toByteArray()
  val start = maxOf(0, bytes.size - SCALAR_BYTES)
  return concat(
    ByteArray(SCALAR_BYTES - (bytes.size - start)),
    bytes.copyOfRange(start, bytes.size),
  )
}
