package kr.smartym.handset.protection

import android.security.keystore.KeyPermanentlyInvalidatedException
import java.security.GeneralSecurityException
import java.security.ProviderException
import javax.crypto.Cipher
import kr.smartym.handset.link.event
import org.json.JSONObject

/** What came of asking the phone's owner for a finger or a face. */
enum class BiometricAnswer {
  ACCEPTED,
  CANCELED,
  FAILED,
  UNAVAILABLE,
}

/** The phone's own question, and whether it can be asked. */
interface BiometricQuestion {
  /** The phone knows a finger or a face of its owner. */
  val isThere: Boolean

  /** Answers once; accepted, the key in `cipher` may be used. */
  fun ask(cipher: Cipher, onAnswer: (BiometricAnswer) -> Unit)
}

/**
 * The owner's finger or face instead of the PIN (SEC-4). A yes of the screen alone opens nothing:
 * it must have unlocked a key of the keystore, which ends when another finger is enrolled.
 */
class Biometrics(
  private val question: BiometricQuestion,
  private val key: BiometricKey,
  private val tell: (JSONObject) -> Unit,
) {
  /** Answered by `biometrics.accepted` or `biometrics.refused`. */
  fun ask(purpose: String) {
    if (!question.isThere) return refuse("unavailable")
    val cipher =
      try {
        if (purpose == "turn_on") key.renew()
        key.find() ?: return refuse("changed")
      } catch (_: KeyPermanentlyInvalidatedException) {
        return refuse("changed")
      } catch (_: GeneralSecurityException) {
        return refuse("unavailable")
      } catch (_: ProviderException) {
        return refuse("unavailable")
      }
    question.ask(cipher) { answered(it, cipher) }
  }

  /** What biometrics opened is gone. */
  fun clear() = key.erase()

  private fun answered(answer: BiometricAnswer, cipher: Cipher) =
    when (answer) {
      BiometricAnswer.ACCEPTED ->
        if (isUnlocked(cipher)) tell(event("biometrics.accepted")) else refuse("failed")
      BiometricAnswer.CANCELED -> refuse("canceled")
      BiometricAnswer.FAILED -> refuse("failed")
      BiometricAnswer.UNAVAILABLE -> refuse("unavailable")
    }

  private fun isUnlocked(cipher: Cipher): Boolean =
    try {
      cipher.doFinal(ByteArray(1)).isNotEmpty()
    } catch (_: GeneralSecurityException) {
      false
    } catch (_: ProviderException) {
      false
    }

  private fun refuse(reason: String) = tell(event("biometrics.refused").put("reason", reason))
}
