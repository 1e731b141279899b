package kr.smartym.handset

import android.app.Application
import kr.smartym.handset.protection.SecureScreens

/** The process: whatever screen it ever shows is guarded. */
class HandsetApplication : Application() {
  override fun onCreate() {
    super.onCreate()
    registerActivityLifecycleCallbacks(SecureScreens)
  }
}
