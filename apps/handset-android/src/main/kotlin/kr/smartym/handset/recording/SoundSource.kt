package kr.smartym.handset.recording

import java.io.Closeable
import java.io.IOException
import kr.smartym.handset.sealing.Media
import org.json.JSONArray

/** Encoded sound of one call while it runs. */
interface SoundStream : Closeable {
  /** The contract's word for how it is heard. */
  val captureMethod: String
  val media: Media

  /**
   * The bytes that have come since the last time; whole frames, the file's head first. Throws an
   * IOException when capture broke.
   */
  fun take(): ByteArray

  /** Ends the capture and gives what was left. */
  fun finish(): ByteArray

  /** Milliseconds of sound in what was given so far. */
  val takenMs: Int

  /** The loudest sample of 32,767 so far; null where nobody says. */
  val peak: Int?
    get() = null
}

/** How this phone hears calls. */
interface SoundSource {
  /** The contract's words for its ways, the one that is used first. */
  val captureMethods: List<String>

  /** Its best way is the maker's own recorder, whose file comes when the call is over. */
  val isLeftToMaker: Boolean
    get() = false

  /**
   * Begins to record; AAC when `wanted` says so, else AMR, which can both be sealed while they are
   * heard. Throws an IOException when the phone lets none of its ways begin.
   */
  @Throws(IOException::class) fun open(wanted: String): SoundStream

  /** What a recording that is over was like; `peak` as its stream said it. */
  fun heard(captureMethod: String, peak: Int?, takenMs: Int) = Unit

  /** A recording of the maker was found in time, or never. */
  fun makerFileCame(isThere: Boolean) = Unit

  /**
   * Results of the last look at the ways, as `capture.probed` says them; null when nobody looked.
   */
  val probes: JSONArray?
    get() = null

  /** Why it cannot record now, in the contract's words. */
  val faults: List<String>
    get() = emptyList()

  /** Looks at every way; the answer may take some seconds. */
  fun probe(answer: (JSONArray) -> Unit) = answer(JSONArray())
}
