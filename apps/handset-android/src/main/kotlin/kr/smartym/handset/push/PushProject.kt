package kr.smartym.handset.push

import kr.smartym.handset.link.Network
import okhttp3.HttpUrl
import org.json.JSONObject

/** The Firebase project by which the company's server wakes phones, as a welcome names it. */
class PushProject(
  val projectId: String,
  val appId: String,
  val apiKey: String,
  val senderId: String,
  val installations: HttpUrl,
) {
  companion object {
    /** Throws an IllegalArgumentException when the address is not encrypted. */
    fun of(push: JSONObject): PushProject =
      PushProject(
        push.getString("projectId"),
        push.getString("appId"),
        push.getString("apiKey"),
        push.getString("senderId"),
        Network.parseServerAddress(push.getString("installationsAddress")),
      )
  }
}
