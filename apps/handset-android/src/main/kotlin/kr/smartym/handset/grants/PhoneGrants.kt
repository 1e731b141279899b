package kr.smartym.handset.grants

import android.Manifest
import android.app.role.RoleManager
import android.content.Context
import android.content.pm.PackageManager
import android.os.Build
import android.os.PowerManager
import android.telecom.TelecomManager
import java.util.concurrent.ConcurrentHashMap
import kr.smartym.handset.link.event
import org.json.JSONArray
import org.json.JSONObject

private const val GRANTED = "granted"
private const val MISSING = "missing"
private const val BLOCKED = "blocked"
private const val UNKNOWN = "unknown"

/** Makers whose own dialler records calls into a folder. */
private val recordingMakers = setOf("samsung", "xiaomi", "lg")
/** Makers that let an app start by itself only where their settings say so. */
private val startingMakers = setOf("samsung", "xiaomi")

/**
 * Asked for with the others of its group, which costs no question of its own, and spared: without
 * it the agent says which SIM is the line.
 */
private val spared = setOf(Manifest.permission.READ_PHONE_NUMBERS)

/** Android's runtime permissions behind each of the core's words, on this version of it. */
fun permissionsOf(name: String): List<String> =
  when (name) {
    "calls" ->
      listOfNotNull(
        Manifest.permission.CALL_PHONE,
        Manifest.permission.READ_PHONE_STATE,
        Manifest.permission.ANSWER_PHONE_CALLS.takeIf {
          Build.VERSION.SDK_INT >= Build.VERSION_CODES.O
        },
        Manifest.permission.READ_PHONE_NUMBERS.takeIf {
          Build.VERSION.SDK_INT >= Build.VERSION_CODES.R
        },
      )
    "microphone" -> listOf(Manifest.permission.RECORD_AUDIO)
    "call_log" -> listOf(Manifest.permission.READ_CALL_LOG)
    "texts" -> listOf(Manifest.permission.SEND_SMS)
    "call_files" ->
      if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU)
        listOf(Manifest.permission.READ_MEDIA_AUDIO)
      else listOf(Manifest.permission.READ_EXTERNAL_STORAGE)
    "notices" ->
      if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU)
        listOf(Manifest.permission.POST_NOTIFICATIONS)
      else emptyList()
    else -> emptyList()
  }

/** What the phone grants the app, in the core's words (DIS-2). */
class PhoneGrants(private val context: Context) {
  private val maker = makerOf(Build.MANUFACTURER)

  /** All that this phone can grant, as `phone_grants.told`. */
  fun look(): JSONObject {
    val grants = JSONArray()
    for ((name, state) in states()) grants.put(JSONObject().put("name", name).put("state", state))
    return event("phone_grants.told").put("grants", grants).put("maker", maker)
  }

  private fun states(): Map<String, String> = buildMap {
    for (name in listOf("calls", "microphone", "call_log", "texts", "call_files", "notices")) {
      val permissions = permissionsOf(name) - spared
      if (permissions.isNotEmpty()) put(name, stateOf(name, permissions.all(::isGranted)))
    }
    isDialler()?.let { put("dialler", stateOf("dialler", it)) }
    if (maker in recordingMakers) put("call_folder", stateOf("call_folder", hasFolder()))
    val power = context.getSystemService(PowerManager::class.java)
    put("battery", stateOf("battery", power.isIgnoringBatteryOptimizations(context.packageName)))
    if (maker in startingMakers) put("auto_start", UNKNOWN)
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R)
      put("unused_app", stateOf("unused_app", context.packageManager.isAutoRevokeWhitelisted))
  }

  private fun stateOf(name: String, isGranted: Boolean): String =
    when {
      isGranted -> GRANTED
      name in blocked -> BLOCKED
      else -> MISSING
    }

  private fun isGranted(permission: String) =
    context.checkSelfPermission(permission) == PackageManager.PERMISSION_GRANTED

  /* Null on a tablet, which knows no dialler. */
  private fun isDialler(): Boolean? {
    if (Build.VERSION.SDK_INT < Build.VERSION_CODES.Q) {
      val telecom = context.getSystemService(TelecomManager::class.java) ?: return null
      return telecom.defaultDialerPackage == context.packageName
    }
    val roles = context.getSystemService(RoleManager::class.java)
    if (!roles.isRoleAvailable(RoleManager.ROLE_DIALER)) return null
    return roles.isRoleHeld(RoleManager.ROLE_DIALER)
  }

  private fun hasFolder() =
    context.contentResolver.persistedUriPermissions.any {
      it.isReadPermission && it.isWritePermission
    }

  companion object {
    /**
     * What Android asks no more; known until the process ends, since Android does not tell it
     * before it was asked.
     */
    val blocked: MutableSet<String> = ConcurrentHashMap.newKeySet()

    fun makerOf(manufacturer: String): String =
      when (manufacturer.lowercase()) {
        "samsung" -> "samsung"
        "xiaomi",
        "redmi",
        "poco" -> "xiaomi"
        "google" -> "google"
        "lge",
        "lg" -> "lg"
        else -> "other"
      }
  }
}
