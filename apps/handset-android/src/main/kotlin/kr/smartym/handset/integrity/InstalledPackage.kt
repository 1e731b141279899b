package kr.smartym.handset.integrity

import android.app.admin.DevicePolicyManager
import android.content.Context
import android.content.pm.ApplicationInfo
import android.content.pm.PackageManager
import android.content.pm.Signature
import android.os.Build
import java.io.File
import java.io.IOException
import java.util.jar.JarFile
import kr.smartym.handset.sealing.encodeHex
import kr.smartym.handset.sealing.sha256

/** The app as Android's package manager and its own file tell of it. */
class InstalledPackage(private val context: Context) : OwnPackage {
  private val packages = context.packageManager
  private val name = context.packageName

  override val signers: Set<String>
    get() = signatures().map { encodeHex(sha256(it.toByteArray())) }.toSet()

  override val expectedSigner: String? by lazy {
    try {
      context.assets.open(SIGNER).use { encodeHex(it.readBytes()) }
    } catch (_: IOException) {
      null
    }
  }

  override val isInstallerTrusted: Boolean
    get() {
      val installer = installer() ?: return false
      val policy = context.getSystemService(DevicePolicyManager::class.java)
      return isOfSystem(installer) ||
        policy?.isDeviceOwnerApp(installer) == true ||
        policy?.isProfileOwnerApp(installer) == true
    }

  override fun isUnchanged(): Boolean = isSignedWhole(File(context.applicationInfo.sourceDir))

  @Suppress("DEPRECATION") // What Android 8 and earlier have.
  private fun signatures(): List<Signature> {
    if (Build.VERSION.SDK_INT < Build.VERSION_CODES.P)
      return packages
        .getPackageInfo(name, PackageManager.GET_SIGNATURES)
        .signatures
        .orEmpty()
        .toList()
    val info = packages.getPackageInfo(name, PackageManager.GET_SIGNING_CERTIFICATES).signingInfo
    return info?.apkContentsSigners.orEmpty().toList()
  }

  @Suppress("DEPRECATION") // What Android 10 and earlier have.
  private fun installer(): String? =
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R)
      packages.getInstallSourceInfo(name).installingPackageName
    else packages.getInstallerPackageName(name)

  private fun isOfSystem(installer: String): Boolean =
    try {
      packages.getApplicationInfo(installer, 0).flags and ApplicationInfo.FLAG_SYSTEM != 0
    } catch (_: PackageManager.NameNotFoundException) {
      false
    }

  private companion object {
    const val SIGNER = "signer"
  }
}

/**
 * Does the package's JAR signature, which Android 6 needs, cover every file in it as it is. Android
 * checks at installation; whoever has root can exchange the file afterwards.
 */
fun isSignedWhole(apk: File): Boolean =
  try {
    JarFile(apk, true).use { jar ->
      jar
        .entries()
        .asSequence()
        .filterNot { it.isDirectory || it.name.startsWith("META-INF/") }
        .all { entry ->
          jar.getInputStream(entry).use { it.copyTo(Nowhere) }
          entry.certificates != null
        }
    }
  } catch (_: SecurityException) {
    false
  } catch (_: IOException) {
    false
  }

private object Nowhere : java.io.OutputStream() {
  override fun write(byte: Int) = Unit

  override fun write(bytes: ByteArray, offset: Int, count: Int) = Unit
}
