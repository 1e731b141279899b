package kr.smartym.handset.telephony

import android.telecom.DisconnectCause
import org.junit.Assert.assertEquals
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class EndCauseTest {
  private fun causeOf(code: Int, reason: String? = null) =
    endCauseOf(DisconnectCause(code, null, null, reason))

  @Test
  fun `CTC-4, each way in which a call ends has its word`() {
    val said =
      mapOf(
        DisconnectCause.LOCAL to "local",
        DisconnectCause.CANCELED to "local",
        DisconnectCause.REMOTE to "remote",
        DisconnectCause.BUSY to "busy",
        DisconnectCause.REJECTED to "rejected",
        DisconnectCause.MISSED to "no_answer",
        DisconnectCause.ERROR to "failed",
        DisconnectCause.RESTRICTED to "failed",
        DisconnectCause.OTHER to "failed",
        DisconnectCause.UNKNOWN to "failed",
      )
    assertEquals(said, said.mapValues { causeOf(it.key) })
    assertEquals("failed", endCauseOf(null))
  }

  @Test
  fun `CTC-4, a number that does not exist and a phone that is off are told from failures by their reasons`() {
    assertEquals("invalid_number", causeOf(DisconnectCause.ERROR, "UNOBTAINABLE_NUMBER"))
    assertEquals("invalid_number", causeOf(DisconnectCause.ERROR, "INVALID_NUMBER"))
    assertEquals("unreachable", causeOf(DisconnectCause.ERROR, "OUT_OF_SERVICE"))
    assertEquals("unreachable", causeOf(DisconnectCause.REMOTE, "POWER_OFF"))
  }
}
