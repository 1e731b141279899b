package kr.smartym.handset.story

import android.Manifest
import android.app.Application
import java.io.File
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.LinkedBlockingQueue
import kr.smartym.handset.HandsetRun
import kr.smartym.handset.Surroundings
import kr.smartym.handset.clock.PhoneClock
import kr.smartym.handset.core.CoreEngine
import kr.smartym.handset.core.HandsetMachine
import kr.smartym.handset.link.Network
import kr.smartym.handset.link.PhoneDescription
import kr.smartym.handset.link.event
import kr.smartym.handset.loop.Notices
import kr.smartym.handset.push.NoPushService
import kr.smartym.handset.recording.SoundSource
import kr.smartym.handset.recording.SoundStream
import kr.smartym.handset.sealing.Media
import kr.smartym.handset.telephony.Telephony
import kr.smartym.handset.test.FakeKeyStore
import kr.smartym.handset.test.FakeLoudspeaker
import kr.smartym.handset.test.NoMaker
import kr.smartym.handset.test.ShownViews
import kr.smartym.handset.test.coreBytecode
import kr.smartym.handset.test.honestGuard
import kr.smartym.handset.test.repository
import kr.smartym.handset.test.tell
import org.json.JSONObject
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf

/** A phone with the app on it, and whoever works with it; the app may die and be begun anew. */
class StoryPhone(
  private val address: () -> String,
  private val clock: PhoneClock,
  val sound: FileSound = FileSound(),
) : AutoCloseable {
  val context: Application = RuntimeEnvironment.getApplication()
  val system = ScriptedSystem()
  val notices = CopyOnWriteArrayList<String>()
  val loudspeaker = FakeLoudspeaker()
  private var views = ShownViews()
  private var isAlive = false
  lateinit var run: HandsetRun<ScriptedPhone>
    private set

  init {
    FakeKeyStore.install()
    shadowOf(context).grantPermissions(Manifest.permission.RECORD_AUDIO)
  }

  /** Begins a life of the app; `surround` may put something between the app and its core. */
  fun begin(surround: (HandsetMachine) -> HandsetMachine = { it }) {
    val shown = ShownViews()
    views = shown
    run =
      HandsetRun(
        Surroundings(
          context,
          Network { Network.parseServerAddress(address()) },
          clock,
          surround(CoreEngine(coreBytecode)),
          { _, _ -> sound },
          NoMaker,
          { null },
          PhoneDescription("Robolectric", "Android 14", "0.1.0"),
          object : Notices {
            override fun show(notice: String) {
              notices += notice
            }

            override fun hide(notice: String) = Unit

            override fun hideAll() = Unit
          },
          honestGuard(),
          createTelephony = { _, _, tell -> ScriptedPhone(system, clock, tell) },
          onView = shown::show,
          onWiped = {},
          pushService = NoPushService,
          loudspeaker = loudspeaker,
        )
      )
    isAlive = true
    run.start()
  }

  fun tell(type: String, vararg members: Pair<String, Any?>) = run.tell(type, *members)

  fun awaitView(what: String, isSo: (JSONObject) -> Boolean): JSONObject = views.await(what, isSo)

  /** Registers the phone and signs its agent in. */
  fun signIn(welcome: JSONObject) {
    awaitView("a new phone is nobody's") {
      it.getJSONObject("registration").getString("state") == "unregistered"
    }
    tell("user.registration_requested", "code" to welcome.getString("code"))
    awaitView("the phone is registered and connected") { it.getString("connection") == "connected" }
    val (loginId, password) = listOf("loginId", "password").map(welcome::getString)
    tell("user.sign_in_requested", "loginId" to loginId, "password" to password)
    awaitView("the agent has a state") { stateIn(it) != null }
  }

  fun becomeAvailable() {
    tell("user.state_wished", "wish" to "available", "notReadyReason" to null)
    awaitView("the agent is available") {
      stateIn(it) == "available" && it.getJSONObject("recording").getBoolean("isReady")
    }
  }

  /** Ends this life of the app, if it has not ended. */
  override fun close() {
    if (!isAlive) return
    isAlive = false
    run.halt()
  }

  private fun stateIn(view: JSONObject): String? =
    view.optJSONObject("agentState")?.takeIf { !it.getBoolean("isPending") }?.getString("state")
}

