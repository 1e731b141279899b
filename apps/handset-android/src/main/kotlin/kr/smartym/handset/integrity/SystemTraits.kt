package kr.smartym.handset.integrity

import android.content.Context
import android.content.pm.PackageManager
import android.os.Build
import android.os.Debug
import android.provider.Settings
import java.io.File
import java.io.IOException
import java.util.concurrent.TimeUnit
import kr.smartym.handset.journal.UnreadableFiles

/** This phone's. */
class SystemTraits(private val context: Context) : PhoneTraits {
  override val build =
    BuildTraits(
      Build.FINGERPRINT.orEmpty(),
      Build.HARDWARE.orEmpty(),
      Build.MODEL.orEmpty(),
      Build.PRODUCT.orEmpty(),
      Build.TAGS.orEmpty(),
    )
  override val own = InstalledPackage(context)

  override val hasLostKey: Boolean
    get() = UnreadableFiles.folderIn(context).exists()

  override val isDebuggerConnected: Boolean
    get() = Debug.isDebuggerConnected() || Debug.waitingForDebugger()

  override val hasHookClasses: Boolean
    get() = hookClasses.any(::isLoaded)

  override fun exists(path: String): Boolean = File(path).exists()

  override fun lines(path: String): Sequence<String> =
    try {
      File(path).readLines().asSequence()
    } catch (_: IOException) {
      emptySequence()
    }

  override fun hasPackage(name: String): Boolean =
    try {
      context.packageManager.getPackageInfo(name, 0)
      true
    } catch (_: PackageManager.NameNotFoundException) {
      false
    }

  override fun property(name: String): String =
    try {
      val process = ProcessBuilder("getprop", name).start()
      val value = process.inputStream.bufferedReader().use { it.readText().trim() }
      if (!process.waitFor(PROPERTY_LIMIT_MS, TimeUnit.MILLISECONDS)) process.destroy()
      value
    } catch (_: IOException) {
      ""
    }

  override fun isOn(globalSetting: String): Boolean =
    Settings.Global.getInt(context.contentResolver, globalSetting, 0) != 0

  private fun isLoaded(name: String): Boolean =
    try {
      Class.forName(name, false, ClassLoader.getSystemClassLoader())
      true
    } catch (_: ClassNotFoundException) {
      false
    }

  private companion object {
    const val PROPERTY_LIMIT_MS = 1_000L
    val hookClasses =
      listOf(
        "de.robv.android.xposed.XposedBridge",
        "com.saurik.substrate.MS",
        "io.github.libxposed.api.XposedModule",
      )
  }
}
