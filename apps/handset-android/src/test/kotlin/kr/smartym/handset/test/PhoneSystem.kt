package kr.smartym.handset.test

import android.net.Uri
import android.os.Looper
import android.telecom.Call
import android.telecom.DisconnectCause
import android.telecom.InCallService
import android.telecom.ParcelableCall
import com.android.internal.telecom.IInCallAdapter
import com.android.internal.telecom.IInCallService
import java.util.concurrent.CopyOnWriteArrayList
import org.robolectric.Shadows.shadowOf

/**
 * The phone's own telecom system as an app's `InCallService` meets it: it hands over calls, says
 * how they go on, and hears what is wished of them.
 */
class PhoneSystem(service: InCallService) {
  /** What was asked of it, in order: `answer 1`, `route 8`. */
  val asked = CopyOnWriteArrayList<String>()
  private val wire = IInCallService.Stub.asInterface(service.onBind(null))
  private var calls = 0
  private val numbers = mutableMapOf<String, String?>()

  init {
    wire.setInCallAdapter(
      object : IInCallAdapter.Default() {
        override fun answerCall(callId: String, videoState: Int) = ask("answer $callId")

        override fun disconnectCall(callId: String) = ask("disconnect $callId")

        override fun holdCall(callId: String) = ask("hold $callId")

        override fun unholdCall(callId: String) = ask("unhold $callId")

        override fun mute(shouldMute: Boolean) = ask("mute $shouldMute")

        override fun setAudioRoute(route: Int, bluetoothAddress: String?) = ask("route $route")
      }
    )
    settle()
  }

  private fun ask(words: String) {
    asked += words
  }

  /** Hands over a call; its name at the system. */
  fun add(state: Int, number: String?, properties: Int = 0): String {
    val name = "${++calls}"
    numbers[name] = number
    wire.addCall(parcel(name, state, null, properties))
    settle()
    return name
  }

  fun move(name: String, state: Int, cause: DisconnectCause? = null) {
    wire.updateCall(parcel(name, state, cause, 0))
    settle()
  }

  fun disconnect(name: String, code: Int, reason: String? = null) =
    move(name, Call.STATE_DISCONNECTED, DisconnectCause(code, null, null, reason))

  private fun parcel(name: String, state: Int, cause: DisconnectCause?, properties: Int) =
    ParcelableCall.ParcelableCallBuilder()
      .setId(name)
      .setState(state)
      .setDisconnectCause(cause)
      .setProperties(properties)
      .setHandle(numbers[name]?.let { Uri.fromParts("tel", it, null) })
      .setCannedSmsResponses(emptyList())
      .setConferenceableCallIds(emptyList())
      .setChildCallIds(emptyList())
      .createParcelableCall()

  private fun settle() = shadowOf(Looper.getMainLooper()).idle()
}
