package kr.smartym.handset.recording

import kr.smartym.handset.sealing.concat

/** First bytes of an AMR-NB file with one channel (RFC 4867, 5.1). */
val amrHead: ByteArray = "#!AMR\n".toByteArray()

private const val AMR_FRAME_MS = 20
private const val AMR_TYPE_SHIFT = 3
private const val AMR_TYPE_MASK = 15
/** Bytes of a frame, its head included, by frame type; 0: reserved. */
private val amrFrameBytes = intArrayOf(13, 14, 16, 18, 20, 21, 27, 32, 6, 0, 0, 0, 0, 0, 0, 1)

private const val ADTS_HEAD_BYTES = 7
private const val ADTS_SAMPLES = 1_024
private const val MS_PER_SECOND = 1_000L
private val adtsRates =
  intArrayOf(
    96_000,
    88_200,
    64_000,
    48_000,
    44_100,
    32_000,
    24_000,
    22_050,
    16_000,
    12_000,
    11_025,
    8_000,
    7_350,
  )

/** The sizes of the whole AMR-NB frames that `frames`, without the file's head, begins with. */
fun amrFrameSizes(frames: ByteArray): IntArray {
  val sizes = mutableListOf<Int>()
  var at = 0
  while (at < frames.size) {
    val size = amrFrameBytes[frames[at].toInt() shr AMR_TYPE_SHIFT and AMR_TYPE_MASK]
    if (size == 0 || at + size > frames.size) break
    sizes += size
    at += size
  }
  return sizes.toIntArray()
}

/**
 * Cuts what an encoder writes into whole frames, so that a file that ends anywhere ends between two
 * of them, and counts how long they sound.
 */
interface FrameCutter {
  /** The whole frames that are there now; what is left waits for its rest. */
  fun cut(bytes: ByteArray): ByteArray

  val heardMs: Int
}

class AmrCutter : FrameCutter {
  private var waiting = ByteArray(0)
  private var isHeadTaken = false
  private var frames = 0

  override val heardMs: Int
    get() = frames * AMR_FRAME_MS

  override fun cut(bytes: ByteArray): ByteArray {
    waiting = concat(waiting, bytes)
    val headBytes = if (isHeadTaken) 0 else amrHead.size
    if (waiting.size < headBytes) return ByteArray(0)
    isHeadTaken = true
    val sizes = amrFrameSizes(waiting.copyOfRange(headBytes, waiting.size))
    frames += sizes.size
    val end = headBytes + sizes.sum()
    return waiting.copyOf(end).also { waiting = waiting.copyOfRange(end, waiting.size) }
  }
}

/** AAC in ADTS frames: each says its length and its rate (ISO 13818-7, 6.2). */
class AdtsCutter : FrameCutter {
  private var waiting = ByteArray(0)
  private var samples = 0L
  private var rate = adtsRates.last()

  override val heardMs: Int
    get() = (samples * MS_PER_SECOND / rate).toInt()

  override fun cut(bytes: ByteArray): ByteArray {
    waiting = concat(waiting, bytes)
    var end = 0
    while (end + ADTS_HEAD_BYTES <= waiting.size) {
      val size = sizeAt(end)
      if (size < ADTS_HEAD_BYTES || end + size > waiting.size) break
      rate = adtsRates.getOrElse(waiting[end + 2].toInt() shr 2 and 15) { rate }
      samples += ADTS_SAMPLES
      end += size
    }
    return waiting.copyOf(end).also { waiting = waiting.copyOfRange(end, waiting.size) }
  }

  private fun sizeAt(at: Int): Int {
    val (high, middle, low) = (3..5).map { waiting[at + it].toInt() and 0xff }
    return (high and 3 shl 11) or (middle shl 3) or (low shr 5)
  }
}
