package kr.smartym.handset.screen

import android.Manifest
import android.annotation.SuppressLint
import android.app.Activity
import android.app.role.RoleManager
import android.content.pm.PackageManager
import android.os.Build
import android.os.Bundle
import android.webkit.JavascriptInterface
import android.webkit.WebResourceRequest
import android.webkit.WebResourceResponse
import android.webkit.WebView
import android.webkit.WebViewClient
import java.io.IOException
import kr.smartym.handset.HandsetService
import kr.smartym.handset.R
import kr.smartym.handset.link.ServerAddress
import org.json.JSONException
import org.json.JSONObject

/**
 * The app's screens: `handset-ui` from the app's own files, on an origin that exists nowhere else.
 */
class MainActivity : Activity() {
  private lateinit var page: WebView
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
    page.webViewClient = OwnFiles()
    page.addJavascriptInterface(Bridge(), "handsetBridge")
    setContentView(page)
    page.loadUrl(getString(R.string.screens_page))
    requestMissing()
  }

  /* Without them the phone neither dials nor records; what was refused shows in the phone's readiness. */
  private fun requestMissing() {
    val wanted =
      mutableListOf(
        Manifest.permission.CALL_PHONE,
        Manifest.permission.RECORD_AUDIO,
        Manifest.permission.READ_PHONE_STATE,
        Manifest.permission.READ_CALL_LOG,
      )
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.O)
      wanted += Manifest.permission.ANSWER_PHONE_CALLS
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU)
      wanted += listOf(Manifest.permission.POST_NOTIFICATIONS, Manifest.permission.READ_MEDIA_AUDIO)
    val missing = wanted.filter { checkSelfPermission(it) != PackageManager.PERMISSION_GRANTED }
    if (missing.isNotEmpty()) requestPermissions(missing.toTypedArray(), REQUEST)
    if (Build.VERSION.SDK_INT < Build.VERSION_CODES.Q) return
    val roles = getSystemService(RoleManager::class.java)
    if (
      roles.isRoleAvailable(RoleManager.ROLE_DIALER) && !roles.isRoleHeld(RoleManager.ROLE_DIALER)
    )
      startActivityForResult(roles.createRequestRoleIntent(RoleManager.ROLE_DIALER), REQUEST)
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
    const val REQUEST = 1
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
