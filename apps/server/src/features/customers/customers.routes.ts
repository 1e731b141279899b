import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { registerOperation } from '../../platform/http/index.ts'
import { auditOrigin } from '../audit/index.ts'
import { scopeOf } from '../organization/index.ts'
import type { CustomersView } from './customers.view.ts'
import type { CustomerLooks } from './masking/customer-looks.service.ts'
import type { SightOf } from './masking/sights.service.ts'

export interface CustomersRoutesDeps {
  readonly view: CustomersView
  readonly sightOf: SightOf
  readonly ensureMaySearch: CustomerLooks['ensureMaySearch']
}

export function registerCustomersRoutes(
  app: FastifyInstance,
  { view, sightOf, ensureMaySearch }: CustomersRoutesDeps,
): void {
  registerOperation(app, operations.listCustomers, async (call) => {
    const { caller, query } = call
    await ensureMaySearch(caller, query, auditOrigin(call))
    return {
      status: 200,
      body: await view.listCustomers(scopeOf(caller), query, await sightOf(caller)),
    }
  })
}
