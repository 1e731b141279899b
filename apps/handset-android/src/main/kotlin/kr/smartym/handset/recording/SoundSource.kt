package kr.smartym.handset.recording

import java.io.Closeable
import kr.smartym.handset.sealing.Media

/** Encoded sound of one call while it runs. */
interface SoundStream : Closeable {
  val media: Media

  /**
   * The bytes that have come since the last time; whole frames, the file's head first. Throws an
   * IOException when capture broke.
   */
  fun take(): ByteArray

  /** Ends the capture and gives what was left. */
  fun finish(): ByteArray

  /** Milliseconds of sound in what was given so far. */
  val takenMs: Int
}

/** A way in which this phone hears calls. */
interface SoundSource {
  /** The contract's word for the method. */
  val captureMethod: String

  /**
   * Begins to record; the media nearest to `wanted` that is sealed live. Throws an IOException when
   * the phone does not let it.
   */
  fun open(wanted: String): SoundStream
}
