package kr.smartym.handset.test

import javax.crypto.Cipher
import kr.smartym.handset.Guard
import kr.smartym.handset.integrity.PhoneTraits
import kr.smartym.handset.protection.BiometricAnswer
import kr.smartym.handset.protection.BiometricQuestion

/** Of a phone that knows no finger, and that nobody tampered with unless `traits` tell. */
fun honestGuard(
  traits: PhoneTraits = InventedTraits(),
  secureScreen: (isSecure: Boolean) -> Unit = {},
): Guard =
  Guard(
    traits,
    object : BiometricQuestion {
      override val isThere = false

      override fun ask(cipher: Cipher, onAnswer: (BiometricAnswer) -> Unit) =
        throw AssertionError("nobody was to be asked")
    },
    secureScreen,
  )
