package kr.smartym.handset.test

import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit
import kr.smartym.handset.HandsetRun
import kr.smartym.handset.link.event
import org.json.JSONObject

private const val LIMIT_MS = 300_000L
private const val NS_PER_MS = 1_000_000L

/** What a run of the app showed and nobody looked at yet, oldest first. */
class ShownViews {
  private val views = LinkedBlockingQueue<JSONObject>()

  fun show(view: JSONObject) = views.put(view)

  /** The first view that is so; the phone's screen tells of everything that an agent can know. */
  fun await(what: String, isSo: (JSONObject) -> Boolean): JSONObject {
    val deadlineMs = System.nanoTime() / NS_PER_MS + LIMIT_MS
    var last: JSONObject? = null
    while (true) {
      val view =
        views.poll(deadlineMs - System.nanoTime() / NS_PER_MS, TimeUnit.MILLISECONDS)
          ?: throw AssertionError("still not: $what; last: $last")
      if (isSo(view)) return view
      last = view
    }
  }
}

/** An event of this type; null stands for JSON's. */
fun HandsetRun<*>.tell(type: String, vararg members: Pair<String, Any?>) =
  tell(
    event(type).apply { members.forEach { (name, value) -> put(name, value ?: JSONObject.NULL) } }
  )
