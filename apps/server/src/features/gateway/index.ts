import { gatewayCloseCodes } from '@smartym/contract/constants'
import type { AgentStateFrame } from '@smartym/contract/frames'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { Clock } from '../../platform/clock/index.ts'
import type { Db } from '../../platform/db/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import type { Jobs } from '../../platform/jobs/index.ts'
import type { DevicesSlice } from '../devices/index.ts'
import { createCommandHandlerRegistry } from './commands/command-handler-registry.ts'
import { frameOf } from './commands/command-frame.ts'
import { createCommandsService } from './commands/commands.service.ts'
import { createCommandsStore } from './commands/commands.store.ts'
import { createDelivery } from './commands/delivery.ts'
import { createGatewaySweeps } from './gateway.sweeps.ts'
import { registerGatewayRoutes } from './gateway.routes.ts'
import type { DeviceSocket } from './links/device-socket.ts'
import { createLinkRecords } from './links/link-records.ts'
import { createLinkSweeper } from './links/link-sweeper.ts'
import { createLinksService } from './links/links.service.ts'
import { createPresences } from './links/presences.ts'
import { createSocketServer } from './links/socket-server.ts'
import type { WelcomeProvider } from './links/welcome.port.ts'
import type { PushSender } from './push/push-sender.port.ts'
import { createReportHandlerRegistry } from './reports/report-handler-registry.ts'
import type { ReportHandlers } from './reports/report-handlers.ts'
import { createReportsService } from './reports/reports.service.ts'
import { createReportsStore } from './reports/reports.store.ts'
import { createSettingsAnnouncer } from './settings-announcer.ts'

export type { Command, CommandHandler, CommandHandlers, PayloadOf } from './commands/command-handlers.ts'
export type { NewCommand } from './commands/commands.service.ts'
export type { CommandRow, CommandsTables } from './gateway.table.ts'
export type { LinkChange, LiveStatus } from './links/presence.ts'
export type { WelcomeProvider } from './links/welcome.port.ts'
export { FakePushSender } from './push/fake-push-sender.ts'
export type { PushSender } from './push/push-sender.port.ts'
export type {
  HandsetReportOf,
  ReportHandler,
  ReportHandlers,
  ReportOrigin,
} from './reports/report-handlers.ts'

export interface GatewaySliceDeps {
  readonly db: Db
  readonly clock: Clock
  readonly ids: IdSource
  readonly log: FastifyBaseLogger
  readonly devices: DevicesSlice
  readonly push: PushSender
  /** Name of this node; each node has its own. */
  readonly node: string
}

/** Commands' payloads hold numbers and names; they are not kept longer than anybody asks where a call went. */
const commandKeptMs = 30 * 24 * 3_600_000
const receiptRetryMs = 250
const receiptAttempts = 5

const nobodyProvides: WelcomeProvider = {
  handsetSettings: () => Promise.reject(new Error('nobody provides handset settings')),
  signedInAgent: () => Promise.reject(new Error('nobody provides signed-in agents')),
}

