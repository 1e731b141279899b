package kr.smartym.handset.link

import org.json.JSONObject

/**
 * Two ways lead from the server to the phone: the agent's first state may come over the link before
 * the answer that says who the agent is. It waits for that answer, since to the core a state of
 * nobody is none.
 */
class SignInOrder(private val tell: (JSONObject) -> Unit) {
  private var isSigningIn = false
  private val held = mutableListOf<JSONObject>()

  @Synchronized
  fun begin() {
    isSigningIn = true
  }

  @Synchronized
  fun tellOfLink(event: JSONObject) {
    if (isSigningIn && event.getString("type") == "agent_state.received") held += event
    else tell(event)
  }

  @Synchronized
  fun tellOfRequest(event: JSONObject) {
    tell(event)
    if (event.getString("type") !in answers) return
    isSigningIn = false
    held.forEach(tell)
    held.clear()
  }

  private companion object {
    val answers = setOf("sign_in.accepted", "sign_in.refused", "password_change.refused")
  }
}
