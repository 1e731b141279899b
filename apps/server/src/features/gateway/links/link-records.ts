import { gatewayCloseCodes } from '@smartym/contract/constants'
import type { FastifyBaseLogger } from 'fastify'
import type { Clock, Timer } from '../../../platform/clock/index.ts'
import type { DevicesSlice, HeartbeatRecord, LinkRecord } from '../../devices/index.ts'
import type { Presence } from './device-socket.ts'
import type { Presences } from './presences.ts'

/** Connections that begin together are written together: a storm of ten thousand is a handful of commits. */
const linkFlushDelayMs = 50
const retryMs = 1000
const batch = 500

export interface LinkRecordsDeps {
  readonly devices: Pick<DevicesSlice, 'recordHeartbeats' | 'recordLinks'>
  readonly presences: Presences
  readonly clock: Pick<Clock, 'now' | 'setTimer'>
  readonly log: FastifyBaseLogger
  /** Name of this node. */
  readonly node: string
}

/** Writes what phones say and where they are connected, in batches and never one by one. */
export interface LinkRecords {
  /** A connection began or ended. */
  noteLink(presence: Presence): void
  /** Writes the connections noted; phones with a later one elsewhere are let go. */
  flushLinks(): Promise<void>
  /** Writes the last word of every phone that has said something. */
  flushHeartbeats(): Promise<void>
}

export function createLinkRecords({ devices, presences, clock, log, node }: LinkRecordsDeps): LinkRecords {
  let unsaved = new Map<string, LinkRecord>()
  let timer: Timer | undefined

  function flushLater(delayMs: number): void {
    timer ??= clock.setTimer(delayMs, () => {
      timer = undefined
      void flushLinks()
    })
  }

  function letGo(deviceId: string, record: LinkRecord): void {
    const socket = presences.find(deviceId)?.socket
    if (socket?.fence === record.fence) socket.end(gatewayCloseCodes.superseded, 'connected elsewhere')
  }

  async function saveLinks(records: readonly LinkRecord[]): Promise<void> {
    const superseded = new Set(await devices.recordLinks(records))
    for (const record of records) if (superseded.has(record.deviceId)) letGo(record.deviceId, record)
  }

  async function flushLinks(): Promise<void> {
    const records = [...unsaved.values()]
    unsaved = new Map()
    for (let at = 0; at < records.length; at += batch) {
      const some = records.slice(at, at + batch)
      try {
        await saveLinks(some)
      } catch (error) {
        log.warn({ err: error, links: some.length }, 'links could not be stored yet')
        for (const record of some) if (!unsaved.has(record.deviceId)) unsaved.set(record.deviceId, record)
        flushLater(retryMs)
      }
    }
  }

  return {
    noteLink({ deviceId, socket, fence }) {
      const connectedAt = socket === undefined ? null : clock.now()
      unsaved.set(deviceId, { deviceId, node, fence, connectedAt })
      flushLater(linkFlushDelayMs)
    },
    flushLinks,
    async flushHeartbeats() {
      const said: HeartbeatRecord[] = []
      for (const presence of presences.all()) {
        const { isUnsaved, deviceId, status, lastHeartbeatAt } = presence
        if (!isUnsaved || status === null || lastHeartbeatAt === null) continue
        presence.isUnsaved = false
        said.push({ deviceId, status, at: lastHeartbeatAt })
      }
      for (let at = 0; at < said.length; at += batch)
        await devices.recordHeartbeats(said.slice(at, at + batch))
    },
  }
}
