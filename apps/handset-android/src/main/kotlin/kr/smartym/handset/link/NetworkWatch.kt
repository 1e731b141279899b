package kr.smartym.handset.link

import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import android.content.IntentFilter
import android.net.ConnectivityManager
import android.net.Network as PhoneNetwork
import android.net.NetworkCapabilities
import android.net.NetworkRequest
import android.os.Build
import android.os.PowerManager

/**
 * Notices at once what a dead socket would show only after its silence: another network, none, and
 * the end of the phone's sleep (Doze).
 */
class NetworkWatch(
  private val context: Context,
  /** The network that carried the link is gone, or another took its place. */
  private val onChanged: () -> Unit,
  /** The phone slept: timers stood still meanwhile, and commands may wait. */
  private val onAwake: () -> Unit,
) {
  private val connectivity = context.getSystemService(ConnectivityManager::class.java)
  private val power = context.getSystemService(PowerManager::class.java)
  private var current: PhoneNetwork? = null

  private val networks =
    object : ConnectivityManager.NetworkCallback() {
      override fun onAvailable(network: PhoneNetwork) = became(if (isOneTold) network else active())

      override fun onLost(network: PhoneNetwork) {
        if (!isOneTold) became(active()) else if (network == current) became(null)
      }
    }

  private val sleep =
    object : BroadcastReceiver() {
      override fun onReceive(context: Context, intent: Intent) {
        if (!power.isDeviceIdleMode) onAwake()
      }
    }

  fun start() {
    current = active()
    if (isOneTold) connectivity.registerDefaultNetworkCallback(networks)
    else connectivity.registerNetworkCallback(internet(), networks)
    // A broadcast of the system alone: no other app can send it.
    context.registerReceiver(sleep, IntentFilter(PowerManager.ACTION_DEVICE_IDLE_MODE_CHANGED))
  }

  fun stop() {
    connectivity.unregisterNetworkCallback(networks)
    context.unregisterReceiver(sleep)
  }

  /* Networks beside the one that carries the link come and go without a word. */
  private fun became(network: PhoneNetwork?) {
    val isNews = synchronized(this) { (network != current).also { current = network } }
    if (isNews) onChanged()
  }

  private fun active(): PhoneNetwork? = connectivity.activeNetwork

  private fun internet() =
    NetworkRequest.Builder().addCapability(NetworkCapabilities.NET_CAPABILITY_INTERNET).build()

  private companion object {
    /** Since Android 7 the phone tells of the network that apps use; before, of all. */
    val isOneTold = Build.VERSION.SDK_INT >= Build.VERSION_CODES.N
  }
}
