package kr.smartym.handset.telephony

import android.content.Context
import android.os.Handler
import android.os.Looper
import android.telecom.TelecomManager
import kr.smartym.handset.clock.PhoneClock
import kr.smartym.handset.loop.HandsetThread
import org.json.JSONObject

/**
 * This phone's calls: as its dialler where the app was given that role, else as any app may. The
 * role can be given and taken at any time; a call goes on with who began it.
 */
class PhoneTelephony(
  private val context: Context,
  store: CallStore,
  clock: PhoneClock,
  thread: HandsetThread,
  tell: (JSONObject) -> Unit,
) : Telephony {
  private val telecom = context.getSystemService(TelecomManager::class.java)
  private val main = Handler(Looper.getMainLooper())

  private val emergencyNumbers = EmergencyNumbers(context)
  private val sims = PhoneSims(context)

  val dialler =
    DiallerTelephony(
      telecom,
      sims,
      emergencyNumbers::isOne,
      store,
      clock,
      thread,
      thread::later,
      tell,
    )
  private val plain =
    PlainTelephony(
      PlatformControls(context, telecom, emergencyNumbers, sims),
      emergencyNumbers::isOne,
      CallLogReader(context, sims),
      store,
      clock,
      thread,
      thread::later,
      tell,
    )
  private val states =
    PhoneStates(context, thread::later) { state, number ->
      if (!isDialler) plain.changed(state, number)
    }

  private val isDialler: Boolean
    get() = telecom.defaultDialerPackage == context.packageName

  private val now: Telephony
    get() = if (isDialler) dialler else plain

  init {
    watch()
  }

  /** Not before it is permitted, so it is tried again with each call. */
  private fun watch() {
    main.post(states::ensure)
  }

  fun stop() {
    main.post(states::stop)
  }

  override fun place(callId: String, phoneNumber: String, simId: String?) {
    watch()
    now.place(callId, phoneNumber, simId)
  }

  override fun inspect(order: JSONObject) = now.inspect(order)

  override fun bind(callId: String, telephonyId: String) = now.bind(callId, telephonyId)

  override fun answer(callId: String) = now.answer(callId)

  override fun hangUp(callId: String) = now.hangUp(callId)

  override fun setMute(callId: String, isMuted: Boolean) = now.setMute(callId, isMuted)

  override fun setHold(callId: String, isHeld: Boolean) = now.setHold(callId, isHeld)

  override fun setSpeaker(callId: String, isSpeakerOn: Boolean) =
    now.setSpeaker(callId, isSpeakerOn)
}
