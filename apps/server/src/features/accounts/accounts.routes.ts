import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { registerOperation } from '../../platform/http/index.ts'
import { type OrganizationSlice, scopeOf } from '../organization/index.ts'
import { accountResponseOf, type AccountsView } from './accounts.view.ts'

export interface AccountRoutesDeps {
  readonly view: AccountsView
  readonly organization: Pick<OrganizationSlice, 'unitNames'>
}

export function registerAccountRoutes(app: FastifyInstance, { view, organization }: AccountRoutesDeps): void {
  registerOperation(app, operations.listAccounts, async ({ caller, query }) => {
    const { accounts, ...page } = await view.listAccounts(scopeOf(caller), query)
    const names = await organization.unitNames(caller.companyId)
    const items = accounts.map((account) => accountResponseOf(account, names))
    return { status: 200, body: { items, ...page } }
  })
}
