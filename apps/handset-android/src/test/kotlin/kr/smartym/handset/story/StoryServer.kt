package kr.smartym.handset.story

import java.util.concurrent.TimeUnit
import kr.smartym.handset.test.repository
import org.json.JSONObject

/** The real server in a process of its own; what is asked of it goes through its public API. */
class StoryServer : AutoCloseable {
  private val process =
    ProcessBuilder("node", "scripts/android/story-server.ts")
      .directory(repository)
      .redirectError(ProcessBuilder.Redirect.INHERIT)
      .start()
  private val answers = process.inputStream.bufferedReader()
  private val wishes = process.outputStream.bufferedWriter()

  /** Where it is, and who may come: `address`, `code`, `loginId`, `password`. */
  val welcome: JSONObject = read()

  @Synchronized
  fun ask(name: String, value: String): JSONObject {
    wishes.write(JSONObject().put(name, value).toString())
    wishes.newLine()
    wishes.flush()
    return read()
  }

  override fun close() {
    wishes.close()
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly()
  }

  private fun read(): JSONObject =
    JSONObject(checkNotNull(answers.readLine()) { "the server ended" })

  private companion object {
    const val LIMIT_SECONDS = 30L
  }
}
