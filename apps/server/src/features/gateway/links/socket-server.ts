import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { gatewayCloseCodes, gatewayPath } from '@smartym/contract/constants'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { DeviceSocket } from './device-socket.ts'
import type { LinksService } from './links.service.ts'

/** Larger frames than a heartbeat's are none of ours. */
const maxFrameBytes = 16 * 1024
/** So many sockets may be on their way to show who they are; more are told to come back. */
const maxStrangers = 20_000

export interface SocketServerDeps {
  readonly links: Pick<LinksService, 'challenge' | 'receive' | 'disconnect'>
  readonly strangers: Set<DeviceSocket>
}

function refuse(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString()
  return Buffer.isBuffer(data) ? data.toString() : Buffer.from(data).toString()
}

/** Takes phones' sockets from the HTTP server's `upgrade` event; nothing of a web framework is in between. */
export function createSocketServer({ links, strangers }: SocketServerDeps) {
  let isTaking = true
  let mayUpgrade: (request: IncomingMessage) => boolean = () => true
  const sockets = new Set<DeviceSocket>()
  const server = new WebSocketServer<typeof DeviceSocket>({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: maxFrameBytes,
    WebSocket: DeviceSocket,
  })

  /* The same four functions for every socket, which is `this`. */
  function onMessage(this: WebSocket, data: RawData, isBinary: boolean): void {
    const socket = this as DeviceSocket
    if (isBinary) socket.end(gatewayCloseCodes.protocolError, 'text only')
    else links.receive(socket, textOf(data))
  }
  function onClose(this: WebSocket): void {
    const socket = this as DeviceSocket
    strangers.delete(socket)
    sockets.delete(socket)
    links.disconnect(socket)
  }
  function onError(): void {
    /* The close that follows says all there is to do. */
  }
  function take(socket: DeviceSocket): void {
    sockets.add(socket)
    strangers.add(socket)
    socket.on('message', onMessage)
    socket.on('close', onClose)
    socket.on('error', onError)
    links.challenge(socket)
  }
  /* The answer and the challenge leave together. */
  function upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    stream.cork()
    server.handleUpgrade(request, stream, head, take)
    stream.uncork()
  }
  function onUpgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    const path = (request.url ?? '').split('?', 1)[0]
    if (path !== gatewayPath) refuse(stream, '404 Not Found')
    else if (!mayUpgrade(request)) refuse(stream, '403 Forbidden')
    else if (!isTaking || strangers.size >= maxStrangers) refuse(stream, '503 Service Unavailable')
    else upgrade(request, stream, head)
  }

  return {
    /** Phones of this HTTP server are taken from now on, those whose requests may. */
    attach(httpServer: Server, mayTake: (request: IncomingMessage) => boolean): void {
      mayUpgrade = mayTake
      httpServer.on('upgrade', onUpgrade)
    },
    /** Takes no more phones and lets those that are here go; they come back elsewhere, or later. */
    async stop(): Promise<void> {
      isTaking = false
      for (const socket of sockets) socket.end(gatewayCloseCodes.goingAway, 'the server stops')
      await new Promise((resolve) => setImmediate(resolve))
      for (const socket of sockets) socket.terminate()
      while (sockets.size > 0) await new Promise((resolve) => setImmediate(resolve))
    },
  }
}
