package kr.smartym.handset.story

import android.Manifest
import android.app.Application
import android.content.Context
import java.io.File
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit
import kr.smartym.handset.HandsetRun
import kr.smartym.handset.Surroundings
import kr.smartym.handset.clock.SystemPhoneClock
import kr.smartym.handset.core.CoreEngine
import kr.smartym.handset.link.Network
import kr.smartym.handset.link.PhoneDescription
import kr.smartym.handset.link.event
import kr.smartym.handset.loop.Notices
import kr.smartym.handset.recording.SoundSource
import kr.smartym.handset.recording.SoundStream
import kr.smartym.handset.sealing.Media
import kr.smartym.handset.sealing.encodeHex
import kr.smartym.handset.sealing.sha256
import kr.smartym.handset.telephony.Telephony
import kr.smartym.handset.test.FakeKeyStore
import kr.smartym.handset.test.coreBytecode
import kr.smartym.handset.test.repository
import org.json.JSONObject
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf

/**
 * The whole way of a call through the real server: registered, signed in, dialled, recorded,
 * sealed, stored, deleted, heard.
 */
@RunWith(RobolectricTestRunner::class)
class StoryTest {
  private val context: Context = RuntimeEnvironment.getApplication()
  private val server by lazy { StoryServer() }
  private val views = LinkedBlockingQueue<JSONObject>()
  private val notices = CopyOnWriteArrayList<String>()
  private val sound = FileSound()
  private lateinit var run: HandsetRun<ScriptedPhone>

  /** A phone whose calls are answered after a moment, and go on until the test ends them. */
  private class ScriptedPhone(private val tell: (JSONObject) -> Unit) : Telephony {
    val placed = LinkedBlockingQueue<String>()

    override fun place(callId: String, phoneNumber: String) {
      tell(event("call.placed").put("callId", callId))
      tell(event("call.ringing").put("callId", callId))
      tell(event("call.connected").put("callId", callId))
      placed.put(callId)
    }

    fun end(callId: String) = tell(event("call.ended").put("callId", callId).put("cause", "remote"))

    override fun inspect(order: JSONObject) = Unit

    override fun bind(callId: String, telephonyId: String) = Unit

    override fun answer(callId: String) = Unit

    override fun hangUp(callId: String) = end(callId)

    override fun setMute(callId: String, isMuted: Boolean) = Unit

    override fun setHold(callId: String, isHeld: Boolean) = Unit

    override fun setSpeaker(callId: String, isSpeakerOn: Boolean) = Unit
  }

  /**
   * Sound out of a file: more than a chunk with each look, so that sealing and sending go on while
   * the call runs.
   */
  private class FileSound : SoundSource {
    private val file = File(repository, "apps/handset-sim/speech/dialogue-1.amr").readBytes()
    @Volatile var given = ByteArray(0)
    override val captureMethod = "virtual"

    override fun open(wanted: String) =
      object : SoundStream {
        override val media = Media.AMR_NB
        override val takenMs: Int
          get() = given.size / BYTES_PER_FRAME * FRAME_MS

        override fun take(): ByteArray = next(BYTES_PER_LOOK)

        override fun finish(): ByteArray = next(BYTES_AT_END)

        override fun close() = Unit
      }

    private fun next(count: Int): ByteArray {
      val bytes = file.copyOfRange(given.size, minOf(file.size, given.size + count))
      given += bytes
      return bytes
    }

    private companion object {
      const val BYTES_PER_FRAME = 32
      const val FRAME_MS = 20
      const val BYTES_PER_LOOK = 16_000
      const val BYTES_AT_END = 321
    }
  }

  private fun startRun(): HandsetRun<ScriptedPhone> =
    HandsetRun(
        Surroundings(
          context,
          Network { Network.parseServerAddress(server.welcome.getString("address")) },
          SystemPhoneClock(context.contentResolver),
          CoreEngine(coreBytecode),
          sound,
          PhoneDescription("Robolectric", "Android 14", "0.1.0"),
          object : Notices {
            override fun show(notice: String) {
              notices += notice
            }

            override fun hide(notice: String) = Unit
          },
          createTelephony = { _, _, tell -> ScriptedPhone(tell) },
          onView = views::put,
          onWiped = {},
        )
      )
      .also { it.start() }

