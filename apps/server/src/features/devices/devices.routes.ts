import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { type Exporter, registerExport, sayIn } from '../../platform/exports/index.ts'
import { registerOperation } from '../../platform/http/index.ts'
import { auditOrigin } from '../audit/index.ts'
import { scopeOf } from '../organization/index.ts'
import { deviceColumns, deviceFilterNotes } from './device-columns.view.ts'
import type { DeviceDesk } from './device-desk.service.ts'

export function registerDeviceRoutes(app: FastifyInstance, desk: DeviceDesk, exporter: Exporter): void {
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

  registerOperation(app, operations.changeDevices, async (call) => ({
    status: 200,
    body: await desk.changeMany(scopeOf(call.caller), auditOrigin(call), call.body),
  }))

  registerOperation(app, operations.reportDeviceLost, async (call) => {
    const at = { scope: scopeOf(call.caller), deviceId: call.params.deviceId }
    return { status: 200, body: await desk.change(at, auditOrigin(call), 'report_lost', call.body.reason) }
  })
}
