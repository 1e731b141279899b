package kr.smartym.handset.push

import java.io.IOException

/**
 * The phone's own push service, which registers this app with Firebase and keeps the one
 * connection.
 */
interface PushService {
  /** False on a phone without Google services. */
  fun isThere(): Boolean

  /** The token by which the phone is woken. Throws an IOException when it was not registered. */
  @Throws(IOException::class) fun register(project: PushProject, installation: Installation): String
}
