package kr.smartym.handset.recording

import android.Manifest
import android.content.Context
import android.content.pm.PackageManager
import android.os.Build
import java.io.IOException
import kr.smartym.handset.journal.FactStore
import org.json.JSONArray
import org.json.JSONObject

const val PRIVILEGED = "privileged"
const val VOICE_CALL = "voice_call"
const val MAKER_FILE = "maker_file"
const val MICROPHONE = "microphone"

private const val FACT = "capture_probes"
/** Below it a recorder hands out zeros, not a quiet room. */
private const val SILENCE_PEAK = 16
/** A shorter recording says nothing of how the phone hears. */
private const val TELLING_MS = 3_000
private const val PROBE_MS = 1_000L

private const val HEARD = "heard"
private const val SILENT = "silent"
private const val BEGAN = "began"
private const val REFUSED = "refused"

/**
 * The ways in which this phone hears calls, and what is known of them (REC-7): looked at once after
 * each installation of the app and when somebody asks, and corrected by every recording.
 */
class CaptureMethods(
  private val context: Context,
  private val facts: FactStore,
  private val appVersion: String,
  private val maker: MakerFolder,
  /** Does something after so many milliseconds, on the thread of the recordings. */
  private val later: (delayMs: Long, work: () -> Unit) -> Unit,
) : SoundSource {
  private class Probe(val result: String, val peak: Int?)

  private var opened: String? = null

  override val captureMethods: List<String>
    get() {
      val found = read()
      val there = buildList {
        if (hasPrivilege()) add(PRIVILEGED)
        else if (Build.VERSION.SDK_INT < Build.VERSION_CODES.Q) add(VOICE_CALL)
        if (maker.isThere || found.containsKey(MAKER_FILE)) add(MAKER_FILE)
        add(MICROPHONE)
      }
      // What begins goes before what does not, and silence is better than a refusal.
      return there.sortedBy { method ->
        when (found[method]?.result) {
          REFUSED -> 2
          SILENT -> 1
          else -> 0
        }
      }
    }

  override val isLeftToMaker: Boolean
    get() = captureMethods.first() == MAKER_FILE

  override val probes: JSONArray?
    get() = read().takeIf { it.isNotEmpty() }?.let(::describe)

  override val faults: List<String>
    get() {
      val mayRecord =
        context.checkSelfPermission(Manifest.permission.RECORD_AUDIO) ==
          PackageManager.PERMISSION_GRANTED
      return buildList {
        if (!mayRecord) add("permission")
        if (read()[captureMethods.first()]?.result == SILENT) add("silence")
      }
    }

  override fun open(wanted: String): SoundStream {
    var refusal: IOException? = null
    for (method in captureMethods - MAKER_FILE) {
      try {
        return PhoneSound(context, method).open(wanted).also { opened = method }
      } catch (error: IOException) {
        refusal = error
      }
    }
    throw checkNotNull(refusal)
  }

  override fun heard(captureMethod: String, peak: Int?, takenMs: Int) {
    opened = null
    if (peak != null && takenMs >= TELLING_MS) keep(captureMethod, judge(peak))
  }

  override fun makerFileCame(isThere: Boolean) =
    keep(MAKER_FILE, Probe(if (isThere) HEARD else REFUSED, null))

  override fun probe(answer: (JSONArray) -> Unit) {
    val methods = captureMethods
    if (MAKER_FILE in methods) keep(MAKER_FILE, Probe(if (maker.isThere) BEGAN else REFUSED, null))
    probeNext(ArrayDeque(methods - MAKER_FILE)) { answer(describe(read())) }
  }

  /* One after another: a phone has one recorder. While a call has it nothing is looked at. */
  private fun probeNext(rest: ArrayDeque<String>, isDone: () -> Unit) {
    val method = rest.removeFirstOrNull()
    if (method == null || opened != null) return isDone()
    val sound =
      try {
        PhoneSound(context, method).open("amr")
      } catch (_: IOException) {
        keep(method, Probe(REFUSED, null))
        return probeNext(rest, isDone)
      }
    later(PROBE_MS) {
      sound.use { it.finish() }
      // A line without a call is silent on every phone: that it began is all that can be said.
      keep(method, if (method == MICROPHONE) judge(sound.peak ?: 0) else Probe(BEGAN, null))
      probeNext(rest, isDone)
    }
  }

  private fun judge(peak: Int) = Probe(if (peak < SILENCE_PEAK) SILENT else HEARD, peak)

  private fun hasPrivilege() =
    context.checkSelfPermission("android.permission.CAPTURE_AUDIO_OUTPUT") ==
      PackageManager.PERMISSION_GRANTED

  private fun keep(method: String, probe: Probe) {
    val all = describe(read() + (method to probe))
    facts.set(FACT, JSONObject().put("version", appVersion).put("found", all).toString())
  }

  /* What another version of the app found is nothing: its recorder may have been another. */
  private fun read(): Map<String, Probe> {
    val kept = facts.find(FACT)?.let(::JSONObject) ?: return emptyMap()
    if (kept.getString("version") != appVersion) return emptyMap()
    val found = kept.getJSONArray("found")
    return (0 until found.length()).map(found::getJSONObject).associate {
      val peak = if (it.isNull("peak")) null else it.getInt("peak")
      it.getString("method") to Probe(it.getString("result"), peak)
    }
  }

  private fun describe(found: Map<String, Probe>): JSONArray {
    val list = JSONArray()
    for ((method, probe) in found) list.put(
      JSONObject()
        .put("method", method)
        .put("result", probe.result)
        .put("peak", probe.peak ?: JSONObject.NULL)
    )
    return list
  }
}
