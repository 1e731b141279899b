package kr.smartym.handset.screen

import android.app.Activity
import android.net.Uri
import android.os.Looper
import android.view.View
import android.view.WindowManager
import android.webkit.JavascriptInterface
import android.webkit.WebResourceRequest
import android.webkit.WebResourceResponse
import android.webkit.WebView
import kr.smartym.handset.HandsetService
import kr.smartym.handset.test.FakeKeyStore
import kr.smartym.handset.test.RunningService
import org.json.JSONObject
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.android.controller.ActivityController
import org.robolectric.annotation.Config
import org.robolectric.annotation.Implementation
import org.robolectric.annotation.Implements
import org.robolectric.shadows.ShadowActivity

@RunWith(RobolectricTestRunner::class)
@Config(shadows = [MainActivityTest.Task::class])
class MainActivityTest {
  /** Remembers whether the app went behind. */
  @Implements(Activity::class)
  class Task : ShadowActivity() {
    var isBehind = false

    @Implementation
    override fun moveTaskToBack(nonRoot: Boolean): Boolean {
      isBehind = true
      return true
    }
  }

  private lateinit var running: RunningService
  private lateinit var screen: ActivityController<MainActivity>
  private lateinit var page: WebView

  @Before
  fun open() {
    FakeKeyStore.install()
    running = RunningService()
    screen = Robolectric.buildActivity(MainActivity::class.java).setup()
    val content = screen.get().findViewById<android.view.ViewGroup>(android.R.id.content)
    page = content.getChildAt(0) as WebView
  }

  @After
  fun end() {
    screen.destroy()
    running.close()
  }

  private val bridge: Any
    get() = shadowOf(page).getJavascriptInterface("handsetBridge")

  private fun call(name: String, vararg arguments: String) {
    val types = Array<Class<*>>(arguments.size) { String::class.java }
    bridge.javaClass
      .getMethod(name, *types)
      .apply { isAccessible = true }
      .invoke(bridge, *arguments)
  }

  private fun load(url: String): WebResourceResponse =
    checkNotNull(shadowOf(page).webViewClient.shouldInterceptRequest(page, Request(url)))

  private class Request(private val url: String) : WebResourceRequest {
    override fun getUrl(): Uri = Uri.parse(url)

    override fun isForMainFrame() = true

    override fun isRedirect() = false

    override fun hasGesture() = false

    override fun getMethod() = "GET"

    override fun getRequestHeaders() = emptyMap<String, String>()
  }

  @Test
  fun `SEC-10, the screens are the app’s own files, under a policy that loads nothing else`() {
    assertEquals("https://handset.invalid/index.html", shadowOf(page).lastLoadedUrl)
    val settings = page.settings
    assertTrue(settings.javaScriptEnabled)
    assertTrue(settings.blockNetworkLoads)
    assertFalse(settings.allowFileAccess)
    assertFalse(settings.allowContentAccess)
    val html = load("https://handset.invalid/index.html")
    assertEquals(OK, html.statusCode)
    assertTrue(String(html.data.readBytes()).contains("handset-ui.js"))
    val policy = html.responseHeaders.getValue("Content-Security-Policy")
    assertTrue(policy, policy.startsWith("default-src 'none'; script-src 'self'"))
    for (url in
      listOf(
        "https://handset.invalid/handset-core.bin",
        "https://handset.invalid/../handset-core.bin",
        "https://example.com/index.html",
      )) assertEquals(url, NOT_FOUND, load(url).statusCode)
    assertTrue(
      shadowOf(page).webViewClient.shouldOverrideUrlLoading(page, Request("https://example.com/"))
    )
  }

  @Test
  fun `SEC-10, nothing of the screens is in pictures of them`() {
    val flags = screen.get().window.attributes.flags
    assertTrue(flags and WindowManager.LayoutParams.FLAG_SECURE != 0)
  }

  @Test
  fun `SEC-10, the page can call two functions, and tell what fingers did and nothing else`() {
    val open =
      bridge.javaClass.methods.filter { it.isAnnotationPresent(JavascriptInterface::class.java) }
    assertEquals(setOf("subscribe", "send"), open.map { it.name }.toSet())
    call("send", "no JSON")
    call("send", """{"type":"registration.accepted","deviceId":"dev_1","state":"approved"}""")
    call("send", """{"type":"user.language_chosen","language":"zh"}""")
    val view = running.awaitView("the language changed") { it.getString("language") == "zh" }
    assertEquals("unregistered", view.getJSONObject("registration").getString("state"))
  }

  @Test
  fun `each view goes to the page as text that is quoted, until the screen is gone`() {
    running.awaitView("the core has begun") { true }
    call("subscribe")
    shadowOf(Looper.getMainLooper()).idle()
    val script = checkNotNull(shadowOf(page).lastEvaluatedJavascript)
    val quoted = script.removePrefix("window.showHandsetView?.(").removeSuffix(")")
    val view = JSONObject(org.json.JSONTokener(quoted).nextValue() as String)
    assertEquals("ko", view.getString("language"))
    assertNotNull(HandsetService.current)
  }

  @Test
  fun `DIS-2, back leaves what the page has open, and with nothing open the app goes behind and works on`() {
    @Suppress("DEPRECATION") screen.get().onBackPressed()
    assertEquals("window.goBackInHandset?.() === true", shadowOf(page).lastEvaluatedJavascript)
    val answer = checkNotNull(shadowOf(page).lastEvaluatedJavascriptCallback)
    answer.onReceiveValue("true")
    val task = shadowOf(screen.get()) as Task
    assertFalse(task.isBehind)
    answer.onReceiveValue("false")
    assertTrue(task.isBehind)
    assertFalse(screen.get().isFinishing)
  }

  @Test
  fun `SEC-4, what is typed on the screens is offered to no other app for keeping`() {
    assertEquals(View.IMPORTANT_FOR_AUTOFILL_NO_EXCLUDE_DESCENDANTS, page.importantForAutofill)
  }

  private companion object {
    const val OK = 200
    const val NOT_FOUND = 404
  }
}
