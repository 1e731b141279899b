import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../platform/clock/index.ts'
import { type OpenDb, scrubDeleted, type Tx } from '../../platform/db/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import type { Jobs } from '../../platform/jobs/index.ts'
import { createSealedSet } from '../../platform/keys/index.ts'
import type { AuditRecorder } from '../audit/index.ts'
import type { OrganizationSlice } from '../organization/index.ts'
import { columnKeyName, type ProtectionSlice } from '../protection/index.ts'
import type { SettingsSlice } from '../settings/index.ts'
import { registerCustomersRoutes } from './customers.routes.ts'
import { createCustomersStore } from './customers.store.ts'
import { createCustomersView } from './customers.view.ts'
import { createCustomerLooks } from './masking/customer-looks.service.ts'
import { createCustomerLooksStore } from './masking/customer-looks.store.ts'
import { forgetOldLooks, runForgetOldLooks } from './masking/jobs/forget-old-looks.job.ts'
import { createSights } from './masking/sights.service.ts'
import { moveCustomersOver } from './move-over.service.ts'
import { customerPlace, lookupIndexOf, sealCustomer, sealedColumns } from './sealed-customer.ts'

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
  readonly db: OpenDb
  readonly clock: Pick<Clock, 'now'>
  readonly ids: IdSource
  readonly audit: AuditRecorder
  readonly settings: Pick<SettingsSlice, 'get'>
  readonly organization: Pick<OrganizationSlice, 'getCompany'>
  readonly protection: Pick<ProtectionSlice, 'ready' | 'of'>
}

/** The persons being called, as the server learns of them from dial requests. */
export function createCustomersSlice(deps: CustomersSliceDeps) {
  const { db, clock, ids, protection } = deps
  const store = createCustomersStore(db)
  const view = createCustomersView(db, protection)
  const looksStore = createCustomerLooksStore(db)
  const looks = createCustomerLooks({ ...deps, store: looksStore })
  const sightOf = createSights(deps.settings)
  return {
    /** Must have been awaited before a transaction that records a customer of this company. */
    async prepare(companyId: string): Promise<void> {
      await protection.ready(companyId)
    },
    /** Remembers a customer, or what is new of one, in the request's transaction. */
    recordCustomer(tx: Tx, customer: KnownCustomer): Promise<void> {
      const { companyId, orgUnitId, agentId } = customer
      const texts = protection.of(companyId)
      const at = clock.now()
      const key = { company_id: companyId, lookup_index: lookupIndexOf(texts, customer) }
      const facts = { ...key, org_unit_id: orgUnitId, agent_id: agentId, created_at: at, updated_at: at }
      const rowFor = (id: string) => ({ ...facts, id, ...sealCustomer(texts, id, customer) })
      return store.saveCustomer(tx, key, ids.next('customer'), rowFor)
    },
    /** What a caller may see of persons: every answer, stream and file is drawn through it. */
    sightOf,
    reveal: looks.reveal,
    ensureMaySearch: looks.ensureMaySearch,
    provideUnusualLooks: looks.provideUnusualLooks,
    countLooksOfDays: looksStore.countsOfDays,
    routes: (app: FastifyInstance): void =>
      registerCustomersRoutes(app, { view, sightOf, ensureMaySearch: looks.ensureMaySearch }),
    registerJobs(jobs: Pick<Jobs, 'schedule'>): void {
      jobs.schedule(forgetOldLooks, '15 4 * * *', 'UTC', () =>
        runForgetOldLooks({ db, clock, store: looksStore }),
      )
    },
    sealedSets: sealedColumns.map((column) =>
      createSealedSet({
        keyName: columnKeyName,
        db,
        currentKeyId: async ({ companyId }) => (await protection.ready(companyId)).currentKeyId,
        rows: store.sealed(column),
        async rewrap({ id, companyId, sealed }) {
          const [texts, place] = [await protection.ready(companyId), customerPlace(id, column)]
          return texts.seal(place, texts.open(place, sealed))
        },
      }),
    ),
    /** Encrypts what an earlier version left in clear; to be called while nothing else uses the database. */
    async start(): Promise<void> {
      const moved = await moveCustomersOver({ db, store, protection })
      if (moved > 0) await scrubDeleted(db, ['customers_in_clear'])
    },
  }
}
export type CustomersSlice = ReturnType<typeof createCustomersSlice>
