package kr.smartym.handset.link

import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import android.content.IntentFilter
import android.net.ConnectivityManager
import android.net.Network as PhoneNetwork
import android.net.NetworkCapabilities
import android.net.NetworkRequest
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
  private val known = mutableSetOf<PhoneNetwork>()

  private val networks =
    object : ConnectivityManager.NetworkCallback() {
      override fun onAvailable(network: PhoneNetwork) {
        if (synchronized(known) { known.add(network) }) onChanged()
      }

      override fun onLost(network: PhoneNetwork) {
        if (synchronized(known) { known.remove(network) }) onChanged()
      }
    }

  private val sleep =
    object : BroadcastReceiver() {
      override fun onReceive(context: Context, intent: Intent) {
        if (!power.isDeviceIdleMode) onAwake()
      }
    }

  fun start() {
    connectivity.activeNetwork?.let { synchronized(known) { known.add(it) } }
    val internet =
      NetworkRequest.Builder().addCapability(NetworkCapabilities.NET_CAPABILITY_INTERNET).build()
    connectivity.registerNetworkCallback(internet, networks)
    // A broadcast of the system alone: no other app can send it.
    context.registerReceiver(sleep, IntentFilter(PowerManager.ACTION_DEVICE_IDLE_MODE_CHANGED))
  }

  fun stop() {
    connectivity.unregisterNetworkCallback(networks)
    context.unregisterReceiver(sleep)
  }
}
