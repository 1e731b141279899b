import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { Exporter } from '../../../platform/exports/index.ts'
import type { IdSource } from '../../../platform/ids/index.ts'
import type { Outbox } from '../../../platform/outbox/index.ts'
import type { AuditRecorder } from '../../audit/index.ts'
import type { OrganizationSlice } from '../../organization/index.ts'
import type { SettingsSlice } from '../../settings/index.ts'
import { createCompanySeal } from './company-seal.service.ts'
import { createFormsDesk } from './forms-desk.service.ts'
import { registerFormsRoutes } from './forms.routes.ts'
import { createFormsService } from './forms.service.ts'
import { createFormsStore } from './forms.store.ts'
import { createFormsView } from './forms.view.ts'

export interface FormsDeps {
  readonly db: Db
  readonly clock: Clock
  readonly ids: IdSource
  readonly audit: AuditRecorder
  readonly settings: Pick<SettingsSlice, 'get'>
  readonly organization: Pick<OrganizationSlice, 'unitNames' | 'getCompany'>
  readonly exporter: Exporter
  readonly outbox: Pick<Outbox, 'append'>
}

/** Usage application and personal-data forms, and the company's seal (DIS-5). */
export function createForms(deps: FormsDeps) {
  const { db, clock, ids, audit, settings, organization, exporter, outbox } = deps
  const store = createFormsStore(db)
  const view = createFormsView(db)
  const service = createFormsService({ db, store, view, clock, ids, audit, settings, outbox })
  const seal = createCompanySeal({ db, store, clock, audit })
  const desk = createFormsDesk({ db, view, service, seal, audit, organization })
  return { routes: (app: FastifyInstance): void => registerFormsRoutes(app, desk, exporter) }
}
