package kr.smartym.handset.sealing

import java.nio.ByteBuffer

const val IDENTITY_BYTES = 112
const val DIGEST_BYTES = 32
private const val RESERVED_BYTES = 5

/** What kind of sound the payload is; `wire` is the contract's word. */
enum class Media(val code: Byte, val wire: String) {
  AMR_NB(1, "amr"),
  THREE_GP(2, "3gp"),
  MP3(3, "mp3"),
  AAC_ADTS(4, "aac"),
  MP4_AAC(5, "mp4"),
}

/**
 * Block A: what a recording is, for ever, and nothing about a person. Ids are ours (`rec_` and 32
 * hex digits).
 */
class Identity(
  val media: Media,
  val recordingId: String,
  val companyId: String,
  val deviceId: String,
  /** 1, 2, 3 … per device, no holes. */
  val deviceSeq: Long,
  /** Server time, UTC ms. */
  val startedAt: Long,
  /** SHA-256 of the device's previous block D; zeros for its first recording. */
  val prevDigest: ByteArray,
) {
  fun encode(): ByteArray {
    require(prevDigest.size == DIGEST_BYTES && deviceSeq >= 1)
    return ByteBuffer.allocate(IDENTITY_BYTES)
      .put(decodeHex("89534d520d0a1a0a0101"))
      .put(media.code)
      .put(ByteArray(RESERVED_BYTES))
      .put(uuidOf(recordingId))
      .put(uuidOf(companyId))
      .put(uuidOf(deviceId))
      .putLong(deviceSeq)
      .putLong(startedAt)
      .put(prevDigest)
      .array()
  }
}

/** The 16 bytes of the UUID in an id. */
private fun uuidOf(id: String): ByteArray {
  require(Regex("[a-z]+_[0-9a-f]{32}").matches(id)) { "no id" }
  return decodeHex(id.substringAfter('_'))
}
