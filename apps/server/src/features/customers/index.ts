import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../platform/clock/index.ts'
import type { Db, Tx } from '../../platform/db/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import type { Jobs } from '../../platform/jobs/index.ts'
import type { AuditRecorder } from '../audit/index.ts'
import type { OrganizationSlice } from '../organization/index.ts'
import type { SettingsSlice } from '../settings/index.ts'
import { registerCustomersRoutes } from './customers.routes.ts'
import { lookupKeyOf } from './customers.rules.ts'
import { customersStore } from './customers.store.ts'
import { createCustomersView } from './customers.view.ts'
import { createCustomerLooks } from './masking/customer-looks.service.ts'
import { createCustomerLooksStore } from './masking/customer-looks.store.ts'
import { forgetOldLooks, runForgetOldLooks } from './masking/jobs/forget-old-looks.job.ts'
import { createSights } from './masking/sights.service.ts'

export type { CustomersTables } from './customers.table.ts'
export type { UnusualLooks } from './masking/customer-looks.service.ts'
export { createSight, shownNumberOf, type Sight, type SightFacts } from './masking/sight.rules.ts'

/** What a dial request says of the person to be called. */
export interface KnownCustomer {
  readonly companyId: string
  readonly orgUnitId: string
  readonly agentId: string
  readonly reference: string | null
  readonly name: string | null
  /** E.164. */
  readonly phoneNumber: string
}

export interface CustomersSliceDeps {
  readonly db: Pick<Db, 'read' | 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly ids: IdSource
  readonly audit: AuditRecorder
  readonly settings: Pick<SettingsSlice, 'get'>
  readonly organization: Pick<OrganizationSlice, 'getCompany'>
}

/** The persons being called, as the server learns of them from dial requests. */
export function createCustomersSlice(deps: CustomersSliceDeps) {
  const { db, clock, ids } = deps
  const view = createCustomersView(db)
  const store = createCustomerLooksStore(db)
  const looks = createCustomerLooks({ ...deps, store })
  const sightOf = createSights(deps.settings)
  return {
    /** Remembers a customer, or what is new of one, in the request's transaction. */
    recordCustomer(tx: Tx, customer: KnownCustomer): Promise<void> {
      const at = clock.now()
      return customersStore.saveCustomer(tx, {
        id: ids.next('customer'),
        company_id: customer.companyId,
        org_unit_id: customer.orgUnitId,
        agent_id: customer.agentId,
        lookup_key: lookupKeyOf(customer),
        reference: customer.reference,
        name: customer.name,
        phone_number: customer.phoneNumber,
        created_at: at,
        updated_at: at,
      })
    },
    /** What a caller may see of persons: every answer, stream and file is drawn through it. */
    sightOf,
    reveal: looks.reveal,
    ensureMaySearch: looks.ensureMaySearch,
    provideUnusualLooks: looks.provideUnusualLooks,
    countLooksOfDays: store.countsOfDays,
    routes: (app: FastifyInstance): void => registerCustomersRoutes(app, view, sightOf),
    registerJobs(jobs: Pick<Jobs, 'schedule'>): void {
      jobs.schedule(forgetOldLooks, '15 4 * * *', 'UTC', () => runForgetOldLooks({ db, clock, store }))
    },
  }
}
export type CustomersSlice = ReturnType<typeof createCustomersSlice>
