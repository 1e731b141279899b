package kr.smartym.handset.screen

import android.annotation.SuppressLint
import android.app.Activity
import android.content.Intent
import android.os.Build
import android.os.Bundle
import android.view.View
import android.webkit.JavascriptInterface
import android.webkit.WebResourceRequest
import android.webkit.WebResourceResponse
import android.webkit.WebView
import android.webkit.WebViewClient
import java.io.IOException
import kr.smartym.handset.HandsetService
import kr.smartym.handset.R
import kr.smartym.handset.grants.GrantQuestions
import kr.smartym.handset.grants.PhoneGrants
import kr.smartym.handset.link.ServerAddress
import kr.smartym.handset.link.event
import org.json.JSONException
import org.json.JSONObject

/**
 * The app's screens: `handset-ui` from the app's own files, on an origin that exists nowhere else.
 */
class MainActivity : Activity() {
  private lateinit var page: WebView
  private val questions = GrantQuestions(this, ::tellGrants)
  private val showView: (JSONObject) -> Unit = { view ->
    val text = JSONObject.quote(view.toString())
    page.post { page.evaluateJavascript("window.showHandsetView?.($text)", null) }
  }

  @SuppressLint("SetJavaScriptEnabled") // The page is ours, and nothing else can be loaded.
  override fun onCreate(state: Bundle?) {
    super.onCreate(state)
    HandsetService.start(this)
    page = WebView(this)
    page.settings.run {
      javaScriptEnabled = true
      allowFileAccess = false
      allowContentAccess = false
      blockNetworkLoads = true
      setGeolocationEnabled(false)
    }
    // What is typed here is offered to no other app for keeping.
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.O)
      page.importantForAutofill = View.IMPORTANT_FOR_AUTOFILL_NO_EXCLUDE_DESCENDANTS
    page.webViewClient = OwnFiles()
    page.addJavascriptInterface(Bridge(), "handsetBridge")
    setContentView(page)
    page.loadUrl(getString(R.string.screens_page))
    offerLink(intent)
  }

  override fun onNewIntent(intent: Intent) {
    super.onNewIntent(intent)
    offerLink(intent)
  }

  /* Whatever was granted meanwhile, on Android's own pages too, shows when the agent is back. */
  override fun onResume() {
    super.onResume()
    HandsetService.questions = questions
    tellGrants()
  }

  override fun onPause() {
    if (HandsetService.questions === questions) HandsetService.questions = null
    super.onPause()
  }

  override fun onRequestPermissionsResult(
    request: Int,
    permissions: Array<String>,
    results: IntArray,
  ) {
    super.onRequestPermissionsResult(request, permissions, results)
    questions.permissionsAnswered(request, results)
  }

  @Deprecated("Its successor is in a library.")
  override fun onActivityResult(request: Int, result: Int, answer: Intent?) {
    @Suppress("DEPRECATION") super.onActivityResult(request, result, answer)
    questions.pageAnswered(request, result, answer)
  }

  /* The page knows what lies over what; where nothing does, the app goes behind and works on. */
  @Deprecated("Its successor came with Android 13.")
  override fun onBackPressed() {
    page.evaluateJavascript("window.goBackInHandset?.() === true") {
      if (it != "true") moveTaskToBack(true)
    }
  }

  private fun tellGrants() {
    HandsetService.current?.tell(PhoneGrants(this).look())
  }

  /* Any app or page can open such a link: the core shows where it leads, and the agent decides. */
  private fun offerLink(intent: Intent) {
    val link = intent.takeIf { it.action == Intent.ACTION_VIEW }?.dataString ?: return
    if (link.length <= LONGEST_LINK)
      HandsetService.tell(event("registration_link.opened").put("link", link))
  }

  override fun onDestroy() {
    HandsetService.forget(showView)
    page.destroy()
    super.onDestroy()
  }

  /** Of the app the page can call these two alone. */
  private inner class Bridge {
    @JavascriptInterface fun subscribe() = HandsetService.onView(showView)

    /** Fingers may tell `user.*` only; the core itself ignores what it cannot read. */
    @JavascriptInterface
    fun send(text: String) {
      val event =
        try {
          JSONObject(text)
        } catch (_: JSONException) {
          return
        }
      if (!event.optString("type").startsWith("user.")) return
      if (event.optString("type") == "user.registration_requested")
        ServerAddress(this@MainActivity).learn(event.optString("code"))
      HandsetService.current?.tell(event)
    }
  }

  private inner class OwnFiles : WebViewClient() {
    override fun shouldOverrideUrlLoading(view: WebView, request: WebResourceRequest) = true

    override fun shouldInterceptRequest(
      view: WebView,
      request: WebResourceRequest,
    ): WebResourceResponse {
      val name = request.url.path.orEmpty().removePrefix("/")
      val type = types[name]
      if (type == null || request.url.host != getString(R.string.screens_host)) return refusal()
      return try {
        WebResourceResponse(type, "utf-8", OK, "OK", headers, assets.open("ui/$name"))
      } catch (_: IOException) {
        refusal()
      }
    }

    private fun refusal() =
      WebResourceResponse("text/plain", "utf-8", NOT_FOUND, "Not Found", headers, null)
  }

  private companion object {
    const val LONGEST_LINK = 2_000
    const val OK = 200
    const val NOT_FOUND = 404
    val types =
      mapOf(
        "index.html" to "text/html",
        "handset-ui.js" to "text/javascript",
        "handset-ui.css" to "text/css",
      )
    val headers =
      mapOf(
        "Content-Security-Policy" to
          "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'"
      )
  }
}
