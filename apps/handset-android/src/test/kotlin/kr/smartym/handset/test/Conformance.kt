package kr.smartym.handset.test

import java.io.File

/** The repository's root, where the suites lie that judge every shell. */
val repository = File(requireNotNull(System.getProperty("smartym.root")))

/** The core as it is packed. */
val coreBytecode: ByteArray by lazy { File("target/assets/handset-core.bin").readBytes() }

fun conformanceFiles(suite: String): List<File> =
  File(repository, "conformance/$suite").listFiles { file -> file.extension == "json" }!!.sorted()
