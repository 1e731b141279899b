package kr.smartym.handset.story

import android.Manifest
import android.app.NotificationManager
import android.content.pm.PackageManager.NameNotFoundException
import android.telecom.Call
import android.telecom.DisconnectCause
import android.telecom.TelecomManager
import java.io.File
import java.time.Duration
import java.util.concurrent.CopyOnWriteArrayList
import kotlin.concurrent.thread
import kr.smartym.handset.HandsetRun
import kr.smartym.handset.link.ServerAddress
import kr.smartym.handset.recording.amrHead
import kr.smartym.handset.sealing.encodeHex
import kr.smartym.handset.sealing.sha256
import kr.smartym.handset.telephony.CallService
import kr.smartym.handset.test.FakeKeyStore
import kr.smartym.handset.test.FakeRecorder
import kr.smartym.handset.test.PhoneSystem
import kr.smartym.handset.test.RunningService
import kr.smartym.handset.test.repository
import org.json.JSONObject
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.shadows.ShadowSystemClock

/**
 * A call of the app as Android runs it, and the real server: its services, the telecom system's
 * calls and the platform's recorder, which hears what a file says.
 */
@RunWith(RobolectricTestRunner::class)
@Config(shadows = [FakeRecorder::class])
class ServiceStoryTest {
  private val context = RuntimeEnvironment.getApplication()
  private val telecom = context.getSystemService(TelecomManager::class.java)
  private val server = StoryServer()
  private val dialogue = File(repository, "apps/handset-sim/speech/dialogue-3.amr").readBytes()
  private val mistakes = CopyOnWriteArrayList<Throwable>()
  private val before = Thread.getDefaultUncaughtExceptionHandler()
  @Volatile private var heard = ByteArray(0)
  @Volatile private var isOver = false
  private lateinit var running: RunningService
  private lateinit var system: PhoneSystem

  @Before
  fun newPhone() {
    FakeKeyStore.install()
    FakeRecorder.reset()
    FakeRecorder.amplitude = 900
    FakeRecorder.sound = ::hearNext
    shadowOf(context).grantPermissions(Manifest.permission.RECORD_AUDIO)
    shadowOf(telecom).setDefaultDialerPackage(context.packageName)
    Thread.setDefaultUncaughtExceptionHandler { _, mistake ->
      // Here the app is no signed package, and the look for signs of tampering finds none to look
      // at.
      if (mistake !is NameNotFoundException) mistakes += mistake
    }
    val address = server.welcome.getString("address")
    ServerAddress(context).learn("smartym://register?server=$address&code=x")
    // Robolectric's clock stands still by itself.
    thread(isDaemon = true) {
      while (!isOver) {
        Thread.sleep(TICK_MS)
        ShadowSystemClock.advanceBy(Duration.ofMillis(TICK_MS))
      }
    }
    running = RunningService()
    system = newSystem()
  }

  @After
  fun end() {
    running.close()
    isOver = true
    server.close()
    Thread.setDefaultUncaughtExceptionHandler(before)
    assertEquals("a mistake would end the process", emptyList<Throwable>(), mistakes.toList())
  }

  private fun newSystem() =
    PhoneSystem(Robolectric.buildService(CallService::class.java).create().get())

  /* Half a kilobyte a tick would do; so much that chunks are sealed and sent while the call runs. */
  private fun hearNext(): ByteArray {
    val head = if (heard.isEmpty()) amrHead.size else 0
    val next =
      dialogue.copyOfRange(heard.size, minOf(dialogue.size, heard.size + head + LOOK_BYTES))
    heard += next
    return next
  }

  private fun await(what: String, isSo: (JSONObject) -> Boolean) = running.awaitView(what, isSo)

  private fun signIn() {
    val welcome = server.welcome
    running.tell("user.registration_requested", "code" to welcome.getString("code"))
    await("the phone is registered and connected") { it.getString("connection") == "connected" }
    val (loginId, password) = listOf("loginId", "password").map(welcome::getString)
    running.tell("user.sign_in_requested", "loginId" to loginId, "password" to password)
    await("somebody is signed in") { !it.isNull("agent") && !it.isNull("agentState") }
    running.tell("user.state_wished", "wish" to "available", "notReadyReason" to null)
    await("the agent is available") {
      val state = it.optJSONObject("agentState")
      state?.getString("state") == "available" && !state.getBoolean("isPending")
    }
  }

