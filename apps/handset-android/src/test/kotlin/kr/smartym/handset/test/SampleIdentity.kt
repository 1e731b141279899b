package kr.smartym.handset.test

import kr.smartym.handset.sealing.Identity
import kr.smartym.handset.sealing.Media

/** Of the first recording of a phone, as it stands at the head of its file. */
val sampleIdentity: ByteArray =
  Identity(
      Media.AMR_NB,
      "rec_0192f3a4b5c67d8e9f00112233445566",
      "com_0192f3a4b5c67d8e9f00112233445567",
      "dev_0192f3a4b5c67d8e9f00112233445568",
      deviceSeq = 1,
      startedAt = 1_764_000_000_000,
      prevDigest = ByteArray(32),
    )
    .encode()
