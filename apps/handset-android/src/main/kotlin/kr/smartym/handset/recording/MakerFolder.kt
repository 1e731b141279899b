package kr.smartym.handset.recording

import java.io.InputStream
import kr.smartym.handset.sealing.Media

/** A sound file that the maker's own recorder wrote. */
class MakerFile(
  /** Where it is, as its folder says it. */
  val place: String,
  val name: String,
  val bytes: Long,
  /** Phone wall clock, UTC ms. */
  val changedAtMs: Long,
)

/** Where the maker's recorder lays its files. */
interface MakerFolder {
  /** It can be read, and something is or was in it. */
  val isThere: Boolean

  fun list(sinceMs: Long): List<MakerFile>

  /** Null when it is gone. */
  fun open(place: String): InputStream?

  /**
   * True when it is gone afterwards; false when Android does not let this app remove it, or not
   * yet.
   */
  fun remove(place: String): Boolean
}

/** What is there of all; of a file that several of them have, the first one's. */
class MakerFolders(private val folders: List<MakerFolder>) : MakerFolder {
  override val isThere
    get() = folders.any { it.isThere }

  override fun list(sinceMs: Long) =
    folders.flatMap { it.list(sinceMs) }.distinctBy { it.name to it.bytes }

  override fun open(place: String) = folders.firstNotNullOfOrNull { it.open(place) }

  override fun remove(place: String) = folders.any { it.remove(place) }
}

private val phoneNumbers = Regex("""(?<!\d)(?:\+?82[- ]?|0)\d{1,2}[- ]?\d{3,4}[- ]?\d{4}(?!\d)""")
private const val COMPARED_DIGITS = 8
/** Clocks of files count whole seconds, some of them even ones. */
private const val CLOCK_SLACK_MS = 3_000L

/**
 * The file of a call by its number and its time: recorders write the number, or a contact's name. A
 * file that names somebody else's number is never taken.
 */
fun pickMakerFile(files: List<MakerFile>, phoneNumber: String?, begunAtMs: Long): MakerFile? {
  val wanted = lastDigits(phoneNumber.orEmpty())
  val fitting =
    files.filter { file ->
      val named = phoneNumbers.findAll(file.name).map { lastDigits(it.value) }.toList()
      file.changedAtMs >= begunAtMs - CLOCK_SLACK_MS &&
        mediaOfName(file.name) != null &&
        (named.isEmpty() || wanted in named)
    }
  val byNumber = fitting.filter { phoneNumbers.containsMatchIn(it.name) }
  return byNumber.ifEmpty { fitting }.minByOrNull { it.changedAtMs }
}

/** What a maker's file is, by its ending; null for what is no sound that can be handed on. */
fun mediaOfName(name: String): Media? =
  when (name.substringAfterLast('.', "").lowercase()) {
    "m4a",
    "mp4" -> Media.MP4_AAC
    "3gp",
    "3gpp" -> Media.THREE_GP
    "amr" -> Media.AMR_NB
    "mp3" -> Media.MP3
    "aac" -> Media.AAC_ADTS
    else -> null
  }

private fun lastDigits(text: String) = text.filter(Char::isDigit).takeLast(COMPARED_DIGITS)
