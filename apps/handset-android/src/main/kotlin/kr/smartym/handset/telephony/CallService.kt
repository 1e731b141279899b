package kr.smartym.handset.telephony

import android.telecom.Call
import android.telecom.InCallService
import kr.smartym.handset.HandsetService

/**
 * Android binds it while there is a call and the app is the default dialler, also in a process that
 * was begun for nothing else: then the call waits for the run that follows.
 */
class CallService : InCallService(), DiallerTelephony.AudioRoute {
  override fun onCallAdded(call: Call) {
    if (HandsetService.current == null) HandsetService.start(this)
    HandsetService.whenUp {
      it.telephony.dialler.bound(this)
      it.telephony.dialler.added(call)
    }
  }

  override fun onDestroy() {
    HandsetService.current?.telephony?.dialler?.bound(null)
    super.onDestroy()
  }

  override fun mute(isMuted: Boolean) = setMuted(isMuted)

  @Suppress("DEPRECATION") // Its successor came with API 34.
  override fun route(route: Int) = setAudioRoute(route)
}
