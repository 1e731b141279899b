package kr.smartym.handset

import android.content.Context
import java.io.File
import java.io.IOException
import java.security.GeneralSecurityException
import java.security.ProviderException
import java.security.SecureRandom
import java.util.concurrent.ExecutorService
import java.util.concurrent.SynchronousQueue
import java.util.concurrent.ThreadPoolExecutor
import java.util.concurrent.TimeUnit
import kr.smartym.handset.clock.PhoneClock
import kr.smartym.handset.core.HandsetMachine
import kr.smartym.handset.grants.PhoneGrants
import kr.smartym.handset.integrity.IntegrityWatch
import kr.smartym.handset.integrity.PhoneTraits
import kr.smartym.handset.journal.DeviceKeys
import kr.smartym.handset.journal.FactStore
import kr.smartym.handset.journal.Journal
import kr.smartym.handset.journal.PhoneDatabase
import kr.smartym.handset.journal.UnreadableFiles
import kr.smartym.handset.journal.ValueCipher
import kr.smartym.handset.link.DeviceRequests
import kr.smartym.handset.link.Link
import kr.smartym.handset.link.Network
import kr.smartym.handset.link.NetworkWatch
import kr.smartym.handset.link.PhoneDescription
import kr.smartym.handset.link.Registrar
import kr.smartym.handset.link.ServerRequests
import kr.smartym.handset.link.SignInOrder
import kr.smartym.handset.link.TransportKey
import kr.smartym.handset.link.event
import kr.smartym.handset.loop.Capabilities
import kr.smartym.handset.loop.HandsetLoop
import kr.smartym.handset.loop.HandsetThread
import kr.smartym.handset.loop.Notices
import kr.smartym.handset.loop.Timers
import kr.smartym.handset.loop.perform
import kr.smartym.handset.playing.GrantedSound
import kr.smartym.handset.playing.Loudspeaker
import kr.smartym.handset.playing.PhoneLoudspeaker
import kr.smartym.handset.playing.Player
import kr.smartym.handset.protection.AppLock
import kr.smartym.handset.protection.BiometricKey
import kr.smartym.handset.protection.BiometricQuestion
import kr.smartym.handset.protection.Biometrics
import kr.smartym.handset.protection.KeystoreSecret
import kr.smartym.handset.push.Installations
import kr.smartym.handset.push.PushRegistrar
import kr.smartym.handset.push.PushService
import kr.smartym.handset.recording.MakerFolder
import kr.smartym.handset.recording.MakerPickUp
import kr.smartym.handset.recording.Recorder
import kr.smartym.handset.recording.RecordingFiles
import kr.smartym.handset.recording.RecordingStore
import kr.smartym.handset.recording.SoundSource
import kr.smartym.handset.sealing.Disk
import kr.smartym.handset.status.PhoneStatus
import kr.smartym.handset.telephony.CallLogReader
import kr.smartym.handset.telephony.CallStore
import kr.smartym.handset.telephony.PhoneSims
import kr.smartym.handset.telephony.SimWatch
import kr.smartym.handset.telephony.Telephony
import kr.smartym.handset.text.TextResults
import kr.smartym.handset.text.TextSender
import kr.smartym.handset.upload.Tus
import kr.smartym.handset.upload.Uploader
import kr.smartym.handset.wipe.Tombstone
import kr.smartym.handset.wipe.createLastWords
import org.json.JSONArray
import org.json.JSONObject

/** What a run of the app finds outside of it; tests bring their own. */
class Surroundings<T : Telephony>(
  val context: Context,
  val network: Network,
  val clock: PhoneClock,
  val machine: HandsetMachine,
  val createSound: (FactStore, HandsetThread) -> SoundSource,
  /** Where the maker's own recorder lays its files. */
  val maker: MakerFolder,
  /** How long a sound file of the maker is, ms. */
  val durationOf: (place: String) -> Int?,
  val phone: PhoneDescription,
  val notices: Notices,
  val guard: Guard,
  val createTelephony: (CallStore, HandsetThread, (JSONObject) -> Unit) -> T,
  /** Each new view, on the run's thread. */
  val onView: (JSONObject) -> Unit,
  /** This life of the app is over, and what the phone holds was erased. */
  val onWiped: () -> Unit,
  val pushService: PushService,
  /** What the phone grants the app, as `phone_grants.told`. */
  val lookAtGrants: () -> JSONObject = PhoneGrants(context)::look,
  /** Asks for one of them, where somebody sees it. */
  val askGrant: (name: String) -> Unit = {},
  val loudspeaker: Loudspeaker = PhoneLoudspeaker(),
)

