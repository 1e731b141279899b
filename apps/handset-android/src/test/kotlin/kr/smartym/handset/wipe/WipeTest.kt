package kr.smartym.handset.wipe

import android.content.Context
import java.io.File
import java.security.KeyPair
import java.security.PrivateKey
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.CopyOnWriteArraySet
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicInteger
import kr.smartym.handset.HandsetRun
import kr.smartym.handset.journal.PhoneDatabase
import kr.smartym.handset.link.Network
import kr.smartym.handset.link.event
import kr.smartym.handset.loop.Notices
import kr.smartym.handset.recording.MAKER_FILE
import kr.smartym.handset.recording.SoundSource
import kr.smartym.handset.sealing.generateP256
import kr.smartym.handset.telephony.CallStore
import kr.smartym.handset.telephony.Telephony
import kr.smartym.handset.test.FakeKeyStore
import kr.smartym.handset.test.HandFolder
import kr.smartym.handset.test.OrderedMachine
import kr.smartym.handset.test.RecordingBench.Companion.OTHER_REC
import kr.smartym.handset.test.RecordingBench.Companion.REC
import kr.smartym.handset.test.RunningClock
import kr.smartym.handset.test.idleSurroundings
import kr.smartym.handset.test.registerPhone
import okhttp3.HttpUrl
import org.json.JSONArray
import org.json.JSONObject
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment

/** What a lost phone erases, and what must not keep it from that (MON-3, SEC-14). */
@RunWith(RobolectricTestRunner::class)
class WipeTest {
  private val context: Context = RuntimeEnvironment.getApplication()
  private val machine = OrderedMachine()
  private val maker = HandFolder()
  private val clock = RunningClock()
  private val shown = CopyOnWriteArraySet<String>()
  private val isWiped = CountDownLatch(1)
  private val begun = AtomicInteger()
  private val ended = AtomicInteger()
  @Volatile private var isSlow = false
  @Volatile private var underWayWhenWiped = -1
  private val mistakes = CopyOnWriteArrayList<Throwable>()
  private val before = Thread.getDefaultUncaughtExceptionHandler()
  private lateinit var run: HandsetRun<Telephony>

  private object LeftToMaker : SoundSource {
    override val captureMethods = listOf(MAKER_FILE)
    override val isLeftToMaker = true

    override fun open(wanted: String) = throw AssertionError("the maker records")
  }

  private val notices =
    object : Notices {
      override fun show(notice: String) {
        shown += notice
      }

      override fun hide(notice: String) {
        shown -= notice
      }

      override fun hideAll() = shown.clear()
    }

  @Before
  fun begin() {
    FakeKeyStore.install()
    registerPhone()
    Thread.setDefaultUncaughtExceptionHandler { _, mistake -> mistakes += mistake }
    run =
      HandsetRun(
        idleSurroundings(
          Network { lookForServer() },
          clock,
          onView = {},
          onWiped = {
            underWayWhenWiped = begun.get() - ended.get()
            isWiped.countDown()
          },
          machine = machine,
          sound = LeftToMaker,
          maker = maker,
          notices = notices,
        )
      )
    run.start()
  }

  @After
  fun end() {
    run.halt()
    Thread.setDefaultUncaughtExceptionHandler(before)
  }

  private fun order(vararg effects: JSONObject) = machine.order(run, JSONArray(effects.toList()))

  /* Where the server is takes a while to find out, and does not end sooner for being interrupted. */
  private fun lookForServer(): HttpUrl? {
    if (!isSlow) return null
    begun.incrementAndGet()
    val untilNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MOMENT_MS)
    while (System.nanoTime() < untilNs) Thread.onSpinWait()
    ended.incrementAndGet()
    return null
  }

  private fun wipe() {
    machine.orderLast(run, JSONArray().put(event("wipe").put("commandId", "cmd_1")))
    assertTrue("it was erased", isWiped.await(LIMIT_SECONDS, TimeUnit.SECONDS))
  }

  private fun leftOver(): List<String> =
    context.dataDir.walk().filter(File::isFile).map(File::getName).toList()

  private fun callRecordedByMaker(recordingId: String, callId: String) {
    PhoneDatabase(context).use { CallStore(it).place(callId, NUMBER, clock.wallMs()) }
    order(
      event("start_capture")
        .put("recordingId", recordingId)
        .put("callId", callId)
        .put("media", "amr")
        .put("startedAt", clock.wallMs())
    )
  }

  @Test
  fun `SEC-14, REC-6, what the maker’s recorder wrote of the phone’s calls goes too, also what was not found yet, and nobody else’s`() {
    callRecordedByMaker(REC, "call_1")
    maker.lay("010-1234-5678_1.m4a", ByteArray(9), clock.wallMs())
    maker.lay("010-9999-8888_1.m4a", ByteArray(9), clock.wallMs())
    wipe()
    assertEquals(setOf("010-9999-8888_1.m4a"), maker.names())
    assertEquals(listOf("wiped.json"), leftOver())
  }

  @Test
  fun `SEC-14, REC-6, a file that was sealed and could not be removed goes with the rest`() {
    PhoneDatabase(context).use {
      it.writableDatabase.execSQL(
        "insert into maker_files values (?, '{}', 0, 0, 'sealed.m4a', 'sealed.m4a')",
        arrayOf(OTHER_REC),
      )
    }
    maker.lay("sealed.m4a", ByteArray(9), clock.wallMs())
    wipe()
    assertEquals(emptySet<String>(), maker.names())
  }

  @Test
  fun `SEC-14, no notice of a call or a recording stays in the bar`() {
    order(event("show_notice").put("notice", "recording").put("recordingId", REC))
    assertEquals(setOf("recording"), shown)
    wipe()
    assertEquals(emptySet<String>(), shown)
  }

  @Test
  fun `SEC-14, a phone that can write nothing more erases itself all the same`() {
    // Where its last words would be written something stands in the way, as on a full disk.
    assertTrue(File(context.noBackupFilesDir, "wiped.json.new").mkdirs())
    wipe()
    assertEquals(emptyList<String>(), leftOver())
    assertTrue(FakeKeyStore.held.isEmpty())
  }

  @Test
  fun `SEC-14, a phone whose keystore signs nothing more erases itself all the same`() {
    FakeKeyStore.held["device"] = KeyPair(generateP256().public, Unusable)
    wipe()
    assertEquals(emptyList<String>(), leftOver())
    assertTrue(FakeKeyStore.held.isEmpty())
  }

  @Test
  fun `SEC-14, SEC-4, what is under way is over before anything is erased, or it would make a new database`() {
    isSlow = true
    order(event("register").put("code", "7K2QF"))
    wipe()
    assertTrue("something was under way", begun.get() > 0)
    assertEquals("and nothing any more", 0, underWayWhenWiped)
    assertEquals(listOf("wiped.json"), leftOver())
    assertEquals(emptyList<Throwable>(), mistakes.toList())
  }

  private object Unusable : PrivateKey {
    private fun readResolve(): Any = Unusable

    override fun getAlgorithm() = "EC"

    override fun getFormat(): String? = null

    override fun getEncoded(): ByteArray? = null
  }

  private companion object {
    const val LIMIT_SECONDS = 60L
    const val MOMENT_MS = 1_000L
    const val NUMBER = "+821012345678"
  }
}
