package kr.smartym.handset.status

import android.content.Context
import android.content.Intent
import android.content.IntentFilter
import android.net.ConnectivityManager
import android.net.NetworkCapabilities
import android.os.BatteryManager
import java.io.File
import kr.smartym.handset.link.event
import kr.smartym.handset.recording.SoundSource
import kr.smartym.handset.telephony.PhoneSims
import org.json.JSONArray
import org.json.JSONObject

private const val PERCENT = 100

/** How the phone finds itself, for the heartbeat. */
class PhoneStatus(
  private val context: Context,
  private val recordings: File,
  private val sound: SoundSource,
  /** The keys are there with which a recording is sealed and signed. */
  private val canSeal: () -> Boolean,
  private val sims: PhoneSims,
) {
  fun sample(): JSONObject {
    val battery = context.registerReceiver(null, IntentFilter(Intent.ACTION_BATTERY_CHANGED))
    val level = battery?.getIntExtra(BatteryManager.EXTRA_LEVEL, -1) ?: -1
    val scale = battery?.getIntExtra(BatteryManager.EXTRA_SCALE, -1) ?: -1
    val plugged = battery?.getIntExtra(BatteryManager.EXTRA_PLUGGED, 0) ?: 0
    val sample =
      JSONObject()
        .put(
          "batteryPercent",
          if (level >= 0 && scale > 0) level * PERCENT / scale else JSONObject.NULL,
        )
        .put("isCharging", plugged != 0)
        .put("freeBytes", recordings.usableSpace)
        .put("totalBytes", recordings.totalSpace)
        .put("network", network())
        .put("integritySigns", JSONArray())
        .put("captureFaults", JSONArray(if (canSeal()) sound.faults else sound.faults + "key"))
        .put("sims", sims.list() ?: JSONObject.NULL)
    return event("status.sampled").put("sample", sample)
  }

  private fun network(): String {
    val connectivity = context.getSystemService(ConnectivityManager::class.java)
    val active = connectivity.getNetworkCapabilities(connectivity.activeNetwork) ?: return "none"
    return if (active.hasTransport(NetworkCapabilities.TRANSPORT_CELLULAR)) "mobile" else "wifi"
  }
}
