package kr.smartym.handset.test

import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import kr.smartym.handset.HandsetRun
import kr.smartym.handset.core.HandsetMachine
import kr.smartym.handset.journal.FactStore
import kr.smartym.handset.journal.PhoneDatabase
import kr.smartym.handset.link.event
import kr.smartym.handset.sealing.encodeHex
import kr.smartym.handset.sealing.generateP256
import kr.smartym.handset.sealing.pointOf
import org.json.JSONArray
import org.json.JSONObject
import org.robolectric.RuntimeEnvironment

private const val ORDER = "test.order"
private const val ANSWER = "answer"
private const val NOTHING = """{"puts":[],"effects":[]}"""
private const val LIMIT_SECONDS = 60L

/** A core that orders what a test wants, and remembers what the shell's classes told it. */
class OrderedMachine : HandsetMachine {
  val told = CopyOnWriteArrayList<JSONObject>()
  @Volatile private var heard = CountDownLatch(0)

  override fun restore(rowsJson: String) = "{}"

  override fun step(eventJson: String): String {
    val said = JSONObject(eventJson)
    if (said.getString("type") != ORDER) {
      told += said
      return NOTHING
    }
    heard.countDown()
    return said.getString(ANSWER)
  }

  override fun close() = Unit

  /**
   * Has the shell commit and perform this, and waits until its thread has done what it could at
   * once.
   */
  fun order(run: HandsetRun<*>, effects: JSONArray, puts: JSONArray = JSONArray()) {
    say(run, JSONObject().put("puts", puts).put("effects", effects).toString())
    // What an order sends to the thread lies behind the first of these, not behind the second.
    repeat(2) { say(run, NOTHING) }
  }

  /** The same of an order after which nothing is heard any more. */
  fun orderLast(run: HandsetRun<*>, effects: JSONArray) =
    say(run, JSONObject().put("puts", JSONArray()).put("effects", effects).toString())

  private fun say(run: HandsetRun<*>, answer: String) {
    val latch = CountDownLatch(1)
    heard = latch
    run.tell(event(ORDER).put(ANSWER, answer))
    latch.await(LIMIT_SECONDS, TimeUnit.SECONDS)
  }
}

/** The phone is somebody to the server, and has its key; nobody need be asked. */
fun registerPhone() =
  PhoneDatabase(RuntimeEnvironment.getApplication()).use { database ->
    val facts = FactStore(database)
    val point = encodeHex(pointOf(generateP256().public))
    facts.set("transport_key", JSONObject().put("publicKey", point).toString())
    val registration =
      JSONObject()
        .put("deviceId", "dev_" + "0".repeat(31) + "1")
        .put("companyId", "cmp_" + "0".repeat(31) + "1")
        .put("key", "")
    facts.set("registration", registration.toString())
  }
