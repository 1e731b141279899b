import { expect, test } from 'vitest'
import { DeviceSocket } from './device-socket.ts'

/* A socket without a network: what it would send is kept. */
class RecordingSocket extends DeviceSocket {
  readonly sent: string[] = []

  constructor() {
    /* As the socket server makes its sockets; the types know only the client's way. */
    super(...([null, undefined, { autoPong: true }] as unknown as [null]))
  }

  override sendNow(text: string): void {
    this.sent.push(text)
  }
}

test('what is ordered while the welcome is put together is sent behind it, in its order', () => {
  const socket = new RecordingSocket()
  socket.phase = 'welcoming'
  socket.sendText('first command')
  socket.sendText('second command')
  expect(socket.sent).toEqual([])
  socket.open('welcome')
  socket.sendText('third command')
  expect(socket.sent).toEqual(['welcome', 'first command', 'second command', 'third command'])
})

test('a connection that has ended sends nothing', () => {
  const socket = new RecordingSocket()
  socket.phase = 'ended'
  socket.sendText('too late')
  expect(socket.sent).toEqual([])
})
