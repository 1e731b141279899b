package kr.smartym.handset.test

import android.security.keystore.KeyGenParameterSpec
import java.io.InputStream
import java.io.OutputStream
import java.security.Key
import java.security.KeyPair
import java.security.KeyPairGenerator
import java.security.KeyPairGeneratorSpi
import java.security.KeyStoreSpi
import java.security.Provider
import java.security.PublicKey
import java.security.SecureRandom
import java.security.Security
import java.security.cert.Certificate
import java.security.spec.AlgorithmParameterSpec
import java.util.Collections
import java.util.Date
import java.util.Enumeration
import javax.crypto.KeyGenerator
import javax.crypto.KeyGeneratorSpi
import javax.crypto.SecretKey

/**
 * A phone's keystore without hardware: it keeps keys by alias, as `AndroidKeyStore` does, for as
 * long as the process lives.
 */
object FakeKeyStore : Provider("AndroidKeyStore", 1.0, "keys in memory") {
  private fun readResolve(): Any = FakeKeyStore

  val held = mutableMapOf<String, Any>()

  init {
    put("KeyStore.AndroidKeyStore", Store::class.java.name)
    put("KeyPairGenerator.EC", EcGenerator::class.java.name)
    put("KeyGenerator.AES", AesGenerator::class.java.name)
    put("KeyGenerator.HmacSHA256", HmacGenerator::class.java.name)
  }

  /** An empty keystore, as of a new phone. */
  fun install() {
    held.clear()
    Security.removeProvider(name)
    Security.addProvider(this)
  }

  class Store : KeyStoreSpi() {
    override fun engineGetKey(alias: String, password: CharArray?): Key? =
      when (val key = held[alias]) {
        is KeyPair -> key.private
        else -> key as Key?
      }

    override fun engineGetCertificate(alias: String): Certificate? =
      (held[alias] as? KeyPair)?.let { Named(it.public) }

    override fun engineGetCertificateChain(alias: String): Array<Certificate> =
      listOfNotNull(engineGetCertificate(alias)).toTypedArray()

    override fun engineContainsAlias(alias: String) = alias in held

    override fun engineDeleteEntry(alias: String) {
      held.remove(alias)
    }

    override fun engineAliases(): Enumeration<String> = Collections.enumeration(held.keys)

    override fun engineSize() = held.size

    override fun engineIsKeyEntry(alias: String) = alias in held

    override fun engineIsCertificateEntry(alias: String) = false

    override fun engineGetCertificateAlias(certificate: Certificate): String? = null

    override fun engineGetCreationDate(alias: String) = Date(0)

    override fun engineSetKeyEntry(
      alias: String,
      key: Key,
      password: CharArray?,
      chain: Array<Certificate>?,
    ) = throw UnsupportedOperationException()

    override fun engineSetKeyEntry(alias: String, key: ByteArray, chain: Array<Certificate>?) =
      throw UnsupportedOperationException()

    override fun engineSetCertificateEntry(alias: String, certificate: Certificate) =
      throw UnsupportedOperationException()

    override fun engineStore(stream: OutputStream?, password: CharArray?) = Unit

    override fun engineLoad(stream: InputStream?, password: CharArray?) = Unit
  }

  /** A certificate that holds its key and nothing else. */
  private class Named(private val key: PublicKey) : Certificate("X.509") {
    override fun getEncoded(): ByteArray = key.encoded

    override fun verify(key: PublicKey) = Unit

    override fun verify(key: PublicKey, provider: String) = Unit

    override fun toString() = "certificate"

    override fun getPublicKey() = key
  }

  class EcGenerator : KeyPairGeneratorSpi() {
    private lateinit var spec: KeyGenParameterSpec

    override fun initialize(bits: Int, random: SecureRandom?) =
      throw UnsupportedOperationException()

    override fun initialize(parameters: AlgorithmParameterSpec, random: SecureRandom?) {
      spec = parameters as KeyGenParameterSpec
    }

    override fun generateKeyPair(): KeyPair {
      val generator = KeyPairGenerator.getInstance("EC", ordinaryProvider("KeyPairGenerator", "EC"))
      generator.initialize(spec.algorithmParameterSpec)
      return generator.generateKeyPair().also { held[spec.keystoreAlias] = it }
    }
  }

  class AesGenerator : SecretGenerator("AES")

  class HmacGenerator : SecretGenerator("HmacSHA256")

  abstract class SecretGenerator(private val algorithm: String) : KeyGeneratorSpi() {
    private lateinit var spec: KeyGenParameterSpec

    override fun engineInit(random: SecureRandom?) = throw UnsupportedOperationException()

    override fun engineInit(bits: Int, random: SecureRandom?) =
      throw UnsupportedOperationException()

    override fun engineInit(parameters: AlgorithmParameterSpec, random: SecureRandom?) {
      spec = parameters as KeyGenParameterSpec
    }

    override fun engineGenerateKey(): SecretKey {
      val provider = ordinaryProvider("KeyGenerator", algorithm)
      val generator = KeyGenerator.getInstance(algorithm, provider)
      if (spec.keySize > 0) generator.init(spec.keySize)
      return generator.generateKey().also { held[spec.keystoreAlias] = it }
    }
  }

  private fun ordinaryProvider(type: String, algorithm: String): Provider =
    Security.getProviders().first { it !== FakeKeyStore && it.getService(type, algorithm) != null }
}
