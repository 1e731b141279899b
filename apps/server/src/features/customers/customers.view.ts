import type { CustomerResponse } from '@smartym/contract'
import { parsePhoneNumber } from '@smartym/rules/phone-numbers'
import { countCapped, type Db, keysetPage, toPage } from '../../platform/db/index.ts'
import { showPhoneNumber } from '../accounts/index.ts'
import { type ListScope, whereInScope } from '../organization/index.ts'
import type { ProtectedTexts, ProtectionSlice } from '../protection/index.ts'
import type { CustomerRow, CustomersTables } from './customers.table.ts'
import type { Sight } from './masking/sight.rules.ts'
import { lookupIndexOf, openCustomer } from './sealed-customer.ts'

export interface ListCustomersQuery {
  readonly limit?: number
  readonly cursor?: string
  readonly withTotal?: boolean
  readonly reference?: string
  readonly number?: string
  /** Four or eight. */
  readonly trailingDigits?: string
}

export interface CustomerPage {
  items: CustomerResponse[]
  nextCursor: string | null
  total?: number
  isTotalCapped?: boolean
}

type IndexColumn = 'lookup_index' | 'number_index' | 'last8_index' | 'last4_index'

/* A text that is no number is looked for as it is, and not found. */
function numberOf(text: string): string {
  const parsed = parsePhoneNumber(text, { isForeignAllowed: true })
  return parsed.ok ? parsed.e164 : text
}

function wantedIndexes(texts: ProtectedTexts, query: ListCustomersQuery): [IndexColumn, Buffer][] {
  const { reference, number, trailingDigits } = query
  const wanted: [IndexColumn, Buffer][] = []
  if (reference !== undefined)
    wanted.push(['lookup_index', lookupIndexOf(texts, { reference, phoneNumber: '' })])
  if (number !== undefined) wanted.push(['number_index', texts.indexOf('number', numberOf(number))])
  if (trailingDigits !== undefined) {
    const kind = trailingDigits.length === 8 ? 'last8' : 'last4'
    wanted.push([`${kind}_index`, texts.indexOf(kind, trailingDigits)])
  }
  return wanted
}

function responseOf(texts: ProtectedTexts, row: CustomerRow, sight: Sight): CustomerResponse {
  const { phoneNumber, ...shown } = openCustomer(texts, row)
  return { customerId: row.id, ...sight.nameOf({ ...row, ...shown }), number: showPhoneNumber(phoneNumber) }
}

/** Customers in scope, the latest known first; found by whole values and ends of numbers alone, through blind indexes. */
export function createCustomersView(db: Pick<Db, 'read'>, protection: Pick<ProtectionSlice, 'ready'>) {
  return {
    async listCustomers(scope: ListScope, query: ListCustomersQuery, sight: Sight): Promise<CustomerPage> {
      const { limit = 50, cursor } = query
      const texts = await protection.ready(scope.companyId)
      const read = db.read<CustomersTables>()
      let filtered = whereInScope(read.selectFrom('customers'), scope, {
        companyId: 'customers.company_id',
        orgUnitId: 'customers.org_unit_id',
        agentId: 'customers.agent_id',
      })
      for (const [column, index] of wantedIndexes(texts, query)) filtered = filtered.where(column, '=', index)
      const page = { list: 'customers', at: 'created_at', id: 'id', cursor, limit } as const
      const rows = await keysetPage(filtered.selectAll('customers'), page).execute()
      const { rows: shown, nextCursor } = toPage(rows, page, (row) => ({ at: row.created_at, id: row.id }))
      return {
        items: shown.map((row) => responseOf(texts, row, sight)),
        nextCursor,
        ...(query.withTotal === true && (await countCapped(read, filtered))),
      }
    },
  }
}
export type CustomersView = ReturnType<typeof createCustomersView>
