package kr.smartym.handset.link

import java.security.KeyStore
import java.security.cert.CertificateException
import java.security.cert.X509Certificate
import javax.net.ssl.SSLContext
import javax.net.ssl.TrustManagerFactory
import javax.net.ssl.X509TrustManager
import kr.smartym.handset.sealing.sha256
import okhttp3.OkHttpClient

/**
 * The phone's ordinary trust, and beside it one of the keys that the company pinned (SEC-11):
 * SHA-256 of the server's SubjectPublicKeyInfo in base64url. Without pins it is the ordinary trust
 * alone.
 */
class PinnedTrust(private val ordinary: X509TrustManager, private val pins: () -> Set<String>) :
  X509TrustManager by ordinary {
  override fun checkServerTrusted(chain: Array<X509Certificate>, authType: String) {
    ordinary.checkServerTrusted(chain, authType)
    val pinned = pins()
    // The first certificate is the server's own: no other of the chain was proved to belong to it.
    val key = encodeBase64Url(sha256(chain.first().publicKey.encoded))
    if (pinned.isNotEmpty() && key !in pinned) throw CertificateException("not a pinned key")
  }
}

/** Has the client trust as `PinnedTrust` does. */
fun OkHttpClient.Builder.trustPinned(pins: () -> Set<String>): OkHttpClient.Builder {
  val factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm())
  factory.init(null as KeyStore?)
  val trust = PinnedTrust(factory.trustManagers.filterIsInstance<X509TrustManager>().first(), pins)
  val context = SSLContext.getInstance("TLS").apply { init(null, arrayOf(trust), null) }
  return sslSocketFactory(context.socketFactory, trust)
}
