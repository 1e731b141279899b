import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../platform/clock/index.ts'
import type { Db } from '../../platform/db/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import type { AuditRecorder } from '../audit/index.ts'
import type { CallsSlice } from '../calls/index.ts'
import type { CustomersSlice } from '../customers/index.ts'
import type { GatewaySlice } from '../gateway/index.ts'
import type { LinesSlice } from '../lines/index.ts'
import type { OrganizationSlice } from '../organization/index.ts'
import type { ProtectionSlice } from '../protection/index.ts'
import type { SettingsSlice } from '../settings/index.ts'
import { createResending } from './resending.service.ts'
import { createTemplates } from './templates/text-templates.service.ts'
import { createTemplatesStore } from './templates/text-templates.store.ts'
import { textMessagesReportHandlers } from './text-messages.reports.ts'
import { registerTextMessagesRoutes } from './text-messages.routes.ts'
import { createTextMessagesStore } from './text-messages.store.ts'
import { createTextMessagesView } from './text-messages.view.ts'

export interface TextMessagesSliceDeps {
  readonly db: Pick<Db, 'read' | 'transaction'>
  readonly clock: Clock
  readonly ids: IdSource
  readonly audit: AuditRecorder
  readonly settings: Pick<SettingsSlice, 'raiseVersion'>
  readonly organization: Pick<OrganizationSlice, 'getCompany' | 'narrowScope' | 'unitNames'>
  readonly lines: Pick<LinesSlice, 'lineOf' | 'findNumber'>
  readonly gateway: Pick<GatewaySlice, 'createCommand' | 'registerCommandHandlers'>
  readonly protection: Pick<ProtectionSlice, 'customersIn'>
  readonly customers: Pick<CustomersSlice, 'sightOf'>
  readonly calls: Pick<CallsSlice, 'getCallOf'>
}

/** Texts to callers whom nobody answered: their words, and what became of each (INB-1). */
export function createTextMessagesSlice(deps: TextMessagesSliceDeps) {
  const { db, settings, organization, customers, gateway, calls } = deps
  const rowCustomers = deps.protection.customersIn({
    table: 'text_messages',
    at: 'ordered_at',
    indexes: [],
    cleared: [],
  })
  const store = createTextMessagesStore(rowCustomers)
  const view = createTextMessagesView(db, rowCustomers)
  const templatesStore = createTemplatesStore(db)
  const templates = createTemplates({ ...deps, store: templatesStore, onChanged: settings.raiseVersion })
  const resending = createResending({ ...deps, store, templates: templatesStore, view })
  gateway.registerCommandHandlers({
    send_text: {
      onReceiptTimeout: (tx, { payload }) => resending.giveUp(tx, payload.textMessageId),
    },
  })
  return {
    inboundText: templates.inboundText,
    createTemplate: templates.createTemplate,
    reportHandlers: textMessagesReportHandlers({ store, calls }),
    routes: (app: FastifyInstance): void =>
      registerTextMessagesRoutes(app, { view, templates, resending, customers, organization }),
  }
}
export type TextMessagesSlice = ReturnType<typeof createTextMessagesSlice>
