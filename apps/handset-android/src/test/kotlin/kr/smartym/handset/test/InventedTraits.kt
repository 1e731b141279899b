package kr.smartym.handset.test

import kr.smartym.handset.integrity.BuildTraits
import kr.smartym.handset.integrity.OwnPackage
import kr.smartym.handset.integrity.PhoneTraits

/** An honest phone that a test may tamper with. */
class InventedTraits : PhoneTraits, OwnPackage {
  override var build =
    BuildTraits(
      "samsung/e1sks/e1s:14/UP1A.231005.007/S921NKSU1AWM7:user/release-keys",
      "s5e9945",
      "SM-S921N",
      "e1sks",
      "release-keys",
    )
  override var isDebuggerConnected = false
  override var hasHookClasses = false
  override var hasLostKey = false
  override val own = this
  override var signers = setOf("aa")
  override var expectedSigner: String? = "aa"
  override var isInstallerTrusted = true
  var isWhole = true
  val files = mutableMapOf<String, List<String>>()
  val packages = mutableSetOf<String>()
  val properties = mutableMapOf<String, String>()
  val settings = mutableSetOf<String>()

  override fun isUnchanged() = isWhole

  override fun exists(path: String) = path in files

  override fun lines(path: String) = files[path].orEmpty().asSequence()

  override fun hasPackage(name: String) = name in packages

  override fun property(name: String) = properties[name].orEmpty()

  override fun isOn(globalSetting: String) = globalSetting in settings
}