  /**
   * Dialled by the CRM, and answered by the customer; the call's names at the server and at the
   * system.
   */
  private fun talk(number: String): Pair<JSONObject, String> {
    val dialled = server.ask("dial", number)
    val deadline = System.nanoTime() + LIMIT_NS
    while (shadowOf(telecom).allOutgoingCalls.isEmpty()) {
      check(System.nanoTime() < deadline) { "nothing was dialled" }
      Thread.sleep(TICK_MS)
    }
    val placed = shadowOf(telecom).allOutgoingCalls.single().address.schemeSpecificPart
    val call = system.add(Call.STATE_CONNECTING, placed)
    for (state in listOf(Call.STATE_DIALING, Call.STATE_ACTIVE)) system.move(call, state)
    await("sealed sound leaves the phone while the call runs") { view ->
      view.optJSONObject("call")?.getString("phase") == "connected" &&
        (view.getJSONArray("uploads").optJSONObject(0)?.getInt("offsetBytes") ?: 0) > SEALED_CHUNK
    }
    return dialled to call
  }

  private fun awaitAllSent() =
    await("all is said and sent, and gone from the phone") {
      it.isNull("call") &&
        it.getInt("unsentReports") == 0 &&
        it.getJSONArray("uploads").length() == 0
    }

  private fun files() = HandsetRun.recordingsFolder(context).listFiles()?.size

  @Test
  fun `CTC-1, REC-1, SEC-6, UPL-1, DEL-1, a call of the telecom system, heard by the platform’s recorder, is heard by a manager as it was`() {
    signIn()
    val (dialled, call) = talk("010-0000-9301")
    val bar = shadowOf(context.getSystemService(NotificationManager::class.java))
    assertTrue("REC-5, the bar says it", bar.getNotification(RECORDING_NOTICE) != null)
    system.disconnect(call, DisconnectCause.REMOTE)
    awaitAllSent()
    assertEquals(null, bar.getNotification(RECORDING_NOTICE))
    assertEquals(0, files())
    val recordingId = dialled.getString("recordingId")
    assertEquals("stored", server.ask("stateOf", recordingId).getString("state"))
    val told = server.ask("listenTo", recordingId)
    assertFalse(told.toString(), told.has("error"))
    assertEquals(encodeHex(sha256(heard)), told.getString("sha256"))
  }

  @Test
  fun `UPL-5, CTC-1, Android ends the app in a call and binds it anew, and the call goes on as the same, recorded on`() {
    signIn()
    val (dialled, _) = talk("010-0000-9302")
    val placed = shadowOf(telecom).allOutgoingCalls.single().address.schemeSpecificPart
    // Which of the two services comes first nobody knows.
    for (isCallFirst in listOf(true, false)) {
      running.close()
      heard = ByteArray(0)
      system = newSystem()
      var call = if (isCallFirst) system.add(Call.STATE_ACTIVE, placed) else null
      running = RunningService()
      if (call == null) {
        await("the app asks for its call") { !it.isNull("call") }
        call = system.add(Call.STATE_ACTIVE, placed)
      }
      await("it is recorded on") {
        it.optJSONObject("call")?.getJSONObject("recording")?.getString("state") == "recording" &&
          heard.size > SEALED_CHUNK
      }
      if (!isCallFirst) system.disconnect(call, DisconnectCause.REMOTE)
    }
    awaitAllSent()
    val known = server.ask("callOf", dialled.getString("callId"))
    assertEquals("connected", known.getString("outcome"))
    val recordings =
      known.getJSONArray("recordings").let { list -> (0 until list.length()).map(list::getString) }
    assertEquals(known.toString(), listOf("stored", "stored", "stored"), recordings)
    assertEquals("dialled once", 1, shadowOf(telecom).allOutgoingCalls.size)
    assertEquals("no other call came of it", 1, server.ask("tally", "").getInt("calls"))
    assertEquals(0, files())
  }

  private companion object {
    const val TICK_MS = 50L
    const val LIMIT_NS = 60_000_000_000L
    const val LOOK_BYTES = 16_000
    const val SEALED_CHUNK = 16_400
    /** Of `PhoneNotices`. */
    const val RECORDING_NOTICE = 2
  }
}
