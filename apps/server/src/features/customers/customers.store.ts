import type { Kysely } from 'kysely'
import { isDuplicateKey, prepareQuery, type Tx } from '../../platform/db/index.ts'
import type { CustomerRow, CustomersTables } from './customers.table.ts'

type CustomerChange = Omit<CustomerRow, 'id' | 'reference' | 'created_at'>

/* A request without a name leaves the known one. */
const updateCustomer = prepareQuery((db: Kysely<CustomersTables>, p: CustomerChange) =>
  db
    .updateTable('customers')
    .set((eb) => ({
      name: eb.fn.coalesce(eb.val(p.name), 'name'),
      phone_number: p.phone_number,
      org_unit_id: p.org_unit_id,
      agent_id: p.agent_id,
      updated_at: p.updated_at,
    }))
    .where('company_id', '=', p.company_id)
    .where('lookup_key', '=', p.lookup_key),
)

const insertCustomer = prepareQuery((db: Kysely<CustomersTables>, p: CustomerRow) =>
  db.insertInto('customers').values({
    id: p.id,
    company_id: p.company_id,
    org_unit_id: p.org_unit_id,
    agent_id: p.agent_id,
    lookup_key: p.lookup_key,
    reference: p.reference,
    name: p.name,
    phone_number: p.phone_number,
    created_at: p.created_at,
    updated_at: p.updated_at,
  }),
)

/** Keeps what a request said of a customer: the known row is changed, else one is made. */
async function saveCustomer(tx: Tx, row: CustomerRow): Promise<void> {
  const customers = tx.on<CustomersTables>()
  const { numAffectedRows = 0n } = await updateCustomer.run(customers, row)
  if (numAffectedRows > 0n) return
  try {
    await insertCustomer.run(customers, row)
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    await updateCustomer.run(customers, row)
  }
}

export const customersStore = { saveCustomer }
