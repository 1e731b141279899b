package kr.smartym.handset.grants

import android.annotation.SuppressLint
import android.app.Activity
import android.app.role.RoleManager
import android.content.ActivityNotFoundException
import android.content.ComponentName
import android.content.Intent
import android.content.pm.PackageManager
import android.net.Uri
import android.os.Build
import android.provider.Settings
import android.telecom.TelecomManager

private const val FIRST_REQUEST = 100

/** Every word that can be asked for; its place is the request's number. */
private val names =
  listOf(
    "calls",
    "dialler",
    "microphone",
    "call_log",
    "texts",
    "call_files",
    "call_folder",
    "notices",
    "battery",
    "auto_start",
    "unused_app",
  )

/**
 * Where the makers hide what starts by itself; which of them there is differs from version to
 * version.
 */
private val startPages =
  listOf(
    ComponentName("com.samsung.android.lool", "com.samsung.android.sm.battery.ui.BatteryActivity"),
    ComponentName("com.samsung.android.lool", "com.samsung.android.sm.ui.battery.BatteryActivity"),
    ComponentName(
      "com.miui.securitycenter",
      "com.miui.permcenter.autostart.AutoStartManagementActivity",
    ),
  )

/**
 * Asks for what the core wants granted: by Android's own question, or on the page of its settings
 * where it has none or asks no more. `onAnswer` hears that somebody answered, whatever it was.
 */
class GrantQuestions(private val activity: Activity, private val onAnswer: () -> Unit) {
  private val ownPage by lazy { Uri.fromParts("package", activity.packageName, null) }

  /** On the main thread. */
  fun ask(name: String) {
    val permissions = permissionsOf(name).filter(::isMissing)
    when {
      name !in names -> onAnswer()
      name in PhoneGrants.blocked -> open(settingsOf(name), details())
      permissions.isNotEmpty() ->
        activity.requestPermissions(permissions.toTypedArray(), numberOf(name))
      else -> open(pagesOf(name), details(), numberOf(name))
    }
  }

  fun permissionsAnswered(request: Int, results: IntArray) {
    val name = names.getOrNull(request - FIRST_REQUEST) ?: return
    val isRefused = results.any { it != PackageManager.PERMISSION_GRANTED }
    if (isRefused && permissionsOf(name).none(activity::shouldShowRequestPermissionRationale))
      PhoneGrants.blocked += name
    onAnswer()
  }

  @SuppressLint("WrongConstant") // The flags are those that the answer came with.
  fun pageAnswered(request: Int, result: Int, answer: Intent?) {
    val name = names.getOrNull(request - FIRST_REQUEST) ?: return
    val folder = answer?.data
    if (name == "call_folder" && folder != null) {
      val both = Intent.FLAG_GRANT_READ_URI_PERMISSION or Intent.FLAG_GRANT_WRITE_URI_PERMISSION
      activity.contentResolver.takePersistableUriPermission(folder, both)
    }
    // Refused twice, the role's question does not come any more.
    if (name == "dialler" && result != Activity.RESULT_OK) PhoneGrants.blocked += name
    onAnswer()
  }

  private fun isMissing(permission: String) =
    activity.checkSelfPermission(permission) != PackageManager.PERMISSION_GRANTED

  private fun numberOf(name: String) = FIRST_REQUEST + names.indexOf(name)

  @SuppressLint("BatteryLife") // Without it a bank's calls do not arrive.
  private fun pagesOf(name: String): List<Intent> =
    when (name) {
      "dialler" -> listOf(diallerQuestion())
      "call_folder" -> listOf(Intent(Intent.ACTION_OPEN_DOCUMENT_TREE))
      "battery" ->
        listOf(
          Intent(Settings.ACTION_REQUEST_IGNORE_BATTERY_OPTIMIZATIONS, ownPage),
          Intent(Settings.ACTION_IGNORE_BATTERY_OPTIMIZATION_SETTINGS),
        )
      "auto_start" -> startPages.map { Intent().setComponent(it) }
      "unused_app" ->
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R)
          listOf(Intent(Intent.ACTION_AUTO_REVOKE_PERMISSIONS, ownPage))
        else emptyList()
      else -> emptyList()
    }

  private fun settingsOf(name: String): List<Intent> =
    if (name == "dialler" && Build.VERSION.SDK_INT >= Build.VERSION_CODES.N)
      listOf(Intent(Settings.ACTION_MANAGE_DEFAULT_APPS_SETTINGS))
    else emptyList()

  private fun diallerQuestion(): Intent =
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.Q)
      activity
        .getSystemService(RoleManager::class.java)
        .createRequestRoleIntent(RoleManager.ROLE_DIALER)
    else
      Intent(TelecomManager.ACTION_CHANGE_DEFAULT_DIALER)
        .putExtra(TelecomManager.EXTRA_CHANGE_DEFAULT_DIALER_PACKAGE_NAME, activity.packageName)

  private fun details() = Intent(Settings.ACTION_APPLICATION_DETAILS_SETTINGS, ownPage)

  /* The first page that there is; a maker's may be missing or not open to others. */
  private fun open(pages: List<Intent>, last: Intent, request: Int = FIRST_REQUEST + names.size) {
    for (page in pages + last) {
      try {
        @Suppress("DEPRECATION") // Its successor is in a library.
        return activity.startActivityForResult(page, request)
      } catch (_: ActivityNotFoundException) {
        continue
      } catch (_: SecurityException) {
        continue
      }
    }
    onAnswer()
  }
}
