package kr.smartym.handset.integrity

import android.content.Context
import android.content.pm.PackageManager
import android.content.pm.Signature
import android.content.pm.SigningInfo
import java.io.File
import java.util.zip.ZipEntry
import java.util.zip.ZipFile
import java.util.zip.ZipOutputStream
import kr.smartym.handset.sealing.encodeHex
import kr.smartym.handset.sealing.sha256
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadow.api.Shadow
import org.robolectric.shadows.ShadowSigningInfo

@RunWith(RobolectricTestRunner::class)
class InstalledPackageTest {
  @get:Rule val folder = TemporaryFolder()
  private val context: Context = RuntimeEnvironment.getApplication()

  private fun run(program: String, vararg arguments: String) {
    val path = File(System.getProperty("java.home"), "bin/$program").path
    val process = ProcessBuilder(path, *arguments).redirectErrorStream(true).start()
    val words = process.inputStream.bufferedReader().readText()
    assertEquals(words, 0, process.waitFor())
  }

  private fun packageOf(files: Map<String, String>): File =
    folder.newFile().also { path ->
      ZipOutputStream(path.outputStream()).use { zip ->
        for ((name, text) in files) {
          zip.putNextEntry(ZipEntry(name))
          zip.write(text.toByteArray())
        }
      }
    }

  private fun sign(apk: File) {
    val store = File(folder.root, "key.p12").path
    val key = arrayOf("-keystore", store, "-storepass", "password")
    run("keytool", "-genkeypair", *key, "-alias", "key", "-keyalg", "EC", "-dname", "CN=test")
    run("jarsigner", *key, apk.path, "key")
  }

  /** The same package with one file exchanged, as somebody does who has root. */
  private fun exchange(apk: File, changed: String): File {
    val copy = folder.newFile()
    ZipFile(apk).use { zip ->
      ZipOutputStream(copy.outputStream()).use { out ->
        for (entry in zip.entries()) {
          out.putNextEntry(ZipEntry(entry.name))
          if (entry.name == changed) out.write("changed".toByteArray())
          else zip.getInputStream(entry).use { it.copyTo(out) }
        }
      }
    }
    return copy
  }

  @Test
  fun `SEC-10, (e) a file that was exchanged in the signed package is found`() {
    val apk = packageOf(mapOf("classes.dex" to "code", "assets/handset-core.bin" to "core"))
    assertFalse("not signed", isSignedWhole(apk))
    sign(apk)
    assertTrue(isSignedWhole(apk))
    assertFalse(isSignedWhole(exchange(apk, "classes.dex")))
    assertFalse(isSignedWhole(exchange(apk, "assets/handset-core.bin")))
    assertFalse("no package", isSignedWhole(File(folder.root, "nothing")))
  }

  @Test
  fun `SEC-10, the signer is the certificate that Android knows, and a package that names none expects none`() {
    val certificate = ByteArray(300) { it.toByte() }
    val info =
      context.packageManager.getPackageInfo(
        context.packageName,
        PackageManager.GET_SIGNING_CERTIFICATES,
      )
    val signing = Shadow.newInstanceOf(SigningInfo::class.java)
    Shadow.extract<ShadowSigningInfo>(signing).setSignatures(arrayOf(Signature(certificate)))
    info.signingInfo = signing
    shadowOf(context.packageManager).installPackage(info)
    val own = InstalledPackage(context)
    assertEquals(setOf(encodeHex(sha256(certificate))), own.signers)
    assertNull(own.expectedSigner)
  }

  @Test
  fun `SEC-10, what the system installed is trusted, what a cable or an app of somebody brought is not`() {
    val packages = shadowOf(context.packageManager)
    fun isTrusted(installer: String?): Boolean {
      packages.setInstallSourceInfo(context.packageName, null, installer)
      return InstalledPackage(context).isInstallerTrusted
    }
    packages.installPackage(info("com.android.packageinstaller", isSystem = true))
    packages.installPackage(info("some.market", isSystem = false))
    assertTrue(isTrusted("com.android.packageinstaller"))
    assertFalse(isTrusted("some.market"))
    assertFalse(isTrusted("not.there"))
    assertFalse(isTrusted(null))
  }

  private fun info(name: String, isSystem: Boolean) =
    android.content.pm.PackageInfo().apply {
      packageName = name
      applicationInfo =
        android.content.pm.ApplicationInfo().apply {
          packageName = name
          if (isSystem) flags = android.content.pm.ApplicationInfo.FLAG_SYSTEM
        }
    }
}
