package kr.smartym.handset.test

import kr.smartym.handset.recording.MakerFile
import kr.smartym.handset.recording.MakerFolder

/** A phone whose maker records nothing. */
object NoMaker : MakerFolder {
  override val isThere = false

  override fun list(sinceMs: Long) = emptyList<MakerFile>()

  override fun open(place: String) = null

  override fun remove(place: String) = false
}
