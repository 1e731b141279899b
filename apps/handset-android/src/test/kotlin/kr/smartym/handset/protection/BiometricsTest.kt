package kr.smartym.handset.protection

import android.content.Context
import android.hardware.biometrics.BiometricManager
import android.hardware.biometrics.BiometricPrompt
import android.security.keystore.KeyPermanentlyInvalidatedException
import javax.crypto.Cipher
import javax.crypto.spec.GCMParameterSpec
import javax.crypto.spec.SecretKeySpec
import kr.smartym.handset.test.FakeKeyStore
import org.json.JSONObject
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.shadow.api.Shadow
import org.robolectric.shadows.ShadowBiometricManager

@RunWith(RobolectricTestRunner::class)
class BiometricsTest {
  private val said = mutableListOf<JSONObject>()
  private val finger = Finger()

  private class Finger(override var isThere: Boolean = true) : BiometricQuestion {
    var answer = BiometricAnswer.ACCEPTED
    var asked = 0

    override fun ask(cipher: Cipher, onAnswer: (BiometricAnswer) -> Unit) {
      asked++
      onAnswer(answer)
    }
  }

  @Before fun newPhone() = FakeKeyStore.install()

  private fun answerTo(purpose: String, key: BiometricKey = BiometricKey()): String {
    said.clear()
    Biometrics(finger, key, said::add).ask(purpose)
    val answer = said.single()
    return answer.getString("type") +
      answer.optString("reason").let { if (it == "") "" else ": $it" }
  }

  @Test
  fun `SEC-4, a finger opens once it was switched on, and until it was forgotten`() {
    assertEquals("biometrics.refused: changed", answerTo("open"))
    assertEquals("nobody was asked", 0, finger.asked)
    assertEquals("biometrics.accepted", answerTo("turn_on"))
    assertEquals("biometrics.accepted", answerTo("open"))
    Biometrics(finger, BiometricKey(), said::add).clear()
    assertTrue(FakeKeyStore.held.isEmpty())
    assertEquals("biometrics.refused: changed", answerTo("open"))
  }

  @Test
  fun `SEC-4, after another finger was enrolled the PIN must be shown`() {
    val ended =
      object : BiometricKey() {
        override fun find(): Cipher = throw KeyPermanentlyInvalidatedException()
      }
    assertEquals("biometrics.refused: changed", answerTo("open", ended))
    assertEquals(0, finger.asked)
  }

  @Test
  fun `SEC-4, a yes that unlocked no key opens nothing`() {
    val locked =
      object : BiometricKey() {
        /* It refuses at its use, as a key does that stayed locked. */
        override fun find(): Cipher =
          Cipher.getInstance("AES/GCM/NoPadding").apply {
            val key = SecretKeySpec(ByteArray(32), "AES")
            init(Cipher.DECRYPT_MODE, key, GCMParameterSpec(128, ByteArray(12)))
          }
      }
    assertEquals("biometrics.refused: failed", answerTo("open", locked))
  }

  @Test
  fun `SEC-4, whoever breaks off or is not known stays out`() {
    answerTo("turn_on")
    finger.answer = BiometricAnswer.CANCELED
    assertEquals("biometrics.refused: canceled", answerTo("open"))
    finger.answer = BiometricAnswer.FAILED
    assertEquals("biometrics.refused: failed", answerTo("open"))
    finger.answer = BiometricAnswer.UNAVAILABLE
    assertEquals("biometrics.refused: unavailable", answerTo("open"))
    finger.isThere = false
    assertEquals("biometrics.refused: unavailable", answerTo("turn_on"))
  }

  @Test
  fun `SEC-4, Android's prompt is heard to its end, and its errors are told apart`() {
    val heard = mutableListOf<BiometricAnswer>()
    val hearing = Hearing(heard::add)
    hearing.onAuthenticationFailed()
    assertTrue("another try is left", heard.isEmpty())
    for (code in
      listOf(
        BiometricPrompt.BIOMETRIC_ERROR_USER_CANCELED,
        BiometricPrompt.BIOMETRIC_ERROR_NO_BIOMETRICS,
        BiometricPrompt.BIOMETRIC_ERROR_LOCKOUT,
      )) hearing.onAuthenticationError(code, null)
    hearing.onAuthenticationSucceeded(null)
    assertEquals(
      listOf(
        BiometricAnswer.CANCELED,
        BiometricAnswer.UNAVAILABLE,
        BiometricAnswer.FAILED,
        BiometricAnswer.ACCEPTED,
      ),
      heard,
    )
  }

  @Test
  fun `SEC-4, biometrics are offered where the phone knows its owner's`() {
    val context: Context = RuntimeEnvironment.getApplication()
    val manager =
      Shadow.extract<ShadowBiometricManager>(context.getSystemService(BiometricManager::class.java))
    manager.setCanAuthenticate(false)
    assertFalse(PromptedQuestion(context).isThere)
    manager.setCanAuthenticate(true)
    assertTrue(PromptedQuestion(context).isThere)
  }
}
