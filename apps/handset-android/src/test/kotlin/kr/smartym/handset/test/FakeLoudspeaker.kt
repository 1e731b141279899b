package kr.smartym.handset.test

import java.io.IOException
import java.util.concurrent.LinkedBlockingQueue
import kr.smartym.handset.playing.Loudspeaker
import kr.smartym.handset.playing.PlayedSound

/** Keeps what it was given to play. */
class FakeLoudspeaker : Loudspeaker {
  class Heard(val bytes: ByteArray, val end: () -> Unit, val fail: () -> Unit) : PlayedSound {
    override val durationMs = DURATION_MS
    override var positionMs = 0
    private var plays = true
    override val isPlaying: Boolean
      get() = plays

    var isClosed = false

    override fun setPlaying(isPlaying: Boolean) {
      plays = isPlaying
    }

    override fun seek(positionMs: Int) {
      this.positionMs = positionMs
    }

    override fun close() {
      isClosed = true
    }
  }

  val heard = LinkedBlockingQueue<Heard>()
  var isDeaf = false

  override fun play(sound: ByteArray, onEnded: () -> Unit, onBroken: () -> Unit): PlayedSound {
    if (isDeaf) throw IOException("no sound")
    return Heard(sound, onEnded, onBroken).also(heard::put)
  }

  companion object {
    const val DURATION_MS = 65_000
  }
}
