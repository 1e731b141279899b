import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { registerOperation } from '../../platform/http/index.ts'
import { auditOrigin } from '../audit/index.ts'
import { scopeOf } from '../organization/index.ts'
import { definitionResponses } from '../settings/index.ts'
import type { RemoteSettingsService } from './remote-settings.service.ts'
import type { SettingChangesView } from './setting-changes.view.ts'
import type { SettingReceiptsView } from './setting-receipts.view.ts'

export interface RemoteSettingsRoutesDeps {
  readonly service: RemoteSettingsService
  readonly changes: SettingChangesView
  readonly receipts: SettingReceiptsView
}

/** Settings for administrators' screens (MON-2). */
export function registerRemoteSettingsRoutes(app: FastifyInstance, deps: RemoteSettingsRoutesDeps): void {
  const { service, changes, receipts } = deps
  const definitions = definitionResponses()

  registerOperation(app, operations.listSettingDefinitions, async () => ({
    status: 200,
    body: { items: definitions },
  }))
  registerOperation(app, operations.getSettings, async ({ caller, query }) => ({
    status: 200,
    body: await service.getSettings(scopeOf(caller), query),
  }))
  registerOperation(app, operations.previewSettingChange, async ({ caller, body }) => ({
    status: 200,
    body: await service.previewChange(scopeOf(caller), body),
  }))
  registerOperation(app, operations.changeSettings, async (call) => ({
    status: 201,
    body: await service.changeSettings(scopeOf(call.caller), call.body, auditOrigin(call), (tx, body) =>
      call.idempotency.complete(tx, { status: 201, body }),
    ),
  }))
  registerOperation(app, operations.listSettingChanges, async ({ caller, query }) => ({
    status: 200,
    body: await changes.listChanges(scopeOf(caller), query),
  }))
  registerOperation(app, operations.undoSettingChange, async (call) => {
    const undo = { settingChangeId: call.params.settingChangeId, reason: call.body.reason }
    const answer = await service.undoChange(scopeOf(call.caller), undo, auditOrigin(call), (tx, body) =>
      call.idempotency.complete(tx, { status: 201, body }),
    )
    return { status: 201, body: answer }
  })
  registerOperation(app, operations.listSettingReceipts, async ({ caller, query }) => ({
    status: 200,
    body: await receipts.listReceipts(scopeOf(caller), query),
  }))
  registerOperation(app, operations.countSettingReceipts, async ({ caller, query }) => ({
    status: 200,
    body: await receipts.countReceipts(scopeOf(caller), query),
  }))
}
