package kr.smartym.handset.journal

import android.content.Context
import android.content.pm.PackageManager
import android.os.Build
import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyPermanentlyInvalidatedException
import android.security.keystore.KeyProperties
import android.security.keystore.StrongBoxUnavailableException
import java.io.File
import java.security.KeyPairGenerator
import java.security.KeyStore
import java.security.PrivateKey
import java.security.ProviderException
import java.security.SecureRandom
import java.security.Signature
import java.security.UnrecoverableKeyException
import java.security.spec.ECGenParameterSpec
import javax.crypto.AEADBadTagException
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec
import kr.smartym.handset.sealing.NONCE_BYTES
import kr.smartym.handset.sealing.concat
import kr.smartym.handset.sealing.rawSignature

private const val PROVIDER = "AndroidKeyStore"
private const val DEVICE_ALIAS = "device"
private const val JOURNAL_ALIAS = "journal"
private const val KEY_BYTES = 32
private const val KEY_BITS = 256
private const val TAG_BITS = 128

/** The keystore has not the key any more that the journal was written under. */
class JournalKeyLostException(cause: Throwable?) : Exception("the journal's key is lost", cause)

/**
 * The phone's own keys: P-256 for signing, which never leaves its hardware, and the journal's AES
 * key, which the hardware's AES key wraps: a step that writes many rows asks the keystore nothing.
 */
class DeviceKeys(private val context: Context) {
  private val store = KeyStore.getInstance(PROVIDER).apply { load(null) }
  /** The journal's key, as the hardware's key wraps it. */
  val wrappedKeyFile = File(context.noBackupFilesDir, "journal.key")

  /** SubjectPublicKeyInfo DER. */
  val publicKey: ByteArray
    @Synchronized
    get() {
      if (!store.containsAlias(DEVICE_ALIAS)) generateDeviceKey(null)
      return store.getCertificate(DEVICE_ALIAS).publicKey.encoded
    }

  /**
   * A new key for a new registration: what its hardware says of it (certificates, DER, leaf first)
   * holds the server's challenge, and so was said for this registration (SEC-1). The key before is
   * gone.
   */
  @Synchronized
  fun renew(challenge: ByteArray): List<ByteArray> {
    if (store.containsAlias(DEVICE_ALIAS)) store.deleteEntry(DEVICE_ALIAS)
    generateDeviceKey(challenge)
    return store.getCertificateChain(DEVICE_ALIAS).orEmpty().map { it.encoded }
  }

  /** Throws a JournalKeyLostException when no later try will read it either. */
  val journalKey: ByteArray by lazy {
    if (wrappedKeyFile.exists()) unwrap(wrappedKeyFile.readBytes()) else generateJournalKey()
  }

  /** ECDSA P-256 over SHA-256, r ‖ s (64 bytes). */
  @Synchronized
  fun sign(message: ByteArray): ByteArray {
    if (!store.containsAlias(DEVICE_ALIAS)) generateDeviceKey(null)
    val key = store.getKey(DEVICE_ALIAS, null) as PrivateKey
    val der =
      Signature.getInstance("SHA256withECDSA").run {
        initSign(key)
        update(message)
        sign()
      }
    return rawSignature(der)
  }

  /** The next journal gets a key of its own. */
  fun forgetJournalKey() {
    if (store.containsAlias(JOURNAL_ALIAS)) store.deleteEntry(JOURNAL_ALIAS)
  }

  /** Nothing that was written under these keys can be read after this. */
  fun erase() {
    wrappedKeyFile.delete()
    store.aliases().toList().forEach(store::deleteEntry)
  }

  private fun generateDeviceKey(challenge: ByteArray?) {
    try {
      generateDeviceKey(challenge, isInStrongBox = mayHaveStrongBox())
    } catch (_: StrongBoxUnavailableException) {
      generateDeviceKey(challenge, isInStrongBox = false)
    } catch (unable: ProviderException) {
      // Hardware that attests nothing, or whose maker's key for it is broken, still keeps keys.
      if (challenge == null) throw unable
      generateDeviceKey(null)
    }
  }

  private fun generateDeviceKey(challenge: ByteArray?, isInStrongBox: Boolean) {
    val spec =
      KeyGenParameterSpec.Builder(DEVICE_ALIAS, KeyProperties.PURPOSE_SIGN)
        .setAlgorithmParameterSpec(ECGenParameterSpec("secp256r1"))
        .setDigests(KeyProperties.DIGEST_SHA256)
    if (challenge != null && Build.VERSION.SDK_INT >= Build.VERSION_CODES.N)
      spec.setAttestationChallenge(challenge)
    if (isInStrongBox && Build.VERSION.SDK_INT >= Build.VERSION_CODES.P)
      spec.setIsStrongBoxBacked(true)
    KeyPairGenerator.getInstance(KeyProperties.KEY_ALGORITHM_EC, PROVIDER).run {
      initialize(spec.build())
      generateKeyPair()
    }
  }

  private fun mayHaveStrongBox(): Boolean =
    Build.VERSION.SDK_INT >= Build.VERSION_CODES.P &&
      context.packageManager.hasSystemFeature(PackageManager.FEATURE_STRONGBOX_KEYSTORE)

  private fun generateJournalKey(): ByteArray {
    val key = ByteArray(KEY_BYTES).also(SecureRandom()::nextBytes)
    val cipher =
      Cipher.getInstance("AES/GCM/NoPadding").apply { init(Cipher.ENCRYPT_MODE, wrappingKey()) }
    writeDurably(wrappedKeyFile, concat(cipher.iv, cipher.doFinal(key)))
    return key
  }

  /* A keystore that only did not answer is asked again at the next start; what it says here is for good. */
  private fun unwrap(wrapped: ByteArray): ByteArray =
    try {
      val key = store.getKey(JOURNAL_ALIAS, null) ?: throw JournalKeyLostException(null)
      Cipher.getInstance("AES/GCM/NoPadding").run {
        init(Cipher.DECRYPT_MODE, key, GCMParameterSpec(TAG_BITS, wrapped, 0, NONCE_BYTES))
        doFinal(wrapped, NONCE_BYTES, wrapped.size - NONCE_BYTES)
      }
    } catch (gone: UnrecoverableKeyException) {
      throw JournalKeyLostException(gone)
    } catch (gone: KeyPermanentlyInvalidatedException) {
      throw JournalKeyLostException(gone)
    } catch (other: AEADBadTagException) {
      throw JournalKeyLostException(other)
    }

  private fun wrappingKey(): SecretKey {
    if (store.containsAlias(JOURNAL_ALIAS)) return store.getKey(JOURNAL_ALIAS, null) as SecretKey
    val spec =
      KeyGenParameterSpec.Builder(
          JOURNAL_ALIAS,
          KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT,
        )
        .setKeySize(KEY_BITS)
        .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
        .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
        .build()
    return KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, PROVIDER).run {
      init(spec)
      generateKey()
    }
  }
}