  @Before
  fun newPhone() {
    FakeKeyStore.install()
    shadowOf(context as Application).grantPermissions(Manifest.permission.RECORD_AUDIO)
    run = startRun()
  }

  @After
  fun end() {
    run.halt()
    server.close()
  }

  private fun tell(type: String, vararg members: Pair<String, Any?>) =
    run.tell(
      event(type).apply { members.forEach { (name, value) -> put(name, value ?: JSONObject.NULL) } }
    )

  /** The first view that is so; the phone's screen tells of everything that an agent can know. */
  private fun awaitView(what: String, isSo: (JSONObject) -> Boolean): JSONObject {
    val deadlineMs = System.nanoTime() / NS_PER_MS + LIMIT_SECONDS * MS_PER_SECOND
    var last: JSONObject? = null
    while (true) {
      val restMs = deadlineMs - System.nanoTime() / NS_PER_MS
      val view =
        views.poll(restMs, TimeUnit.MILLISECONDS)
          ?: throw AssertionError("still not: $what; last: $last")
      if (isSo(view)) return view
      last = view
    }
  }

  private fun becomeAvailable() {
    awaitView("a new phone is nobody's") {
      it.getJSONObject("registration").getString("state") == "unregistered"
    }
    tell("user.registration_requested", "code" to server.welcome.getString("code"))
    awaitView("the phone is registered and connected") { it.getString("connection") == "connected" }
    val (loginId, password) = listOf("loginId", "password").map(server.welcome::getString)
    tell("user.sign_in_requested", "loginId" to loginId, "password" to password)
    awaitView("the agent has a state") { stateIn(it) != null }
    tell("user.state_wished", "wish" to "available", "notReadyReason" to null)
    awaitView("the agent is available") {
      stateIn(it) == "available" && it.getJSONObject("recording").getBoolean("isReady")
    }
  }

  private fun stateIn(view: JSONObject): String? =
    view.optJSONObject("agentState")?.takeIf { !it.getBoolean("isPending") }?.getString("state")

  private fun uploadIn(view: JSONObject): JSONObject? =
    view.getJSONArray("uploads").optJSONObject(0)

  @Test
  fun `CTC-1, REC-1, SEC-6, UPL-1, DEL-1, a call from the dial to the deletion, and somebody hears what was said`() {
    becomeAvailable()
    val dialled = server.ask("dial", "010-0000-9104")
    val recordingId = dialled.getString("recordingId")
    val callId =
      checkNotNull(run.telephony.placed.poll(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        "nothing was dialled"
      }
    assertEquals(dialled.getString("callId"), callId)
    val early =
      awaitView("sealed sound leaves the phone while the call runs") {
        it.optJSONObject("call") != null &&
          (uploadIn(it)?.getInt("offsetBytes") ?: 0) > SEALED_CHUNK_BYTES
      }
    assertEquals("recording", checkNotNull(uploadIn(early)).getString("state"))
    assertTrue("recording" in notices)
    run.telephony.end(callId)
    awaitView("the recording is stored, and gone from the phone") {
      it.optJSONObject("call") == null && it.getJSONArray("uploads").length() == 0
    }
    assertEquals("stored", server.ask("stateOf", recordingId).getString("state"))
    assertEquals(0, HandsetRun.recordingsFolder(context).listFiles()?.size)

    val heard = server.ask("listenTo", recordingId)
    assertFalse(heard.toString(), heard.has("error"))
    assertEquals(encodeHex(sha256(sound.given)), heard.getString("sha256"))
    assertEquals(0, heard.getJSONArray("leaks").length())
  }

  private companion object {
    const val LIMIT_SECONDS = 90L
    const val NS_PER_MS = 1_000_000L
    const val MS_PER_SECOND = 1_000L
    const val SEALED_CHUNK_BYTES = 16_400
  }
}
