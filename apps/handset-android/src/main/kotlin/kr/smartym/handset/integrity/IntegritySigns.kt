package kr.smartym.handset.integrity

/** Something that speaks against trusting the phone, and how surely, percent (SEC-10). */
data class IntegritySign(val sign: String, val weight: Int)

private class Rule(val sign: String, val weight: Int, val isMet: PhoneTraits.() -> Boolean)

/** The contract's list; which of them warn, block or wipe is the server's to say. */
private val rules =
  listOf(
    Rule("su_binary", 80) { suFolders.any { exists("$it/su") } || exists("/sbin/.magisk") },
    Rule("root_manager", 80) { rootManagers.any(::hasPackage) },
    Rule("test_keys", 60) { "test-keys" in build.tags || "dev-keys" in build.tags },
    Rule("writable_system", 70) { lines("/proc/self/mounts").any(::isWritableSystem) },
    Rule("bootloader_unlocked", 50) {
      property("ro.boot.verifiedbootstate") == "orange" ||
        property("ro.boot.flash.locked") == "0" ||
        property("ro.boot.vbmeta.device_state") == "unlocked"
    },
    Rule("foreign_signature", 100) { own.signers != setOfNotNull(own.expectedSigner) },
    Rule("changed_code", 100) { !own.isUnchanged() },
    Rule("lost_key", 30) { hasLostKey },
    Rule("unknown_installer", 30) { !own.isInstallerTrusted },
    Rule("hooking_framework", 100) {
      hasHookClasses || lines("/proc/self/maps").any { line -> hookWords.any { it in line } }
    },
    Rule("debugger_attached", 80) {
      isDebuggerConnected || lines("/proc/self/status").any(::isTraced)
    },
    Rule("emulator", 70) { isEmulator(build) || emulatorFiles.any(::exists) },
    Rule("usb_debugging", 20) { isOn("adb_enabled") },
    Rule("developer_options", 10) { isOn("development_settings_enabled") },
  )

/** All signs that the phone shows now. */
fun findSigns(traits: PhoneTraits): List<IntegritySign> =
  rules.filter { it.isMet(traits) }.map { IntegritySign(it.sign, it.weight) }

private val suFolders =
  listOf(
    "/system/bin",
    "/system/xbin",
    "/system/sd/xbin",
    "/system/bin/failsafe",
    "/system/usr/we-need-root",
    "/sbin",
    "/su/bin",
    "/vendor/bin",
    "/product/bin",
    "/odm/bin",
    "/data/local",
    "/data/local/bin",
    "/data/local/xbin",
    "/cache",
  )

/** The manifest names them too: Android shows no others. */
val rootManagers =
  listOf(
    "com.topjohnwu.magisk",
    "io.github.huskydg.magisk",
    "io.github.vvb2060.magisk",
    "me.weishu.kernelsu",
    "me.bmax.apatch",
    "eu.chainfire.supersu",
    "com.koushikdutta.superuser",
    "com.noshufou.android.su",
    "com.kingroot.kinguser",
    "org.lsposed.manager",
    "de.robv.android.xposed.installer",
  )

private val hookWords =
  listOf(
    "frida",
    "gum-js",
    "xposed",
    "lspd",
    "substrate",
    "zygisk",
    "riru",
    "libsandhook",
    "libwhale",
  )

private val emulatorFiles =
  listOf(
    "/dev/qemu_pipe",
    "/dev/goldfish_pipe",
    "/dev/socket/qemud",
    "/dev/vboxguest",
    "/system/bin/nox",
  )
private val emulatorHardware = setOf("goldfish", "ranchu", "vbox86", "ttvm_x86", "cutf_cvm")

private fun isEmulator(build: BuildTraits): Boolean =
  build.hardware in emulatorHardware ||
    build.fingerprint.startsWith("generic") ||
    build.fingerprint.startsWith("unknown") ||
    "sdk_gphone" in build.product ||
    "google_sdk" in build.product ||
    "Android SDK built for" in build.model

/* `/dev/block/dm-0 /system ext4 rw,seclabel 0 0`; from Android 10 on the system is the root itself. */
private fun isWritableSystem(mount: String): Boolean {
  val parts = mount.split(' ')
  val options = parts.getOrNull(MOUNT_OPTIONS)?.split(',') ?: return false
  return "rw" in options && parts[1] in systemFolders && parts[2] !in setOf("tmpfs", "rootfs")
}

private val systemFolders = setOf("/", "/system", "/vendor", "/product", "/system_ext")
private const val MOUNT_OPTIONS = 3

/* `TracerPid:	4711`. */
private fun isTraced(status: String): Boolean =
  status.startsWith("TracerPid:") && status.substringAfter(':').trim() != "0"
