package kr.smartym.handset

import android.app.Service
import android.content.Context
import android.content.Intent
import android.os.IBinder

class HandsetService : Service() {
  override fun onBind(intent: Intent?): IBinder? = null

  companion object {
    fun start(context: Context) {
      context.startForegroundService(Intent(context, HandsetService::class.java))
    }
  }
}
