import { gatewayCloseCodes } from '@smartym/contract/constants'
import type { AgentStateFrame, ConsentsFrame, DispositionFrame } from '@smartym/contract/frames'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { Clock } from '../../platform/clock/index.ts'
import type { Db } from '../../platform/db/index.ts'
import type { Metrics } from '../../platform/http/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import type { Jobs } from '../../platform/jobs/index.ts'
import type { DevicesSlice } from '../devices/index.ts'
import type { ProtectionSlice } from '../protection/index.ts'
import { createCommands } from './commands/create-commands.ts'
import { createGatewayMetrics } from './gateway.metrics.ts'
import { registerGatewayRoutes } from './gateway.routes.ts'
import { createGatewaySweeps } from './gateway.sweeps.ts'
import { createLinks } from './links/create-links.ts'
import type { WelcomeProvider } from './links/welcome.port.ts'
import type { PushSender } from './push/push-sender.port.ts'
import { createReports } from './reports/create-reports.ts'
import { createSettingsAnnouncer } from './settings-announcer.ts'
import { createWipes } from './wipes/wipes.service.ts'

export type { CommandHandler, CommandHandlers, KeptCommand, PayloadOf } from './commands/command-handlers.ts'
export type { NewCommand } from './commands/commands.service.ts'
export type { CommandRow, CommandsTables } from './gateway.table.ts'
export type { LinkChange, LiveStatus } from './links/link-change.ts'
export type { WelcomeProvider } from './links/welcome.port.ts'
export { FakePushSender } from './push/fake-push-sender.ts'
export { createPush } from './push/create-push.ts'
export { type PushConfig, pushConfig } from './push/push.config.ts'
export { type PushHealth, type PushSender } from './push/push-sender.port.ts'
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
  /** What reports say of customers is encrypted in the transaction that takes them in. */
  readonly protection: Pick<ProtectionSlice, 'ready' | 'customersIn'>
  readonly push: PushSender
  readonly metrics: Pick<Metrics, 'registry'>
  /** Name of this node; each node has its own. */
  readonly node: string
}

/** Commands hold whom to call; they are not kept longer than anybody asks where a call went. */
const commandKeptMs = 30 * 24 * 3_600_000

const nobodyProvides: WelcomeProvider = {
  handsetSettings: () => Promise.reject(new Error('nobody provides handset settings')),
  signedInAgent: () => Promise.reject(new Error('nobody provides signed-in agents')),
  consents: () => Promise.reject(new Error('nobody provides consents')),
}

/** The phones' way in and out: sockets, commands down, reports up. */
export function createGatewaySlice(deps: GatewaySliceDeps) {
  const { db, clock, log, devices, push, node } = deps
  let provider = nobodyProvides
  const welcome = (): WelcomeProvider => provider
  const { commands, delivery, handlers, receive } = createCommands({
    ...deps,
    send: (deviceId, text) => links.send(deviceId, text),
    onReceived: (seconds) => metrics.observeReceipt(seconds),
  })
  const { presences, records, links, socketServer, sweeper } = createLinks({
    ...deps,
    welcome,
    pushProject: push.project,
    commands: {
      listWaiting: commands.listWaiting,
      noteSent: delivery.noteSent,
      receive: (deviceId, commandId) => void receive(deviceId, commandId),
    },
  })
  const metrics = createGatewayMetrics(deps.metrics.registry, presences.countConnected)
  const { reports, handlers: reportHandlers, ownReportHandlers } = createReports({ ...deps, commands })
  const sweeps = createGatewaySweeps(
    [
      { name: 'links', everyMs: 1000, run: () => sweeper.sweep() },
      { name: 'delivery', everyMs: 1000, run: () => delivery.sweep() },
      { name: 'receipts', everyMs: 1000, run: () => commands.sweep() },
      {
        name: 'standings',
        everyMs: 2000,
        run: async () => (await devices.listDismissed(node)).forEach(letGo),
      },
      { name: 'heartbeats', everyMs: 10_000, run: () => records.flushHeartbeats() },
      { name: 'outdated-commands', everyMs: 30_000, run: () => commands.expireOutdated() },
    ],
    clock,
    log,
  )
  /* It comes back at once, to be told where it stands. */
  const letGo = (deviceId: string): void =>
    presences.find(deviceId)?.socket?.end(gatewayCloseCodes.notActive, 'no longer active')
  const wipes = createWipes({ db, clock, devices, commands })
  devices.registerChangeHandler(wipes.onDeviceChange)
  devices.onStateChanged((deviceId, state) => {
    if (state !== 'active') letGo(deviceId)
  })

  return {
    createCommand: commands.createCommand,
    expireCommand: commands.expireCommand,
    /** Can this phone be woken while it is not connected. */
    canWake: push.canWake,
    recordReceipt: commands.recordReceipt,
    /** How far the order to wipe a lost phone has come. */
    findWipeOrder: wipes.findOrder,
    /** Is the phone connected here, now. */
    isConnected: (deviceId: string): boolean => presences.liveStatus(deviceId).isConnected,
    liveStatus: presences.liveStatus,
    /** Ids of a company's phones that are connected here, now. */
    listConnected: presences.listConnected,
    onLinkChanged: presences.onChanged,
    /**
     * Tells a phone of its agent's state and consents, or what was said of its call; call it after the commit. Lost when
     * it is not connected: its welcome tells the first two, and a form that was answered elsewhere may be answered again.
     */
    sendFrame(deviceId: string, frame: AgentStateFrame | ConsentsFrame | DispositionFrame): void {
      links.send(deviceId, JSON.stringify(frame))
    },
    ...createSettingsAnnouncer({ db, devices, presences, commands, welcome, clock, log }),
    registerCommandHandlers: handlers.register,
    registerReportHandlers: reportHandlers.register,
    hasReportHandler: reportHandlers.has,
    reportHandlers: ownReportHandlers,
    /** Names what a welcome takes from slices below; before the first phone comes. */
    provide(welcomeProvider: WelcomeProvider): void {
      provider = welcomeProvider
    },
    routes: (app: FastifyInstance): void =>
      registerGatewayRoutes(app, { commands, delivery, reports, wipes, clock }),
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
