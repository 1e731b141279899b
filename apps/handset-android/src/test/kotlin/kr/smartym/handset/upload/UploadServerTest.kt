package kr.smartym.handset.upload

import java.io.DataInputStream
import java.io.IOException
import java.net.InetAddress
import java.net.ServerSocket
import java.net.Socket
import java.util.Base64
import java.util.concurrent.CopyOnWriteArrayList
import kotlin.concurrent.thread
import kr.smartym.handset.journal.DeviceKeys
import kr.smartym.handset.link.Cancellation
import kr.smartym.handset.link.DeviceRequests
import kr.smartym.handset.link.Network
import kr.smartym.handset.link.NetworkFaultException
import kr.smartym.handset.test.FakeKeyStore
import kr.smartym.handset.test.SteadyClock
import okhttp3.HttpUrl.Companion.toHttpUrl
import org.json.JSONObject
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertThrows
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment

@RunWith(RobolectricTestRunner::class)
class UploadServerTest {
  /** One name of the server; what it is told lies in `stored`, which both names share. */
  private inner class Name : AutoCloseable {
    private val gate = ServerSocket(0, 50, InetAddress.getLoopbackAddress())
    val address = "http://127.0.0.1:${gate.localPort}"
    val asked = CopyOnWriteArrayList<String>()

    init {
      thread(isDaemon = true) {
        try {
          while (true) gate.accept().use(::answer)
        } catch (_: IOException) {
          // The test is over.
        }
      }
    }

    private fun answer(socket: Socket) {
      val input = DataInputStream(socket.getInputStream())
      val lines = generateSequence { readLine(input).ifEmpty { null } }.toList()
      val (method, path) = lines.first().split(' ')
      val headers =
        lines.drop(1).associate { it.substringBefore(':').lowercase() to it.substringAfter(": ") }
      val body = ByteArray(headers["content-length"]?.toInt() ?: 0).also(input::readFully)
      val claims = Base64.getUrlDecoder().decode(headers.getValue("dpop").split('.')[1])
      val isProved = JSONObject(String(claims)).getString("htu") == address + path
      asked += "$method ${headers["authorization"]}"
      if (method == "PATCH") stored += String(body)
      val status = if (isProved) "200 OK" else "401 Unauthorized"
      val answer =
        listOf(
          "HTTP/1.1 $status",
          "Location: http://control.internal/api/v1/recording-uploads/rec_1",
          "Upload-Offset: ${stored.length}",
          "Content-Length: 0",
          "Connection: close",
        )
      socket.getOutputStream().write((answer.joinToString("\r\n") + "\r\n\r\n").toByteArray())
    }

    private fun readLine(input: DataInputStream): String =
      generateSequence { input.readByte().toInt().toChar() }
        .takeWhile { it != '\n' }
        .joinToString("")
        .trimEnd()

    override fun close() = gate.close()
  }

  @Volatile private var stored = ""
  private lateinit var control: Name
  private lateinit var uploads: Name
  private lateinit var device: DeviceRequests

  @Before
  fun begin() {
    FakeKeyStore.install()
    control = Name()
    uploads = Name()
    val network = Network { control.address.toHttpUrl() }
    val keys = DeviceKeys(RuntimeEnvironment.getApplication())
    device = DeviceRequests(network, SteadyClock(), keys) { "token" }
  }

  @After
  fun end() {
    control.close()
    uploads.close()
  }

  private fun sendAt(tus: Tus, text: String) {
    val created = tus.create("rec_1", 10, Cancellation())
    val at = tus.probe(created.url, Cancellation())
    tus.send(at, text.substring(at.offsetBytes.toInt()).toByteArray(), 10, Cancellation())
  }

  @Test
  fun `UPL-3, UPL-5, an upload goes on at the address set since, with a proof for it, and nothing is lost`() {
    sendAt(Tus(device), "01234")
    sendAt(Tus(device, Network.parseUploadAddress(uploads.address)), "0123456789")
    assertEquals("0123456789", stored)
    val steps = listOf("POST DPoP token", "HEAD DPoP token", "PATCH DPoP token")
    assertEquals(steps, control.asked)
    assertEquals(steps, uploads.asked)
  }

  @Test
  fun `UPL-3, what leads away from the upload server gets no token`() {
    val tus = Tus(device, uploads.address.toHttpUrl())
    assertThrows(NetworkFaultException::class.java) {
      tus.probe("${control.address}/api/v1/recording-uploads/rec_1", Cancellation())
    }
    assertEquals(emptyList<String>(), control.asked + uploads.asked)
  }

  @Test
  fun `UPL-3, UPL-6, an address is HTTPS, a host and a port, and nothing else`() {
    for (right in
      listOf("https://uploads.bank.example", "https://10.0.0.7:8443", control.address)) Network
      .parseUploadAddress(right)
    for (wrong in
      listOf(
        "http://uploads.bank.example",
        "https://who:secret@uploads.bank.example",
        "https://uploads.bank.example/api",
        "https://uploads.bank.example?to=other",
        "https://uploads.bank.example#other",
        "nothing",
      )) assertThrows(wrong, IllegalArgumentException::class.java) {
      Network.parseUploadAddress(wrong)
    }
  }
}
