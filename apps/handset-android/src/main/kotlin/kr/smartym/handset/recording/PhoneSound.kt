package kr.smartym.handset.recording

import android.content.Context
import android.content.pm.PackageManager
import android.media.MediaRecorder
import android.os.Build
import android.os.ParcelFileDescriptor
import java.io.FileInputStream
import java.io.IOException
import kr.smartym.handset.sealing.Media

private const val AMR_BITS_PER_SECOND = 12_200
private const val AMR_RATE = 8_000
/** A frame of 12.2 kbit/s, head included, and what it sounds. */
private const val AMR_FRAME_BYTES = 32
private const val AMR_FRAME_MS = 20
private const val AMR_HEAD_BYTES = 6
private const val BUFFER_BYTES = 16_384

/**
 * The platform's recorder, encoding to AMR-NB as it hears, through a pipe: no sound lies on the
 * disk unsealed. Which source hears a call depends on the phone: its line where the maker or the
 * system's privilege permits it, else the microphone.
 */
class PhoneSound(private val context: Context) : SoundSource {
  private val hearsLine =
    Build.VERSION.SDK_INT < Build.VERSION_CODES.Q ||
      context.checkSelfPermission("android.permission.CAPTURE_AUDIO_OUTPUT") ==
        PackageManager.PERMISSION_GRANTED

  override val captureMethod =
    when {
      !hearsLine -> "microphone"
      Build.VERSION.SDK_INT < Build.VERSION_CODES.Q -> "voice_call"
      else -> "privileged"
    }

  /** AMR whatever is wanted: it is what can be sealed while it is heard. */
  override fun open(wanted: String): SoundStream {
    val (readEnd, writeEnd) = ParcelFileDescriptor.createPipe()
    val recorder = createRecorder()
    try {
      recorder.setAudioSource(
        if (hearsLine) MediaRecorder.AudioSource.VOICE_CALL
        else MediaRecorder.AudioSource.VOICE_COMMUNICATION
      )
      recorder.setOutputFormat(MediaRecorder.OutputFormat.AMR_NB)
      recorder.setAudioEncoder(MediaRecorder.AudioEncoder.AMR_NB)
      recorder.setAudioSamplingRate(AMR_RATE)
      recorder.setAudioEncodingBitRate(AMR_BITS_PER_SECOND)
      recorder.setOutputFile(writeEnd.fileDescriptor)
      recorder.prepare()
      recorder.start()
    } catch (refusal: RuntimeException) {
      // The platform throws IllegalStateException, SecurityException or a bare RuntimeException, by
      // maker.
      recorder.release()
      readEnd.close()
      writeEnd.close()
      throw IOException("capture was refused", refusal)
    }
    return RecordedSound(recorder, readEnd, writeEnd)
  }

  @Suppress("DEPRECATION") // The constructor with a context came with API 31.
  private fun createRecorder(): MediaRecorder =
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) MediaRecorder(context) else MediaRecorder()
}

private class RecordedSound(
  private val recorder: MediaRecorder,
  readEnd: ParcelFileDescriptor,
  private val writeEnd: ParcelFileDescriptor,
) : SoundStream {
  override val media = Media.AMR_NB
  private val input: FileInputStream = ParcelFileDescriptor.AutoCloseInputStream(readEnd)
  private val buffer = ByteArray(BUFFER_BYTES)
  private var takenBytes = 0L
  private var isOpen = true

  override val takenMs: Int
    get() = (maxOf(0L, takenBytes - AMR_HEAD_BYTES) / AMR_FRAME_BYTES * AMR_FRAME_MS).toInt()

  override fun take(): ByteArray {
    var taken = ByteArray(0)
    while (input.available() > 0) {
      val count = input.read(buffer)
      if (count <= 0) break
      taken += buffer.copyOf(count)
    }
    takenBytes += taken.size
    return taken
  }

  override fun finish(): ByteArray {
    try {
      recorder.stop()
    } catch (_: RuntimeException) {
      // It says so when nothing was heard at all; what was heard before is in the pipe.
    }
    return take()
  }

  override fun close() {
    if (!isOpen) return
    isOpen = false
    recorder.release()
    writeEnd.close()
    input.close()
  }
}
