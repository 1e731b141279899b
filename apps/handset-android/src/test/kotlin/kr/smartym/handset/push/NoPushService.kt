package kr.smartym.handset.push

/** A phone without Google services. */
object NoPushService : PushService {
  override fun isThere() = false

  override fun register(project: PushProject, installation: Installation): String =
    throw UnsupportedOperationException()
}
