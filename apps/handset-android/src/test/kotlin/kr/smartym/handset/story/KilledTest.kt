package kr.smartym.handset.story

import java.net.URI
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import kr.smartym.handset.HandsetRun
import kr.smartym.handset.core.HandsetMachine
import kr.smartym.handset.test.RunningClock
import kr.smartym.handset.test.runNode
import org.json.JSONArray
import org.json.JSONObject
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

/** The app is killed in each phase of a call and of its recording; what the phone keeps stays. */
@RunWith(RobolectricTestRunner::class)
class KilledTest {
  private val server = StoryServer()
  private val road = Road(URI(server.welcome.getString("address")).port)
  private val phone = StoryPhone({ road.address }, RunningClock())

  @After
  fun end() {
    phone.close()
    road.close()
    server.close()
  }

  private enum class Death {
    /** The rows are safe, and nothing of what they order was done. */
    BEFORE_ORDERS,
    /** All of it was begun, and nobody hears what becomes of it. */
    AFTER_ORDERS,
  }

  /** Dies when a row comes into a phase: from then on nothing is heard, and nothing is written. */
  private class Mortal(
    private val core: HandsetMachine,
    private val phase: String,
    private val death: Death,
  ) : HandsetMachine {
    val died = CountDownLatch(1)

    override fun restore(rowsJson: String) = core.restore(rowsJson)

    override fun step(eventJson: String): String {
      if (died.count == 0L) return NOTHING
      val result = core.step(eventJson)
      val puts = JSONObject(result).getJSONArray("puts")
      if ((0 until puts.length()).none { phaseOf(puts.getJSONArray(it)) == phase }) return result
      died.countDown()
      return if (death == Death.AFTER_ORDERS) result
      else JSONObject(result).put("effects", JSONArray()).toString()
    }

    private fun phaseOf(put: JSONArray): String? {
      val kind = put.getString(0).substringBefore('/')
      val row = put.optJSONObject(1) ?: return null
      if (kind == "form") return "after_call"
      return if (kind == "call" || kind == "recording") "$kind.${row.optString("phase")}" else null
    }

    override fun close() = core.close()
  }

  /** Has a call in which the app dies once, and what the server knows of it in the end. */
  private fun callWithDeath(number: Int, phase: String, death: Death) {
    val what = "killed in $phase, ${death.name.lowercase()}"
    lateinit var mortal: Mortal
    // Nothing is recovered before something died.
    val first = if (phase == "recording.recovering") "recording.recording" else phase
    phone.begin { core -> Mortal(core, first, death).also { mortal = it } }
    if (number == 0) phone.signIn(server.welcome)
    phone.becomeAvailable()
    phone.system.placed.clear()
    val dialled = server.ask("dial", "010-0000-91%02d".format(number))
    val callId = dialled.getString("callId")
    live(mortal, callId, first)
    awaitEnd(mortal, what)
    road.isUp = true
    if (phase == "recording.recovering") {
      phone.begin { core -> Mortal(core, phase, death).also { mortal = it } }
      awaitEnd(mortal, "$what again")
    }

    phone.begin()
    val wasPlaced = callId in phone.system.placings
    val goesOn = phone.system.calls[callId]?.endedAtMs == null
    if (wasPlaced && goesOn) {
      phone.awaitView("$what: the call goes on, and is recorded") {
        it.optJSONObject("call")?.getJSONObject("recording")?.getString("state") == "recording"
      }
      phone.run.telephony.end(callId)
    }
    phone.awaitView("$what: all is said and sent") {
      it.isNull("call") &&
        it.getString("connection") == "connected" &&
        it.getInt("unsentReports") == 0 &&
        it.getJSONArray("uploads").length() == 0
    }
    val known = server.ask("callOf", callId)
    val story = "$what: $known"
    assertEquals(story, if (wasPlaced) 1 else 0, phone.system.placings.count { it == callId })
    assertEquals(story, "ended", known.getString("phase"))
    assertEquals(story, if (wasPlaced) "connected" else "device_failed", known.getString("outcome"))
    val recordings =
      known.getJSONArray("recordings").let { list -> (0 until list.length()).map(list::getString) }
    // A recording that never had a file is known as missing; whatever was heard is there.
    assertTrue(story, (recordings - setOf("stored", "missing")).isEmpty())
    assertEquals(story, wasPlaced, "stored" in recordings)
    assertEquals(story, 0, HandsetRun.recordingsFolder(phone.context).listFiles()?.size)
    phone.close()
  }

