package kr.smartym.handset.core

import java.io.File
import kr.smartym.handset.test.conformanceFiles
import kr.smartym.handset.test.coreBytecode
import org.json.JSONObject
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.ParameterizedRobolectricTestRunner

/** `conformance/handset` through the engine and the bytecode of the app. */
@RunWith(ParameterizedRobolectricTestRunner::class)
class ConversationsTest(private val file: String) {
  @Test
  fun `conformance-handset, the core answers as in every other shell`() {
    val conversation = JSONObject(files.single { it.name == file }.readText())
    val answers = converse(conversation) { CoreEngine(coreBytecode) }
    assertTrue(answers.isNotEmpty())
    for ((index, answer) in answers.withIndex()) {
      val where = "answer ${index + 1}, to ${answer.step.getJSONObject("event").getString("type")}"
      assertNull(
        findDifference(answer.effects, answer.step.getJSONArray("effects"), "$where: effects")
      )
      val puts = answer.step.optJSONObject("puts") ?: continue
      for (key in puts.keys()) assertNull(
        findDifference(answer.puts[key], puts.get(key), "$where: puts $key")
      )
    }
  }

  companion object {
    private val files: List<File> = conformanceFiles("handset")

    @JvmStatic
    @ParameterizedRobolectricTestRunner.Parameters(name = "{0}")
    fun parameters(): List<Array<Any>> = files.map { arrayOf(it.name) }
  }
}
