import { createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { gatewayPath } from '@smartym/contract/constants'
import type { DeviceStatus } from '@smartym/contract'
import type { ServerFrame, TransportKey } from '@smartym/contract/frames'
import { WebSocket } from 'ws'
import type { BenchPhone } from '../servers/seed-phones.ts'
import { createProver, learnNonce, type Prove } from './proofs.ts'

/** A connected client of any of the servers; `beat` is one small message up and its answer down. */
export interface Client {
  beat(): Promise<void>
  close(): void
}

const status: DeviceStatus = {
  batteryPercent: 80,
  isCharging: false,
  freeBytes: 8_000_000_000,
  network: 'wifi',
  clockOffsetMs: 12,
  recordingFaults: [],
  integritySigns: [],
  waitingRecordings: 0,
  isUploading: false,
  nextUploadAt: null,
  unsentReports: 0,
  appVersion: '0.1.0',
  settingsVersion: 1,
}
const plainSocket = (address: string) => new WebSocket(address, { perMessageDeflate: false })

/** A phone with what its welcome gave it. */
export interface ConnectedPhone extends Client {
  readonly prove: Prove
  readonly transportKey: TransportKey
}

/** A phone past its welcome: challenge answered by the device's own key. It gives a receipt for each command at once. */
export function connectPhone(url: string, phone: BenchPhone): Promise<ConnectedPhone> {
  const key = createPrivateKey({ key: Buffer.from(phone.privateKey, 'base64'), format: 'der', type: 'pkcs8' })
  const socket = plainSocket(`${url.replace('http', 'ws')}${gatewayPath}`)
  const answers: (() => void)[] = []
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.on('close', (code) => reject(new Error(`closed with ${code}`)))
    socket.on('message', (data) => {
      const frame = JSON.parse((data as Buffer).toString()) as ServerFrame
      if (frame.type === 'challenge') {
        const message = Buffer.concat([
          Buffer.from('smartym/gateway'),
          Buffer.from(frame.nonce, 'base64url'),
          Buffer.from(phone.deviceId + frame.sessionId),
        ])
        const signature = sign('sha256', message, { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')
        socket.send(
          JSON.stringify({ type: 'authenticate', deviceId: phone.deviceId, signature, appVersion: '0.1.0' }),
        )
      } else if (frame.type === 'welcome') {
        const { accessToken, transportKey } = frame
        learnNonce(frame.proofNonce)
        const prove = createProver(createPublicKey(key), key, accessToken)
        resolve({ beat, close: () => socket.terminate(), prove, transportKey })
      } else if (frame.type === 'heartbeat_ack') {
        answers.shift()?.()
      } else if (frame.type === 'command') {
        socket.send(`{"type":"receipt","commandId":"${frame.commandId}"}`)
      }
    })
  })
  function beat(): Promise<void> {
    return new Promise((resolve) => {
      answers.push(resolve)
      socket.send(JSON.stringify({ type: 'heartbeat', sentAt: Math.round(performance.now()), status }))
    })
  }
}

/** A Socket.IO client as light as can be: its own packets over a bare WebSocket. */
export function connectSocketIo(port: number): Promise<Client> {
  const socket = plainSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`)
  const answers = new Map<number, () => void>()
  let lastId = 0
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.on('message', (data) => {
      const text = (data as Buffer).toString()
      if (text.startsWith('0')) socket.send('40{"token":"token"}')
      else if (text.startsWith('40')) resolve({ beat, close: () => socket.terminate() })
      else if (text === '2') socket.send('3')
      else if (text.startsWith('43')) {
        const id = Number.parseInt(text.slice(2), 10)
        answers.get(id)?.()
        answers.delete(id)
      }
    })
  })
  function beat(): Promise<void> {
    return new Promise((resolve) => {
      const id = ++lastId
      answers.set(id, resolve)
      socket.send(
        `42${id}${JSON.stringify(['heartbeat', { sentAt: Math.round(performance.now()), status }])}`,
      )
    })
  }
}

/** A client of the bare `ws` server; answers every command at once. */
export function connectBareWs(port: number): Promise<Client> {
  const socket = plainSocket(`ws://127.0.0.1:${port}/`)
  const answers: (() => void)[] = []
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.once('open', () => resolve({ beat, close: () => socket.terminate() }))
    socket.on('message', (data) => {
      const frame = JSON.parse((data as Buffer).toString()) as { type: string; commandId: string }
      if (frame.type === 'command') socket.send(`{"type":"receipt","commandId":"${frame.commandId}"}`)
      else answers.shift()?.()
    })
  })
  function beat(): Promise<void> {
    return new Promise((resolve) => {
      answers.push(resolve)
      socket.send(JSON.stringify({ type: 'heartbeat', sentAt: 1, status }))
    })
  }
}

/** Connects `count` clients, at most `atOnce` at a time; resolves when all are in. */
export async function connectAll<C extends Client>(
  count: number,
  connect: (index: number) => Promise<C>,
  atOnce = 200,
): Promise<C[]> {
  const clients: C[] = []
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < count) {
      const index = next++
      clients[index] = await connect(index)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return clients
}

/** Keeps `inFlight` beats under way on random clients for this long; the number of answered ones. */
export async function beatFor(
  clients: readonly Client[],
  inFlight: number,
  seconds: number,
): Promise<number> {
  const end = performance.now() + seconds * 1000
  let answered = 0
  const worker = async (): Promise<void> => {
    while (performance.now() < end) {
      await clients[Math.floor(Math.random() * clients.length)]?.beat()
      answered += 1
    }
  }
  await Promise.all(Array.from({ length: inFlight }, worker))
  return answered
}
