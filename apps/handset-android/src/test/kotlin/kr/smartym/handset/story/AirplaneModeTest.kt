package kr.smartym.handset.story

import android.net.ConnectivityManager
import java.net.URI
import kr.smartym.handset.HandsetRun
import kr.smartym.handset.test.RunningClock
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf

/** A day without a network, and what comes after it. */
@RunWith(RobolectricTestRunner::class)
class AirplaneModeTest {
  private val context = RuntimeEnvironment.getApplication()
  private val server = StoryServer()
  private val road = Road(URI(server.welcome.getString("address")).port)
  private val clock = RunningClock()
  private val phone = StoryPhone({ road.address }, clock, FileSound(BYTES_A_CALL))

  @After
  fun end() {
    phone.close()
    road.close()
    server.close()
  }

  private fun setAirplaneMode(isOn: Boolean) {
    road.isUp = !isOn
    val connectivity = context.getSystemService(ConnectivityManager::class.java)
    if (isOn) shadowOf(connectivity).setDefaultNetworkActive(false)
    else shadowOf(connectivity).setDefaultNetworkActive(true)
  }

  private fun pass(ms: Long) {
    clock.passMs(ms)
    server.ask("passMs", "$ms")
  }

  private fun callByHand(number: Int) {
    phone.tell("user.dial_requested", "phoneNumber" to "010-0000-92%02d".format(number))
    phone.awaitView("call $number is recorded") {
      it.optJSONObject("call")?.getJSONObject("recording")?.getString("state") == "recording"
    }
    phone.run.telephony.end(phone.system.placed.take())
    phone.awaitView("call $number is sealed") { view ->
      val uploads = view.getJSONArray("uploads")
      view.isNull("call") &&
        uploads.length() == number &&
        (0 until number).all { uploads.getJSONObject(it).getString("state") == "sealed" }
    }
  }

  @Test
  fun `UPL-1, UPL-5, DEL-1, thirty calls of a day without a network all arrive over a slow one, and no sooner leave the phone`() {
    phone.begin()
    phone.signIn(server.welcome)
    phone.becomeAvailable()
    setAirplaneMode(true)
    phone.awaitView("it has no network") { it.getString("connection") != "connected" }
    for (number in 1..CALLS) {
      callByHand(number)
      pass(DAY_MS / CALLS)
    }
    assertEquals(0, server.ask("tally", "").getInt("calls"))
    assertEquals(CALLS, files())

    road.bytesPerSecond = SLOW
    setAirplaneMode(false)
    phone.awaitView("all is said and sent") {
      it.getInt("unsentReports") == 0 && it.getJSONArray("uploads").length() == 0
    }
    val tally = server.ask("tally", "")
    assertEquals(
      listOf(CALLS, CALLS, CALLS),
      listOf("calls", "recordings", "stored").map(tally::getInt),
    )
    assertEquals(CALLS, phone.system.placings.toSet().size)
    assertEquals(CALLS, phone.system.placings.size)
    assertEquals(0, files())
  }

  private fun files() = HandsetRun.recordingsFolder(context).listFiles()?.size

  private companion object {
    const val CALLS = 30
    const val DAY_MS = 24 * 3_600_000L
    /** Two seconds of a call; enough for a slow network to be slow. */
    const val BYTES_A_CALL = 20_006
    const val SLOW = 40_000
  }
}
