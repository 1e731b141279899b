package kr.smartym.handset.push

import java.io.IOException
import kr.smartym.handset.test.NodeProcess
import okhttp3.FormBody
import okhttp3.HttpUrl.Companion.toHttpUrl
import okhttp3.OkHttpClient
import okhttp3.Request
import org.json.JSONObject

/** Firebase's endpoints in a process of their own, the same that the server is tested with. */
class FakeFirebase : AutoCloseable {
  private val process = NodeProcess("scripts/android/fake-firebase.ts")

  /** As a welcome's `push`. */
  val push: JSONObject = process.first

  fun isRegistered(token: String): Boolean = process.ask(token).getBoolean("isRegistered")

  override fun close() = process.close()

  /**
   * Play services, as far as the app sees them: they post the registration to their own endpoint.
   */
  inner class PlayServices : PushService {
    var isInstalled = true

    override fun isThere() = isInstalled

    override fun register(project: PushProject, installation: Installation): String {
      val form =
        FormBody.Builder()
          .add("sender", project.senderId)
          .add("X-gmp_app_id", project.appId)
          .add("X-appid", installation.id)
          .add("X-Goog-Firebase-Installations-Auth", installation.authToken)
          .build()
      val url = push.getString("installationsAddress").toHttpUrl().resolve("/c2dm/register3")
      val request = Request.Builder().url(checkNotNull(url)).post(form).build()
      val answer = OkHttpClient().newCall(request).execute().use { it.body?.string().orEmpty() }
      if (!answer.startsWith("token=")) throw IOException(answer)
      return answer.removePrefix("token=")
    }
  }
}
