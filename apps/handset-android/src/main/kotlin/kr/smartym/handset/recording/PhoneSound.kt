package kr.smartym.handset.recording

import android.content.Context
import android.media.MediaRecorder
import android.os.Build
import android.os.ParcelFileDescriptor
import java.io.FileInputStream
import java.io.IOException
import kr.smartym.handset.sealing.Media

private const val BUFFER_BYTES = 16_384

/** What the platform's recorder can encode so that it can be sealed while it is heard. */
private enum class Encoding(
  val media: Media,
  val format: Int,
  val encoder: Int,
  val rate: Int,
  val bitsPerSecond: Int,
  val createCutter: () -> FrameCutter,
) {
  AMR(
    Media.AMR_NB,
    MediaRecorder.OutputFormat.AMR_NB,
    MediaRecorder.AudioEncoder.AMR_NB,
    8_000,
    12_200,
    ::AmrCutter,
  ),
  AAC(
    Media.AAC_ADTS,
    MediaRecorder.OutputFormat.AAC_ADTS,
    MediaRecorder.AudioEncoder.AAC,
    16_000,
    32_000,
    ::AdtsCutter,
  ),
}

/** What can be had of the formats that a company may want (REC-4). */
private fun encodingFor(wanted: String): Encoding =
  if (wanted == Media.AAC_ADTS.wire || wanted == Media.MP4_AAC.wire) Encoding.AAC else Encoding.AMR

/**
 * One way of the platform's recorder to hear calls, encoding as it hears, through a pipe: no sound
 * lies on the disk unsealed.
 */
class PhoneSound(private val context: Context, private val captureMethod: String) {
  private val audioSource =
    if (captureMethod == MICROPHONE) MediaRecorder.AudioSource.VOICE_COMMUNICATION
    else MediaRecorder.AudioSource.VOICE_CALL

  /** Throws an IOException when the phone does not let it begin. */
  fun open(wanted: String): SoundStream {
    val encoding = encodingFor(wanted)
    val (readEnd, writeEnd) = ParcelFileDescriptor.createPipe()
    val recorder = createRecorder()
    try {
      recorder.setAudioSource(audioSource)
      recorder.setOutputFormat(encoding.format)
      recorder.setAudioEncoder(encoding.encoder)
      recorder.setAudioSamplingRate(encoding.rate)
      recorder.setAudioEncodingBitRate(encoding.bitsPerSecond)
      recorder.setOutputFile(writeEnd.fileDescriptor)
      recorder.prepare()
      recorder.start()
    } catch (refusal: RuntimeException) {
      // The platform throws IllegalStateException, SecurityException or a bare RuntimeException, by
      // maker.
      throw refused(recorder, readEnd, writeEnd, refusal)
    } catch (refusal: IOException) {
      throw refused(recorder, readEnd, writeEnd, refusal)
    }
    return RecordedSound(captureMethod, encoding, recorder, readEnd, writeEnd)
  }

  private fun refused(
    recorder: MediaRecorder,
    readEnd: ParcelFileDescriptor,
    writeEnd: ParcelFileDescriptor,
    cause: Exception,
  ): IOException {
    recorder.release()
    readEnd.close()
    writeEnd.close()
    return IOException("capture was refused", cause)
  }

  @Suppress("DEPRECATION") // The constructor with a context came with API 31.
  private fun createRecorder(): MediaRecorder =
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) MediaRecorder(context) else MediaRecorder()
}

private class RecordedSound(
  override val captureMethod: String,
  encoding: Encoding,
  private val recorder: MediaRecorder,
  readEnd: ParcelFileDescriptor,
  private val writeEnd: ParcelFileDescriptor,
) : SoundStream {
  override val media = encoding.media
  private val cutter = encoding.createCutter()
  private val input: FileInputStream = ParcelFileDescriptor.AutoCloseInputStream(readEnd)
  private val buffer = ByteArray(BUFFER_BYTES)
  private var isOpen = true

  override var peak = 0
    private set

  override val takenMs: Int
    get() = cutter.heardMs

  override fun take(): ByteArray {
    // The recorder says the loudest sample since it was asked last.
    peak = maxOf(peak, recorder.maxAmplitude)
    return takeRest()
  }

  override fun finish(): ByteArray {
    try {
      peak = maxOf(peak, recorder.maxAmplitude)
      recorder.stop()
    } catch (_: RuntimeException) {
      // It says so when nothing was heard at all; what was heard before is in the pipe.
    }
    return takeRest()
  }

  private fun takeRest(): ByteArray {
    var taken = ByteArray(0)
    while (input.available() > 0) {
      val count = input.read(buffer)
      if (count <= 0) break
      taken += cutter.cut(buffer.copyOf(count))
    }
    return taken
  }

  override fun close() {
    if (!isOpen) return
    isOpen = false
    recorder.release()
    writeEnd.close()
    input.close()
  }
}
