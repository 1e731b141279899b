package kr.smartym.handset.story

import android.content.Context
import android.database.sqlite.SQLiteDatabase
import java.io.File
import java.util.concurrent.CopyOnWriteArrayList
import kr.smartym.handset.HandsetRun
import kr.smartym.handset.journal.PhoneDatabase
import kr.smartym.handset.journal.list
import kr.smartym.handset.link.Network
import kr.smartym.handset.telephony.Telephony
import kr.smartym.handset.test.FakeKeyStore
import kr.smartym.handset.test.InventedTraits
import kr.smartym.handset.test.RunningClock
import kr.smartym.handset.test.ShownViews
import kr.smartym.handset.test.honestGuard
import kr.smartym.handset.test.idleSurroundings
import kr.smartym.handset.test.tell
import org.json.JSONObject
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment

/** How the app protects what is on the phone, against the real server. */
@RunWith(RobolectricTestRunner::class)
class ProtectionTest {
  private val context: Context = RuntimeEnvironment.getApplication()
  private val server by lazy { StoryServer() }
  private val views = ShownViews()
  private val secured = CopyOnWriteArrayList<Boolean>()
  private val traits = InventedTraits()
  private val clock = RunningClock()
  @Volatile private var isCut = false
  @Volatile private var wiped = 0
  private lateinit var run: HandsetRun<Telephony>

  private fun startRun(): HandsetRun<Telephony> =
    HandsetRun(
        idleSurroundings(
          Network {
            if (isCut) null else Network.parseServerAddress(server.welcome.getString("address"))
          },
          clock,
          honestGuard(traits, secured::add),
          onView = views::show,
          onWiped = { wiped++ },
        )
      )
      .also { it.start() }

  @Before
  fun newPhone() {
    FakeKeyStore.install()
    run = startRun()
  }

  @After
  fun end() {
    run.halt()
    server.close()
  }

  private fun tell(type: String, vararg members: Pair<String, Any?>) = run.tell(type, *members)

  private fun awaitView(what: String, isSo: (JSONObject) -> Boolean): JSONObject =
    views.await(what, isSo)

  private fun register() {
    tell("user.registration_requested", "code" to server.welcome.getString("code"))
    awaitView("the phone is registered and connected") { it.getString("connection") == "connected" }
  }

  private fun signIn(password: String = server.welcome.getString("password")) {
    val loginId = server.welcome.getString("loginId")
    tell("user.sign_in_requested", "loginId" to loginId, "password" to password)
  }

  private fun deviceId(): String =
    PhoneDatabase(context).use {
      it.readableDatabase
        .rawQuery("select value from facts where name = 'registration'", null)
        .use { cursor ->
          cursor.moveToFirst()
          JSONObject(cursor.getString(0)).getString("deviceId")
        }
    }

  private fun lock(view: JSONObject) = view.getJSONObject("appLock")

  private fun unlock(pin: String) =
    tell("user.unlock_requested", "proof" to JSONObject().put("kind", "pin").put("pin", pin))

  @Test
  fun `SEC-4, SEC-5, (d) five wrong PINs cost the PIN and the sign-in, and only the password opens again`() {
    server.ask("appLockMode", "required")
    register()
    signIn()
    awaitView("a first PIN is asked for") { lock(it).getString("state") == "not_set" }
    assertEquals(listOf(true), secured.takeLast(1))
    tell("user.app_lock_pin_chosen", "pin" to PIN, "currentPin" to null)
    awaitView("the lock is set") { lock(it).getString("state") == "open" }

    tell("screen.turned_off")
    awaitView("the screen was switched off") { lock(it).getString("state") == "locked" }
    unlock(PIN)
    awaitView("the PIN opens") { lock(it).getString("state") == "open" }

    run.halt()
    run = startRun()
    awaitView("a restart locks") { lock(it).getString("state") == "locked" }
    for (triesLeft in 4 downTo 1) {
      unlock("000111")
      awaitView("$triesLeft tries are left") {
        lock(it).optInt("triesLeft", -1) == triesLeft && !lock(it).getBoolean("isBusy")
      }
      clock.passMs(LONGEST_WAIT_MS)
    }
    unlock("000111")
    awaitView("nobody is signed in") {
      it.getJSONObject("signIn").getString("state") == "signed_out" && it.isNull("agent")
    }
    assertFalse("the PIN's secret is gone", "app_lock" in FakeKeyStore.held)
    signIn()
    awaitView("the password opens, and a new PIN is asked for") {
      lock(it).getString("state") == "not_set" && !it.isNull("agent")
    }
  }

  @Test
  fun `SEC-4, (d) five wrong passwords lock the account, and the right one helps no more`() {
    register()
    repeat(5) {
      signIn("wrong-horse-$it!")
      awaitView("wrong password ${it + 1}") { view ->
        view.getJSONObject("signIn").optString("faultCode").startsWith("accounts.")
      }
    }
    signIn()
    val refused =
      awaitView("the account is locked") { view ->
        view.getJSONObject("signIn").getString("state") == "signed_out" &&
          view.getJSONObject("signIn").optString("faultCode") == "accounts.locked"
      }
    assertTrue(refused.isNull("agent"))
  }

