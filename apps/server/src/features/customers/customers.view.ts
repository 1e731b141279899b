import type { CustomerResponse } from '@smartym/contract'
import { countCapped, type Db, keysetPage, toPage } from '../../platform/db/index.ts'
import { showPhoneNumber } from '../accounts/index.ts'
import { type ListScope, whereInScope } from '../organization/index.ts'
import type { CustomersTables } from './customers.table.ts'
import type { Sight } from './masking/sight.rules.ts'

export interface ListCustomersQuery {
  readonly limit?: number
  readonly cursor?: string
  readonly withTotal?: boolean
  readonly reference?: string
}

export interface CustomerPage {
  items: CustomerResponse[]
  nextCursor: string | null
  total?: number
  isTotalCapped?: boolean
}

/** Customers in scope, the latest known first. */
export function createCustomersView(db: Pick<Db, 'read'>) {
  return {
    async listCustomers(scope: ListScope, query: ListCustomersQuery, sight: Sight): Promise<CustomerPage> {
      const { limit = 50, cursor, reference } = query
      const read = db.read<CustomersTables>()
      let filtered = whereInScope(read.selectFrom('customers'), scope, {
        companyId: 'customers.company_id',
        orgUnitId: 'customers.org_unit_id',
        agentId: 'customers.agent_id',
      })
      if (reference !== undefined) filtered = filtered.where('lookup_key', '=', `r:${reference}`)
      const page = { list: 'customers', at: 'created_at', id: 'id', cursor, limit } as const
      const rows = await keysetPage(filtered.selectAll('customers'), page).execute()
      const { rows: shown, nextCursor } = toPage(rows, page, (row) => ({ at: row.created_at, id: row.id }))
      return {
        items: shown.map((row) => ({
          customerId: row.id,
          ...sight.nameOf(row),
          number: showPhoneNumber(row.phone_number),
        })),
        nextCursor,
        ...(query.withTotal === true && (await countCapped(read, filtered))),
      }
    },
  }
}
export type CustomersView = ReturnType<typeof createCustomersView>
