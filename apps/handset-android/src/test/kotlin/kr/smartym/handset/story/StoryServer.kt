package kr.smartym.handset.story

import kr.smartym.handset.test.NodeProcess
import org.json.JSONObject

/** The real server in a process of its own; what is asked of it goes through its public API. */
class StoryServer : AutoCloseable {
  private val process = NodeProcess("scripts/android/story-server.ts")

  /** Where it is, and who may come: `address`, `code`, `loginId`, `password`. */
  val welcome: JSONObject = process.first

  fun ask(name: String, value: String): JSONObject =
    process.ask(JSONObject().put(name, value).toString())

  override fun close() = process.close()
}
