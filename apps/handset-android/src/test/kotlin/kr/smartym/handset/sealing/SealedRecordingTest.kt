package kr.smartym.handset.sealing

import java.io.File
import java.security.KeyPair
import java.security.Signature
import java.util.Base64
import javax.crypto.AEADBadTagException
import kr.smartym.handset.test.repository
import kr.smartym.handset.test.runNode
import kr.smartym.handset.test.sampleIdentity
import org.json.JSONObject
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Assert.assertThrows
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

/** `conformance/sealed-recording` in Kotlin, in both directions. */
@RunWith(RobolectricTestRunner::class)
class SealedRecordingTest {
  @get:Rule val folder = TemporaryFolder()
  private val vectors = File(repository, "conformance/sealed-recording")

  private fun read(name: String) = JSONObject(File(vectors, name).readText())

  private fun JSONObject.bytes(name: String) = decodeHex(getString(name))

  private fun JSONObject.members(name: String) =
    getJSONArray(name).let { list -> (0 until list.length()).map(list::getJSONObject) }

  @Test
  fun `SEC-6, conformance-sealed-recording, the key slot gives the figures that RFC 9180 publishes`() {
    for (vector in read("hpke-rfc9180.json").members("vectors")) {
      val suite = HpkeSuite.entries.single { it.aeadId.toInt() == vector.getInt("aeadId") }
      val recipient = keyPairOf(vector.bytes("skRm"), vector.bytes("pkRm"))
      val ephemeral = keyPairOf(vector.bytes("skEm"), vector.bytes("enc"))
      val shared =
        Hpke.sharedSecret(
          agree(recipient.private, ephemeral.public),
          vector.bytes("enc"),
          vector.bytes("pkRm"),
        )
      assertEquals(vector.getString("sharedSecret"), encodeHex(shared))
      val keys = Hpke.keySchedule(shared, vector.bytes("info"), suite)
      assertEquals(vector.getString("key"), encodeHex(keys.key))
      assertEquals(vector.getString("baseNonce"), encodeHex(keys.baseNonce))
      val (info, plain, aad) = listOf("info", "plaintext", "aad").map { vector.bytes(it) }
      val message = Hpke.seal(vector.bytes("pkRm"), info, plain, aad, suite, ephemeral)
      assertEquals(vector.getString("enc") + vector.getString("ciphertext"), encodeHex(message))
      assertArrayEquals(plain, Hpke.open(recipient, message, info, aad, suite))
    }
  }

  @Test
  fun `SEC-6, conformance-sealed-recording, payloads are the vectors’, byte for byte, and open`() {
    val file = read("payload.json")
    val (key, context) = file.bytes("key") to file.getString("context").toByteArray()
    for (vector in file.members("messages")) {
      val plain = plaintextOf(vector.getInt("length"))
      val keys = PayloadKeys.derive(key, context, vector.bytes("salt"))
      val chunks =
        Array(plain.size / CHUNK_BYTES + 1) {
          keys.seal(
            it,
            plain.copyOfRange(it * CHUNK_BYTES, minOf(plain.size, (it + 1) * CHUNK_BYTES)),
          )
        }
      val message = concat(keys.header, *chunks)
      assertEquals(vector.getInt("messageLength"), message.size)
      assertEquals(vector.getString("messageSha256"), encodeHex(sha256(message)))
      assertArrayEquals(plain, openPayload(key, context, message))
    }
  }

  @Test
  fun `SEC-6, conformance-sealed-recording, the data key’s slot is the vector’s`() {
    val vector = read("keys.json")
    val point = vector.bytes("recipientPublicKey")
    assertEquals(vector.getString("keyId"), encodeHex(keyIdOf(point)))
    val enc = vector.bytes("slotBody").copyOf(POINT_BYTES)
    val ephemeral = keyPairOf(vector.bytes("ephemeralPrivateKey"), enc)
    val body = sealDataKey(point, vector.bytes("identity"), vector.bytes("dataKey"), ephemeral)
    assertEquals(vector.getString("slotBody"), encodeHex(body))
  }

  @Test
  fun `SEC-6, conformance-sealed-recording, files that TypeScript sealed open in Kotlin`() {
    val file = read("recordings.json")
    val scalar = file.bytes("recipientPrivateKey")
    val recipient = keyPairOf(scalar, read("keys.json").bytes("recipientPublicKey"))
    for (vector in file.members("files")) {
      val sound = openRecording(File(vectors, vector.getString("file")).readBytes(), recipient)
      assertEquals(vector.getInt("length"), sound.size)
      assertEquals(vector.getString("plainSha256"), encodeHex(sha256(sound)))
    }
  }

  /** One byte flipped, cut to a length, or extended by zeros. */
  private fun edited(message: ByteArray, edit: JSONObject): ByteArray {
    val (kind, at) = edit.keys().next().let { it to edit.getInt(it) }
    return when (kind) {
      "flip" -> message.copyOf().also { it[at] = (it[at].toInt() xor 1).toByte() }
      "cut" -> message.copyOf(at)
      "extend" -> message.copyOf(message.size + at)
      else -> throw AssertionError("an edit that nobody knows: $kind")
    }
  }

