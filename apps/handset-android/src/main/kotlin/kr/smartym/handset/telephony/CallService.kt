package kr.smartym.handset.telephony

import android.telecom.Call
import android.telecom.InCallService
import kr.smartym.handset.HandsetService

/** Android binds it while there is a call and the app is the default dialler. */
class CallService : InCallService(), DiallerTelephony.AudioRoute {
  override fun onCallAdded(call: Call) {
    val telephony = HandsetService.current?.telephony?.dialler ?: return
    telephony.bound(this)
    telephony.added(call)
  }

  override fun onDestroy() {
    HandsetService.current?.telephony?.dialler?.bound(null)
    super.onDestroy()
  }

  override fun mute(isMuted: Boolean) = setMuted(isMuted)

  @Suppress("DEPRECATION") // Its successor came with API 34.
  override fun route(route: Int) = setAudioRoute(route)
}
