package kr.smartym.handset.push

import java.io.IOException
import java.util.concurrent.Executor
import kr.smartym.handset.link.event
import org.json.JSONException
import org.json.JSONObject

/**
 * Sees to it that the server knows how to wake this phone (CTC-2). What it could not do now is done
 * at the next welcome, for the server says in each whether it knows.
 */
class PushRegistrar(
  private val installations: Installations,
  private val service: PushService,
  private val background: Executor,
  private val tell: (JSONObject) -> Unit,
) {
  private var project: PushProject? = null
  private var isBusy = false

  /** `push` of a welcome; null when the server wakes nobody. */
  @Synchronized
  fun invited(push: JSONObject?) {
    project =
      try {
        push?.let(PushProject::of)
      } catch (_: IllegalArgumentException) {
        null
      } catch (_: JSONException) {
        null
      }
    if (push?.optBoolean("isTold") == false) register()
  }

  /** The push service takes the token back. */
  @Synchronized fun renew() = register()

  private fun register() {
    val known = project ?: return
    if (isBusy) return
    isBusy = true
    background.execute {
      try {
        val token = if (service.isThere()) tokenOf(known) else null
        tell(event("push.registered").put("token", token ?: JSONObject.NULL))
      } catch (_: IOException) {
        // The next welcome asks again.
      } finally {
        synchronized(this) { isBusy = false }
      }
    }
  }

  private fun tokenOf(known: PushProject): String =
    service.register(known, installations.create(known))
}
