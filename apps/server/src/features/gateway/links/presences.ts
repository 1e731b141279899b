import type { DeviceStatus } from '@smartym/contract'
import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../../../platform/clock/index.ts'
import type { DeviceSocket, Presence } from './device-socket.ts'
import type { LinkChange, LiveStatus } from './link-change.ts'

const unknown: LiveStatus = { isConnected: false, lastHeartbeatAt: null, status: null }

/** The phones of this node. */
export interface Presences {
  /** The phone's new connection; one that it had before is returned, and is nobody's any more. */
  connect(
    device: { deviceId: string; companyId: string },
    socket: DeviceSocket,
    fence: number,
  ): { presence: Presence; previous: DeviceSocket | undefined }
  /** Undoes the connection, unless a later one has taken its place; false then. */
  disconnect(socket: DeviceSocket): boolean
  /** A phone that was connected before this process began. */
  remember(device: {
    deviceId: string
    companyId: string
    status: DeviceStatus | null
    lastHeartbeatAt: number | null
  }): void
  find(deviceId: string): Presence | undefined
  liveStatus(deviceId: string): LiveStatus
  all(): Iterable<Presence>
  /** Ids of a company's phones that are connected. */
  listConnected(companyId: string): string[]
  countConnected(): number
  onChanged(listener: (change: LinkChange) => void): void
  tell(presence: Presence): void
}

export function createPresences(
  clock: Pick<Clock, 'now' | 'monotonicMs'>,
  log: FastifyBaseLogger,
): Presences {
  const presences = new Map<string, Presence>()
  const listeners: ((change: LinkChange) => void)[] = []
  let connected = 0

  function ensure(deviceId: string, companyId: string): Presence {
    const kept = presences.get(deviceId)
    if (kept !== undefined) return kept
    const made: Presence = {
      deviceId,
      companyId,
      socket: undefined,
      status: null,
      lastHeartbeatAt: null,
      lastHeardMs: clock.monotonicMs(),
      fence: 0,
      isLost: false,
      isUnsaved: false,
    }
    presences.set(deviceId, made)
    return made
  }

  return {
    connect({ deviceId, companyId }, socket, fence) {
      const presence = ensure(deviceId, companyId)
      const previous = presence.socket
      if (previous === undefined) connected += 1
      else previous.presence = undefined
      presence.socket = socket
      presence.fence = fence
      presence.lastHeardMs = clock.monotonicMs()
      presence.lastHeartbeatAt = clock.now()
      presence.isLost = false
      socket.presence = presence
      socket.fence = fence
      return { presence, previous }
    },
    disconnect(socket) {
      const { presence } = socket
      socket.presence = undefined
      if (presence === undefined || presence.socket !== socket) return false
      presence.socket = undefined
      connected -= 1
      return true
    },
    remember({ deviceId, companyId, status, lastHeartbeatAt }) {
      const presence = ensure(deviceId, companyId)
      presence.status = status
      presence.lastHeartbeatAt = lastHeartbeatAt
    },
    find: (deviceId) => presences.get(deviceId),
    liveStatus(deviceId) {
      const presence = presences.get(deviceId)
      if (presence === undefined) return unknown
      const { socket, status, lastHeartbeatAt } = presence
      return { isConnected: socket !== undefined, status, lastHeartbeatAt }
    },
    all: () => presences.values(),
    listConnected: (companyId) =>
      [...presences.values()].flatMap((each) =>
        each.companyId === companyId && each.socket !== undefined ? [each.deviceId] : [],
      ),
    countConnected: () => connected,
    onChanged: (listener) => void listeners.push(listener),
    tell({ deviceId, companyId, socket, isLost }) {
      const change = { deviceId, companyId, isConnected: socket !== undefined, isLost, at: clock.now() }
      for (const listener of listeners) {
        try {
          listener(change)
        } catch (error) {
          log.error({ err: error, deviceId }, 'a listener of links failed')
        }
      }
    },
  }
}
