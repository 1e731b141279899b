package kr.smartym.handset.test

import java.util.concurrent.TimeUnit
import org.json.JSONObject

private const val LIMIT_SECONDS = 30L

/**
 * A program of the repository in a process of its own. It says something first, answers each line
 * with one of JSON, and ends with its stdin.
 */
class NodeProcess(script: String) : AutoCloseable {
  private val process =
    ProcessBuilder("node", script)
      .directory(repository)
      .redirectError(ProcessBuilder.Redirect.INHERIT)
      .start()
  private val answers = process.inputStream.bufferedReader()
  private val lines = process.outputStream.bufferedWriter()

  /** What it says before it is asked. */
  val first: JSONObject = read()

  @Synchronized
  fun ask(line: String): JSONObject {
    lines.write(line)
    lines.newLine()
    lines.flush()
    return read()
  }

  override fun close() {
    lines.close()
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly()
  }

  private fun read(): JSONObject =
    JSONObject(checkNotNull(answers.readLine()) { "the process ended" })
}
