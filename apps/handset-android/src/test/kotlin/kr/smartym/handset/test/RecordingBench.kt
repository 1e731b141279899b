package kr.smartym.handset.test

import java.io.File
import java.io.IOException
import java.io.InputStream
import java.io.RandomAccessFile
import java.security.KeyPair
import java.security.Signature
import kr.smartym.handset.journal.DeviceKeys
import kr.smartym.handset.journal.PhoneDatabase
import kr.smartym.handset.journal.ValueCipher
import kr.smartym.handset.link.Registration
import kr.smartym.handset.link.event
import kr.smartym.handset.recording.MakerFile
import kr.smartym.handset.recording.MakerFolder
import kr.smartym.handset.recording.MakerPickUp
import kr.smartym.handset.recording.Recorder
import kr.smartym.handset.recording.RecordingFiles
import kr.smartym.handset.recording.RecordingStore
import kr.smartym.handset.recording.SoundSource
import kr.smartym.handset.sealing.Disk
import kr.smartym.handset.sealing.encodeHex
import kr.smartym.handset.sealing.generateP256
import kr.smartym.handset.sealing.openRecording
import kr.smartym.handset.sealing.pointOf
import kr.smartym.handset.sealing.rawSignature
import org.json.JSONObject
import org.robolectric.RuntimeEnvironment

/**
 * Capture, sealing and pick-up with their store and files; a phone whose time is passed by hand.
 */
class RecordingBench(
  private val folder: File,
  private val createSource: (RecordingBench) -> SoundSource,
) {
  val context = RuntimeEnvironment.getApplication()
  val clock = SteadyClock()
  val told = mutableListOf<JSONObject>()
  val maker = HandFolder()
  var usableBytes = 1_000_000_000L
  val disk = HandDisk(File(context.noBackupFilesDir, "reserve")).apply { keepReserve() }
  private val company: KeyPair = generateP256()
  private val device: KeyPair = generateP256()
  private lateinit var database: PhoneDatabase
  lateinit var thread: HandThread
    private set

  lateinit var source: SoundSource
    private set

  lateinit var pickUp: MakerPickUp
    private set

  lateinit var recorder: Recorder
    private set

  init {
    FakeKeyStore.install()
    begin()
  }

  private fun begin() {
    database = PhoneDatabase(context)
    thread = HandThread(clock)
    source = createSource(this)
    val store = RecordingStore(database, ValueCipher(DeviceKeys(context).journalKey))
    val registration = Registration("dev_" + "0".repeat(31) + "1", "cmp_" + "0".repeat(31) + "1")
    val point = pointOf(company.public)
    val files = RecordingFiles(folder, disk, store, clock, { registration }, { point }, ::sign)
    pickUp =
      MakerPickUp(
        database,
        maker,
        files,
        clock,
        { NUMBER },
        thread::later,
        source::makerFileCame,
        { null },
        told::add,
      )
    recorder = Recorder(files, source, pickUp, thread, { usableBytes }, told::add)
  }

  /** The process dies and is begun anew; what is on the disk stays. */
  fun kill() {
    thread.shutdownNow()
    recorder.halt()
    database.close()
    begin()
  }

  fun end() {
    recorder.halt()
    database.close()
  }

  fun start(recordingId: String = REC, media: String = "amr") =
    recorder.start(
      event("start_capture")
        .put("recordingId", recordingId)
        .put("callId", "call_" + "0".repeat(31) + "1")
        .put("media", media)
        .put("startedAt", clock.wallMs())
    )

  fun types() = told.map { it.getString("type") }

  fun path(recordingId: String = REC) = File(folder, "$recordingId.smr")

  /** The sound of a sealed file, after `npm run -s smr -- verify` found nothing wrong with it. */
  fun verifiedSound(recordingId: String = REC): ByteArray {
    runNode(
      "packages/sealed-recording/src/cli.ts",
      "verify",
      path(recordingId).path,
      "--device-public-key",
      encodeHex(pointOf(device.public)),
    )
    return openRecording(path(recordingId).readBytes(), company)
  }

  private fun sign(message: ByteArray): ByteArray =
    rawSignature(
      Signature.getInstance("SHA256withECDSA").run {
        initSign(device.private)
        update(message)
        sign()
      }
    )

  companion object {
    val REC = "rec_" + "0".repeat(31) + "1"
    val OTHER_REC = "rec_" + "0".repeat(31) + "2"
    const val NUMBER = "+821012345678"
  }
}

enum class Room {
  PLENTY,
  RESERVE_ALONE,
  NONE,
}

/** A disk whose room is set by hand. */
class HandDisk(private val reserve: File) : Disk(reserve) {
  var room = Room.PLENTY

  override fun append(file: RandomAccessFile, bytes: ByteArray, at: Long) {
    val fits = room == Room.PLENTY || room == Room.RESERVE_ALONE && !reserve.exists()
    if (!fits) throw IOException("no space left on device")
    super.append(file, bytes, at)
  }
}

/** A folder of the maker's recorder, in memory. */
class HandFolder : MakerFolder {
  private class Kept(val changedAtMs: Long, val content: ByteArray)

  private val kept = mutableMapOf<String, Kept>()
  var mayRemove = true

  fun lay(name: String, content: ByteArray, changedAtMs: Long) {
    kept[name] = Kept(changedAtMs, content)
  }

  fun names(): Set<String> = kept.keys.toSet()

  override val isThere
    get() = kept.isNotEmpty()

  override fun list(sinceMs: Long) =
    kept.map { (name, file) -> MakerFile(name, name, file.content.size.toLong(), file.changedAtMs) }

  override fun open(place: String): InputStream? = kept[place]?.content?.inputStream()

  override fun remove(place: String): Boolean = mayRemove && kept.remove(place) != null
}
