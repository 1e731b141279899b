import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { registerOperation } from '../../platform/http/index.ts'
import { scopeOf } from '../organization/index.ts'
import type { CustomersView } from './customers.view.ts'

export function registerCustomersRoutes(app: FastifyInstance, view: CustomersView): void {
  registerOperation(app, operations.listCustomers, async ({ caller, query }) => ({
    status: 200,
    body: await view.listCustomers(scopeOf(caller), query),
  }))
}
