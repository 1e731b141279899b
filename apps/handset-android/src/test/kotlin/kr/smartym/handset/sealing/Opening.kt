package kr.smartym.handset.sealing

import java.math.BigInteger
import java.nio.ByteBuffer
import java.security.AlgorithmParameters
import java.security.KeyFactory
import java.security.KeyPair
import java.security.PrivateKey
import java.security.spec.ECGenParameterSpec
import java.security.spec.ECParameterSpec
import java.security.spec.ECPrivateKeySpec

/* What the app itself has no use for: keys by their figures, and recordings, which only the server opens. */

fun privateKeyOf(scalar: ByteArray): PrivateKey {
  val curve = AlgorithmParameters.getInstance("EC").apply { init(ECGenParameterSpec("secp256r1")) }
  val parameters = curve.getParameterSpec(ECParameterSpec::class.java)
  return KeyFactory.getInstance("EC")
    .generatePrivate(ECPrivateKeySpec(BigInteger(1, scalar), parameters))
}

fun keyPairOf(scalar: ByteArray, point: ByteArray) =
  KeyPair(publicKeyOf(point), privateKeyOf(scalar))

/** The sound of a whole file with one slot for `recipient`. */
fun openRecording(file: ByteArray, recipient: KeyPair): ByteArray {
  val identity = file.copyOf(IDENTITY_BYTES)
  val slot = file.copyOfRange(IDENTITY_BYTES, IDENTITY_BYTES + SLOT_TABLE_BYTES)
  val body = slot.copyOfRange(SLOT_TABLE_BYTES - 113, SLOT_TABLE_BYTES)
  val keyId = keyIdOf(pointOf(recipient.public))
  val info = concat("smartym/smr1/dek".toByteArray(), byteArrayOf(0), keyId, identity)
  val dataKey = Hpke.open(recipient, body, info)
  val payload = file.copyOfRange(IDENTITY_BYTES + SLOT_TABLE_BYTES, file.size - SEAL_BYTES)
  val seal = ByteBuffer.wrap(file, file.size - SEAL_BYTES, SEAL_BYTES).slice()
  return checkNotNull(openPayload(dataKey, identity, payload)).also {
    check(seal.getLong(0) == it.size.toLong())
  }
}

/** The vectors' plaintext: byte i is (7·i + 3) mod 256. */
fun plaintextOf(length: Int) = ByteArray(length) { (7 * it + 3).toByte() }
