package kr.smartym.handset.test

import android.media.MediaRecorder
import java.io.FileDescriptor
import java.io.FileOutputStream
import org.robolectric.annotation.Implementation
import org.robolectric.annotation.Implements

/**
 * The platform's recorder: it writes what a test says it heard, encoded, into the file it was
 * given.
 */
@Implements(MediaRecorder::class)
class FakeRecorder {
  private var output: FileDescriptor? = null

  @Implementation
  fun setAudioSource(source: Int) {
    newest = this
    said += "source $source"
    if (source in refusedSources) throw IllegalStateException("refused")
  }

  @Implementation
  fun setOutputFormat(format: Int) {
    said += "format $format"
  }

  @Implementation
  fun setAudioEncoder(encoder: Int) {
    said += "encoder $encoder"
  }

  @Implementation fun setAudioSamplingRate(rate: Int) = Unit

  @Implementation fun setAudioEncodingBitRate(rate: Int) = Unit

  @Implementation
  fun setOutputFile(file: FileDescriptor) {
    output = file
  }

  @Implementation fun prepare() = Unit

  @Implementation
  fun start() {
    if (isStartRefused) throw RuntimeException("start failed: -38")
    said += "start"
  }

  @Implementation
  fun stop() {
    said += "stop"
    if (isStopRefused) throw RuntimeException("stop failed: -1007")
  }

  @Implementation
  fun release() {
    said += "release"
  }

  @Implementation
  fun getMaxAmplitude(): Int {
    sound?.invoke()?.let(::hear)
    return amplitude
  }

  companion object {
    val said = mutableListOf<String>()
    val refusedSources = mutableSetOf<Int>()
    var isStartRefused = false
    var isStopRefused = false
    var amplitude = 0
    /** What was heard since it was asked last; null where a test says when it is. */
    @Volatile var sound: (() -> ByteArray)? = null
    private var newest: FakeRecorder? = null

    fun reset() {
      said.clear()
      refusedSources.clear()
      isStartRefused = false
      isStopRefused = false
      amplitude = 0
      sound = null
      newest = null
    }

    /** The recorder that was made last has encoded this. */
    fun hear(bytes: ByteArray) =
      FileOutputStream(checkNotNull(checkNotNull(newest).output)).write(bytes)
  }
}
