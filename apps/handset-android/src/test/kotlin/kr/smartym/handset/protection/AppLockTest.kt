package kr.smartym.handset.protection

import android.content.Context
import java.io.File
import java.util.concurrent.Executor
import kr.smartym.handset.journal.DeviceKeys
import kr.smartym.handset.journal.FactStore
import kr.smartym.handset.journal.PhoneDatabase
import kr.smartym.handset.journal.ValueCipher
import kr.smartym.handset.sealing.encodeHex
import kr.smartym.handset.test.FakeKeyStore
import org.json.JSONObject
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotEquals
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment

@RunWith(RobolectricTestRunner::class)
class AppLockTest {
  private val context: Context = RuntimeEnvironment.getApplication()
  private val said = mutableListOf<JSONObject>()
  private lateinit var database: PhoneDatabase
  private lateinit var lock: AppLock

  @Before
  fun newPhone() {
    FakeKeyStore.install()
    database = PhoneDatabase(context)
    lock = createLock()
  }

  @After fun end() = database.close()

  private fun createLock(background: Executor = Executor(Runnable::run)) =
    AppLock(
      FactStore(database),
      ValueCipher(DeviceKeys(context).journalKey),
      KeystoreSecret(ALIAS),
      background,
      said::add,
    )

  private fun answerTo(act: () -> Unit): String {
    said.clear()
    act()
    val answer = said.single()
    return answer.getString("type") +
      answer.optString("reason").let { if (it == "") "" else ": $it" }
  }

  @Test
  fun `SEC-4, the PIN that was chosen opens, another does not`() {
    assertEquals("app_lock.set", answerTo { lock.set("482917", null) })
    assertEquals("app_lock.verified", answerTo { lock.verify("482917") })
    assertEquals("app_lock.refused: wrong_pin", answerTo { lock.verify("482918") })
    lock = createLock()
    assertEquals("after a restart", "app_lock.verified", answerTo { lock.verify("482917") })
  }

  @Test
  fun `SEC-4, another PIN is taken only from somebody who knows the one before`() {
    lock.set("482917", null)
    assertEquals("app_lock.refused: wrong_pin", answerTo { lock.set("739164", "111222") })
    assertEquals("app_lock.verified", answerTo { lock.verify("482917") })
    assertEquals("app_lock.set", answerTo { lock.set("739164", "482917") })
    assertEquals("app_lock.refused: wrong_pin", answerTo { lock.verify("482917") })
    assertEquals("app_lock.verified", answerTo { lock.verify("739164") })
  }

  @Test
  fun `SEC-4, a forgotten PIN leaves nothing, even one that was just being set`() {
    lock.set("482917", null)
    lock.clear()
    assertEquals("app_lock.refused: lost", answerTo { lock.verify("482917") })
    assertFalse(ALIAS in FakeKeyStore.held)

    val late = mutableListOf<Runnable>()
    lock = createLock(late::add)
    lock.set("482917", null)
    lock.clear()
    assertEquals("app_lock.refused: unavailable", answerTo { late.single().run() })
    assertEquals("app_lock.refused: lost", answerTo { createLock().verify("482917") })
  }

  @Test
  fun `SEC-4, a verifier is worth nothing without the keystore that it is bound to`() {
    lock.set("482917", null)
    val secret = checkNotNull(FakeKeyStore.held.remove(ALIAS))
    assertEquals("app_lock.refused: lost", answerTo { lock.verify("482917") })
    KeystoreSecret(ALIAS).ensure()
    assertNotEquals(secret, FakeKeyStore.held[ALIAS])
    assertEquals("app_lock.refused: wrong_pin", answerTo { lock.verify("482917") })
  }

  @Test
  fun `SEC-4, the PIN and its hash lie nowhere in clear`() {
    lock.set("482917", null)
    database.close()
    val path = context.getDatabasePath("handset.db")
    val files = path.parentFile?.listFiles { file: File -> file.name.startsWith(path.name) }
    for (file in checkNotNull(files)) assertFalse("482917" in file.readText(Charsets.ISO_8859_1))
  }

  @Test
  fun `SEC-4, the slow hash is PBKDF2 with HMAC-SHA-256`() {
    val made = slowHash("password".toByteArray(), "salt".toByteArray(), 4096)
    assertEquals(
      "c5e478d59288c841aa530db6845c4c8d962893a001ce4e11a4963873aa98134a",
      encodeHex(made),
    )
  }

  private companion object {
    const val ALIAS = "app_lock"
  }
}
