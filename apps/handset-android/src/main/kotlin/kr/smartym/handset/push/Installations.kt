package kr.smartym.handset.push

import java.io.IOException
import java.security.SecureRandom
import kotlin.experimental.and
import kotlin.experimental.or
import kr.smartym.handset.link.encodeBase64Url
import okhttp3.MediaType.Companion.toMediaType
import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.RequestBody.Companion.toRequestBody
import org.json.JSONException
import org.json.JSONObject

/** This app on this phone, as Firebase knows it. */
class Installation(val id: String, val authToken: String)

/** Firebase Installations (v1): a name for this app on this phone, and the right to register it. */
class Installations(private val client: OkHttpClient) {
  private val random = SecureRandom()

  /** Throws an IOException when there is no good answer. */
  fun create(project: PushProject): Installation {
    val url =
      project.installations
        .newBuilder()
        .addPathSegments("v1/projects")
        .addPathSegment(project.projectId)
        .addPathSegment("installations")
        .build()
    val body =
      JSONObject()
        .put("fid", createId())
        .put("appId", project.appId)
        .put("authVersion", "FIS_v2")
        .put("sdkVersion", "a:17.2.0")
    val request =
      Request.Builder()
        .url(url)
        .header("x-goog-api-key", project.apiKey)
        .post(body.toString().toRequestBody("application/json".toMediaType()))
        .build()
    client.newCall(request).execute().use { answer ->
      if (!answer.isSuccessful) throw IOException("answered ${answer.code}")
      return read(answer.body?.string().orEmpty())
    }
  }

  private fun read(text: String): Installation =
    try {
      val told = JSONObject(text)
      Installation(told.getString("fid"), told.getJSONObject("authToken").getString("token"))
    } catch (unreadable: JSONException) {
      throw IOException(unreadable)
    }

  /* 22 characters of base64url; the first four bits are 0111, which marks them as such an id. */
  private fun createId(): String {
    val bytes = ByteArray(ID_BYTES).also(random::nextBytes)
    bytes[0] = (bytes[0] and LOW_NIBBLE) or MARK
    return encodeBase64Url(bytes).take(ID_CHARACTERS)
  }

  private companion object {
    const val ID_BYTES = 17
    const val ID_CHARACTERS = 22
    const val LOW_NIBBLE: Byte = 0x0f
    const val MARK: Byte = 0x70
  }
}
