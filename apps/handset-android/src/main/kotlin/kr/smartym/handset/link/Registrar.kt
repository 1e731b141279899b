package kr.smartym.handset.link

import android.util.Base64
import java.util.concurrent.Executor
import kr.smartym.handset.journal.DeviceKeys
import kr.smartym.handset.journal.FactStore
import kr.smartym.handset.sealing.sha256
import org.json.JSONArray
import org.json.JSONObject

/** Who this phone is to the server. */
class Registration(val deviceId: String, val companyId: String)

/** What the phone says of itself. */
class PhoneDescription(val model: String, val osVersion: String, val appVersion: String)

/** The phone's registration with a single-use code (SEC-1): the key never leaves the phone. */
class Registrar(
  private val facts: FactStore,
  private val keys: DeviceKeys,
  private val network: Network,
  private val phone: PhoneDescription,
  private val background: Executor,
  private val tell: (JSONObject) -> Unit,
) {
  /** Null before the phone has registered. */
  fun current(): Registration? =
    facts.find(FACT)?.let(::JSONObject)?.let {
      Registration(it.getString("deviceId"), it.getString("companyId"))
    }

  /** Who the phone is, once it is somebody. */
  fun known(): Registration = checkNotNull(current()) { "not registered" }

  /** False when the phone's keystore lost the key by which the server knows it. */
  fun isKeyKept(): Boolean {
    val known = facts.find(FACT) ?: return false
    return JSONObject(known).getString("key") == fingerprint()
  }

  private fun fingerprint(): String = encodeBase64Url(sha256(keys.publicKey))

  /** Answered by `registration.accepted` or `registration.refused`. */
  fun request(code: String): Unit =
    background.execute {
      tell(
        try {
          val answer = register(code)
          event("registration.accepted")
            .put("deviceId", answer.getString("deviceId"))
            .put("state", answer.getString("state"))
        } catch (refusal: NetworkFaultException) {
          event("registration.refused").put("fault", refusal.fault.toJson())
        }
      )
    }

  /* The key proves itself by signing the server's challenge with the code. */
  private fun register(code: String): JSONObject {
    val challenge = post("/api/v1/device-registration-challenges", null).getString("challenge")
    val chain = keys.renew(decodeBase64Url(challenge))
    val proof = keys.sign("smartym/registration$challenge$code".toByteArray())
    val body =
      JSONObject()
        .put("code", code)
        .put("challenge", challenge)
        .put("publicKey", encodeBase64Url(keys.publicKey))
        .put("proof", encodeBase64Url(proof))
        .put("model", phone.model)
        .put("osVersion", phone.osVersion)
        .put("appVersion", phone.appVersion)
    if (chain.isNotEmpty())
      body.put("attestation", JSONArray(chain.map { Base64.encodeToString(it, Base64.NO_WRAP) }))
    val answer = post("/api/v1/device-registrations", body)
    val known =
      JSONObject()
        .put("deviceId", answer.getString("deviceId"))
        .put("companyId", answer.getString("companyId"))
        .put("key", fingerprint())
    facts.set(FACT, known.toString())
    return answer
  }

  private fun post(path: String, body: JSONObject?): JSONObject {
    val headers = if (body == null) emptyMap() else mapOf("content-type" to "application/json")
    return JSONObject(
      network.request(HttpRequest("POST", path, headers, body?.toString()?.toByteArray())).text()
    )
  }

  private companion object {
    const val FACT = "registration"
  }
}

/** An event for the core. */
fun event(type: String): JSONObject = JSONObject().put("type", type)
