import { randomBytes } from 'node:crypto'
import { accessTokenLifeMs, gatewayCloseCodes, heartbeatIntervalMs } from '@smartym/contract/constants'
import type {
  AuthenticateFrame,
  DeviceFrame,
  HeartbeatFrame,
  StandingFrame,
  TokenFrame,
  WelcomeFrame,
} from '@smartym/contract/frames'
import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../../../platform/clock/index.ts'
import type { IdSource } from '../../../platform/ids/index.ts'
import type { Device, DevicesSlice } from '../../devices/index.ts'
import type { Command } from '../commands/command-handlers.ts'
import { frameOf } from '../commands/command-frame.ts'
import type { PushSender } from '../push/push-sender.port.ts'
import { authenticationMessage, parseDeviceFrame } from './device-frame.ts'
import type { DeviceSocket, Presence } from './device-socket.ts'
import type { LinkRecords } from './link-records.ts'
import type { Presences } from './presences.ts'
import type { WelcomeProvider } from './welcome.port.ts'

const nonceBytes = 32

export interface LinksDeps {
  readonly devices: Pick<
    DevicesSlice,
    | 'findConnectingDevice'
    | 'isSignedByDevice'
    | 'isPushTold'
    | 'createDeviceToken'
    | 'proofNonce'
    | 'transportKeyOf'
  >
  readonly presences: Presences
  readonly records: LinkRecords
  readonly clock: Pick<Clock, 'now' | 'monotonicMs'>
  readonly ids: IdSource
  readonly log: FastifyBaseLogger
  readonly welcome: () => WelcomeProvider
  readonly pushProject: PushSender['project']
  readonly commands: {
    listWaiting(deviceId: string): Promise<Command[]>
    noteSent(commands: readonly Command[]): void
    receive(deviceId: string, commandId: string): void
  }
}

