package kr.smartym.handset.protection

import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyProperties
import java.security.KeyStore
import javax.crypto.KeyGenerator
import javax.crypto.Mac

private const val PROVIDER = "AndroidKeyStore"

/**
 * A secret that never leaves the keystore: what is bound to it can be tried out on this phone
 * alone.
 */
class KeystoreSecret(private val alias: String) {
  private val store = KeyStore.getInstance(PROVIDER).apply { load(null) }

  fun ensure() {
    if (store.containsAlias(alias)) return
    val algorithm = KeyProperties.KEY_ALGORITHM_HMAC_SHA256
    KeyGenerator.getInstance(algorithm, PROVIDER).run {
      init(KeyGenParameterSpec.Builder(alias, KeyProperties.PURPOSE_SIGN).build())
      generateKey()
    }
  }

  /** HMAC-SHA-256 under the secret; null when it is gone. */
  fun bind(message: ByteArray): ByteArray? {
    val key = store.getKey(alias, null) ?: return null
    return Mac.getInstance("HmacSHA256").run {
      init(key)
      doFinal(message)
    }
  }

  fun erase() {
    if (store.containsAlias(alias)) store.deleteEntry(alias)
  }
}
