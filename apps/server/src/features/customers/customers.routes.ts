import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { registerOperation } from '../../platform/http/index.ts'
import { scopeOf } from '../organization/index.ts'
import type { CustomersView } from './customers.view.ts'
import type { SightOf } from './masking/sights.service.ts'

export function registerCustomersRoutes(app: FastifyInstance, view: CustomersView, sightOf: SightOf): void {
  registerOperation(app, operations.listCustomers, async ({ caller, query }) => ({
    status: 200,
    body: await view.listCustomers(scopeOf(caller), query, await sightOf(caller)),
  }))
}
