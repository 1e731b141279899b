package kr.smartym.handset.telephony

import android.Manifest
import android.content.Intent
import android.os.Looper
import android.telephony.TelephonyManager
import kr.smartym.handset.test.HandThread
import kr.smartym.handset.test.SteadyClock
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf

/** What every app may know of the phone, if it was permitted to. */
@RunWith(RobolectricTestRunner::class)
class PhoneStatesTest {
  private val application = RuntimeEnvironment.getApplication()
  private val telephony = application.getSystemService(TelephonyManager::class.java)
  private val thread = HandThread(SteadyClock())
  private val told = mutableListOf<Pair<Int, String?>>()
  private val states =
    PhoneStates(application, thread::later) { state, number -> told += state to number }

  @After fun end() = states.stop()

  private fun permit(vararg permissions: String) {
    shadowOf(application).grantPermissions(*permissions)
    states.ensure()
    told.clear()
  }

  private fun go(state: Int) {
    shadowOf(telephony).setCallState(state)
    shadowOf(Looper.getMainLooper()).idle()
  }

  private fun say(number: String) {
    application.sendBroadcast(
      Intent(TelephonyManager.ACTION_PHONE_STATE_CHANGED)
        .putExtra(TelephonyManager.EXTRA_STATE, TelephonyManager.EXTRA_STATE_RINGING)
        .putExtra(TelephonyManager.EXTRA_INCOMING_NUMBER, number)
    )
    shadowOf(Looper.getMainLooper()).idle()
  }

  @Test
  fun `CTC-1, nothing is heard before it is permitted, and nothing after it was stopped`() {
    states.ensure()
    go(OFF_HOOK)
    assertEquals(emptyList<Any>(), told)
    permit(Manifest.permission.READ_PHONE_STATE)
    go(TelephonyManager.CALL_STATE_IDLE)
    assertEquals(listOf(TelephonyManager.CALL_STATE_IDLE to null), told)
    states.stop()
    go(OFF_HOOK)
    assertEquals(1, told.size)
  }

  @Test
  fun `INB-2, who calls is waited for a moment where it may be known`() {
    permit(Manifest.permission.READ_PHONE_STATE, Manifest.permission.READ_CALL_LOG)
    go(RINGING)
    assertEquals(emptyList<Any>(), told)
    say("01012345678")
    assertEquals(listOf(RINGING to "01012345678"), told)
  }

  @Test
  fun `INB-2, a caller who hides the number is told without one`() {
    permit(Manifest.permission.READ_PHONE_STATE, Manifest.permission.READ_CALL_LOG)
    go(RINGING)
    thread.passMs(1_100)
    assertEquals(listOf(RINGING to null), told)
  }

  private companion object {
    const val RINGING = TelephonyManager.CALL_STATE_RINGING
    const val OFF_HOOK = TelephonyManager.CALL_STATE_OFFHOOK
  }
}
