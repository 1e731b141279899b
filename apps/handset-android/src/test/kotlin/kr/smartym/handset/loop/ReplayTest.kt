package kr.smartym.handset.loop

import android.Manifest
import android.app.Application
import android.os.Looper
import android.telecom.TelecomManager
import java.io.File
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.atomic.AtomicInteger
import javax.crypto.Cipher
import kr.smartym.handset.Guard
import kr.smartym.handset.HandsetRun
import kr.smartym.handset.Surroundings
import kr.smartym.handset.core.Answer
import kr.smartym.handset.core.CoreEngine
import kr.smartym.handset.core.converse
import kr.smartym.handset.link.Network
import kr.smartym.handset.link.PhoneDescription
import kr.smartym.handset.protection.BiometricAnswer
import kr.smartym.handset.protection.BiometricQuestion
import kr.smartym.handset.push.NoPushService
import kr.smartym.handset.recording.CaptureMethods
import kr.smartym.handset.recording.amrHead
import kr.smartym.handset.screen.PhoneNotices
import kr.smartym.handset.telephony.PhoneTelephony
import kr.smartym.handset.test.FakeKeyStore
import kr.smartym.handset.test.FakeLoudspeaker
import kr.smartym.handset.test.FakeRecorder
import kr.smartym.handset.test.InventedTraits
import kr.smartym.handset.test.NoMaker
import kr.smartym.handset.test.OrderedMachine
import kr.smartym.handset.test.RunningClock
import kr.smartym.handset.test.conformanceFiles
import kr.smartym.handset.test.coreBytecode
import kr.smartym.handset.test.putInSims
import kr.smartym.handset.test.registerPhone
import org.json.JSONArray
import org.json.JSONObject
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.ParameterizedRobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

/**
 * Every order of `conformance/handset`, one after another, to the classes that perform it on a
 * phone. What they tell of it is told in the words that the core knows.
 */
@RunWith(ParameterizedRobolectricTestRunner::class)
@Config(shadows = [FakeRecorder::class])
class ReplayTest(private val file: String) {
  private val context: Application = RuntimeEnvironment.getApplication()
  private val telecom = context.getSystemService(TelecomManager::class.java)
  private val clock = RunningClock()
  private val machine = OrderedMachine()
  private val mistakes = CopyOnWriteArrayList<Throwable>()
  private val before = Thread.getDefaultUncaughtExceptionHandler()
  private val wipes = AtomicInteger()
  private lateinit var run: HandsetRun<PhoneTelephony>

  private object OwnersFinger : BiometricQuestion {
    override val isThere = true

    override fun ask(cipher: Cipher, onAnswer: (BiometricAnswer) -> Unit) =
      onAnswer(BiometricAnswer.ACCEPTED)
  }

  @Before
  fun newPhone() {
    FakeKeyStore.install()
    FakeRecorder.reset()
    FakeRecorder.amplitude = 900
    FakeRecorder.sound = { amrHead }
    shadowOf(context)
      .grantPermissions(
        Manifest.permission.RECORD_AUDIO,
        Manifest.permission.SEND_SMS,
        Manifest.permission.READ_PHONE_STATE,
      )
    putInSims(context, 1, 2)
    shadowOf(telecom).setDefaultDialerPackage(context.packageName)
    Thread.setDefaultUncaughtExceptionHandler { _, mistake -> mistakes += mistake }
    registerPhone()
    run = newLife()
  }

  @After
  fun end() {
    run.halt()
    Thread.setDefaultUncaughtExceptionHandler(before)
  }

  private fun newLife(): HandsetRun<PhoneTelephony> =
    HandsetRun(
        Surroundings(
          context,
          Network { null },
          clock,
          machine,
          { facts, thread -> CaptureMethods(context, facts, "1.0.0", NoMaker, thread::later) },
          NoMaker,
          { null },
          PhoneDescription("Robolectric", "Android 14", "1.0.0"),
          PhoneNotices(context),
          Guard(InventedTraits(), OwnersFinger) {},
          createTelephony = { store, thread, tell ->
            PhoneTelephony(context, store, clock, thread, tell)
          },
          onView = {},
          onWiped = wipes::incrementAndGet,
          pushService = NoPushService,
          loudspeaker = FakeLoudspeaker(),
        )
      )
      .also { it.start() }

  private fun restart() {
    run.halt()
    run = newLife()
  }

  private fun perform(answer: Answer) {
    val puts = JSONArray(answer.puts.map { (key, value) -> JSONArray(listOf(key, value)) })
    val types = typesOf(answer.effects)
    if ("wipe" in types) {
      machine.orderLast(run, answer.effects)
      val deadline = System.nanoTime() + LIMIT_NS
      val goal = wipes.get() + 1
      while (wipes.get() < goal && System.nanoTime() < deadline) Thread.sleep(PAUSE_MS)
      restart()
    } else machine.order(run, answer.effects, puts)
    shadowOf(Looper.getMainLooper()).idle()
  }

  private fun typesOf(effects: JSONArray) =
    (0 until effects.length()).map { effects.getJSONObject(it).getString("type") }

  @Test
  fun `conformance-handset, the phone’s classes perform every order, each once, and speak as the core hears`() {
    val conversation = conversationOf(file)
    val steps = conversation.getJSONArray("steps")
    val answers = ArrayDeque(converse(conversation) { CoreEngine(coreBytecode) })
    val ordered = answers.flatMap { typesOf(it.effects) }
    for (step in (0 until steps.length()).map(steps::getJSONObject)) {
      if (step.optBoolean("restart")) restart() else perform(answers.removeFirst())
    }
    assertEquals(emptyList<Throwable>(), mistakes.toList())
    assertEquals(
      "each call is dialled once",
      ordered.count { it == "place_call" },
      shadowOf(telecom).allOutgoingCalls.size,
    )
    for (said in machine.told) assertSpoken(said)
  }

  private fun assertSpoken(said: JSONObject) {
    val type = said.getString("type")
    val members = said.keys().asSequence().toSet()
    val known = vocabulary[type]
    assertTrue("$file: the core knows no $type", known != null)
    val foreign = members - checkNotNull(known).flatten().toSet()
    val missing = known.reduce(Set<String>::intersect) - members
    assertEquals("$file: $said", emptySet<String>() to emptySet<String>(), foreign to missing)
  }

  companion object {
    private const val LIMIT_NS = 60_000_000_000L
    private const val PAUSE_MS = 5L
    private val files: List<File> = conformanceFiles("handset")

    private fun conversationOf(name: String) =
      JSONObject(files.single { it.name == name }.readText())

    /** The members of every event of the suite, by its type. */
    private val vocabulary: Map<String, List<Set<String>>> by lazy {
      files
        .flatMap { file ->
          val steps = conversationOf(file.name).getJSONArray("steps")
          (0 until steps.length()).mapNotNull { steps.getJSONObject(it).optJSONObject("event") }
        }
        .groupBy({ it.getString("type") }, { it.keys().asSequence().toSet() })
    }

    @JvmStatic
    @ParameterizedRobolectricTestRunner.Parameters(name = "{0}")
    fun parameters(): List<Array<Any>> = files.map { arrayOf(it.name) }
  }
}