/** The phone's own telephony, which outlives the app: calls are answered at once, and go on. */
class ScriptedSystem {
  class PhoneCall(val connectedAtMs: Long) {
    @Volatile var endedAtMs: Long? = null
  }

  val calls = ConcurrentHashMap<String, PhoneCall>()
  /** Each order to dial, also one that should not have been. */
  val placings = CopyOnWriteArrayList<String>()
  val placed = LinkedBlockingQueue<String>()
}

class ScriptedPhone(
  private val system: ScriptedSystem,
  private val clock: PhoneClock,
  private val tell: (JSONObject) -> Unit,
) : Telephony {
  override fun place(callId: String, phoneNumber: String, simId: String?) {
    system.placings += callId
    system.calls[callId] = ScriptedSystem.PhoneCall(clock.wallMs())
    for (type in listOf("call.placed", "call.ringing", "call.connected")) say(type, callId)
    system.placed.put(callId)
  }

  /** Somebody hangs up; the app hears of it if it lives. */
  fun end(callId: String) {
    system.calls[callId]?.endedAtMs = clock.wallMs()
    tell(event("call.ended").put("callId", callId).put("cause", "remote"))
  }

  override fun inspect(order: JSONObject) {
    val callId = order.getString("callId")
    val call = system.calls[callId]
    val found =
      when {
        call == null -> "never_placed"
        call.endedAtMs == null -> "active"
        else -> "ended"
      }
    tell(
      event("call.inspected")
        .put("callId", callId)
        .put("found", found)
        .put("connectedAtWallMs", call?.connectedAtMs ?: JSONObject.NULL)
        .put("endedAtWallMs", call?.endedAtMs ?: JSONObject.NULL)
    )
  }

  override fun bind(callId: String, telephonyId: String) = Unit

  override fun answer(callId: String) = Unit

  override fun hangUp(callId: String) = end(callId)

  override fun setMute(callId: String, isMuted: Boolean) = Unit

  override fun setHold(callId: String, isHeld: Boolean) =
    say(if (isHeld) "call.held" else "call.resumed", callId)

  override fun setSpeaker(callId: String, isSpeakerOn: Boolean) = Unit

  private fun say(type: String, callId: String) = tell(event(type).put("callId", callId))
}

/**
 * Sound out of a file: more than a chunk with each look, so that sealing and sending go on while
 * the call runs.
 */
class FileSound(private val bytesAtEnd: Int = 321) : SoundSource {
  private val file = File(repository, "apps/handset-sim/speech/dialogue-3.amr").readBytes()
  /** Of the recording that began last. */
  @Volatile var given = ByteArray(0)
  override val captureMethods = listOf("virtual")

  override fun open(wanted: String): SoundStream {
    given = ByteArray(0)
    return object : SoundStream {
      override val captureMethod = "virtual"
      override val media = Media.AMR_NB
      override val takenMs: Int
        get() = given.size / BYTES_PER_FRAME * FRAME_MS

      override fun take(): ByteArray = next(BYTES_PER_LOOK)

      override fun finish(): ByteArray = next(bytesAtEnd)

      override fun close() = Unit
    }
  }

  private fun next(count: Int): ByteArray {
    val bytes = file.copyOfRange(given.size, minOf(file.size, given.size + count))
    given += bytes
    return bytes
  }

  private companion object {
    const val BYTES_PER_FRAME = 32
    const val FRAME_MS = 20
    const val BYTES_PER_LOOK = 16_000
  }
}
