package kr.smartym.handset.playing

import java.io.IOException
import java.util.concurrent.Executor
import kr.smartym.handset.link.Cancellation
import kr.smartym.handset.link.NetworkFaultException
import kr.smartym.handset.link.event
import org.json.JSONObject

/** Where sound comes from: `GrantedSound`; throws a NetworkFaultException. */
typealias FetchSound = (recordingId: String, cancellation: Cancellation) -> ByteArray

/** Plays own recordings, one at a time (REC-10). What comes of it is told as `playing.*`. */
class Player(
  private val fetch: FetchSound,
  private val loudspeaker: Loudspeaker,
  private val background: Executor,
  private val tell: (JSONObject) -> Unit,
) {
  private class Playing(val recordingId: String) {
    val cancellation = Cancellation()
    var sound: PlayedSound? = null
  }

  private var playing: Playing? = null

  @Synchronized
  fun play(recordingId: String) {
    stop()
    val begun = Playing(recordingId)
    playing = begun
    background.execute { load(begun) }
  }

  @Synchronized
  fun setPlaying(isPlaying: Boolean) {
    val sound = playing?.sound ?: return
    sound.setPlaying(isPlaying)
    moved(sound.positionMs, isPlaying)
  }

  @Synchronized
  fun seek(positionMs: Int) {
    val sound = playing?.sound ?: return
    sound.seek(positionMs)
    moved(positionMs, sound.isPlaying)
  }

  @Synchronized
  fun stop() {
    val ended = playing ?: return
    playing = null
    ended.cancellation.cancel()
    ended.sound?.close()
  }

  private fun load(begun: Playing) {
    try {
      begin(begun, fetch(begun.recordingId, begun.cancellation))
    } catch (failure: NetworkFaultException) {
      failed(begun, failure)
    } catch (_: IOException) {
      failed(begun, GrantedSound.unreadable())
    }
  }

  @Synchronized
  private fun begin(begun: Playing, bytes: ByteArray) {
    if (playing !== begun) return
    val sound =
      loudspeaker.play(
        bytes,
        onEnded = { ended(begun) },
        onBroken = { failed(begun, GrantedSound.unreadable()) },
      )
    begun.sound = sound
    tell(said("playing.started", begun).put("durationMs", sound.durationMs))
  }

  @Synchronized
  private fun ended(begun: Playing) {
    if (playing === begun) tell(said("playing.ended", begun))
  }

  @Synchronized
  private fun failed(begun: Playing, failure: NetworkFaultException) {
    if (playing !== begun) return
    playing = null
    begun.sound?.close()
    tell(said("playing.failed", begun).put("fault", failure.fault.toJson()))
  }

  private fun moved(positionMs: Int, isPlaying: Boolean) {
    val moved = playing ?: return
    tell(said("playing.moved", moved).put("positionMs", positionMs).put("isPlaying", isPlaying))
  }

  private fun said(type: String, of: Playing) = event(type).put("recordingId", of.recordingId)
}
