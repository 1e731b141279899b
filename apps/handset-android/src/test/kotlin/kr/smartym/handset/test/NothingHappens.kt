package kr.smartym.handset.test

import kr.smartym.handset.Guard
import kr.smartym.handset.Surroundings
import kr.smartym.handset.clock.PhoneClock
import kr.smartym.handset.core.CoreEngine
import kr.smartym.handset.core.HandsetMachine
import kr.smartym.handset.link.Network
import kr.smartym.handset.link.PhoneDescription
import kr.smartym.handset.loop.Notices
import kr.smartym.handset.push.NoPushService
import kr.smartym.handset.recording.MakerFolder
import kr.smartym.handset.recording.SoundSource
import kr.smartym.handset.recording.SoundStream
import kr.smartym.handset.telephony.Telephony
import org.json.JSONObject
import org.robolectric.RuntimeEnvironment

/** A phone on which nobody calls. */
object NoCalls : Telephony {
  override fun place(callId: String, phoneNumber: String, simId: String?) = Unit

  override fun inspect(order: JSONObject) = Unit

  override fun bind(callId: String, telephonyId: String) = Unit

  override fun answer(callId: String) = Unit

  override fun hangUp(callId: String) = Unit

  override fun setMute(callId: String, isMuted: Boolean) = Unit

  override fun setHold(callId: String, isHeld: Boolean) = Unit

  override fun setSpeaker(callId: String, isSpeakerOn: Boolean) = Unit
}

object Silence : SoundSource {
  override val captureMethods = listOf("virtual")

  override fun open(wanted: String): SoundStream = throw AssertionError("nobody calls")
}

object NoNotices : Notices {
  override fun show(notice: String) = Unit

  override fun hide(notice: String) = Unit

  override fun hideAll() = Unit
}

/** Around a run of the app on a phone on which nothing happens but what the test does. */
fun idleSurroundings(
  network: Network,
  clock: PhoneClock,
  guard: Guard = honestGuard(),
  onView: (JSONObject) -> Unit,
  onWiped: () -> Unit = {},
  machine: HandsetMachine = CoreEngine(coreBytecode),
  sound: SoundSource = Silence,
  maker: MakerFolder = NoMaker,
  notices: Notices = NoNotices,
): Surroundings<Telephony> =
  Surroundings(
    RuntimeEnvironment.getApplication(),
    network,
    clock,
    machine,
    { _, _ -> sound },
    maker,
    { null },
    PhoneDescription("Robolectric", "Android 14", "0.1.0"),
    notices,
    guard,
    createTelephony = { _, _, _ -> NoCalls },
    onView = onView,
    onWiped = onWiped,
    pushService = NoPushService,
  )
