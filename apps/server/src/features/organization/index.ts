import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../platform/clock/index.ts'
import type { Db } from '../../platform/db/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import { registerOrganizationRoutes } from './organization.routes.ts'
import { createOrganizationService } from './organization.service.ts'
import { createOrganizationStore } from './organization.store.ts'

export type { Company, OrgUnit } from './organization.service.ts'
export type { OrganizationTables } from './organization.table.ts'
export { type Belonging, isInScope, type ListScope, scopeOf } from './scope.rules.ts'
export { type ScopeColumns, whereInScope } from './scope.view.ts'

export interface OrganizationSliceDeps {
  readonly db: Pick<Db, 'read'>
  readonly clock: Clock
  readonly ids: IdSource
}

export function createOrganizationSlice({ db, clock, ids }: OrganizationSliceDeps) {
  const service = createOrganizationService({ store: createOrganizationStore(db), clock, ids })
  return {
    ...service,
    routes: (app: FastifyInstance): void => registerOrganizationRoutes(app, service),
  }
}
export type OrganizationSlice = ReturnType<typeof createOrganizationSlice>
