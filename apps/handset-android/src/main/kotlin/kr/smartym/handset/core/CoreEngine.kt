package kr.smartym.handset.core

import com.dokar.quickjs.QuickJs
import java.util.concurrent.Callable
import java.util.concurrent.ExecutorService
import java.util.concurrent.Executors
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.runBlocking
import org.json.JSONObject

/** The handset's behaviour as the shell speaks to it: JSON in, JSON out (`handset-core`). */
interface HandsetMachine : AutoCloseable {
  /** Once, before the first event: the rows committed so far. */
  fun restore(rowsJson: String): String

  fun step(eventJson: String): String
}

/**
 * The core's bytecode in QuickJS. The engine lives on a thread of its own, since it measures its
 * stack from where it was made; the values that cross are strings, so nothing of it is kept
 * outside.
 */
class CoreEngine(bytecode: ByteArray) : HandsetMachine {
  private val thread: ExecutorService =
    Executors.newSingleThreadExecutor { Thread(null, it, "core", STACK_BYTES) }
  private val engine: QuickJs = onThread { QuickJs.create(thread.asCoroutineDispatcher()) }

  init {
    engine.memoryLimit = MEMORY_LIMIT_BYTES
    engine.maxStackSize = SCRIPT_STACK_BYTES
    runBlocking { engine.evaluate<Any?>(bytecode) }
  }

  override fun restore(rowsJson: String): String = call("restore", rowsJson)

  override fun step(eventJson: String): String = call("step", eventJson)

  override fun close() {
    onThread { engine.close() }
    thread.shutdown()
  }

  private fun call(name: String, json: String): String = runBlocking {
    engine.evaluate<String>("$name(${quote(json)})")
  }

  private fun <T> onThread(work: () -> T): T = thread.submit(Callable { work() }).get()

  private companion object {
    const val STACK_BYTES = 4L * 1024 * 1024
    const val SCRIPT_STACK_BYTES = 2L * 1024 * 1024
    /** What a phone can spare. */
    const val MEMORY_LIMIT_BYTES = 64L * 1024 * 1024

    /**
     * U+2028 and U+2029 end a line in no string since ES2019, so JSON's own quoting is
     * JavaScript's.
     */
    fun quote(json: String): String = JSONObject.quote(json)
  }
}
