package kr.smartym.handset.story

import java.io.IOException
import java.net.InetAddress
import java.net.ServerSocket
import java.net.Socket
import java.util.concurrent.ConcurrentHashMap
import kotlin.concurrent.thread

private const val TICK_MS = 50L
private const val TICKS_A_SECOND = 20

/** The network between a phone and the server at `port`: it can be gone, or slow. */
class Road(private val port: Int) : AutoCloseable {
  private val loopback = InetAddress.getLoopbackAddress()
  private val gate = ServerSocket(0, 50, loopback)
  private val open = ConcurrentHashMap.newKeySet<Socket>()

  /** Of each connection in each direction; null for as fast as it goes. */
  @Volatile var bytesPerSecond: Int? = null

  @Volatile
  var isUp = true
    set(value) {
      field = value
      if (!value) open.forEach(Socket::close)
    }

  val address = "http://127.0.0.1:${gate.localPort}"

  init {
    thread(isDaemon = true) {
      while (!gate.isClosed) {
        val near =
          try {
            gate.accept()
          } catch (_: IOException) {
            break
          }
        if (isUp) join(near) else near.close()
      }
    }
  }

  private fun join(near: Socket) {
    val far = Socket(loopback, port)
    open += near
    open += far
    carry(near, far)
    carry(far, near)
  }

  private fun carry(from: Socket, to: Socket) =
    thread(isDaemon = true) {
      try {
        val buffer = ByteArray(65_536)
        while (true) {
          val limit = bytesPerSecond?.let { maxOf(1, it / TICKS_A_SECOND) } ?: buffer.size
          val count = from.getInputStream().read(buffer, 0, minOf(limit, buffer.size))
          if (count < 0) break
          if (bytesPerSecond != null) Thread.sleep(TICK_MS)
          to.getOutputStream().run {
            write(buffer, 0, count)
            flush()
          }
        }
      } catch (_: IOException) {
        // It was cut, or one of them has had enough.
      }
      from.close()
      to.close()
      open -= from
      open -= to
    }

  override fun close() {
    gate.close()
    open.forEach(Socket::close)
  }
}
