package kr.smartym.handset.telephony

import android.content.Context
import android.os.Handler
import android.os.Looper
import android.telephony.SubscriptionManager

/** Tells when a SIM was put in or taken out, or an eSIM switched on or off. */
class SimWatch(context: Context, private val onChanged: () -> Unit) {
  private val subscriptions = context.getSystemService(SubscriptionManager::class.java)
  private val main = Handler(Looper.getMainLooper())
  private val listener by lazy {
    object : SubscriptionManager.OnSubscriptionsChangedListener() {
      override fun onSubscriptionsChanged() = onChanged()
    }
  }

  /* Until Android 10 the listener listens on the thread that makes it, which must have a looper. */
  @Suppress("DEPRECATION") // Its successor came with API 30.
  fun start() {
    main.post { subscriptions?.addOnSubscriptionsChangedListener(listener) }
  }

  fun stop() {
    main.post { subscriptions?.removeOnSubscriptionsChangedListener(listener) }
  }
}