  /* What was ordered last is under way when the process ends. */
  private fun awaitEnd(mortal: Mortal, what: String) {
    assertTrue("$what: it died", mortal.died.await(LIMIT_SECONDS, TimeUnit.SECONDS))
    Thread.sleep(MOMENT_MS)
    phone.close()
  }

  /* Everything that happens in a call, until the app is dead. */
  private fun live(mortal: Mortal, callId: String, phase: String) {
    val isDeadSoon = { seconds: Long -> mortal.died.await(seconds, TimeUnit.SECONDS) }
    if (phase == "call.placing") return
    phone.system.placed.poll(LIMIT_SECONDS, TimeUnit.SECONDS)
    if (phase in early) return
    if (phase == "call.held") {
      phone.tell("user.hold_requested", "isHeld" to true)
      return
    }
    // Long enough for sealed sound to be under way.
    if (isDeadSoon(3)) return
    // What is sealed waits only where nothing can be sent.
    if (phase == "recording.sealed") road.isUp = false
    phone.run.telephony.end(callId)
  }

  @Test
  fun `UPL-5, CTC-1, killed in any phase of a call or of an upload, nothing is lost, doubled or dialled again`() {
    for ((number, death) in deaths.withIndex()) callWithDeath(number, death.first, death.second)
  }

  @Test
  fun `UPL-5, the phases in which the app is killed are all that the core knows`() {
    val script =
      "import{handsetPhases}from'./packages/handset-core/src/ports/index.ts';" +
        "console.log(JSON.stringify(handsetPhases))"
    val known = JSONArray(runNode("--input-type=module", "--eval", script))
    // Idle it is killed between all these calls.
    assertEquals(
      (0 until known.length()).map(known::getString).toSet() - "idle",
      deaths.map { it.first }.toSet(),
    )
  }

  private companion object {
    const val LIMIT_SECONDS = 90L
    const val MOMENT_MS = 300L
    const val NOTHING = """{"puts":[],"effects":[]}"""
    val early = setOf("call.dialing", "call.ringing", "call.connected", "recording.starting")
    val deaths =
      listOf(
        "call.placing" to Death.BEFORE_ORDERS,
        "call.placing" to Death.AFTER_ORDERS,
        "call.dialing" to Death.BEFORE_ORDERS,
        "call.ringing" to Death.AFTER_ORDERS,
        "call.connected" to Death.BEFORE_ORDERS,
        "call.connected" to Death.AFTER_ORDERS,
        "recording.starting" to Death.BEFORE_ORDERS,
        "recording.starting" to Death.AFTER_ORDERS,
        "recording.recording" to Death.AFTER_ORDERS,
        "call.held" to Death.AFTER_ORDERS,
        "recording.sealing" to Death.BEFORE_ORDERS,
        "recording.recovering" to Death.BEFORE_ORDERS,
        "recording.recovering" to Death.AFTER_ORDERS,
        "recording.sealed" to Death.BEFORE_ORDERS,
        "recording.sealed" to Death.AFTER_ORDERS,
        "after_call" to Death.AFTER_ORDERS,
        // What is sealed is being sent in the same step, since its upload ran while the call did.
        "recording.uploading" to Death.BEFORE_ORDERS,
        "recording.uploading" to Death.AFTER_ORDERS,
        "recording.stored" to Death.BEFORE_ORDERS,
        "recording.stored" to Death.AFTER_ORDERS,
      )
  }
}
