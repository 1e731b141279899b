package kr.smartym.handset.link

import java.io.File
import java.security.KeyStore
import java.security.cert.CertificateException
import java.security.cert.X509Certificate
import javax.net.ssl.X509TrustManager
import kr.smartym.handset.sealing.sha256
import org.junit.Assert.assertEquals
import org.junit.Assert.assertThrows
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class PinnedTrustTest {
  @get:Rule val folder = TemporaryFolder()
  private val server by lazy { createCertificate("server") }
  private val authority by lazy { createCertificate("authority") }
  private var isTrusted = true

  /** What the phone thinks of a chain without pins. */
  private val ordinary =
    object : X509TrustManager {
      override fun checkServerTrusted(chain: Array<X509Certificate>, authType: String) {
        if (!isTrusted) throw CertificateException("unknown authority")
      }

      override fun checkClientTrusted(chain: Array<X509Certificate>, authType: String) = Unit

      override fun getAcceptedIssuers() = emptyArray<X509Certificate>()
    }

  private fun createCertificate(name: String): X509Certificate {
    val store = File(folder.root, "$name.p12")
    val keytool = File(System.getProperty("java.home"), "bin/keytool").path
    val options = listOf("-alias", "key", "-keyalg", "EC", "-dname", "CN=$name")
    val process =
      ProcessBuilder(
          listOf(keytool, "-genkeypair", "-keystore", store.path, "-storepass", PASSWORD) + options
        )
        .start()
    assertEquals(0, process.waitFor())
    return KeyStore.getInstance("PKCS12").run {
      store.inputStream().use { load(it, PASSWORD.toCharArray()) }
      getCertificate("key") as X509Certificate
    }
  }

  private fun pinOf(certificate: X509Certificate) =
    encodeBase64Url(sha256(certificate.publicKey.encoded))

  private fun check(vararg pins: String) =
    PinnedTrust(ordinary) { pins.toSet() }.checkServerTrusted(arrayOf(server, authority), "ECDHE")

  @Test
  fun `SEC-11, without pins the phone's ordinary trust decides`() {
    check()
    isTrusted = false
    assertThrows(CertificateException::class.java) { check() }
  }

  @Test
  fun `SEC-11, with pins only the server's own pinned key will do`() {
    check(pinOf(server))
    check("next-key", pinOf(server))
    assertThrows(CertificateException::class.java) { check("next-key") }
    assertThrows("another of the chain", CertificateException::class.java) {
      check(pinOf(authority))
    }
  }

  @Test
  fun `SEC-11, a pin makes no stranger trusted`() {
    isTrusted = false
    assertThrows(CertificateException::class.java) { check(pinOf(server)) }
  }

  private companion object {
    const val PASSWORD = "password"
  }
}
