import { gatewayCloseCodes, linkLostAfterMs } from '@smartym/contract/constants'
import type { Clock } from '../../../platform/clock/index.ts'
import type { DeviceSocket, Presence } from './device-socket.ts'
import type { LinksService } from './links.service.ts'
import type { Presences } from './presences.ts'

/** A socket that has not shown in so long who it is, is closed. */
const authenticateWithinMs = 15_000
/** A bearer is renewed so long before it expires. */
const renewTokenBeforeMs = 120_000

export interface LinkSweeperDeps {
  readonly presences: Presences
  readonly links: Pick<LinksService, 'renewToken'>
  readonly clock: Pick<Clock, 'now' | 'monotonicMs'>
  /** Sockets that have not shown yet who they are. */
  readonly strangers: Set<DeviceSocket>
}

/** Looks after all connections at once; none has a timer of its own. */
export function createLinkSweeper({ presences, links, clock, strangers }: LinkSweeperDeps) {
  function sweepStrangers(nowMs: number): void {
    for (const socket of strangers) {
      if (socket.presence !== undefined) strangers.delete(socket)
      else if (nowMs - socket.openedMs >= authenticateWithinMs) {
        strangers.delete(socket)
        socket.end(gatewayCloseCodes.unauthorized, 'no authentication')
      }
    }
  }

  /* A silent socket may be half-open: the close frame is a courtesy, nothing waits for its answer. */
  function drop(presence: Presence): void {
    const { socket } = presence
    presence.isLost = true
    if (socket === undefined) {
      presences.tell(presence)
      return
    }
    socket.end(gatewayCloseCodes.heartbeatLost, 'no heartbeat')
    socket.terminate()
  }

  return {
    sweep(): void {
      const nowMs = clock.monotonicMs()
      const renewalDue = clock.now() + renewTokenBeforeMs
      sweepStrangers(nowMs)
      for (const presence of presences.all()) {
        const { socket } = presence
        if (!presence.isLost && nowMs - presence.lastHeardMs >= linkLostAfterMs) drop(presence)
        else if (socket?.phase === 'open' && socket.tokenExpiresAt <= renewalDue)
          links.renewToken(socket, presence.deviceId)
      }
    },
  }
}
