import { gatewayCloseCodes, gatewayPath } from '@smartym/contract/constants'
import type {
  ChallengeFrame,
  DeviceFrame,
  HeartbeatAckFrame,
  ServerFrame,
  WelcomeFrame,
} from '@smartym/contract/frames'
import type { HandsetEvent } from '@smartym/handset-core'
import WebSocket from 'ws'
import type { HandsetClock } from '../clock/handset-clock.ts'
import { createKeptToken } from './kept-token.ts'
import type { Network } from './network.ts'
import { socketAddress } from './server-address.ts'

export interface LinkParts {
  network: Network
  clock: HandsetClock
  deviceId(): string
  appVersion: string
  sign(message: Uint8Array): Buffer
  tell(event: HandsetEvent): void
  /** Hears what the server says first. */
  onWelcomed(frame: WelcomeFrame): void
}

/** The device socket: signed challenge, frames, heartbeats. What comes over it becomes events; the core watches over it. */
export interface Link {
  /** Drops a link that may still be there. */
  open(): void
  close(): void
  /** Cuts the link without a word, as a dying process does. */
  drop(): void
  send(frame: DeviceFrame): void
  /** Token for the device's HTTP requests while it lives, else null. */
  accessToken(): string | null
}

const abnormalClosure = 1006
const handshakeTimeoutMs = 10_000

export function createLink(parts: LinkParts): Link {
  const { network, clock, tell } = parts
  let socket: WebSocket | undefined
  let askedAtMs = 0
  const token = createKeptToken(clock)

  function ended(closed: WebSocket | undefined, code: number): void {
    if (closed !== socket) return
    socket = undefined
    tell({ type: 'link.closed', code, isRetryable: code !== gatewayCloseCodes.unauthorized })
  }

  function answerChallenge(challenge: ChallengeFrame): void {
    const deviceId = parts.deviceId()
    const { appVersion } = parts
    const signature = parts.sign(challengeMessage(challenge, deviceId)).toString('base64url')
    askedAtMs = clock.monotonicMs()
    send({ type: 'authenticate', deviceId, signature, appVersion })
  }

  function welcomed(frame: WelcomeFrame): void {
    token.keepFrom(frame)
    parts.onWelcomed(frame)
    const { serverTime, settings, agent, agentState, consents, pendingCommands } = frame
    const roundTripMs = clock.monotonicMs() - askedAtMs
    const said = { serverTime, roundTripMs, settings, agent, agentState, consents, pendingCommands }
    tell({ type: 'link.opened', ...said })
  }

  const synchronised = ({ sentAt, serverTime }: HeartbeatAckFrame): void =>
    tell({ type: 'clock.synchronised', serverTime, roundTripMs: clock.monotonicMs() - sentAt })

  function received(frame: ServerFrame): void {
    switch (frame.type) {
      case 'challenge':
        return answerChallenge(frame)
      case 'welcome':
        return welcomed(frame)
      case 'command':
        return tell({ type: 'command.received', command: frame })
      case 'agent_state':
        return tell({ type: 'agent_state.received', frame })
      case 'disposition':
        return tell({ type: 'disposition.received', frame })
      case 'consents':
        return tell({ type: 'consents.received', frame })
      case 'standing':
        return tell({ type: 'standing.told', state: frame.state })
      case 'token':
        return token.keepFrom(frame)
      case 'heartbeat_ack':
        return synchronised(frame)
    }
  }

  function send(frame: DeviceFrame): void {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame))
  }

  function listen(opened: WebSocket): void {
    opened.on('message', (data: Buffer) => {
      if (opened !== socket) return
      received(JSON.parse(data.toString('utf8')) as ServerFrame)
    })
    opened.on('unexpected-response', (request, response) => {
      request.destroy()
      const isUnauthorized = response.statusCode === 401 || response.statusCode === 403
      ended(opened, isUnauthorized ? gatewayCloseCodes.unauthorized : abnormalClosure)
    })
    opened.on('close', (code) => ended(opened, code))
    // `close` follows every error; without a listener an error would end the process.
    opened.on('error', () => {})
  }

  network.onTurned((isOn) => {
    if (isOn) return
    socket?.terminate()
    if (socket) ended(socket, abnormalClosure)
  })

  function drop(): void {
    const dropped = socket
    socket = undefined
    dropped?.terminate()
  }

  return {
    open() {
      drop()
      if (network.isOff) return ended(undefined, abnormalClosure)
      socket = new WebSocket(socketAddress(network.server, gatewayPath), {
        handshakeTimeout: handshakeTimeoutMs,
        perMessageDeflate: false,
      })
      listen(socket)
    },
    close() {
      const closing = socket
      socket = undefined
      closing?.close(1000)
    },
    drop,
    send,
    accessToken: () => token.current(),
  }
}

/** What the device signs: `"smartym/gateway" ‖ nonce ‖ deviceId ‖ sessionId`. */
function challengeMessage({ nonce, sessionId }: ChallengeFrame, deviceId: string): Buffer {
  return Buffer.concat([
    Buffer.from('smartym/gateway'),
    Buffer.from(nonce, 'base64url'),
    Buffer.from(deviceId),
    Buffer.from(sessionId),
  ])
}