/** What protects the app on this phone. */
class Guard(
  val traits: PhoneTraits,
  val biometrics: BiometricQuestion,
  val secureScreen: (isSecure: Boolean) -> Unit,
)

/**
 * One life of the app, from its start to its end, however it ends: journal read, core restored,
 * then `handset.started`.
 */
class HandsetRun<T : Telephony>(private val around: Surroundings<T>) {
  private val context = around.context
  private val thread = HandsetThread()
  /** Threads for what takes its time; after its end nothing more is taken, in silence. */
  private val background: ExecutorService =
    ThreadPoolExecutor(
      0,
      Int.MAX_VALUE,
      IDLE_SECONDS,
      TimeUnit.SECONDS,
      SynchronousQueue(),
      ThreadPoolExecutor.DiscardPolicy(),
    )
  private val database = PhoneDatabase(context)
  private val tombstone = Tombstone(context)
  private val unreadable = UnreadableFiles(context)
  private val recordings = recordingsFolder(context)
  private val keys =
    DeviceKeys(context).also(::endErasing).also {
      unreadable.setAsideIfLost(it, database, recordings)
    }
  private val facts = FactStore(database)
  private val cipher = ValueCipher(keys.journalKey)
  private val journal = Journal(database, cipher)
  private val disk = Disk(File(context.noBackupFilesDir, "reserve"))
  private val store = RecordingStore(database, cipher)
  private val timers: Timers = Timers(thread) { tell(event("timer.fired").put("timerId", it)) }
  private val order: SignInOrder = SignInOrder(::tell)
  private val transportKey = TransportKey(facts)
  private val registrar: Registrar =
    Registrar(facts, keys, around.network, around.phone, background, ::tell)
  private val calls = CallStore(database)
  private val sound = around.createSound(facts, thread)
  private val sims = PhoneSims(context)
  private val callLog = CallLogReader(context, sims)
  private val status = PhoneStatus(context, recordings, sound, ::canSeal, sims)

  private val link: Link =
    Link(
      around.network,
      around.clock,
      thread,
      deviceId = { registrar.known().deviceId },
      around.phone.appVersion,
      keys::sign,
      order::tellOfLink,
      onWelcomed = ::welcomed,
    )
  private val pushRegistrar: PushRegistrar =
    PushRegistrar(Installations(around.network.client), around.pushService, background, ::tell)
  private val watch: NetworkWatch =
    NetworkWatch(context, onChanged = { thread.execute(::networkChanged) }, onAwake = ::pushed)
  private val device: DeviceRequests =
    DeviceRequests(around.network, around.clock, keys, link::accessToken)
  private val files =
    RecordingFiles(
      recordings,
      disk,
      store,
      around.clock,
      registrar::known,
      transportKey::current,
      keys::sign,
    )
  private val pickUp: MakerPickUp =
    MakerPickUp(
      database,
      around.maker,
      files,
      around.clock,
      calls::numberOf,
      thread::later,
      sound::makerFileCame,
      around.durationOf,
      ::tell,
    )
  private val recorder: Recorder =
    Recorder(files, sound, pickUp, thread, recordings::getUsableSpace, ::tell)
  private val uploader: Uploader = Uploader({ Tus(device, it) }, recorder, background, ::tell)
  private val player: Player =
    Player(GrantedSound(device)::fetch, around.loudspeaker, background, ::tell)

  private val appLock = AppLock(facts, cipher, KeystoreSecret(APP_LOCK_ALIAS), background, ::tell)
  private val integrity =
    IntegrityWatch(around.guard.traits, thread, background, SecureRandom()::nextDouble, ::tell)

  val telephony: T = around.createTelephony(calls, thread, ::tell)

  private val capabilities: Capabilities =
    Capabilities(
      link,
      ServerRequests(
        device,
        around.network,
        tombstone,
        around.clock,
        background,
        order::tellOfRequest,
      ),
      order,
      registrar,
      timers,
      telephony,
      TextSender(context, sims, ::tell),
      recorder,
      uploader,
      player,
      around.notices,
      appLock,
      Biometrics(around.guard.biometrics, BiometricKey(), ::tell),
      integrity,
      around.guard.secureScreen,
      wipe = ::wipe,
      sampleStatus = { tell(status.sample()) },
      readCallLog = { since -> tell(callLog.tell(since)) },
      lookAtGrants = { tell(around.lookAtGrants()) },
      askGrant = around.askGrant,
      show = around.onView,
    )
  private val loop: HandsetLoop =
    HandsetLoop(
      around.machine,
      journal,
      around.clock,
      thread,
      capabilities::perform,
      onStorageFull = disk::releaseReserve,
    )

