package kr.smartym.handset.core

import org.json.JSONArray
import org.json.JSONObject

/** What a step gave: rows to commit, then effects, as `handset-core` says them. */
class Answer(val step: JSONObject, val puts: Map<String, Any?>, val effects: JSONArray)

/**
 * Has a conversation of `conformance/handset` with machines that `create` makes; a restart asks for
 * a new one.
 */
fun converse(conversation: JSONObject, create: () -> HandsetMachine): List<Answer> {
  val rows = conversation.optJSONObject("rows") ?: JSONObject()
  val answers = mutableListOf<Answer>()
  var machine = create().apply { restore(rows.toString()) }
  val steps = conversation.getJSONArray("steps")
  for (step in (0 until steps.length()).map(steps::getJSONObject)) {
    if (step.optBoolean("restart")) {
      machine.close()
      machine = create().apply { restore(rows.toString()) }
      continue
    }
    val result = JSONObject(machine.step(step.getJSONObject("event").toString()))
    val puts =
      result.getJSONArray("puts").let { list -> (0 until list.length()).map(list::getJSONArray) }
    for (put in puts) rows.put(put.getString(0), if (put.isNull(1)) null else put.get(1))
    answers +=
      Answer(step, puts.associate { it.getString(0) to it.get(1) }, result.getJSONArray("effects"))
  }
  machine.close()
  return answers
}

/**
 * Where `actual` is not what `expected` asks for, or null; the matchers are those of the suite's
 * README.
 */
fun findDifference(actual: Any?, expected: Any?, path: String): String? =
  when {
    expected is JSONObject && expected.has("\$any") -> null
    expected is JSONObject && expected.optJSONObject("\$contains") != null ->
      if (actual is JSONObject)
        differenceOfMembers(actual, expected.getJSONObject("\$contains"), path)
      else "$path: $actual is no object"
    expected is JSONObject && actual is JSONObject ->
      actual
        .keys()
        .asSequence()
        .firstOrNull { !expected.has(it) }
        ?.let { "$path.$it is not expected" } ?: differenceOfMembers(actual, expected, path)
    expected is JSONArray && actual is JSONArray ->
      if (expected.length() != actual.length())
        "$path: ${actual.length()} instead of ${expected.length()}: $actual"
      else
        (0 until expected.length()).firstNotNullOfOrNull {
          findDifference(actual.get(it), expected.get(it), "$path[$it]")
        }
    isSame(actual, expected) -> null
    else -> "$path: $actual instead of $expected"
  }

private fun differenceOfMembers(actual: JSONObject, expected: JSONObject, path: String): String? =
  expected.keys().asSequence().firstNotNullOfOrNull { key ->
    findDifference(actual.opt(key), expected.get(key), "$path.$key")
  }

private fun isSame(actual: Any?, expected: Any?): Boolean =
  if (actual is Number && expected is Number) actual.toDouble() == expected.toDouble()
  else actual == expected