  @Test
  fun `SEC-14, SEC-10, (d) a lost phone erases itself before anything else, and nothing is left`() {
    server.ask("appLockMode", "required")
    register()
    signIn()
    awaitView("a first PIN is asked for") { lock(it).getString("state") == "not_set" }
    tell("user.app_lock_pin_chosen", "pin" to PIN, "currentPin" to null)
    awaitView("the lock is set") { lock(it).getString("state") == "open" }
    val deviceId = deviceId()

    /* Without a network it gathers what it would have to say; then somebody finds it. */
    isCut = true
    run.halt()
    run = startRun()
    awaitView("a restart locks") { lock(it).getString("state") == "locked" }
    unlock("000111")
    val waiting = awaitView("reports wait") { it.getInt("unsentReports") > 0 }
    File(HandsetRun.recordingsFolder(context), "rec_1.smr").writeText("sealed")
    assertEquals("lost", server.ask("lose", deviceId).optString("state"))
    isCut = false
    awaitWipe()

    assertEquals(0, context.databaseList().size)
    assertTrue(FakeKeyStore.held.toString(), FakeKeyStore.held.isEmpty())
    assertEquals(listOf("wiped.json"), leftOver())
    run.halt()
    run = startRun()
    awaitServer(deviceId) { it.getString("state") == "wiped" }
    val wipe = server.ask("phone", deviceId).getJSONObject("wiped")
    // More may have come to wait before the order did.
    assertTrue(
      "what waited was erased, not sent",
      wipe.getInt("unsentReports") >= waiting.getInt("unsentReports"),
    )
  }

  /** What lies in the app's folders, but for the new life's own empty journal. */
  private fun leftOver(): List<String> =
    context.dataDir.walk().filter { it.isFile && it.name != "journal.key" }.map { it.name }.toList()

  private fun awaitWipe() {
    val deadlineMs = System.nanoTime() / NS_PER_MS + LIMIT_MS
    while (wiped == 0) {
      check(System.nanoTime() / NS_PER_MS < deadlineMs) { "the phone was not wiped" }
      Thread.sleep(PAUSE_MS)
    }
  }

  private fun awaitServer(deviceId: String, isSo: (JSONObject) -> Boolean) {
    val deadlineMs = System.nanoTime() / NS_PER_MS + LIMIT_MS
    while (!isSo(server.ask("phone", deviceId))) {
      check(System.nanoTime() / NS_PER_MS < deadlineMs) { server.ask("phone", deviceId).toString() }
      Thread.sleep(PAUSE_MS)
    }
  }

  @Test
  fun `REC-7, a phone whose keystore lost the key by which it is known says that it cannot record`() {
    register()
    awaitView("it could") { it.getJSONObject("recording").getJSONArray("faults").length() == 0 }
    run.halt()
    FakeKeyStore.held.remove("device")
    run = startRun()
    awaitView("it cannot") { "\"key\"" in it.getJSONObject("recording").getString("faults") }
  }

  @Test
  fun `REC-7, a phone whose keystore lost the journal's key keeps what it cannot read aside, says so, and starts as a new one`() {
    register()
    val deviceId = deviceId()
    run.halt()
    val recording = File(HandsetRun.recordingsFolder(context), "rec_1.smr")
    recording.writeText("sealed to the company")
    FakeKeyStore.held.remove("journal")
    run = startRun()
    awaitLostKey(recordings = 1)
    val aside = File(context.noBackupFilesDir, "unreadable/1")
    assertEquals("sealed to the company", File(aside, "recordings/rec_1.smr").readText())
    assertEquals(setOf("recordings", "journal.key", "handset.db"), aside.list().orEmpty().toSet())
    assertFalse(recording.exists())
    val named =
      SQLiteDatabase.openDatabase("$aside/handset.db", null, SQLiteDatabase.OPEN_READONLY).use {
        it.list("select value from facts where name = 'registration'") { row -> row.getString(0) }
      }
    assertEquals(deviceId, JSONObject(named.single()).getString("deviceId"))

    run.halt()
    run = startRun()
    awaitLostKey(recordings = 1)
    tell("user.registration_requested", "code" to server.ask("code", "another").getString("code"))
    awaitView("it is registered anew") { it.getString("connection") == "connected" }
    assertTrue("as another phone", deviceId() != deviceId)
    assertTrue("what lies aside stays", File(aside, "handset.db").exists())
  }

  @Test
  fun `REC-7, a journal whose wrapped key is gone from the disk gets no new key`() {
    register()
    run.halt()
    assertTrue(File(context.noBackupFilesDir, "journal.key").delete())
    run = startRun()
    awaitLostKey(recordings = 0)
    assertTrue(File(context.noBackupFilesDir, "unreadable/1/handset.db").exists())
  }

  private fun awaitLostKey(recordings: Int) =
    awaitView("it says that it lost its key") { view ->
      val registration = view.getJSONObject("registration")
      registration.getString("state") == "unregistered" &&
        registration.optInt("unreadableRecordings", -1) == recordings
    }

  @Test
  fun `SEC-10, (e) nobody works on a tampered copy or a rooted phone, and the server hears why`() {
    traits.signers = setOf("bb")
    traits.packages += "com.topjohnwu.magisk"
    register()
    awaitView("the phone distrusts itself") {
      it.getJSONObject("integrity").getString("verdict") == "block"
    }
    signIn()
    awaitView("nobody gets in") { it.getJSONObject("signIn").optString("faultCode") != "" }
    val deviceId = deviceId()
    awaitServer(deviceId) {
      it.optJSONObject("integrity")?.toString().orEmpty().let { words ->
        "foreign_signature" in words && "root_manager" in words
      }
    }
  }

  private companion object {
    const val PIN = "482917"
    const val LIMIT_MS = 300_000L
    const val PAUSE_MS = 100L
    const val NS_PER_MS = 1_000_000L
    const val LONGEST_WAIT_MS = 61_000L
  }
}
