package kr.smartym.handset.test

import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit
import kr.smartym.handset.HandsetService
import org.json.JSONObject
import org.robolectric.Robolectric

private const val LIMIT_SECONDS = 120L

/** The app's service as Android runs it, with the real core; what the screens would show. */
class RunningService : AutoCloseable {
  private val views = LinkedBlockingQueue<JSONObject>()
  private val listener: (JSONObject) -> Unit = { views.put(it) }
  private val controller = Robolectric.buildService(HandsetService::class.java).create()
  val service: HandsetService = controller.get()

  init {
    HandsetService.onView(listener)
  }

  fun tell(type: String, vararg members: Pair<String, Any?>) {
    val event = JSONObject().put("type", type)
    members.forEach { (name, value) -> event.put(name, value ?: JSONObject.NULL) }
    checkNotNull(HandsetService.current).tell(event)
  }

  /** The first view from now on that is so. */
  fun awaitView(what: String, isSo: (JSONObject) -> Boolean): JSONObject {
    val deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS)
    var last: JSONObject? = null
    while (true) {
      val view =
        views.poll(deadlineNs - System.nanoTime(), TimeUnit.NANOSECONDS)
          ?: throw AssertionError("still not: $what; last: $last")
      if (isSo(view)) return view
      last = view
    }
  }

  override fun close() {
    HandsetService.forget(listener)
    controller.destroy()
  }
}
