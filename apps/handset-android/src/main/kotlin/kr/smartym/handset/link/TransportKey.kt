package kr.smartym.handset.link

import kr.smartym.handset.journal.FactStore
import kr.smartym.handset.sealing.decodeHex
import org.json.JSONObject

/** The key that recordings are sealed to, as the last welcome told it; it outlives the link. */
class TransportKey(private val facts: FactStore) {
  private var known = facts.find(FACT)

  /** 65 bytes of a P-256 point; null before the phone was ever connected. */
  fun current(): ByteArray? = known?.let { decodeHex(JSONObject(it).getString("publicKey")) }

  fun learn(key: JSONObject) {
    val told = key.toString()
    if (told == known) return
    known = told
    facts.set(FACT, told)
  }

  private companion object {
    const val FACT = "transport_key"
  }
}
