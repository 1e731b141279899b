import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../platform/clock/index.ts'
import type { Db } from '../../platform/db/index.ts'
import type { Exporter } from '../../platform/exports/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import type { AuditRecorder } from '../audit/index.ts'
import type { SettingsSlice } from '../settings/index.ts'
import { createOrganizationChanges } from './organization-changes.service.ts'
import { registerOrganizationRoutes } from './organization.routes.ts'
import { createOrganizationService } from './organization.service.ts'
import { createOrganizationStore } from './organization.store.ts'

export type { OrgUnit } from './org-unit.ts'
export type { Company } from './organization.service.ts'
export type { OrganizationTables } from './organization.table.ts'
export { type Belonging, isInScope, type ListScope, scopeOf } from './scope.rules.ts'
export { type ScopeColumns, whereInScope } from './scope.view.ts'

export interface OrganizationSliceDeps {
  readonly db: Db
  readonly clock: Clock
  readonly ids: IdSource
  readonly audit: AuditRecorder
  readonly settings: Pick<SettingsSlice, 'raiseVersion'>
}

export function createOrganizationSlice({ db, clock, ids, audit, settings }: OrganizationSliceDeps) {
  const store = createOrganizationStore(db)
  const service = createOrganizationService({ store, clock, ids })
  const changes = createOrganizationChanges({ db, store, service, clock, audit, settings })
  return {
    ...service,
    ...changes,
    /** The exporter stands below: it asks for the company's time zone. */
    routes: (app: FastifyInstance, exporter: Exporter): void =>
      registerOrganizationRoutes(app, service, changes, exporter),
  }
}
export type OrganizationSlice = ReturnType<typeof createOrganizationSlice>
