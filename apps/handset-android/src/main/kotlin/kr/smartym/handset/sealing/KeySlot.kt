package kr.smartym.handset.sealing

import java.nio.ByteBuffer
import java.security.KeyPair

private const val TYPE_HPKE: Byte = 1
private const val BODY_BYTES = 113
private const val KEY_ID_BYTES = 16

/** Length of block B with its one slot. */
const val SLOT_TABLE_BYTES = 2 + 4 + KEY_ID_BYTES + BODY_BYTES

/** The body of a slot that gives a recording's data key to one recipient; `identity` is block A. */
fun sealDataKey(
  recipientPoint: ByteArray,
  identity: ByteArray,
  dataKey: ByteArray,
  ephemeral: KeyPair = generateP256(),
): ByteArray {
  val info =
    concat("smartym/smr1/dek".toByteArray(), byteArrayOf(0), keyIdOf(recipientPoint), identity)
  return Hpke.seal(recipientPoint, info, dataKey, ephemeral = ephemeral)
}

/** Block B: one slot, for the server. */
fun encodeSlotTable(recipientPoint: ByteArray, body: ByteArray): ByteArray {
  require(body.size == BODY_BYTES)
  return ByteBuffer.allocate(SLOT_TABLE_BYTES)
    .putShort(1)
    .put(TYPE_HPKE)
    .put(0)
    .putShort(BODY_BYTES.toShort())
    .put(keyIdOf(recipientPoint))
    .put(body)
    .array()
}
