import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../platform/clock/index.ts'
import type { Db, Tx } from '../../platform/db/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import { registerCustomersRoutes } from './customers.routes.ts'
import { lookupKeyOf } from './customers.rules.ts'
import { customersStore } from './customers.store.ts'
import { createCustomersView } from './customers.view.ts'

export type { CustomersTables } from './customers.table.ts'

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
  readonly db: Pick<Db, 'read'>
  readonly clock: Pick<Clock, 'now'>
  readonly ids: IdSource
}

/** The persons being called, as the server learns of them from dial requests. */
export function createCustomersSlice({ db, clock, ids }: CustomersSliceDeps) {
  const view = createCustomersView(db)
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
    routes: (app: FastifyInstance): void => registerCustomersRoutes(app, view),
  }
}
export type CustomersSlice = ReturnType<typeof createCustomersSlice>
