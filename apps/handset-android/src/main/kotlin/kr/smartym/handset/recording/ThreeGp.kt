package kr.smartym.handset.recording

import java.nio.ByteBuffer
import kr.smartym.handset.sealing.concat

/** As MediaRecorder does: a chunk holds one second. */
private const val FRAMES_PER_CHUNK = 50
private const val SAMPLES_PER_FRAME = 160
private const val SAMPLE_RATE = 8_000
private const val FRAME_MS = 20
private const val MOVIE_TIMESCALE = 1_000
private const val BOX_HEAD_BYTES = 8
private val unityMatrix = u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
private val fullBox = u32(0)
private val times = u32(0, 0)
private val normalVolume = u16(0x0100)
private val enabledInMovie = u32(7)
private val undefinedLanguage = u16(0x55c4)

/**
 * The 3GP file (ISO 14496-12, 3GPP TS 26.244) of these AMR-NB frames; the same frames always give
 * the same bytes, whichever shell writes them. As on a phone the index (`moov`) is its last box.
 * Creation times are 0.
 */
fun wrapInThreeGp(frames: ByteArray): ByteArray {
  val sizes = amrFrameSizes(frames)
  val fileType = box("ftyp", text("3gp4"), u32(0), text("isom"), text("3gp4"))
  val media = box("mdat", frames.copyOf(sizes.sum()))
  return concat(fileType, media, movie(sizes, fileType.size + BOX_HEAD_BYTES))
}

private fun movie(sizes: IntArray, firstChunkAt: Int): ByteArray {
  val durationMs = sizes.size * FRAME_MS
  val place = concat(normalVolume, zeros(10), unityMatrix, zeros(24))
  val rate = u32(0x10000)
  val header = box("mvhd", fullBox, times, u32(MOVIE_TIMESCALE, durationMs), rate, place, u32(2))
  val length = u32(SAMPLE_RATE, sizes.size * SAMPLES_PER_FRAME)
  val media =
    box(
      "mdia",
      box("mdhd", fullBox, times, length, undefinedLanguage, u16(0)),
      box("hdlr", fullBox, u32(0), text("soun"), zeros(12), text("SoundHandle\u0000")),
      mediaInformation(sampleTable(sizes, firstChunkAt)),
    )
  return box("moov", header, box("trak", trackHeader(durationMs), media))
}

private fun trackHeader(durationMs: Int): ByteArray {
  val sound = concat(u16(0, 0), normalVolume, u16(0))
  val noPicture = u32(0, 0)
  val place = concat(zeros(8), sound, unityMatrix, noPicture)
  return box("tkhd", enabledInMovie, times, u32(1, 0, durationMs), place)
}

private fun mediaInformation(samples: ByteArray): ByteArray {
  val inThisFile = box("url ", u32(1))
  val dataReference = box("dinf", box("dref", fullBox, u32(1), inThisFile))
  return box("minf", box("smhd", fullBox, u32(0)), dataReference, samples)
}

private fun sampleTable(sizes: IntArray, firstChunkAt: Int): ByteArray {
  val durations = if (sizes.isEmpty()) emptyList() else listOf(sizes.size, SAMPLES_PER_FRAME)
  return box(
    "stbl",
    box("stsd", fullBox, u32(1), amrSampleEntry()),
    box("stts", fullBox, table(durations, rowLength = 2)),
    box("stsc", fullBox, table(chunkRuns(sizes.size), rowLength = 3)),
    box("stsz", fullBox, u32(0, sizes.size), u32(*sizes)),
    box("stco", fullBox, table(chunkOffsets(sizes, firstChunkAt), rowLength = 1)),
  )
}

/* `samr` with its `damr`: any mode may occur, one frame a sample. */
private fun amrSampleEntry(): ByteArray {
  val decoder = box("damr", text("smym"), zeros(1), u16(0x81ff), byteArrayOf(0, 1))
  val sound = concat(zeros(8), u16(1), u16(16), zeros(4), u16(SAMPLE_RATE), u16(0))
  return box("samr", zeros(6), u16(1), sound, decoder)
}

/* Rows of `stsc`: first chunk, frames a chunk, description. The last chunk may be short. */
private fun chunkRuns(frames: Int): List<Int> {
  val full = frames / FRAMES_PER_CHUNK
  val rest = frames % FRAMES_PER_CHUNK
  val whole = if (full > 0) listOf(1, FRAMES_PER_CHUNK, 1) else emptyList()
  return if (rest > 0) whole + listOf(full + 1, rest, 1) else whole
}

private fun chunkOffsets(sizes: IntArray, firstChunkAt: Int): List<Int> {
  var at = firstChunkAt
  return buildList {
    for ((frame, size) in sizes.withIndex()) {
      if (frame % FRAMES_PER_CHUNK == 0) add(at)
      at += size
    }
  }
}

private fun table(values: List<Int>, rowLength: Int): ByteArray =
  u32(values.size / rowLength, *values.toIntArray())

private fun box(type: String, vararg content: ByteArray): ByteArray {
  val whole = concat(*content)
  return concat(u32(whole.size + BOX_HEAD_BYTES), text(type), whole)
}

private fun u32(vararg values: Int): ByteArray =
  ByteBuffer.allocate(values.size * Int.SIZE_BYTES).apply { values.forEach(::putInt) }.array()

private fun u16(vararg values: Int): ByteArray =
  ByteBuffer.allocate(values.size * Short.SIZE_BYTES)
    .apply { values.forEach { putShort(it.toShort()) } }
    .array()

private fun text(letters: String): ByteArray = letters.toByteArray()

private fun zeros(count: Int) = ByteArray(count)
