package kr.smartym.handset.text

import android.app.Activity
import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import android.net.Uri
import android.telephony.SmsManager
import kr.smartym.handset.HandsetService
import kr.smartym.handset.link.event
import org.json.JSONObject

/**
 * Android's word on each part of a text. It comes to this app alone, and to a process that was
 * begun for nothing else: then it waits for the run that follows.
 */
class TextResults : BroadcastReceiver() {
  override fun onReceive(context: Context, intent: Intent) {
    val said = intent.data?.let { eventOf(it, resultCode) } ?: return
    if (hear(said)) return
    try {
      HandsetService.start(context)
    } catch (_: IllegalStateException) {
      // Android lets nothing begin now; the boot or the agent will.
    }
  }

  companion object {
    private const val SCHEME = "smartym-text"
    private const val MEMBERS = 3
    private val waiting = ArrayDeque<JSONObject>()
    private var listener: ((JSONObject) -> Unit)? = null

    private val faults =
      mapOf(
        SmsManager.RESULT_ERROR_NO_SERVICE to "no_service",
        SmsManager.RESULT_ERROR_RADIO_OFF to "radio_off",
        SmsManager.RESULT_ERROR_LIMIT_EXCEEDED to "limit_exceeded",
      )

    /**
     * Names a part; two parts never have the same name, or Android would take one for the other.
     */
    fun placeOf(textMessageId: String, part: Int, parts: Int): Uri =
      Uri.fromParts(SCHEME, "$textMessageId/$part/$parts", null)

    fun eventOf(place: Uri, resultCode: Int): JSONObject? {
      val members = place.schemeSpecificPart.split('/').takeIf { it.size == MEMBERS } ?: return null
      val (textMessageId, part, parts) = members
      if (resultCode != Activity.RESULT_OK)
        return event("text.failed")
          .put("textMessageId", textMessageId)
          .put("fault", faults[resultCode] ?: "failed")
      return event("text.part_sent")
        .put("textMessageId", textMessageId)
        .put("part", part.toInt())
        .put("parts", parts.toInt())
    }

    /** True when somebody listens. */
    @Synchronized
    private fun hear(said: JSONObject): Boolean {
      val heard = listener
      if (heard == null) waiting += said else heard(said)
      return heard != null
    }

    /** What came before anybody listened is told at once. */
    @Synchronized
    fun listen(tell: (JSONObject) -> Unit) {
      listener = tell
      while (true) tell(waiting.removeFirstOrNull() ?: return)
    }

    @Synchronized
    fun forget() {
      listener = null
    }
  }
}
