package kr.smartym.handset.protection

import android.annotation.TargetApi
import android.content.Context
import android.hardware.biometrics.BiometricManager
import android.hardware.biometrics.BiometricPrompt
import android.os.Build
import android.os.CancellationSignal
import android.os.Handler
import java.util.concurrent.Executor
import javax.crypto.Cipher
import kr.smartym.handset.R

/** Android's own prompt, from Android 10 on; before, nothing tells whether a finger is enrolled. */
class PromptedQuestion(private val context: Context) : BiometricQuestion {
  private val screen = Handler(context.mainLooper)
  private val onScreen = Executor(screen::post)

  override val isThere: Boolean
    get() = Build.VERSION.SDK_INT >= Build.VERSION_CODES.Q && hasEnrolled()

  @TargetApi(Build.VERSION_CODES.Q)
  override fun ask(cipher: Cipher, onAnswer: (BiometricAnswer) -> Unit) {
    screen.post {
      BiometricPrompt.Builder(context)
        .setTitle(context.getString(R.string.app_name))
        .setDescription(context.getString(R.string.biometrics_question))
        .setNegativeButton(context.getString(android.R.string.cancel), onScreen) { _, _ ->
          onAnswer(BiometricAnswer.CANCELED)
        }
        .build()
        .authenticate(
          BiometricPrompt.CryptoObject(cipher),
          CancellationSignal(),
          onScreen,
          Hearing(onAnswer),
        )
    }
  }

  @TargetApi(Build.VERSION_CODES.Q)
  @Suppress("DEPRECATION") // Android 10 knows no classes of strength.
  private fun hasEnrolled(): Boolean {
    val manager = context.getSystemService(BiometricManager::class.java) ?: return false
    val answer =
      if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R)
        manager.canAuthenticate(BiometricManager.Authenticators.BIOMETRIC_STRONG)
      else manager.canAuthenticate()
    return answer == BiometricManager.BIOMETRIC_SUCCESS
  }
}

/** A finger that was not known is no answer yet: the prompt lets it be tried again. */
@TargetApi(Build.VERSION_CODES.P)
class Hearing(private val onAnswer: (BiometricAnswer) -> Unit) :
  BiometricPrompt.AuthenticationCallback() {
  override fun onAuthenticationSucceeded(result: BiometricPrompt.AuthenticationResult?) =
    onAnswer(BiometricAnswer.ACCEPTED)

  override fun onAuthenticationError(code: Int, words: CharSequence?) =
    onAnswer(
      when (code) {
        BiometricPrompt.BIOMETRIC_ERROR_USER_CANCELED,
        BiometricPrompt.BIOMETRIC_ERROR_CANCELED -> BiometricAnswer.CANCELED
        BiometricPrompt.BIOMETRIC_ERROR_HW_NOT_PRESENT,
        BiometricPrompt.BIOMETRIC_ERROR_HW_UNAVAILABLE,
        BiometricPrompt.BIOMETRIC_ERROR_NO_BIOMETRICS -> BiometricAnswer.UNAVAILABLE
        else -> BiometricAnswer.FAILED
      }
    )
}
