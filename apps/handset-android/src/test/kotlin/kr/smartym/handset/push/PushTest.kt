package kr.smartym.handset.push

import android.content.Intent
import android.os.Looper
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit
import kr.smartym.handset.HandsetService
import okhttp3.OkHttpClient
import org.json.JSONObject
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf

@RunWith(RobolectricTestRunner::class)
class PushTest {
  private val firebase by lazy(::FakeFirebase)
  private val services by lazy { firebase.PlayServices() }
  private val told = LinkedBlockingQueue<JSONObject>()
  private val registrar by lazy {
    PushRegistrar(Installations(OkHttpClient()), services, Runnable::run, told::put)
  }

  @Before fun begin() = told.clear()

  @After fun end() = firebase.close()

  private fun invitation(isTold: Boolean, vararg changes: Pair<String, String>) =
    JSONObject(firebase.push.toString()).put("isTold", isTold).apply {
      changes.forEach { (name, value) -> put(name, value) }
    }

  private fun toldToken(): String = checkNotNull(told.poll()).getString("token")

  @Test
  fun `CTC-2, a phone registers with the project that its server names, and tells the token`() {
    registrar.invited(invitation(isTold = false))
    val token = toldToken()
    assertTrue(firebase.isRegistered(token))
    registrar.invited(invitation(isTold = true))
    assertNull(told.poll())
    registrar.renew()
    assertNotEquals(token, toldToken())
  }

  @Test
  fun `CTC-2, a phone without Google services says so`() {
    services.isInstalled = false
    registrar.invited(invitation(isTold = false))
    assertTrue(checkNotNull(told.poll()).isNull("token"))
  }

  @Test
  fun `CTC-2, what cannot be registered is tried again at the next welcome`() {
    registrar.invited(invitation(isTold = false, "apiKey" to "another"))
    assertNull(told.poll())
    registrar.invited(invitation(isTold = false))
    assertTrue(firebase.isRegistered(toldToken()))
  }

  @Test
  fun `SEC-11, an address that is not encrypted is told nothing`() {
    val plain = invitation(isTold = false, "installationsAddress" to "http://firebase.example")
    registrar.invited(plain)
    registrar.invited(null)
    registrar.renew()
    assertNull(told.poll())
  }

  @Test
  fun `CTC-2, a push starts the app, and asks for nothing else than that`() {
    assertEquals(HandsetService.PUSHED, startedBy("sender" to "123456789012"))
    assertEquals(HandsetService.TOKEN_RENEWED, startedBy("from" to "google.com/iid"))
  }

  private fun startedBy(extra: Pair<String, String>): String? {
    val app = RuntimeEnvironment.getApplication()
    val push =
      Intent("com.google.android.c2dm.intent.RECEIVE")
        .setPackage(app.packageName)
        .putExtra(extra.first, extra.second)
    app.sendBroadcast(push)
    repeat(LIMIT_STEPS) {
      shadowOf(Looper.getMainLooper()).idle()
      shadowOf(app).nextStartedService?.let {
        return it.action
      }
      TimeUnit.MILLISECONDS.sleep(STEP_MS)
    }
    throw AssertionError("nothing was started")
  }

  private companion object {
    const val LIMIT_STEPS = 100
    const val STEP_MS = 50L
  }
}
