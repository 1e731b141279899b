package kr.smartym.handset.integrity

import java.io.File
import kr.smartym.handset.test.InventedTraits
import kr.smartym.handset.test.repository
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test

class IntegritySignsTest {
  private fun signsOf(tamper: InventedTraits.() -> Unit = {}): List<String> =
    findSigns(InventedTraits().apply(tamper)).map { it.sign }

  private fun InventedTraits.builtAs(hardware: String = "s5e9945", tags: String = "release-keys") {
    build = BuildTraits(build.fingerprint, hardware, build.model, build.product, tags)
  }

  @Test
  fun `SEC-10, an honest phone shows no sign`() {
    val signs = signsOf {
      files["/proc/self/mounts"] =
        listOf(
          "/dev/block/dm-0 / ext4 ro,seclabel,relatime 0 0",
          "/dev/block/dm-5 /vendor ext4 ro,seclabel 0 0",
          "tmpfs /system/vendor/tmp tmpfs rw 0 0",
          "/dev/block/dm-48 /data f2fs rw,lazytime 0 0",
        )
      files["/proc/self/maps"] = listOf("7a000-7b000 r-xp 00000000 fd:00 11 /system/lib64/libc.so")
      files["/proc/self/status"] = listOf("Name:\tkr.smartym", "TracerPid:\t0")
      properties["ro.boot.verifiedbootstate"] = "green"
    }
    assertEquals(emptyList<String>(), signs)
  }

  @Test
  fun `SEC-10, (e) a tampered copy shows by its signature, its files, and who installed it`() {
    assertEquals(listOf("foreign_signature"), signsOf { signers = setOf("bb") })
    assertEquals(listOf("foreign_signature"), signsOf { signers = setOf("aa", "bb") })
    assertEquals(listOf("foreign_signature"), signsOf { signers = emptySet() })
    assertEquals(
      "it names no signer",
      listOf("foreign_signature"),
      signsOf { expectedSigner = null },
    )
    assertEquals(listOf("changed_code"), signsOf { isWhole = false })
    assertEquals(listOf("unknown_installer"), signsOf { isInstallerTrusted = false })
  }

  @Test
  fun `SEC-10, (e) a rooted phone shows by what rooting leaves`() {
    assertEquals(listOf("su_binary"), signsOf { files["/system/xbin/su"] = emptyList() })
    assertEquals(listOf("root_manager"), signsOf { packages += "com.topjohnwu.magisk" })
    assertEquals(listOf("test_keys"), signsOf { builtAs(tags = "test-keys") })
    assertEquals(
      listOf("writable_system"),
      signsOf {
        files["/proc/self/mounts"] = listOf("/dev/block/dm-0 /system ext4 rw,seclabel 0 0")
      },
    )
    assertEquals(
      listOf("bootloader_unlocked"),
      signsOf { properties["ro.boot.verifiedbootstate"] = "orange" },
    )
  }

  @Test
  fun `SEC-10, a debugger, hooks, an emulator and the switches of developers show`() {
    assertEquals(listOf("debugger_attached"), signsOf { isDebuggerConnected = true })
    assertEquals(
      "one that Android does not know of",
      listOf("debugger_attached"),
      signsOf { files["/proc/self/status"] = listOf("TracerPid:\t4711") },
    )
    assertEquals(listOf("hooking_framework"), signsOf { hasHookClasses = true })
    assertEquals(
      listOf("hooking_framework"),
      signsOf {
        files["/proc/self/maps"] =
          listOf("7a-7b r-xp 0 fd:00 11 /data/local/tmp/re.frida.server/x.so")
      },
    )
    assertEquals(listOf("emulator"), signsOf { builtAs(hardware = "ranchu") })
    assertEquals(
      listOf("usb_debugging", "developer_options"),
      signsOf { settings += setOf("adb_enabled", "development_settings_enabled") },
    )
  }

  @Test
  fun `SEC-10, the signs are those of the contract`() {
    val text = File(repository, "packages/contract/src/integrity/integrity.constants.ts").readText()
    val list = text.substringAfter("integritySigns = [").substringBefore("] as const")
    val contract = Regex("'(\\w+)'").findAll(list).map { it.groupValues[1] }.toSet()
    val worst =
      InventedTraits().apply {
        builtAs("goldfish", "test-keys")
        isDebuggerConnected = true
        hasHookClasses = true
        hasLostKey = true
        signers = emptySet()
        isWhole = false
        isInstallerTrusted = false
        files["/sbin/su"] = emptyList()
        files["/proc/self/mounts"] = listOf("/dev/block/dm-0 / ext4 rw 0 0")
        packages += "me.weishu.kernelsu"
        properties["ro.boot.flash.locked"] = "0"
        settings += setOf("adb_enabled", "development_settings_enabled")
      }
    val found = findSigns(worst)
    assertEquals(contract, found.map { it.sign }.toSet())
    assertTrue(found.all { it.weight in 1..100 })
  }

  @Test
  fun `SEC-10, CTC-2, the manifest lets every root manager be seen that is looked for, and Google’s push`() {
    val manifest = File("src/main/AndroidManifest.xml").readText()
    val named = Regex("<package android:name=\"([^\"]+)\"").findAll(manifest)
    assertEquals(
      rootManagers.toSet() + "com.google.android.gms",
      named.map { it.groupValues[1] }.toSet(),
    )
  }
}