/** The phones' way in and out: sockets, commands down, reports up. */
export function createGatewaySlice({ db, clock, ids, log, devices, push, node }: GatewaySliceDeps) {
  let provider = nobodyProvides
  const welcome = (): WelcomeProvider => provider
  const presences = createPresences(clock, log)
  const records = createLinkRecords({ devices, presences, clock, log, node })

  const commandsStore = createCommandsStore(db)
  const commandHandlers = createCommandHandlerRegistry()
  const delivery = createDelivery({
    db,
    store: commandsStore,
    clock,
    push,
    log,
    send: (command) => links.send(command.deviceId, JSON.stringify(frameOf(command))),
  })
  const commands = createCommandsService({
    db,
    store: commandsStore,
    clock,
    ids,
    handlers: commandHandlers,
    delivery,
  })

  /* A receipt that is lost makes the CRM believe that the phone is not there: a busy database is asked again. */
  async function receive(deviceId: string, commandId: string): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await commands.receive(deviceId, commandId)
        return
      } catch (error) {
        if (attempt < receiptAttempts) await clock.wait(receiptRetryMs)
        else return log.error({ err: error, commandId }, 'a receipt could not be stored')
      }
    }
  }

  const links = createLinksService({
    devices,
    presences,
    records,
    clock,
    ids,
    log,
    welcome,
    commands: {
      listWaiting: commands.listWaiting,
      noteSent: delivery.noteSent,
      receive: (deviceId, commandId) => void receive(deviceId, commandId),
    },
  })
  const strangers = new Set<DeviceSocket>()
  const socketServer = createSocketServer({ links, strangers })
  const linkSweeper = createLinkSweeper({ presences, links, clock, strangers })
  const sweeps = createGatewaySweeps(
    [
      { name: 'links', everyMs: 1000, run: () => linkSweeper.sweep() },
      { name: 'delivery', everyMs: 1000, run: () => delivery.sweep() },
      { name: 'receipts', everyMs: 1000, run: () => commands.sweep() },
      { name: 'heartbeats', everyMs: 10_000, run: () => records.flushHeartbeats() },
      { name: 'outdated-commands', everyMs: 30_000, run: () => commands.expireOutdated() },
    ],
    clock,
    log,
  )

  const reportHandlers = createReportHandlerRegistry()
  const reports = createReportsService({
    db,
    store: createReportsStore(),
    clock,
    log,
    handlers: reportHandlers,
  })
  const ownReportHandlers: ReportHandlers = {
    'command.completed': (tx, { payload }, from) => commands.complete(tx, from.deviceId, payload.commandId),
    'command.refused': (tx, { payload }, from) =>
      commands.refuse(tx, from.deviceId, payload.commandId, payload.reason),
  }
  devices.onStateChanged((deviceId, state) => {
    if (state !== 'active')
      presences.find(deviceId)?.socket?.end(gatewayCloseCodes.unauthorized, 'no longer active')
  })

  return {
    createCommand: commands.createCommand,
    expireCommand: commands.expireCommand,
    recordReceipt: commands.recordReceipt,
    /** Is the phone connected here, now. */
    isConnected: (deviceId: string): boolean => presences.liveStatus(deviceId).isConnected,
    liveStatus: presences.liveStatus,
    onLinkChanged: presences.onChanged,
    /** Tells a phone of its agent's state; call it after the commit. Lost when it is not connected: its welcome tells it. */
    sendFrame(deviceId: string, frame: AgentStateFrame): void {
      links.send(deviceId, JSON.stringify(frame))
    },
    announceSettings: createSettingsAnnouncer({ db, devices, presences, commands, welcome, clock, log }),
    registerCommandHandlers: commandHandlers.register,
    registerReportHandlers: reportHandlers.register,
    hasReportHandler: reportHandlers.has,
    reportHandlers: ownReportHandlers,
    /** Names what a welcome takes from slices below; before the first phone comes. */
    provide(welcomeProvider: WelcomeProvider): void {
      provider = welcomeProvider
    },
    routes: (app: FastifyInstance): void =>
      registerGatewayRoutes(app, { commands, delivery, reports, clock }),
    registerJobs(jobs: Pick<Jobs, 'schedule'>): void {
      jobs.schedule('delete-old-commands', '20 3 * * *', 'Asia/Seoul', () =>
        commands.deleteBefore(clock.now() - commandKeptMs),
      )
    },
    /** Phones that come to this HTTP server are taken, those whose requests may. */
    attach: socketServer.attach,
    async start(): Promise<void> {
      for (const lost of await devices.clearLinks(node)) presences.remember(lost)
      sweeps.start()
    },
    /** Lets the phones go and writes what they said last. */
    async stop(): Promise<void> {
      await socketServer.stop()
      await sweeps.stop()
      await delivery.sweep()
      await records.flushHeartbeats()
      await records.flushLinks()
    },
    /** Resolves when everything that timers and sockets began is done; for tests. */
    async settled(): Promise<void> {
      await sweeps.settled()
      await records.flushLinks()
      await db.drain()
    },
  }
}
export type GatewaySlice = ReturnType<typeof createGatewaySlice>