/** Phones on their sockets: who they are, what they say, and what they are told. */
export function createLinksService(deps: LinksDeps) {
  const { devices, presences, records, clock, ids, log, commands } = deps

  function createToken(deviceId: string): Omit<TokenFrame, 'type'> {
    const accessTokenExpiresAt = clock.now() + accessTokenLifeMs
    return { accessToken: devices.createDeviceToken(deviceId, accessTokenExpiresAt), accessTokenExpiresAt }
  }

  function challenge(socket: DeviceSocket): void {
    const nonce = randomBytes(nonceBytes)
    socket.nonce = nonce
    socket.sessionId = ids.next('session')
    socket.openedMs = clock.monotonicMs()
    const { sessionId } = socket
    socket.sendNow(JSON.stringify({ type: 'challenge', nonce: nonce.toString('base64url'), sessionId }))
  }

  async function identify(
    socket: DeviceSocket,
    frame: AuthenticateFrame,
  ): Promise<(Device & { linkFence: number }) | undefined> {
    const device = await devices.findConnectingDevice(frame.deviceId)
    const { nonce, sessionId } = socket
    if (device === undefined || nonce === undefined) return undefined
    const message = authenticationMessage(nonce, frame, sessionId)
    return devices.isSignedByDevice(device, message, frame.signature) ? device : undefined
  }

  async function authenticate(socket: DeviceSocket, frame: AuthenticateFrame): Promise<void> {
    socket.phase = 'checking'
    const device = await identify(socket, frame)
    if (socket.phase !== 'checking') return
    socket.nonce = undefined
    if (device === undefined) {
      socket.end(gatewayCloseCodes.unauthorized, 'not a device')
      return
    }
    if (device.state !== 'active') return dismiss(socket, device)
    connect(socket, device)
    await greet(socket, device)
  }

  /*
   * It is this phone, but it may not work: it is told where it stands. A lost one gets the order to wipe instead; the
   * sweeper closes its socket like a stranger's.
   */
  async function dismiss(socket: DeviceSocket, { deviceId, state }: Device): Promise<void> {
    const waiting = state === 'lost' ? await commands.listWaiting(deviceId) : []
    if (socket.phase !== 'checking') return
    const wipes = waiting.filter(({ kind }) => kind === 'wipe')
    if (wipes.length === 0) {
      socket.sendNow(JSON.stringify({ type: 'standing', state } satisfies StandingFrame))
      socket.end(gatewayCloseCodes.notActive, 'not in use')
      return
    }
    socket.phase = 'dismissed'
    socket.dismissedDeviceId = deviceId
    for (const wipe of wipes) socket.sendNow(JSON.stringify(frameOf(wipe)))
    commands.noteSent(wipes)
  }

  function connect(socket: DeviceSocket, device: Device & { linkFence: number }): void {
    const fence = Math.max(device.linkFence, presences.find(device.deviceId)?.fence ?? 0) + 1
    const { presence, previous } = presences.connect(device, socket, fence)
    socket.phase = 'welcoming'
    previous?.end(gatewayCloseCodes.superseded, 'a newer connection')
    records.noteLink(presence)
    presences.tell(presence)
  }

  async function invitation(deviceId: string): Promise<Pick<WelcomeFrame, 'push'>> {
    if (deps.pushProject === null) return {}
    return { push: { ...deps.pushProject, isTold: await devices.isPushTold(deviceId) } }
  }

  /* What is ordered while the welcome is put together waits behind it; the phone runs a command id once. */
  async function greet(socket: DeviceSocket, device: Device): Promise<void> {
    const { handsetSettings, signedInAgent, consents } = deps.welcome()
    const [settings, signedIn, said, transportKey, waiting, push] = await Promise.all([
      handsetSettings(device),
      signedInAgent(device),
      consents(device),
      devices.transportKeyOf(device.companyId),
      commands.listWaiting(device.deviceId),
      invitation(device.deviceId),
    ])
    if (socket.phase !== 'welcoming') return
    const token = createToken(device.deviceId)
    const frame: WelcomeFrame = {
      type: 'welcome',
      ...token,
      proofNonce: devices.proofNonce(),
      serverTime: clock.now(),
      heartbeatIntervalMs,
      settings,
      transportKey,
      agent: signedIn?.agent ?? null,
      agentState: signedIn?.agentState ?? null,
      consents: signedIn === null ? [] : said,
      pendingCommands: waiting.map(frameOf),
      ...push,
    }
    socket.tokenExpiresAt = token.accessTokenExpiresAt
    socket.open(JSON.stringify(frame))
    commands.noteSent(waiting)
  }

  function hear(socket: DeviceSocket, presence: Presence, { sentAt, status }: HeartbeatFrame): void {
    const now = clock.now()
    presence.status = status
    presence.lastHeartbeatAt = now
    presence.isUnsaved = true
    socket.sendText(`{"type":"heartbeat_ack","serverTime":${now},"sentAt":${sentAt}}`)
  }

  function take(socket: DeviceSocket, frame: DeviceFrame): void {
    const { presence } = socket
    if (frame.type === 'authenticate') {
      if (socket.phase !== 'challenged') return fail(socket)
      authenticate(socket, frame).catch((error: unknown) => {
        log.warn({ err: error, deviceId: frame.deviceId }, 'a phone could not be welcomed')
        socket.end(gatewayCloseCodes.goingAway, 'try again')
      })
      return
    }
    if (socket.phase === 'dismissed') {
      if (frame.type === 'receipt') commands.receive(socket.dismissedDeviceId, frame.commandId)
      return
    }
    if (presence === undefined) return fail(socket)
    presence.lastHeardMs = clock.monotonicMs()
    if (frame.type === 'heartbeat') hear(socket, presence, frame)
    else commands.receive(presence.deviceId, frame.commandId)
  }

  function fail(socket: DeviceSocket): void {
    socket.end(gatewayCloseCodes.protocolError, 'not what the protocol says')
  }

  return {
    challenge,

    /** Anything that a socket says. */
    receive(socket: DeviceSocket, text: string): void {
      if (socket.phase === 'ended') return
      const frame = parseDeviceFrame(text)
      if (frame === undefined) fail(socket)
      else take(socket, frame)
    },

    /** The socket is no more. */
    disconnect(socket: DeviceSocket): void {
      socket.phase = 'ended'
      const { presence } = socket
      if (presence === undefined || !presences.disconnect(socket)) return
      records.noteLink(presence)
      presences.tell(presence)
    },

    /** Sends a text to a phone that is connected here; false when it is not. */
    send(deviceId: string, text: string): boolean {
      const socket = presences.find(deviceId)?.socket
      socket?.sendText(text)
      return socket !== undefined
    },

    /** A new bearer before the old one expires. */
    renewToken(socket: DeviceSocket, deviceId: string): void {
      const token = createToken(deviceId)
      socket.tokenExpiresAt = token.accessTokenExpiresAt
      const frame: TokenFrame = { type: 'token', ...token }
      socket.sendText(JSON.stringify(frame))
    },
  }
}
export type LinksService = ReturnType<typeof createLinksService>
