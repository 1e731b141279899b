package kr.smartym.handset.playing

import android.media.MediaPlayer
import java.io.File
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.Executor
import javax.crypto.AEADBadTagException
import kr.smartym.handset.link.Cancellation
import kr.smartym.handset.link.NetworkFault
import kr.smartym.handset.link.NetworkFaultException
import kr.smartym.handset.sealing.decodeHex
import kr.smartym.handset.sealing.encodeHex
import kr.smartym.handset.sealing.keyPairOf
import kr.smartym.handset.test.FakeLoudspeaker
import kr.smartym.handset.test.repository
import org.json.JSONObject
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadows.ShadowMediaPlayer

private val sound = "sound".toByteArray()

@RunWith(RobolectricTestRunner::class)
class PlayerTest {
  private val told = CopyOnWriteArrayList<JSONObject>()
  private val loudspeaker = FakeLoudspeaker()
  private var fetch: FetchSound = { _, _ -> sound }
  private val player =
    Player({ id, cancellation -> fetch(id, cancellation) }, loudspeaker, Executor(Runnable::run)) {
      told += it
    }

  private fun types() = told.map { it.getString("type") }

  private fun last(name: String) = told.last().get(name)

  private fun play(): FakeLoudspeaker.Heard {
    player.play("rec_1")
    return loudspeaker.heard.take()
  }

  @Test
  fun `REC-10, an own recording is heard, paused, sought and comes to its end`() {
    val heard = play()
    assertArrayEquals(sound, heard.bytes)
    assertEquals("playing.started", last("type"))
    assertEquals(FakeLoudspeaker.DURATION_MS, last("durationMs"))
    player.seek(20_000)
    assertEquals(listOf(20_000, true), listOf(last("positionMs"), last("isPlaying")))
    player.setPlaying(false)
    assertEquals(listOf(20_000, false), listOf(last("positionMs"), last("isPlaying")))
    assertFalse(heard.isPlaying)
    heard.end()
    assertEquals(
      listOf("playing.started", "playing.moved", "playing.moved", "playing.ended"),
      types(),
    )
    assertTrue(told.all { it.getString("recordingId") == "rec_1" })
  }

  @Test
  fun `REC-10, another recording and the order to stop let go of the sound before, and nothing is told of it`() {
    val first = play()
    val second = play()
    assertTrue(first.isClosed)
    player.stop()
    assertTrue(second.isClosed)
    second.end()
    second.fail()
    player.setPlaying(true)
    player.seek(1)
    assertEquals(listOf("playing.started", "playing.started"), types())
  }

  @Test
  fun `REC-10, SEC-5, what the server refuses is told by its code`() {
    fetch = { _, _ ->
      throw NetworkFaultException(NetworkFault("accounts.reauthentication_required", false), 403)
    }
    player.play("rec_1")
    assertEquals(listOf("playing.failed"), types())
    assertEquals(
      "accounts.reauthentication_required",
      told.last().getJSONObject("fault").getString("code"),
    )
  }

  @Test
  fun `REC-10, what is no sound, or breaks while it is heard, is told`() {
    loudspeaker.isDeaf = true
    player.play("rec_1")
    loudspeaker.isDeaf = false
    val heard = play()
    heard.fail()
    assertTrue(heard.isClosed)
    assertEquals(listOf("playing.failed", "playing.started", "playing.failed"), types())
    assertEquals("handset.sound_unreadable", told.last().getJSONObject("fault").getString("code"))
  }

  @Test
  fun `REC-10, sound that comes when nobody waits for it any more is not heard`() {
    var asked: Cancellation? = null
    fetch = { _, cancellation ->
      asked = cancellation
      player.stop()
      sound
    }
    player.play("rec_1")
    assertTrue(asked!!.isCancelled)
    assertEquals(0, loudspeaker.heard.size)
    assertEquals(emptyList<String>(), types())
  }

  @Test
  fun `SEC-7, conformance-sealed-recording, keys of a grant are the vectors’, and open for it alone`() {
    val keys = JSONObject(File(repository, "conformance/sealed-recording/keys.json").readText())
    val play = keys.getJSONObject("play")
    fun bytes(name: String) = decodeHex(keys.getString(name))
    val recipient = keyPairOf(bytes("recipientPrivateKey"), bytes("recipientPublicKey"))
    val grantId = play.getString("grantId")
    val sealed = decodeHex(play.getString("recordingSealed"))
    val key = openPlayKey(recipient, grantId, bytes("identity"), sealed)
    assertEquals(keys.getString("dataKey"), encodeHex(key))
    assertThrows(AEADBadTagException::class.java) {
      openPlayKey(recipient, "${grantId}0", bytes("identity"), sealed)
    }
  }

  @Test
  fun `REC-10, REC-6, the phone’s own player plays out of memory, and is let go`() {
    ShadowMediaPlayer.setMediaInfoProvider { ShadowMediaPlayer.MediaInfo(DURATION_MS, 0) }
    var created: MediaPlayer? = null
    ShadowMediaPlayer.setCreateListener { player, _ -> created = player }
    val played = PhoneLoudspeaker().play(sound, {}, {})
    val shadow = shadowOf(checkNotNull(created))
    assertEquals(DURATION_MS, played.durationMs)
    assertTrue(played.isPlaying)
    played.setPlaying(false)
    played.seek(2_000)
    shadow.invokeSeekCompleteListener()
    assertFalse(played.isPlaying)
    assertEquals(2_000, played.positionMs)
    played.setPlaying(true)
    assertTrue(played.isPlaying)
    played.close()
    assertEquals(ShadowMediaPlayer.State.END, shadow.state)
  }

  private companion object {
    const val DURATION_MS = 9_000
  }
}
