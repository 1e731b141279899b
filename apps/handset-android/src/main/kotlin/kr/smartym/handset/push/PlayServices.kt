package kr.smartym.handset.push

import android.content.Context
import android.content.pm.PackageManager
import android.os.Build
import android.os.Bundle
import com.google.android.gms.cloudmessaging.Rpc
import com.google.android.gms.tasks.Tasks
import java.io.IOException
import java.util.concurrent.ExecutionException
import java.util.concurrent.TimeUnit
import java.util.concurrent.TimeoutException

private const val PACKAGE = "com.google.android.gms"
private const val LIMIT_SECONDS = 30L

/**
 * Google Play services: they post the registration themselves, to an address that is theirs, and
 * hold the connection by which messages come.
 */
class PlayServices(private val context: Context) : PushService {
  override fun isThere(): Boolean =
    try {
      context.packageManager.getApplicationInfo(PACKAGE, 0).enabled
    } catch (_: PackageManager.NameNotFoundException) {
      false
    }

  override fun register(project: PushProject, installation: Installation): String {
    val answer =
      try {
        Tasks.await(
          Rpc(context).send(wishOf(project, installation)),
          LIMIT_SECONDS,
          TimeUnit.SECONDS,
        )
      } catch (failure: ExecutionException) {
        throw IOException(failure)
      } catch (late: TimeoutException) {
        throw IOException(late)
      }
    return answer.getString("registration_id")
      ?: throw IOException(answer.getString("error") ?: "no token")
  }

  private fun wishOf(project: PushProject, installation: Installation): Bundle {
    val own = context.packageManager.getPackageInfo(context.packageName, 0)
    return Bundle().apply {
      putString("scope", "*")
      putString("sender", project.senderId)
      putString("subtype", project.senderId)
      putString("gmp_app_id", project.appId)
      putString("appid", installation.id)
      putString("Goog-Firebase-Installations-Auth", installation.authToken)
      putString("osv", Build.VERSION.SDK_INT.toString())
      putString("app_ver_name", own.versionName)
      putString("cliv", "fcm-24.0.0")
    }
  }
}
