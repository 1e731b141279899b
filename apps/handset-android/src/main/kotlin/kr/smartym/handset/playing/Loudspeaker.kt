package kr.smartym.handset.playing

import android.media.AudioAttributes
import android.media.MediaDataSource
import android.media.MediaPlayer
import java.io.IOException

/** What lets sound be heard; it is given whole, in memory. */
interface Loudspeaker {
  /**
   * Begins to play, and calls one of the two when it is over. Throws an IOException for what is no
   * sound.
   */
  fun play(sound: ByteArray, onEnded: () -> Unit, onBroken: () -> Unit): PlayedSound
}

interface PlayedSound {
  val durationMs: Int
  val positionMs: Int
  val isPlaying: Boolean

  fun setPlaying(isPlaying: Boolean)

  fun seek(positionMs: Int)

  /** Nothing of it is kept. */
  fun close()
}

/** The phone's own player. The sound is read out of memory: it lies on no disk (REC-6). */
class PhoneLoudspeaker : Loudspeaker {
  override fun play(sound: ByteArray, onEnded: () -> Unit, onBroken: () -> Unit): PlayedSound {
    val player = MediaPlayer()
    try {
      player.setAudioAttributes(
        AudioAttributes.Builder()
          .setUsage(AudioAttributes.USAGE_MEDIA)
          .setContentType(AudioAttributes.CONTENT_TYPE_SPEECH)
          .build()
      )
      player.setOnCompletionListener { onEnded() }
      player.setOnErrorListener { _, _, _ ->
        onBroken()
        true
      }
      player.setDataSource(Memory(sound))
      player.prepare()
      player.start()
    } catch (failure: IOException) {
      player.release()
      throw failure
    }
    return PlayerSound(player)
  }

  private class PlayerSound(private val player: MediaPlayer) : PlayedSound {
    override val durationMs: Int
      get() = player.duration

    override val positionMs: Int
      get() = player.currentPosition

    override val isPlaying: Boolean
      get() = player.isPlaying

    override fun setPlaying(isPlaying: Boolean) = if (isPlaying) player.start() else player.pause()

    override fun seek(positionMs: Int) = player.seekTo(positionMs)

    override fun close() = player.release()
  }

  private class Memory(private var bytes: ByteArray) : MediaDataSource() {
    override fun getSize(): Long = bytes.size.toLong()

    override fun readAt(position: Long, buffer: ByteArray, offset: Int, size: Int): Int {
      if (position >= bytes.size) return END
      val count = minOf(size.toLong(), bytes.size - position).toInt()
      bytes.copyInto(buffer, offset, position.toInt(), position.toInt() + count)
      return count
    }

    override fun close() {
      bytes.fill(0)
      bytes = ByteArray(0)
    }
  }

  private companion object {
    const val END = -1
  }
}
