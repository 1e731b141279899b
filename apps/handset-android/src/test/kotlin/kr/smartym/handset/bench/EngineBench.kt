package kr.smartym.handset.bench

import kr.smartym.handset.core.CoreEngine
import kr.smartym.handset.test.conformanceFiles
import kr.smartym.handset.test.coreBytecode
import org.json.JSONArray
import org.json.JSONObject
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

private const val QUEUED = 1_000
private const val WARM_PASSES = 5
private const val PASSES = 40

/**
 * What a step of the core costs on a phone that has 1,000 recordings to send: one whole call, again
 * and again.
 */
@RunWith(RobolectricTestRunner::class)
class EngineBench {
  private val events: List<String> = run {
    val file = conformanceFiles("handset").single { it.name == "call-from-dial-to-deletion.json" }
    val steps = JSONObject(file.readText()).getJSONArray("steps")
    (0 until steps.length()).map { steps.getJSONObject(it).getJSONObject("event").toString() }
  }

  /** The call's recording once it is sealed, under a thousand other names. */
  private fun queuedRows(): JSONObject {
    val rows = JSONObject()
    CoreEngine(coreBytecode).use { engine ->
      engine.restore("{}")
      for (event in events) {
        for (put in putsOf(engine.step(event))) rows.put(put.getString(0), put.get(1))
        if ("\"recording.sealed\"" in event) break
      }
    }
    val key = rows.keys().asSequence().single { it.startsWith("recording/") }
    val row = rows.getJSONObject(key).toString()
    val recordingId = key.substringAfter('/')
    return JSONObject().also { queued ->
      for (index in 1..QUEUED) {
        val other = "rec_%032x".format(0x1000 + index)
        queued.put("recording/$other", JSONObject(row.replace(recordingId, other)))
      }
    }
  }

  private fun putsOf(answer: String): List<JSONArray> =
    JSONObject(answer).getJSONArray("puts").let { list ->
      (0 until list.length()).map(list::getJSONArray)
    }

  @Test
  fun `a step with a thousand queued recordings`() {
    val rows = queuedRows().toString()
    val steps = mutableListOf<Long>()
    val restores = mutableListOf<Long>()
    var bytes = 0L
    repeat(WARM_PASSES + PASSES) { pass ->
      CoreEngine(coreBytecode).use { engine ->
        val begin = System.nanoTime()
        engine.restore(rows)
        val isMeasured = pass >= WARM_PASSES
        if (isMeasured) restores += System.nanoTime() - begin
        for (event in events) {
          val from = System.nanoTime()
          val answer = engine.step(event)
          if (isMeasured) steps += System.nanoTime() - from
          if (isMeasured) bytes += putsOf(answer).sumOf { it.toString().toByteArray().size }
        }
      }
    }
    keepFigures(
      "engine",
      mapOf(
        "queued" to QUEUED,
        "steps" to steps.size,
        "stepP50Ms" to steps.percentileMs(0.5),
        "stepP99Ms" to steps.percentileMs(0.99),
        "restoreP50Ms" to restores.percentileMs(0.5),
        "bytesPersistedAStep" to bytes.toDouble() / steps.size,
        "bytecodeBytes" to coreBytecode.size,
      ),
    )
  }
}
