import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../platform/clock/index.ts'
import { registerOperation } from '../../platform/http/index.ts'
import { frameOf } from './commands/command-frame.ts'
import type { CommandsService } from './commands/commands.service.ts'
import type { Delivery } from './commands/delivery.ts'
import type { ReportsService } from './reports/reports.service.ts'
import type { Wipes } from './wipes/wipes.service.ts'

/** Words of wiped phones from one address in a minute. */
const wipesPerMinute = 60

export interface GatewayRoutesDeps {
  readonly commands: Pick<CommandsService, 'listWaiting'>
  readonly delivery: Pick<Delivery, 'noteSent'>
  readonly reports: ReportsService
  readonly wipes: Pick<Wipes, 'confirm'>
  readonly clock: Pick<Clock, 'now'>
}

export function registerGatewayRoutes(app: FastifyInstance, deps: GatewayRoutesDeps): void {
  const { commands, delivery, reports, wipes, clock } = deps

  registerOperation(app, operations.sendReports, async ({ caller, body }) => {
    const device = { deviceId: caller.deviceId ?? '', companyId: caller.companyId }
    return { status: 200, body: { acknowledgedSeq: await reports.takeReports(device, body.reports) } }
  })

  registerOperation(
    app,
    operations.reportWiped,
    async ({ body, origin }) => {
      await wipes.confirm(body, origin.address)
      return { status: 204 }
    },
    { rateLimit: { max: wipesPerMinute, perMs: 60_000 } },
  )

  registerOperation(app, operations.fetchCommands, async ({ caller }) => {
    const waiting = await commands.listWaiting(caller.deviceId ?? '')
    delivery.noteSent(waiting)
    return { status: 200, body: { serverTime: clock.now(), commands: waiting.map(frameOf) } }
  })
}
