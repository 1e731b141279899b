package kr.smartym.handset.grants

import android.Manifest
import android.app.Application
import android.app.role.RoleManager
import android.os.PowerManager
import org.json.JSONObject
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadows.ShadowBuild

@RunWith(RobolectricTestRunner::class)
class PhoneGrantsTest {
  private val context: Application = RuntimeEnvironment.getApplication()

  @After fun forget() = PhoneGrants.blocked.clear()

  private fun look(): JSONObject = PhoneGrants(context).look()

  private fun states(): Map<String, String> {
    val grants = look().getJSONArray("grants")
    return (0 until grants.length()).map(grants::getJSONObject).associate {
      it.getString("name") to it.getString("state")
    }
  }

  @Test
  fun `DIS-2, a new phone grants nothing, and tells what it can grant`() {
    assertEquals("phone_grants.told", look().getString("type"))
    val expected =
      listOf("calls", "microphone", "call_log", "texts", "call_files", "notices", "battery")
    assertEquals(emptyList<String>(), expected.filter { states()[it] != "missing" })
  }

  @Test
  fun `DIS-2, making calls is granted when each of its permissions is`() {
    shadowOf(context).grantPermissions(Manifest.permission.CALL_PHONE)
    assertEquals("missing", states()["calls"])
    shadowOf(context).grantPermissions(Manifest.permission.READ_PHONE_STATE)
    assertEquals("missing", states()["calls"])
    shadowOf(context).grantPermissions(Manifest.permission.ANSWER_PHONE_CALLS)
    assertEquals("granted", states()["calls"])
  }

  @Test
  fun `CTC-1, the SIMs’ numbers are asked for with the calls, and spared`() {
    val asked = permissionsOf("calls")
    assertTrue(Manifest.permission.READ_PHONE_NUMBERS in asked)
    val others = asked - Manifest.permission.READ_PHONE_NUMBERS
    shadowOf(context).grantPermissions(*others.toTypedArray())
    assertEquals("granted", states()["calls"])
  }

  @Test
  fun `DIS-2, the dialler’s role and the battery’s exemption are told as they stand`() {
    val roles = shadowOf(context.getSystemService(RoleManager::class.java))
    roles.addAvailableRole(RoleManager.ROLE_DIALER)
    assertEquals("missing", states()["dialler"])
    roles.addHeldRole(RoleManager.ROLE_DIALER)
    shadowOf(context.getSystemService(PowerManager::class.java))
      .setIgnoringBatteryOptimizations(context.packageName, true)
    assertEquals(listOf("granted", "granted"), listOf("dialler", "battery").map(states()::get))
  }

  @Test
  fun `DIS-3, a phone tells its maker, and what only that maker has to be set`() {
    ShadowBuild.setManufacturer("samsung")
    assertEquals("samsung", look().getString("maker"))
    assertEquals(
      listOf("unknown", "missing"),
      listOf("auto_start", "call_folder").map(states()::get),
    )
    ShadowBuild.setManufacturer("Google")
    assertEquals("google", look().getString("maker"))
    assertEquals(emptySet<String>(), states().keys intersect setOf("auto_start", "call_folder"))
    val names = listOf("Redmi", "LGE", "Fairphone").map(PhoneGrants::makerOf)
    assertEquals(listOf("xiaomi", "lg", "other"), names)
  }
}
