package kr.smartym.handset.link

import android.util.Base64

private const val FLAGS = Base64.URL_SAFE or Base64.NO_PADDING or Base64.NO_WRAP

fun encodeBase64Url(bytes: ByteArray): String = Base64.encodeToString(bytes, FLAGS)

fun decodeBase64Url(text: String): ByteArray = Base64.decode(text, FLAGS)
