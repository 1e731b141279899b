package kr.smartym.handset

import android.content.Context
import android.content.Intent
import android.content.pm.ActivityInfo
import android.content.pm.ComponentInfo
import android.content.pm.PackageManager
import android.net.Uri
import java.io.File
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.xmlpull.v1.XmlPullParser

/** The manifest's review: whatever it asks for or opens stands here with its reason. */
@RunWith(RobolectricTestRunner::class)
class ManifestTest {
  private val context: Context = RuntimeEnvironment.getApplication()
  private val manifest = File("src/main/AndroidManifest.xml").readText()
  private val info =
    context.packageManager.getPackageInfo(
      context.packageName,
      PackageManager.GET_PERMISSIONS or
        PackageManager.GET_ACTIVITIES or
        PackageManager.GET_SERVICES or
        PackageManager.GET_RECEIVERS or
        PackageManager.GET_PROVIDERS,
    )

  @Test
  fun `SEC-11, every permission has its reason`() {
    val reasons =
      mapOf(
        "INTERNET" to "the server",
        "ACCESS_NETWORK_STATE" to "uploads over Wi-Fi only",
        "FOREGROUND_SERVICE" to "work while no screen is shown",
        "FOREGROUND_SERVICE_PHONE_CALL" to "a call and its recording",
        "FOREGROUND_SERVICE_DATA_SYNC" to "the link and uploads",
        "FOREGROUND_SERVICE_MICROPHONE" to "recording while no screen is shown",
        "POST_NOTIFICATIONS" to "the notice of a recording (REC-5)",
        "RECEIVE_BOOT_COMPLETED" to "work goes on after a boot",
        "CALL_PHONE" to "placing calls (CTC-1)",
        "SEND_SMS" to "texting callers whom nobody answered, by the line's number (INB-1)",
        "READ_PHONE_NUMBERS" to "which of two SIMs is the line",
        "READ_PHONE_STATE" to "how a call stands where another app is the dialler",
        "READ_CALL_LOG" to "how it went (CTC-4)",
        "ANSWER_PHONE_CALLS" to "answering and ending it there",
        "MODIFY_AUDIO_SETTINGS" to "mute and speaker there",
        "RECORD_AUDIO" to "recording calls (REC-1)",
        "REQUEST_IGNORE_BATTERY_OPTIMIZATIONS" to "call requests while the screen is off (DIS-2)",
        "READ_MEDIA_AUDIO" to "files of the maker’s recorder (REC-6)",
        "READ_EXTERNAL_STORAGE" to "the same up to Android 12",
        "WAKE_LOCK" to "a push is taken before the phone sleeps again (CTC-2)",
        "com.google.android.c2dm.permission.RECEIVE" to "pushes (CTC-2)",
        "USE_BIOMETRIC" to "a finger or a face instead of the PIN (SEC-4)",
      )
    assertTrue(reasons.values.all(String::isNotBlank))
    // As it is written: a version of Android tells only what holds for it.
    val asked =
      Regex("<uses-permission[^>]* android:name=\"([^\"]+)\"").findAll(manifest).map {
        it.groupValues[1]
      }
    assertEquals(reasons.keys, asked.map { it.removePrefix("android.permission.") }.toSet())
  }

  @Test
  fun `SEC-11, nothing is open to other apps but what Android itself must reach`() {
    val parts: List<ComponentInfo> =
      listOfNotNull(info.activities, info.services, info.receivers, info.providers).flatMap {
        it.toList()
      }
    val open =
      listOf(
        Open(
          ".screen.MainActivity",
          null,
          "the launcher, and a registration’s link; it asks first",
        ),
        Open(
          ".telephony.CallService",
          "android.permission.BIND_INCALL_SERVICE",
          "Android hands calls to its dialler",
        ),
        Open(".BootReceiver", null, "the boot and the app’s own update; it does nothing else"),
        Open(
          ".push.PushReceiver",
          "com.google.android.c2dm.permission.SEND",
          "Google’s services wake the app",
        ),
      )
    assertTrue(open.all { it.reason.isNotBlank() })
    val found =
      parts
        .filter { it.exported }
        .associate { it.name.removePrefix("kr.smartym.handset") to permissionOf(it) }
    assertEquals(open.associate { it.name to it.permission }, found)
  }

  /**
   * A part that other apps reach, the permission that they need for it, and why it must be open.
   */
  private class Open(val name: String, val permission: String?, val reason: String)

  @Test
  fun `SEC-11, of all links the app opens a registration’s alone, which waits for the agent’s word`() {
    fun opens(link: String): Boolean {
      val intent = Intent(Intent.ACTION_VIEW, Uri.parse(link)).setPackage(context.packageName)
      return intent.resolveActivity(context.packageManager) != null
    }
    assertTrue(opens("smartym://register?server=https%3A%2F%2Fbank.example&secret=7K2QF"))
    for (link in
      listOf(
        "smartym://dial?number=1",
        "https://bank.example",
        "tel:119",
        "file:///a",
      )) assertFalse(link, opens(link))
  }

  @Test
  fun `SEC-10, nothing of the app goes into a backup, and it cannot be debugged`() {
    val flags = checkNotNull(info.applicationInfo).flags
    assertFalse(flags and android.content.pm.ApplicationInfo.FLAG_ALLOW_BACKUP != 0)
    assertFalse(flags and android.content.pm.ApplicationInfo.FLAG_DEBUGGABLE != 0)
  }

  @Test
  fun `SEC-11, the app speaks TLS alone, and trusts no certificate that somebody installed`() {
    assertTrue("networkSecurityConfig=\"@xml/network_security\"" in manifest)
    assertEquals(
      listOf("base-config cleartextTrafficPermitted=false", "certificates src=system"),
      elementsOf("network_security").filter { ' ' in it },
    )
  }

  @Test
  fun `SEC-10, neither the cloud nor another phone gets a copy of anything`() {
    val elements = elementsOf("data_extraction")
    for (way in listOf("cloud-backup", "device-transfer")) {
      val first = elements[elements.indexOf(way) + 1]
      assertEquals("exclude domain=root path=.", first)
    }
    assertTrue(elements.none { it.startsWith("include") })
  }

  /** A compiled XML of the package: each element with its attributes. */
  private fun elementsOf(name: String): List<String> {
    val id = context.resources.getIdentifier(name, "xml", context.packageName)
    return context.resources.getXml(id).use { xml ->
      generateSequence { xml.next().takeIf { it != XmlPullParser.END_DOCUMENT } }
        .filter { it == XmlPullParser.START_TAG }
        .map {
          val attributes =
            (0 until xml.attributeCount).map {
              "${xml.getAttributeName(it)}=${xml.getAttributeValue(it)}"
            }
          (listOf(xml.name) + attributes).joinToString(" ")
        }
        .toList()
    }
  }

  private fun permissionOf(part: ComponentInfo): String? =
    when (part) {
      is ActivityInfo -> part.permission
      is android.content.pm.ServiceInfo -> part.permission
      else -> null
    }
}
