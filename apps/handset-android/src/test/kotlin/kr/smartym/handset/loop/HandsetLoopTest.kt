package kr.smartym.handset.loop

import android.content.Context
import java.io.File
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.TimeUnit
import kr.smartym.handset.clock.PhoneClock
import kr.smartym.handset.core.CoreEngine
import kr.smartym.handset.journal.DeviceKeys
import kr.smartym.handset.journal.Journal
import kr.smartym.handset.journal.PhoneDatabase
import kr.smartym.handset.journal.ValueCipher
import kr.smartym.handset.test.FakeKeyStore
import kr.smartym.handset.test.conformanceFiles
import kr.smartym.handset.test.coreBytecode
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

@RunWith(RobolectricTestRunner::class)
class HandsetLoopTest {
  private val context: Context = RuntimeEnvironment.getApplication()
  private val effects = CopyOnWriteArrayList<JSONObject>()
  private val lives = mutableListOf<Life>()

  /** One life of the process; what the phone keeps outlives it. */
  private inner class Life(private val onEffect: Life.(JSONObject) -> Unit = {}) {
    val database = PhoneDatabase(context)
    val journal = Journal(database, ValueCipher(DeviceKeys(context).journalKey))
    val thread = HandsetThread()
    private val engine = CoreEngine(coreBytecode)
    private val loop =
      HandsetLoop(
        engine,
        journal,
        FixedClock,
        thread,
        {
          effects += it
          onEffect(it)
        },
        onStorageFull = {},
      )

    init {
      lives += this
      loop.start()
    }

    fun tell(event: JSONObject) = loop.tell(event)

    /** Waits until everything told so far is done. */
    fun settle() {
      thread.submit {}.get(LIMIT_SECONDS, TimeUnit.SECONDS)
    }

    /** As `kill -9`: nothing is said, nothing is saved. */
    fun kill() {
      loop.stop()
      thread.shutdownNow()
      thread.awaitTermination(LIMIT_SECONDS, TimeUnit.SECONDS)
      database.close()
      engine.close()
    }
  }

  private object FixedClock : PhoneClock {
    private var drawn = 0
    override val bootId = "boot-1"

    override fun monotonicMs() = 11_000L

    override fun wallMs() = 1_764_000_011_000

    override fun entropy() = "%08x".format(++drawn).repeat(8)
  }

  @Before fun newPhone() = FakeKeyStore.install()

  @After fun end() = lives.forEach { it.kill() }

  /** The first events of the conversation about one whole call, up to the order to dial. */
  private fun eventsUntilDial(): List<JSONObject> {
    val file = conformanceFiles("handset").single { it.name == "call-from-dial-to-deletion.json" }
    val steps = JSONObject(file.readText()).getJSONArray("steps")
    val events = (0 until steps.length()).map { steps.getJSONObject(it).getJSONObject("event") }
    return events.take(events.indexOfFirst { it.getString("type") == "command.received" } + 1)
  }

  private fun types() = effects.map { it.getString("type") }

  @Test
  fun `UPL-5, what an order rests on is in the journal before the order is carried out`() {
    val rowsAtDial = CopyOnWriteArrayList<String>()
    val life = Life {
      if (it.getString("type") == "place_call") rowsAtDial += journal.readRows().keys().asSequence()
    }
    eventsUntilDial().forEach(life::tell)
    life.settle()
    assertTrue(rowsAtDial.toString(), rowsAtDial.any { it.startsWith("call/") })
  }

  @Test
  fun `CTC-1, a process that dies while it places a call asks for it afterwards and never dials again`() {
    val life = Life { if (it.getString("type") == "place_call") thread.shutdownNow() }
    eventsUntilDial().forEach(life::tell)
    assertTrue(life.thread.awaitTermination(LIMIT_SECONDS, TimeUnit.SECONDS))
    assertEquals(1, types().count { it == "place_call" })
    life.kill()
    lives.clear()
    effects.clear()

    val next = Life()
    next.tell(eventsUntilDial().first())
    next.settle()
    assertTrue(types().toString(), "inspect_call" in types())
    assertFalse("place_call" in types())
  }

  @Test
  fun `SEC-10, rows lie on the phone encrypted, and are gone with their key`() {
    val life = Life()
    eventsUntilDial().forEach(life::tell)
    life.settle()
    val path = context.getDatabasePath("handset.db")
    val files =
      checkNotNull(path.parentFile?.listFiles { file: File -> file.name.startsWith(path.name) })
    assertTrue(files.isNotEmpty())
    for (file in files) {
      val text = String(file.readBytes(), Charsets.ISO_8859_1)
      assertFalse(file.name, "+821012345678" in text || "1001" in text && "employeeNumber" in text)
    }
    life.database.erase()
    DeviceKeys(context).erase()
    assertTrue(FakeKeyStore.held.isEmpty())
    assertFalse(path.exists())
  }

  @Test
  fun `every order that the core gives is understood by this shell`() {
    val ordered =
      conformanceFiles("handset").flatMap { file ->
        val steps = JSONObject(file.readText()).getJSONArray("steps")
        (0 until steps.length()).flatMap { index ->
          val list = steps.getJSONObject(index).optJSONArray("effects")
          (0 until (list?.length() ?: 0)).map { list!!.getJSONObject(it).getString("type") }
        }
      }
    assertEquals(emptySet<String>(), ordered.toSet() - performedEffects)
    assertEquals(emptySet<String>(), performedEffects - ordered.toSet())
  }

  private companion object {
    const val LIMIT_SECONDS = 60L
  }
}
