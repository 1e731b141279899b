package kr.smartym.handset.push

import android.content.Context
import com.google.android.gms.cloudmessaging.CloudMessage
import com.google.android.gms.cloudmessaging.CloudMessagingReceiver
import kr.smartym.handset.HandsetService

private const val TOKEN_AUTHORITY = "google.com/iid"
/** `Activity.RESULT_OK`, as for every ordered broadcast. */
private const val TAKEN = -1

/**
 * A push came: the app is started if it is not, and asks the server what waits. What the push holds
 * is not read; whoever could forge one could make the phone ask, and nothing else.
 */
class PushReceiver : CloudMessagingReceiver() {
  override fun onMessageReceive(context: Context, message: CloudMessage): Int {
    if (message.from == TOKEN_AUTHORITY) HandsetService.start(context, HandsetService.TOKEN_RENEWED)
    else HandsetService.start(context, HandsetService.PUSHED)
    return TAKEN
  }
}
