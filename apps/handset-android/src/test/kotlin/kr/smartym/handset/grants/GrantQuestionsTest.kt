package kr.smartym.handset.grants

import android.Manifest
import android.app.Activity
import android.app.Application
import android.content.Intent
import android.content.pm.PackageManager
import android.net.Uri
import android.os.Looper
import android.provider.Settings
import kr.smartym.handset.HandsetService
import kr.smartym.handset.screen.MainActivity
import kr.smartym.handset.test.FakeKeyStore
import kr.smartym.handset.test.RunningService
import org.json.JSONObject
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.android.controller.ActivityController

private const val LINK = "smartym://register?server=https%3A%2F%2Fbank.example&secret=7K2QF9XM3P"

/** The first start as the agent goes through it: the core says what is asked, Android asks. */
@RunWith(RobolectricTestRunner::class)
class GrantQuestionsTest {
  private val context: Application = RuntimeEnvironment.getApplication()
  private lateinit var running: RunningService
  private lateinit var screen: ActivityController<MainActivity>

  @Before
  fun open() {
    FakeKeyStore.install()
    running = RunningService()
    screen = Robolectric.buildActivity(MainActivity::class.java).setup()
  }

  @After
  fun end() {
    PhoneGrants.blocked.clear()
    screen.pause().stop().destroy()
    running.close()
  }

  private val activity: MainActivity
    get() = screen.get()

  private fun register() {
    running.tell("user.language_chosen", "language" to "en")
    running.tell("user.registration_requested", "code" to "7K2QF-9XM3P")
    running.tell("registration.accepted", "deviceId" to "dev_1", "state" to "active")
  }

  private fun awaitAsked(name: String): JSONObject =
    running.awaitView("$name is asked for") { asked(it) == name }

  private fun asked(view: JSONObject) = view.optJSONObject("setup")?.optString("asked")

  private fun stateOf(view: JSONObject, name: String): String {
    val grants = view.getJSONObject("setup").getJSONArray("grants")
    return (0 until grants.length())
      .map(grants::getJSONObject)
      .first { it.getString("name") == name }
      .getString("state")
  }

  /* The core orders on its own thread, the question is put on the main one. */
  private fun request(name: String) {
    running.tell("user.phone_grant_requested", "name" to name)
    running.tell("user.language_chosen", "language" to "ja")
    running.awaitView("the order was carried out") { it.getString("language") == "ja" }
    running.tell("user.language_chosen", "language" to "en")
    shadowOf(Looper.getMainLooper()).idle()
  }

  @Test
  fun `DIS-2, nothing is asked for before the core says so`() {
    assertNull(shadowOf(activity).lastRequestedPermission)
    assertNull(shadowOf(activity).nextStartedActivityForResult)
  }

  @Test
  fun `DIS-2, Android’s question comes when the agent presses for it, and the next step when it is answered`() {
    register()
    awaitAsked("calls")
    request("calls")
    val asked = checkNotNull(shadowOf(activity).lastRequestedPermission)
    val permissions = asked.requestedPermissions
    assertTrue(permissions.contains(Manifest.permission.CALL_PHONE))
    assertFalse(permissions.contains(Manifest.permission.RECORD_AUDIO))
    shadowOf(context).grantPermissions(*permissions)
    val granted = IntArray(permissions.size) { PackageManager.PERMISSION_GRANTED }
    activity.onRequestPermissionsResult(asked.requestCode, permissions, granted)
    running.awaitView("calls are granted") {
      asked(it) != "calls" && stateOf(it, "calls") == "granted"
    }
  }

  @Test
  fun `DIS-2, what Android asks no more is shown as blocked, and the app’s page of the settings opens`() {
    register()
    awaitAsked("calls")
    request("calls")
    val asked = checkNotNull(shadowOf(activity).lastRequestedPermission)
    val refused = IntArray(asked.requestedPermissions.size) { PackageManager.PERMISSION_DENIED }
    activity.onRequestPermissionsResult(asked.requestCode, asked.requestedPermissions, refused)
    running.awaitView("calls are blocked") { stateOf(it, "calls") == "blocked" }
    request("calls")
    val page = checkNotNull(shadowOf(activity).nextStartedActivityForResult).intent
    assertEquals(Settings.ACTION_APPLICATION_DETAILS_SETTINGS, page.action)
    assertEquals("package:kr.smartym.handset", page.dataString)
  }

  @Test
  fun `DIS-2, the battery’s exemption is asked for by Android’s own page for this app`() {
    register()
    awaitAsked("calls")
    request("battery")
    val page = checkNotNull(shadowOf(activity).nextStartedActivityForResult).intent
    assertEquals(Settings.ACTION_REQUEST_IGNORE_BATTERY_OPTIMIZATIONS, page.action)
    assertEquals("package:kr.smartym.handset", page.dataString)
  }

  @Test
  fun `DIS-2, where a maker’s page is missing the app’s own page opens`() {
    shadowOf(context).checkActivities(true)
    val details = Intent(Settings.ACTION_APPLICATION_DETAILS_SETTINGS)
    val answered = mutableListOf<String>()
    val questions = GrantQuestions(activity) { answered += "answered" }
    questions.ask("auto_start")
    assertEquals(listOf("answered"), answered)
    val component = android.content.ComponentName("com.android.settings", "AppDetails")
    shadowOf(context.packageManager).run {
      addActivityIfNotPresent(component)
      addIntentFilterForActivity(
        component,
        android.content.IntentFilter(details.action).apply {
          addDataScheme("package")
          addCategory(Intent.CATEGORY_DEFAULT)
        },
      )
    }
    questions.ask("auto_start")
    assertEquals(details.action, shadowOf(activity).nextStartedActivityForResult.intent.action)
  }

  @Test
  fun `REC-6, the folder of the maker’s recordings stays granted`() {
    val folder = Uri.parse("content://com.android.externalstorage.documents/tree/primary%3ACall")
    GrantQuestions(activity) {}.ask("call_folder")
    val asked = shadowOf(activity).nextStartedActivityForResult
    assertEquals(Intent.ACTION_OPEN_DOCUMENT_TREE, asked.intent.action)
    GrantQuestions(activity) {}
      .pageAnswered(asked.requestCode, Activity.RESULT_OK, Intent().setData(folder))
    assertEquals(listOf(folder), context.contentResolver.persistedUriPermissions.map { it.uri })
  }

  @Test
  fun `SEC-1, a registration’s link shows where it leads and registers nothing by itself`() {
    screen.newIntent(Intent(Intent.ACTION_VIEW, Uri.parse(LINK)))
    val view = running.awaitView("the link is offered") { offered(it) != null }
    assertEquals("https://bank.example", offered(view)?.getString("server"))
    assertEquals("unregistered", view.getJSONObject("registration").getString("state"))
  }

  @Test
  fun `SEC-1, a link that opened the app waits until the app has begun`() {
    running.close()
    HandsetService.tell(JSONObject().put("type", "registration_link.opened").put("link", LINK))
    running = RunningService()
    running.awaitView("the link is offered") { offered(it) != null }
  }

  private fun offered(view: JSONObject) =
    view.getJSONObject("registration").optJSONObject("offered")
}
