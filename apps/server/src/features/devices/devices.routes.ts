import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import type { Db } from '../../platform/db/index.ts'
import { authForbidden } from '../../platform/errors/index.ts'
import { type Exporter, registerExport, sayIn } from '../../platform/exports/index.ts'
import { hasPermission, registerOperation } from '../../platform/http/index.ts'
import { auditOrigin } from '../audit/index.ts'
import { scopeOf } from '../organization/index.ts'
import { deviceColumns, deviceFilterNotes } from './device-columns.view.ts'
import type { DeviceDesk } from './device-desk.service.ts'
import type { Replacements } from './replacements.service.ts'

export interface DeviceRoutesDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly desk: DeviceDesk
  readonly replacements: Replacements
  readonly exporter: Exporter
}

export function registerDeviceRoutes(app: FastifyInstance, deps: DeviceRoutesDeps): void {
  const { db, desk, replacements, exporter } = deps
  registerOperation(app, operations.listDevices, async ({ caller, query }) => ({
    status: 200,
    body: await desk.listDevices(scopeOf(caller), query),
  }))

  registerExport(app, exporter, operations.exportDevices, async ({ caller, filter, language }) => {
    const scope = scopeOf(caller)
    const say = sayIn(language)
    const orgUnitName = await desk.unitName(caller.companyId, filter.orgUnitId)
    return {
      action: 'devices.exported',
      title: say('console.devices.title'),
      plainName: 'devices',
      columns: (timeText) => deviceColumns(say, timeText),
      filterNotes: () => deviceFilterNotes(say, filter, orgUnitName),
      count: (limit) => desk.countDevices(scope, filter, limit),
      readPage: (page) => desk.listDevices(scope, { ...filter, ...page }),
    }
  })

  registerOperation(app, operations.getDevice, async ({ caller, params }) => ({
    status: 200,
    body: await desk.getDevice(scopeOf(caller), params.deviceId),
  }))

  registerOperation(app, operations.listDeviceChanges, async ({ caller, params }) => ({
    status: 200,
    body: { items: await desk.listChanges(scopeOf(caller), params.deviceId) },
  }))

  registerOperation(app, operations.changeDevice, async (call) => {
    const { act, reason = null } = call.body
    const at = { scope: scopeOf(call.caller), deviceId: call.params.deviceId }
    return { status: 200, body: await desk.change(at, auditOrigin(call), act, reason) }
  })

  registerOperation(app, operations.replaceDevice, async (call) => {
    const { caller, params, body, idempotency } = call
    if (!hasPermission(caller, 'devices:register')) throw authForbidden({ permission: 'devices:register' })
    const replaced = await replacements.findReplaced(scopeOf(caller), params.deviceId)
    return db.transaction(async (tx) => {
      const made = await replacements.replace(tx, auditOrigin(call), replaced, body.reason)
      const expiresAt = new Date(made.expiresAt).toISOString()
      const answer = { status: 201, body: { ...made, expiresAt } } as const
      await idempotency.complete(tx, answer)
      return answer
    })
  })

  registerOperation(app, operations.changeDevices, async (call) => ({
    status: 200,
    body: await desk.changeMany(scopeOf(call.caller), auditOrigin(call), call.body),
  }))

  registerOperation(app, operations.reportDeviceLost, async (call) => {
    const at = { scope: scopeOf(call.caller), deviceId: call.params.deviceId }
    return { status: 200, body: await desk.change(at, auditOrigin(call), 'report_lost', call.body.reason) }
  })
}
