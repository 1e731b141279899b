import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../../../platform/clock/index.ts'
import type { IdSource } from '../../../platform/ids/index.ts'
import type { DevicesSlice } from '../../devices/index.ts'
import type { DeviceSocket } from './device-socket.ts'
import { createLinkRecords } from './link-records.ts'
import { createLinkSweeper } from './link-sweeper.ts'
import { createLinksService, type LinksDeps } from './links.service.ts'
import { createPresences } from './presences.ts'
import { createSocketServer } from './socket-server.ts'

export interface LinkPartsDeps {
  readonly devices: DevicesSlice
  readonly clock: Clock
  readonly ids: IdSource
  readonly log: FastifyBaseLogger
  /** Name of this node. */
  readonly node: string
  readonly welcome: LinksDeps['welcome']
  readonly pushProject: LinksDeps['pushProject']
  readonly commands: LinksDeps['commands']
}

/** Phones' connections with everything that takes them, looks after them, and writes them down. */
export function createLinks(deps: LinkPartsDeps) {
  const { devices, clock, ids, log, node, welcome, pushProject, commands } = deps
  const presences = createPresences(clock, log)
  const records = createLinkRecords({ devices, presences, clock, log, node })
  const links = createLinksService({
    devices,
    presences,
    records,
    clock,
    ids,
    log,
    welcome,
    pushProject,
    commands,
  })
  const strangers = new Set<DeviceSocket>()
  const socketServer = createSocketServer({ links, strangers })
  const sweeper = createLinkSweeper({ presences, links, clock, strangers })
  return { presences, records, links, socketServer, sweeper }
}
