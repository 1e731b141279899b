package kr.smartym.handset.story

import java.util.concurrent.TimeUnit
import kr.smartym.handset.HandsetRun
import kr.smartym.handset.sealing.encodeHex
import kr.smartym.handset.sealing.sha256
import kr.smartym.handset.test.RunningClock
import org.json.JSONObject
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

/**
 * The whole way of a call through the real server: registered, signed in, dialled, recorded,
 * sealed, stored, deleted, heard.
 */
@RunWith(RobolectricTestRunner::class)
class StoryTest {
  private val server by lazy { StoryServer() }
  private val phone = StoryPhone({ server.welcome.getString("address") }, RunningClock())

  @Before fun begin() = phone.begin()

  @After
  fun end() {
    phone.close()
    server.close()
  }

  private fun uploadIn(view: JSONObject): JSONObject? =
    view.getJSONArray("uploads").optJSONObject(0)

  @Test
  fun `CTC-1, REC-1, SEC-6, UPL-1, DEL-1, a call from the dial to the deletion, and somebody hears what was said`() {
    phone.signIn(server.welcome)
    phone.becomeAvailable()
    val dialled = server.ask("dial", "010-0000-9104")
    val recordingId = dialled.getString("recordingId")
    val callId =
      checkNotNull(phone.system.placed.poll(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        "nothing was dialled"
      }
    assertEquals(dialled.getString("callId"), callId)
    val early =
      phone.awaitView("sealed sound leaves the phone while the call runs") {
        it.optJSONObject("call") != null &&
          (uploadIn(it)?.getInt("offsetBytes") ?: 0) > SEALED_CHUNK_BYTES
      }
    assertEquals("recording", checkNotNull(uploadIn(early)).getString("state"))
    assertTrue("recording" in phone.notices)
    phone.run.telephony.end(callId)
    phone.awaitView("the recording is stored, and gone from the phone") {
      it.optJSONObject("call") == null && it.getJSONArray("uploads").length() == 0
    }
    assertEquals("stored", server.ask("stateOf", recordingId).getString("state"))
    assertEquals(0, HandsetRun.recordingsFolder(phone.context).listFiles()?.size)

    val heard = server.ask("listenTo", recordingId)
    assertFalse(heard.toString(), heard.has("error"))
    assertEquals(encodeHex(sha256(phone.sound.given)), heard.getString("sha256"))
    assertEquals(0, heard.getJSONArray("leaks").length())
    hearOwn(recordingId, server.welcome.getString("password"))
  }

  /* The agent finds it on the phone, after showing who is there, and hears it, which the company lets agents (REC-10, SEC-5). */
  private fun hearOwn(recordingId: String, password: String) {
    server.ask("setting", "handset.areOwnRecordingsHeard")
    val deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS)
    while (server.ask("stateOf", recordingId).getString("rendition") != "ready") {
      check(System.nanoTime() < deadlineNs) { "there is no sound to play" }
      Thread.sleep(LOOK_EVERY_MS)
    }
    val search =
      JSONObject("""{"from":null,"to":null,"number":"9104","name":"","isImportantOnly":false}""")
    phone.tell("user.own_recordings_searched", "search" to search)
    phone.awaitView("it is asked who is there") {
      it.getJSONObject("reauthentication").optBoolean("isAsked")
    }
    val proof = JSONObject().put("kind", "password").put("password", password)
    phone.tell("user.reauthentication_requested", "proof" to proof)
    val list =
      phone
        .awaitView("the recording is found") {
          it.optJSONObject("ownRecordings")?.getJSONArray("items")?.length() == 1
        }
        .getJSONObject("ownRecordings")
    val found = list.getJSONArray("items").getJSONObject(0)
    assertEquals(recordingId, found.getString("recordingId"))
    assertEquals("allowed", found.getString("listening"))
    phone.tell(
      "user.recording_memo_changed",
      "recordingId" to recordingId,
      "memo" to "다음 주 재통화",
      "isImportant" to true,
    )
    phone.awaitView("the memo is kept") {
      val items = it.optJSONObject("ownRecordings")?.getJSONArray("items")
      items?.getJSONObject(0)?.getBoolean("isImportant") == true
    }
    phone.tell("user.play_requested", "recordingId" to recordingId)
    val heard =
      checkNotNull(phone.loudspeaker.heard.poll(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        "nothing was heard"
      }
    assertTrue(heard.bytes.size > LEAST_SOUND_BYTES)
    phone.awaitView("it is being heard") {
      it.optJSONObject("player")?.getString("state") == "playing"
    }
    phone.tell("user.own_recordings_closed")
    phone.awaitView("nothing is heard any more") { it.isNull("player") }
    assertTrue(heard.isClosed)
  }

  private companion object {
    const val LOOK_EVERY_MS = 200L
    const val LEAST_SOUND_BYTES = 10_000
    const val LIMIT_SECONDS = 90L
    const val SEALED_CHUNK_BYTES = 16_400
  }
}
