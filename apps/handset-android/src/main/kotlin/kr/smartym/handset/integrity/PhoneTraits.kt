package kr.smartym.handset.integrity

/** What a phone shows of itself to who looks for signs of tampering; tests make up their own. */
interface PhoneTraits {
  /** What the maker says of the phone: `Build.FINGERPRINT`, `HARDWARE`, `TAGS` and so on. */
  val build: BuildTraits
  val isDebuggerConnected: Boolean
  /** Classes in this process that rewrite others. */
  val hasHookClasses: Boolean
  val own: OwnPackage
  /** The app found its own files unreadable; they lie aside. */
  val hasLostKey: Boolean

  fun exists(path: String): Boolean

  /** Lines of a file; none when it is not there or may not be read. */
  fun lines(path: String): Sequence<String>

  fun hasPackage(name: String): Boolean

  /** A property of the system; empty when nobody set it or it may not be read. */
  fun property(name: String): String

  /** A switch of the phone's settings. */
  fun isOn(globalSetting: String): Boolean
}

class BuildTraits(
  val fingerprint: String,
  val hardware: String,
  val model: String,
  val product: String,
  val tags: String,
)

/** The app as it is installed. */
interface OwnPackage {
  /** SHA-256 of the certificates that signed it, hex. */
  val signers: Set<String>
  /** Of the certificate that it was built for; null when the package does not say. */
  val expectedSigner: String?
  /** Who installed it: part of the system, or the company's phone management. */
  val isInstallerTrusted: Boolean

  /** Are the files in the package those that were signed; reads all of them. */
  fun isUnchanged(): Boolean
}
