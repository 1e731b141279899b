package kr.smartym.handset.protection

import android.os.Build
import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyProperties
import java.security.KeyStore
import javax.crypto.Cipher
import javax.crypto.KeyGenerator

private const val PROVIDER = "AndroidKeyStore"
private const val ALIAS = "biometrics"
private const val KEY_BITS = 256

/** A key of the keystore that each use must be unlocked for by an enrolled finger or face. */
open class BiometricKey {
  private val store = KeyStore.getInstance(PROVIDER).apply { load(null) }

  open fun renew() {
    val purposes = KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT
    val spec =
      KeyGenParameterSpec.Builder(ALIAS, purposes)
        .setKeySize(KEY_BITS)
        .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
        .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
        .setUserAuthenticationRequired(true)
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.N)
      spec.setInvalidatedByBiometricEnrollment(true)
    KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, PROVIDER).run {
      init(spec.build())
      generateKey()
    }
  }

  /**
   * Throws a KeyPermanentlyInvalidatedException when somebody enrolled since; null without a key.
   */
  open fun find(): Cipher? {
    val key = store.getKey(ALIAS, null) ?: return null
    return Cipher.getInstance("AES/GCM/NoPadding").apply { init(Cipher.ENCRYPT_MODE, key) }
  }

  fun erase() {
    if (store.containsAlias(ALIAS)) store.deleteEntry(ALIAS)
  }
}
