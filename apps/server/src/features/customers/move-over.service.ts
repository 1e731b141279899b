import type { Db } from '../../platform/db/index.ts'
import type { ProtectionSlice } from '../protection/index.ts'
import type { CustomersStore } from './customers.store.ts'
import type { CustomerInClearRow, CustomerRow } from './customers.table.ts'
import { lookupIndexOf, sealCustomer } from './sealed-customer.ts'

export interface MoveOverDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly store: Pick<CustomersStore, 'listInClear' | 'moveOver'>
  readonly protection: Pick<ProtectionSlice, 'ready'>
}

const pageRows = 200

/**
 * Encrypts customers from before they were encrypted, page by page; what is done stays done when it is cut off. Returns
 * how many there were.
 */
export async function moveCustomersOver({ db, store, protection }: MoveOverDeps): Promise<number> {
  async function sealedRowOf(row: CustomerInClearRow): Promise<CustomerRow> {
    const texts = await protection.ready(row.company_id)
    const customer = { reference: row.reference, name: row.name, phoneNumber: row.phone_number }
    return {
      id: row.id,
      company_id: row.company_id,
      org_unit_id: row.org_unit_id,
      agent_id: row.agent_id,
      created_at: row.created_at,
      updated_at: row.updated_at,
      lookup_index: lookupIndexOf(texts, customer),
      ...sealCustomer(texts, row.id, customer),
    }
  }

  let moved = 0
  for (;;) {
    const page = await Promise.all((await store.listInClear(pageRows)).map(sealedRowOf))
    if (page.length === 0) return moved
    await db.transaction(async (tx) => {
      for (const row of page) await store.moveOver(tx, row)
    })
    moved += page.length
  }
}
