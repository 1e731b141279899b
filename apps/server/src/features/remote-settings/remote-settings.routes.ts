import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { type Exporter, periodNotes, registerExport, sayIn } from '../../platform/exports/index.ts'
import { registerOperation } from '../../platform/http/index.ts'
import { auditOrigin } from '../audit/index.ts'
import { type OrganizationSlice, scopeOf } from '../organization/index.ts'
import { definitionResponses } from '../settings/index.ts'
import type { RemoteSettingsService } from './remote-settings.service.ts'
import { settingChangeColumns, settingReceiptColumns, settingReceiptNotes } from './setting-columns.view.ts'
import type { SettingChangesView } from './setting-changes.view.ts'
import type { SettingReceiptsView } from './setting-receipts.view.ts'

export interface RemoteSettingsRoutesDeps {
  readonly service: RemoteSettingsService
  readonly changes: SettingChangesView
  readonly receipts: SettingReceiptsView
  readonly organization: Pick<OrganizationSlice, 'unitNames'>
  readonly exporter: Exporter
}

/* The history of settings, and what phones have, as files. */
function registerSettingExports(
  app: FastifyInstance,
  { changes, receipts, organization, exporter }: RemoteSettingsRoutesDeps,
): void {
  registerExport(app, exporter, operations.exportSettingChanges, async ({ caller, filter, language }) => {
    const say = sayIn(language)
    const scope = scopeOf(caller)
    return {
      action: 'setting_changes.exported',
      title: say('console.settings.tab.history'),
      plainName: 'setting-changes',
      columns: (timeText) => settingChangeColumns(say, timeText),
      filterNotes: (timeText) => periodNotes(say, timeText, filter),
      count: (limit) => changes.countChanges(scope, filter, limit),
      readPage: (page) => changes.listChanges(scope, { ...filter, ...page }),
    }
  })
  registerExport(app, exporter, operations.exportSettingReceipts, async ({ caller, filter, language }) => {
    const say = sayIn(language)
    const scope = scopeOf(caller)
    const unitNames = await organization.unitNames(caller.companyId)
    return {
      action: 'setting_receipts.exported',
      title: say('console.settings.tab.receipts'),
      plainName: 'setting-receipts',
      columns: (timeText) => settingReceiptColumns(say, timeText, unitNames),
      filterNotes: () => settingReceiptNotes(say, filter, unitNames),
      count: (limit) => receipts.countUpToLimit(scope, filter, limit),
      readPage: (page) => receipts.listReceipts(scope, { ...filter, ...page }),
    }
  })
}

/** Settings for administrators' screens (MON-2). */
export function registerRemoteSettingsRoutes(app: FastifyInstance, deps: RemoteSettingsRoutesDeps): void {
  const { service, changes, receipts } = deps
  const definitions = definitionResponses()
  registerSettingExports(app, deps)

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
