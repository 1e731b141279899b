/** The rival that most would take: Socket.IO with a token check, WebSocket transport only. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { serveMeasurements } from '../child.ts'

const http = createServer()
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, serveClient: false })
const expected = createHash('sha256').update('token').digest()
io.use((socket, next) => {
  const given = createHash('sha256').update(String(socket.handshake.auth['token'])).digest()
  next(timingSafeEqual(given, expected) ? undefined : new Error('refused'))
})
io.on('connection', (socket) => {
  socket.on('heartbeat', (frame: { sentAt: number }, answer: (value: unknown) => void) =>
    answer({ serverTime: Date.now(), sentAt: frame.sentAt }),
  )
})
http.listen(0, '127.0.0.1', () => serveMeasurements({ port: (http.address() as AddressInfo).port }))
