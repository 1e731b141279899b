package kr.smartym.handset.test

import java.util.concurrent.TimeUnit
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue

private const val LIMIT_SECONDS = 120L

/** What a program of the repository prints; fails the test when it ends with an error. */
fun runNode(vararg arguments: String): String {
  val process =
    ProcessBuilder("node", *arguments).directory(repository).redirectErrorStream(true).start()
  val printed = process.inputStream.bufferedReader().readText()
  assertTrue("it ended", process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
  assertEquals(printed, 0, process.exitValue())
  return printed
}
