package kr.smartym.handset.telephony

import kr.smartym.handset.journal.PhoneDatabase
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment

@RunWith(RobolectricTestRunner::class)
class CallStoreTest {
  private val database = PhoneDatabase(RuntimeEnvironment.getApplication())
  private val store = CallStore(database)

  @After fun end() = database.close()

  @Test
  fun `CTC-1, how far a placed call came is found after a restart, as it was first seen`() {
    store.place("call_1", "01012345678", 1_000)
    store.place("call_1", "01099999999", 9_000)
    store.connect("call_1", 2_000)
    store.connect("call_1", 9_000)
    store.end("call_1", 3_000)
    store.end("call_1", 9_000)
    val found = checkNotNull(CallStore(database).find("call_1"))
    assertEquals(
      listOf<Long?>(1_000, 2_000, 3_000),
      listOf(found.placedAtMs, found.connectedAtMs, found.endedAtMs),
    )
  }

  @Test
  fun `CTC-1, a call that was never answered was never connected, and one never placed is not known`() {
    store.place("call_1", null, 1_000)
    store.end("call_1", 3_000)
    assertNull(checkNotNull(store.find("call_1")).connectedAtMs)
    assertNull(store.find("call_2"))
  }

  @Test
  fun `calls are remembered for a while and not for ever`() {
    for (number in 1L..KEPT + 1) {
      store.place("call_$number", null, number)
      store.end("call_$number", number)
    }
    assertNull(store.find("call_1"))
    assertNotNull(store.find("call_2"))
    assertNotNull(store.find("call_${KEPT + 1}"))
  }

  private companion object {
    const val KEPT = 200L
  }
}
