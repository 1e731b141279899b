package kr.smartym.handset.journal

import java.io.File
import java.io.FileOutputStream
import java.io.IOException

/** Writes a small file so that after a crash it is there whole or not at all. */
fun writeDurably(path: File, content: ByteArray) {
  val side = File(path.path + ".new")
  FileOutputStream(side).use {
    it.write(content)
    it.fd.sync()
  }
  if (!side.renameTo(path)) throw IOException("could not rename")
}
