package kr.smartym.handset

import android.app.Service
import android.content.Context
import android.content.Intent
import android.os.Build
import android.os.Handler
import android.os.IBinder
import java.util.concurrent.ConcurrentLinkedQueue
import java.util.concurrent.CopyOnWriteArraySet
import kr.smartym.handset.clock.SystemPhoneClock
import kr.smartym.handset.core.CoreEngine
import kr.smartym.handset.grants.GrantQuestions
import kr.smartym.handset.integrity.SystemTraits
import kr.smartym.handset.link.Network
import kr.smartym.handset.link.PhoneDescription
import kr.smartym.handset.link.ServerAddress
import kr.smartym.handset.link.event
import kr.smartym.handset.protection.PromptedQuestion
import kr.smartym.handset.protection.ScreenWatch
import kr.smartym.handset.protection.SecureScreens
import kr.smartym.handset.push.PlayServices
import kr.smartym.handset.recording.CaptureMethods
import kr.smartym.handset.recording.GrantedFolder
import kr.smartym.handset.recording.MakerFolders
import kr.smartym.handset.recording.MediaStoreFolder
import kr.smartym.handset.recording.durationOf
import kr.smartym.handset.screen.PhoneNotices
import kr.smartym.handset.telephony.PhoneTelephony
import org.json.JSONObject

/** Keeps the app at work: it owns the one run of the app, and stands in the bar while it does. */
class HandsetService : Service() {
  private val notices by lazy { PhoneNotices(this) }
  private val screenWatch by lazy { ScreenWatch(this) { run.tell(event("screen.turned_off")) } }
  private lateinit var run: HandsetRun<PhoneTelephony>

  override fun onBind(intent: Intent?): IBinder? = null

  override fun onCreate() {
    super.onCreate()
    notices.stayInForeground(this)
    begin()
    screenWatch.begin()
  }

  override fun onStartCommand(intent: Intent?, flags: Int, startId: Int): Int {
    when (intent?.action) {
      PUSHED -> run.pushed()
      TOKEN_RENEWED -> run.renewPush()
    }
    return START_STICKY
  }

  override fun onDestroy() {
    screenWatch.end()
    current = null
    view = null
    run.telephony.stop()
    run.halt()
    super.onDestroy()
  }

  private fun begin() {
    val clock = SystemPhoneClock(contentResolver)
    val address = ServerAddress(this)
    val phone = describePhone()
    val maker = MakerFolders(listOf(GrantedFolder(this), MediaStoreFolder(this)))
    run =
      HandsetRun(
        Surroundings(
          context = this,
          network = Network(address::pins, address::find),
          clock = clock,
          machine = CoreEngine(assets.open(CORE).use { it.readBytes() }),
          createSound = { facts, thread ->
            CaptureMethods(this, facts, phone.appVersion, maker, thread::later)
          },
          maker = maker,
          durationOf = { durationOf(this, it) },
          phone = phone,
          notices = notices,
          guard = Guard(SystemTraits(this), PromptedQuestion(this), SecureScreens::set),
          createTelephony = { store, thread, tell ->
            PhoneTelephony(this, store, clock, thread, tell)
          },
          askGrant = ::ask,
          onView = ::show,
          onWiped = ::beginAnew,
          pushService = PlayServices(this),
        )
      )
    current = run
    run.start()
    generateSequence(early::poll).forEach { it(run) }
  }

  /* Without a screen in front nobody can be asked; what is granted is told when one comes. */
  private fun ask(name: String) {
    Handler(mainLooper).post { questions?.ask(name) }
  }

  /* Nothing of what the app wrote stayed: it begins as nobody's. */
  private fun beginAnew() {
    Handler(mainLooper).post {
      run.telephony.stop()
      run.halt()
      begin()
    }
  }

  private fun describePhone(): PhoneDescription {
    val version = packageManager.getPackageInfo(packageName, 0).versionName ?: "0"
    return PhoneDescription(
      "${Build.MANUFACTURER} ${Build.MODEL}",
      "Android ${Build.VERSION.RELEASE}",
      version,
    )
  }

  companion object {
    private const val CORE = "handset-core.bin"
    private val viewListeners = CopyOnWriteArraySet<(JSONObject) -> Unit>()
    @Volatile private var view: JSONObject? = null

    /** The run of this process; null while the service is not up. */
    @Volatile
    var current: HandsetRun<PhoneTelephony>? = null
      private set

    /** A push came. */
    const val PUSHED = "pushed"
    /** The push service wants the app to register anew. */
    const val TOKEN_RENEWED = "token_renewed"

    /** What came in before the service was up. */
    private val early = ConcurrentLinkedQueue<(HandsetRun<PhoneTelephony>) -> Unit>()

    /**
     * Does something with the run of this process; with one that is still to come when it has
     * begun.
     */
    fun whenUp(work: (HandsetRun<PhoneTelephony>) -> Unit) {
      current?.let(work) ?: early.add(work)
    }

    /** Tells the run of this process, also one that is still to come. */
    fun tell(event: JSONObject) = whenUp { it.tell(event) }

    /** The screen that is in front and can ask for what the phone should grant. */
    @Volatile var questions: GrantQuestions? = null

    fun start(context: Context, action: String? = null) {
      val intent = Intent(context, HandsetService::class.java).setAction(action)
      if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.O) context.startForegroundService(intent)
      else context.startService(intent)
    }

    /** Calls `listener` with the view now and at each change, on the run's thread. */
    fun onView(listener: (JSONObject) -> Unit) {
      viewListeners += listener
      view?.let(listener)
    }

    fun forget(listener: (JSONObject) -> Unit) {
      viewListeners -= listener
    }

    private fun show(shown: JSONObject) {
      view = shown
      viewListeners.forEach { it(shown) }
    }
  }
}
