package kr.smartym.handset.sealing

import javax.crypto.Cipher
import javax.crypto.spec.GCMParameterSpec
import javax.crypto.spec.SecretKeySpec

const val TAG_BYTES = 16
const val NONCE_BYTES = 12
private const val TAG_BITS = 128
private val empty = ByteArray(0)

/** AES-GCM under one key; nonces are the caller's, and none may come twice. */
class AesGcm(key: ByteArray) {
  private val key = SecretKeySpec(key, "AES")

  /** Ciphertext ‖ tag. */
  fun seal(nonce: ByteArray, plain: ByteArray, aad: ByteArray = empty): ByteArray =
    cipher(Cipher.ENCRYPT_MODE, nonce, aad).doFinal(plain)

  /** Throws an AEADBadTagException for what was not sealed so. */
  fun open(nonce: ByteArray, sealed: ByteArray, aad: ByteArray = empty): ByteArray =
    cipher(Cipher.DECRYPT_MODE, nonce, aad).doFinal(sealed)

  private fun cipher(mode: Int, nonce: ByteArray, aad: ByteArray): Cipher =
    Cipher.getInstance("AES/GCM/NoPadding").apply {
      init(mode, key, GCMParameterSpec(TAG_BITS, nonce))
      updateAAD(aad)
    }
}
