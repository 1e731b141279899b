package kr.smartym.handset.recording

import javax.crypto.AEADBadTagException
import kr.smartym.handset.journal.DeviceKeys
import kr.smartym.handset.journal.PhoneDatabase
import kr.smartym.handset.journal.ValueCipher
import kr.smartym.handset.sealing.DIGEST_BYTES
import kr.smartym.handset.sealing.EndReason
import kr.smartym.handset.sealing.Media
import kr.smartym.handset.test.FakeKeyStore
import org.junit.After
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertThrows
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment

@RunWith(RobolectricTestRunner::class)
class RecordingStoreTest {
  private val context = RuntimeEnvironment.getApplication()
  private val database = PhoneDatabase(context)
  private lateinit var store: RecordingStore
  private val dataKey = ByteArray(KEY_BYTES) { it.toByte() }
  private val digest = ByteArray(DIGEST_BYTES) { 7 }

  @Before
  fun newPhone() {
    FakeKeyStore.install()
    store = RecordingStore(database, ValueCipher(DeviceKeys(context).journalKey))
  }

  @After fun end() = database.close()

  private fun begin(recordingId: String, deviceSeq: Long) =
    store.begin(
      RecordingRecord(recordingId, "call_1", deviceSeq, Media.AMR_NB, ByteArray(1), 1_000),
      dataKey,
    )

  private fun finish(recordingId: String) =
    store.finish(recordingId, SealedOutcome(10, 200, 20, 0, EndReason.NORMAL).toJson(), digest)

  @Test
  fun `UPL-5, recordings chain without holes, and none begins while the one before is not sealed`() {
    val first = checkNotNull(store.nextInChain())
    assertEquals(1L, first.deviceSeq)
    assertArrayEquals(ByteArray(DIGEST_BYTES), first.prevDigest)
    begin("rec_1", 1)
    assertNull(store.nextInChain())
    assertEquals(listOf("rec_1"), store.listUnsealed().map { it.recordingId })
    finish("rec_1")
    val next = checkNotNull(store.nextInChain())
    assertEquals(2L, next.deviceSeq)
    assertArrayEquals(digest, next.prevDigest)
    assertEquals(emptyList<Any>(), store.listUnsealed())
  }

  @Test
  fun `DEL-1, a file that is gone keeps its place in the chain`() {
    begin("rec_1", 1)
    finish("rec_1")
    assertEquals(1, store.countFiles())
    store.markDeleted("rec_1")
    assertEquals(0, store.countFiles())
    assertEquals(FileState.DELETED, store.find("rec_1")?.state)
    assertEquals(2L, store.nextInChain()?.deviceSeq)
  }

  @Test
  fun `SEC-6, a recording’s key lies on the phone encrypted, opens no other recording, and is forgotten once it is sealed`() {
    begin("rec_1", 1)
    assertArrayEquals(dataKey, store.dataKeyOf("rec_1"))
    assertFalse(String(wrappedKeyOf("rec_1"), Charsets.ISO_8859_1).contains(textOf(dataKey)))
    finish("rec_1")
    assertThrows(IllegalStateException::class.java) { store.dataKeyOf("rec_1") }

    begin("rec_2", 2)
    val moved = wrappedKeyOf("rec_2")
    finish("rec_2")
    begin("rec_3", 3)
    database.writableDatabase.execSQL(
      "update recordings set wrapped_key = ? where recording_id = 'rec_3'",
      arrayOf<Any>(moved),
    )
    assertThrows(AEADBadTagException::class.java) { store.dataKeyOf("rec_3") }
  }

  private fun textOf(bytes: ByteArray) = String(bytes, Charsets.ISO_8859_1)

  private fun wrappedKeyOf(recordingId: String): ByteArray =
    database.readableDatabase
      .rawQuery("select wrapped_key from recordings where recording_id = ?", arrayOf(recordingId))
      .use {
        it.moveToFirst()
        it.getBlob(0)
      }

  private companion object {
    const val KEY_BYTES = 32
  }
}
