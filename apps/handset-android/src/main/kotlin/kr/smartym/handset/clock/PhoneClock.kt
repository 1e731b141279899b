package kr.smartym.handset.clock

import android.content.ContentResolver
import android.os.Build
import android.os.SystemClock
import android.provider.Settings
import java.security.SecureRandom
import kotlin.math.roundToLong
import kr.smartym.handset.sealing.encodeHex
import org.json.JSONObject

/** The phone's clocks and its chance; tests bring their own. */
interface PhoneClock {
  /** Changes with each boot; monotonic time is comparable within one. */
  val bootId: String

  fun monotonicMs(): Long

  /** UTC ms, as the phone shows it. */
  fun wallMs(): Long

  /** 32 random bytes in hex. */
  fun entropy(): String
}

/** What comes into the core with every event. */
fun PhoneClock.stamp(): JSONObject =
  JSONObject()
    .put("bootId", bootId)
    .put("monotonicMs", monotonicMs())
    .put("wallMs", wallMs())
    .put("entropy", entropy())

class SystemPhoneClock(resolver: ContentResolver) : PhoneClock {
  override val bootId = readBootId(resolver)
  private val random = SecureRandom()

  override fun monotonicMs(): Long = SystemClock.elapsedRealtime()

  override fun wallMs(): Long = System.currentTimeMillis()

  override fun entropy(): String = encodeHex(ByteArray(ENTROPY_BYTES).also(random::nextBytes))

  private companion object {
    const val ENTROPY_BYTES = 32
    const val MS_PER_MINUTE = 60_000.0

    fun readBootId(resolver: ContentResolver): String {
      if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.N)
        return "boot-${Settings.Global.getInt(resolver, Settings.Global.BOOT_COUNT, 0)}"
      // Before Android 7 nothing counts boots: the minute of the boot tells them apart.
      val bootedAtMs = System.currentTimeMillis() - SystemClock.elapsedRealtime()
      return "boot-${(bootedAtMs / MS_PER_MINUTE).roundToLong()}"
    }
  }
}