  private val simWatch = SimWatch(context) { tell(status.sample()) }

  fun start() {
    disk.keepReserve()
    thread.execute(pickUp::removeLeftOver)
    loop.start()
    tell(
      event("handset.started")
        .put("deviceId", registrar.current()?.deviceId ?: JSONObject.NULL)
        .put("appVersion", around.phone.appVersion)
        .put("deviceModel", around.phone.model)
        .put("captureMethods", JSONArray(sound.captureMethods))
        .put("captureProbes", sound.probes ?: JSONObject.NULL)
        .put("hasBiometrics", around.guard.biometrics.isThere)
        .put("hasCallLog", true)
        .apply { if (tombstone.find() != null) put("isWiped", true) }
        .apply { unreadable.countRecordings()?.let { put("unreadableRecordings", it) } }
    )
    watch.start()
    simWatch.start()
    integrity.begin()
    TextResults.listen(::tell)
  }

  /** Whatever waits at the server is asked for. */
  fun pushed() = tell(event("push.received"))

  /** The push service gave up the token that it gave. */
  fun renewPush() = pushRegistrar.renew()

  fun tell(event: JSONObject) {
    loop.tell(event)
  }

  /**
   * The end of the app without a word: what is not on the disk is gone. Not from the run's own
   * thread.
   */
  fun halt() {
    watch.stop()
    integrity.stop()
    simWatch.stop()
    TextResults.forget()
    loop.stop()
    uploader.halt()
    player.stop()
    link.drop()
    thread.shutdownNow()
    endBackground()
    thread.awaitTermination(END_LIMIT_MS, TimeUnit.MILLISECONDS)
    recorder.halt()
    database.close()
    around.machine.close()
  }

  /* What still looked into the database would make it anew. */
  private fun endBackground() {
    background.shutdownNow()
    background.awaitTermination(END_LIMIT_MS, TimeUnit.MILLISECONDS)
  }

  private fun canSeal() = transportKey.current() != null && registrar.isKeyKept()

  private fun networkChanged() {
    link.networkChanged()
    tell(status.sample())
  }

  private fun welcomed(frame: JSONObject) {
    transportKey.learn(frame.getJSONObject("transportKey"))
    device.learnNonce(frame.optString("proofNonce").ifEmpty { null })
    pushRegistrar.invited(frame.optJSONObject("push"))
  }

  /*
   * The key goes last of what is ours, since the journal that ordered this is read with it; nothing may keep this from its
   * end.
   */
  private fun wipe(commandId: String) {
    leaveLastWords(commandId)
    val leftByMaker = unlessForeign(emptyList(), pickUp::places)
    integrity.stop()
    loop.stop()
    uploader.halt()
    player.stop()
    link.drop()
    recorder.halt()
    endBackground()
    appLock.clear()
    recordings.deleteRecursively()
    unreadable.erase()
    disk.releaseReserve()
    database.erase()
    keys.erase()
    around.notices.hideAll()
    for (place in leftByMaker) unlessForeign(false) { around.maker.remove(place) }
    around.onWiped()
  }

  /* The maker's folders are another app's, which may answer with any mistake of its own. */
  private fun <T> unlessForeign(otherwise: T, work: () -> T): T =
    try {
      work()
    } catch (_: RuntimeException) {
      otherwise
    }

  /* A phone that can say nothing more is erased all the same. */
  private fun leaveLastWords(commandId: String) {
    disk.releaseReserve()
    try {
      val deviceId = registrar.current()?.deviceId.orEmpty()
      tombstone.write(createLastWords(keys, journal, store, deviceId, commandId))
    } catch (_: IOException) {
      // The disk is full.
    } catch (_: GeneralSecurityException) {
      // The keystore does not sign.
    } catch (_: ProviderException) {
      // So does the keystore of some makers say it.
    }
  }

  /* A phone that died while it erased itself ends that first: its keys would otherwise outlive its journal. */
  private fun endErasing(keys: DeviceKeys) {
    if (tombstone.find() != null && !database.isThere()) keys.erase()
  }

  companion object {
    private const val END_LIMIT_MS = 5_000L
    private const val IDLE_SECONDS = 60L
    private const val APP_LOCK_ALIAS = "app_lock"

    fun recordingsFolder(context: Context): File =
      File(context.noBackupFilesDir, "recordings").apply { mkdirs() }
  }
}