  @Test
  fun `SEC-7, conformance-sealed-recording, a payload that is damaged or cut off opens in no way`() {
    val file = read("payload.json")
    val (key, context) = file.bytes("key") to file.getString("context").toByteArray()
    for (vector in file.members("damaged")) {
      val plain = plaintextOf(vector.getInt("length"))
      val keys = PayloadKeys.derive(key, context, ByteArray(SALT_BYTES))
      val chunks =
        Array(plain.size / CHUNK_BYTES + 1) {
          val end = minOf(plain.size, (it + 1) * CHUNK_BYTES)
          keys.seal(it, plain.copyOfRange(it * CHUNK_BYTES, end))
        }
      val message = edited(concat(keys.header, *chunks), vector.getJSONObject("edit"))
      if (vector.getString("code") == "E_COMMIT" || message.size < PAYLOAD_HEADER_BYTES)
        assertNull("$vector", openPayload(key, context, message))
      else
        assertThrows("$vector", AEADBadTagException::class.java) {
          openPayload(key, context, message)
        }
    }
  }

  private val recipient = generateP256()
  private val device = generateP256()
  private val dataKey = ByteArray(32) { it.toByte() }
  private val key = SealedFileKey(sampleIdentity, dataKey)
  private val disk by lazy { Disk(File(folder.root, "reserve")) }

  private fun sign(message: ByteArray): ByteArray =
    rawSignature(
      Signature.getInstance("SHA256withECDSA").run {
        initSign(device.private)
        update(message)
        sign()
      }
    )

  private fun KeyPair.point() = pointOf(public)

  @Test
  fun `SEC-6, what Kotlin seals while it grows is verified and opened by the reader in TypeScript`() {
    for (length in listOf(0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, 3 * CHUNK_BYTES + 77)) {
      val path = folder.newFile("$length.smr")
      val plain = plaintextOf(length)
      val file = SealedFile.create(path, key, recipient.point(), disk)
      for (at in 0 until length step PIECE) file.append(
        plain.copyOfRange(at, minOf(length, at + PIECE))
      )
      val finished = file.finish(1_000, EndReason.NORMAL, 1_764_000_060_000, ::sign)
      assertEquals(path.length(), finished.sealedBytes)
      val verified =
        runNode(
          "packages/sealed-recording/src/cli.ts",
          "verify",
          path.path,
          "--device-public-key",
          encodeHex(device.point()),
        )
      assertEquals(length, JSONObject(verified).getInt("plainLength"))
      assertArrayEquals(plain, openRecording(path.readBytes(), recipient))
      leave(path)
    }
  }

  /* For whoever wants to see it: `docs/android.md` has the command. */
  private fun leave(recording: File) {
    val left = File("target/sealed-by-kotlin").apply { mkdirs() }
    recording.copyTo(File(left, "recording.smr"), overwrite = true)
    val key =
      Base64.getMimeEncoder(PEM_WIDTH, "\n".toByteArray()).encodeToString(device.public.encoded)
    File(left, "device-public-key.pem")
      .writeText("-----BEGIN PUBLIC KEY-----\n$key\n-----END PUBLIC KEY-----\n")
  }

  @Test
  fun `UPL-5, a recording that a crash cut in its chunk is closed with what the tail knew`() {
    val (path, tailPath) = folder.newFile("a.smr") to File(folder.root, "a.tail")
    val plain = plaintextOf(CHUNK_BYTES + 500)
    val file = SealedFile.create(path, key, recipient.point(), disk)
    val tail = TailFile(tailPath, dataKey, disk)
    file.append(plain)
    tail.add(1, plain.copyOfRange(CHUNK_BYTES, CHUNK_BYTES + 300), 10_400)
    tail.add(1, plain.copyOfRange(CHUNK_BYTES + 300, plain.size), 10_560)
    file.close()
    tail.close()
    // The crash tore what was being written.
    path.appendBytes(ByteArray(SEALED_CHUNK_BYTES + 9) { 1 })
    tailPath.appendBytes(ByteArray(20))

    val found = assertPresent(SealedFile.reopen(path, key, disk))
    assertEquals(1, found.chunks)
    val content = TailFile.read(tailPath, dataKey, found.chunks)
    assertEquals(10_560, content.heardMs)
    found.append(content.bytes)
    found.finish(10_560, EndReason.RECOVERED, 1_764_000_060_000, ::sign)
    runNode(
      "packages/sealed-recording/src/cli.ts",
      "verify",
      path.path,
      "--device-public-key",
      encodeHex(device.point()),
    )
    assertArrayEquals(plain, openRecording(path.readBytes(), recipient))
    assertEquals(0, TailFile.read(tailPath, ByteArray(32), found.chunks).bytes.size)
  }

  @Test
  fun `UPL-5, a file without a whole head is none`() {
    val path = folder.newFile("b.smr")
    SealedFile.create(path, key, recipient.point(), disk).close()
    assertNotNull(SealedFile.reopen(path, key, disk))
    path.writeBytes(path.readBytes().copyOf(IDENTITY_BYTES + SLOT_TABLE_BYTES + 10))
    assertNull(SealedFile.reopen(path, key, disk))
  }

  @Test
  fun `SEC-6, sound lies in no file as it was heard, and a changed chunk does not open`() {
    val path = folder.newFile("c.smr")
    val plain = ByteArray(2 * CHUNK_BYTES) { 'A'.code.toByte() }
    SealedFile.create(path, key, recipient.point(), disk).run {
      append(plain)
      finish(1_000, EndReason.NORMAL, 1_764_000_060_000, ::sign)
    }
    val bytes = path.readBytes()
    assertEquals(-1, String(bytes, Charsets.ISO_8859_1).indexOf("AAAAAAAA"))
    bytes[IDENTITY_BYTES + SLOT_TABLE_BYTES + PAYLOAD_HEADER_BYTES + 5]++
    assertThrows(AEADBadTagException::class.java) { openRecording(bytes, recipient) }
  }

  private fun <T : Any> assertPresent(value: T?): T {
    assertNotNull(value)
    return checkNotNull(value)
  }

  private companion object {
    const val PIECE = 1_600
    const val PEM_WIDTH = 64
  }
}
