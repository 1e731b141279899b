package kr.smartym.handset.protection

import android.app.Activity
import android.app.Application
import android.os.Bundle
import android.os.Handler
import android.os.Looper
import android.view.WindowManager.LayoutParams.FLAG_SECURE
import java.util.WeakHashMap

/**
 * Keeps every screen of the app out of pictures, of the list of running apps and of other displays
 * (SEC-5, SEC-10), from the first moment on: only the core may say that nothing is to be hidden.
 */
object SecureScreens : Application.ActivityLifecycleCallbacks {
  private val screens = WeakHashMap<Activity, Unit>()
  private var isSecure = true

  /** From any thread. */
  fun set(secure: Boolean) {
    Handler(Looper.getMainLooper()).post {
      isSecure = secure
      screens.keys.forEach(::mark)
    }
  }

  override fun onActivityCreated(activity: Activity, state: Bundle?) {
    screens[activity] = Unit
    mark(activity)
  }

  private fun mark(activity: Activity) {
    if (isSecure) activity.window.addFlags(FLAG_SECURE) else activity.window.clearFlags(FLAG_SECURE)
  }

  override fun onActivityDestroyed(activity: Activity) {
    screens.remove(activity)
  }

  override fun onActivityStarted(activity: Activity) = Unit

  override fun onActivityResumed(activity: Activity) = Unit

  override fun onActivityPaused(activity: Activity) = Unit

  override fun onActivityStopped(activity: Activity) = Unit

  override fun onActivitySaveInstanceState(activity: Activity, state: Bundle) = Unit
}
