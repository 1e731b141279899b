package kr.smartym.handset.protection

import android.util.Base64
import java.security.GeneralSecurityException
import java.security.MessageDigest
import java.security.ProviderException
import java.security.SecureRandom
import java.util.concurrent.Executor
import javax.crypto.AEADBadTagException
import kr.smartym.handset.journal.FactStore
import kr.smartym.handset.journal.ValueCipher
import kr.smartym.handset.link.event
import kr.smartym.handset.sealing.concat
import org.json.JSONObject

/**
 * Whether a PIN is the agent's (SEC-4). Kept are a salt and a slow hash of it, bound to a secret of
 * the keystore and encrypted where they lie; never the PIN.
 */
class AppLock(
  private val facts: FactStore,
  private val cipher: ValueCipher,
  private val secret: KeystoreSecret,
  private val background: Executor,
  private val tell: (JSONObject) -> Unit,
) {
  private var forgotten = 0

  /** Answered by `app_lock.set` or `app_lock.refused`. */
  fun set(pin: String, currentPin: String?) {
    val then = synchronized(this) { forgotten }
    answer {
      if (currentPin != null)
        refusalOf(currentPin)?.let {
          return@answer it
        }
      secret.ensure()
      val salt = ByteArray(SALT_BYTES).also(SecureRandom()::nextBytes)
      val verifier = concat(salt, checkNotNull(hash(pin, salt)))
      if (keep(verifier, then)) event("app_lock.set") else refused("unavailable")
    }
  }

  /** Answered by `app_lock.verified` or `app_lock.refused`. */
  fun verify(pin: String): Unit = answer { refusalOf(pin) ?: event("app_lock.verified") }

  /** A PIN that is being set meanwhile is forgotten too. */
  @Synchronized
  fun clear() {
    forgotten++
    facts.remove(FACT)
    secret.erase()
  }

  @Synchronized
  private fun keep(verifier: ByteArray, since: Int): Boolean {
    if (forgotten != since) return false
    facts.set(FACT, Base64.encodeToString(cipher.seal(FACT, verifier), Base64.NO_WRAP))
    return true
  }

  private fun refusalOf(pin: String): JSONObject? {
    val verifier = findVerifier() ?: return refused("lost")
    val made = hash(pin, verifier.copyOf(SALT_BYTES)) ?: return refused("lost")
    val kept = verifier.copyOfRange(SALT_BYTES, verifier.size)
    return if (MessageDigest.isEqual(made, kept)) null else refused("wrong_pin")
  }

  private fun findVerifier(): ByteArray? =
    facts.find(FACT)?.let {
      try {
        cipher.open(FACT, Base64.decode(it, Base64.NO_WRAP))
      } catch (_: AEADBadTagException) {
        null
      }
    }

  private fun hash(pin: String, salt: ByteArray): ByteArray? =
    secret.bind("smartym/app-lock$pin".toByteArray())?.let { slowHash(it, salt, ROUNDS) }

  private fun answer(work: () -> JSONObject) =
    background.execute {
      tell(
        try {
          work()
        } catch (_: GeneralSecurityException) {
          refused("unavailable")
        } catch (_: ProviderException) {
          refused("unavailable")
        }
      )
    }

  private fun refused(reason: String) = event("app_lock.refused").put("reason", reason)

  private companion object {
    const val FACT = "app_lock"
    const val SALT_BYTES = 16
    /** Some tenths of a second on a phone; whoever takes the file lacks the keystore's secret. */
    const val ROUNDS = 100_000
  }
}
