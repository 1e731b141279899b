package kr.smartym.handset.link

import android.content.Context
import android.content.RestrictionsManager
import android.net.Uri
import okhttp3.HttpUrl

private const val RESTRICTION = "server_url"
private const val PINS_RESTRICTION = "server_pins"
private const val PREFERENCES = "server"

/**
 * Where the company's server is: the phone management says it, or the registration's QR code did.
 */
class ServerAddress(private val context: Context) {
  private val kept = context.getSharedPreferences(PREFERENCES, Context.MODE_PRIVATE)

  fun find(): HttpUrl? {
    return listOfNotNull(managed(RESTRICTION), kept.getString(RESTRICTION, null))
      .firstNotNullOfOrNull(::parse)
  }

  /** Keys that the phone management pins; none when it says nothing. */
  fun pins(): Set<String> =
    managed(PINS_RESTRICTION).orEmpty().split(',', ' ', '\n').filter(String::isNotBlank).toSet()

  /** Learns the address in a registration's QR code; any other text changes nothing. */
  fun learn(text: String) {
    val link = Uri.parse(text.trim())
    if (link.scheme != "smartym" || link.host != "register") return
    val server = link.getQueryParameter("server") ?: return
    if (parse(server) != null) kept.edit().putString(RESTRICTION, server).apply()
  }

  private fun managed(name: String): String? =
    context
      .getSystemService(RestrictionsManager::class.java)
      ?.applicationRestrictions
      ?.getString(name)

  private fun parse(text: String): HttpUrl? =
    try {
      Network.parseServerAddress(text)
    } catch (_: IllegalArgumentException) {
      null
    }
}
