package kr.smartym.handset.bench

import java.io.File
import org.json.JSONObject

/** Keeps what a bench measured where `npm run bench -- android` finds it. */
fun keepFigures(name: String, figures: Map<String, Number>) {
  val folder = File("target/bench").apply { mkdirs() }
  File(folder, "$name.json").writeText(JSONObject(figures).toString())
}

/** The share of the durations that is not longer, nanoseconds in milliseconds. */
fun List<Long>.percentileMs(share: Double): Double =
  sorted()[minOf(size - 1, (share * size).toInt())] / NS_PER_MS

const val NS_PER_MS = 1_000_000.0
