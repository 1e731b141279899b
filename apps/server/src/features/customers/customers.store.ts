import { type Kysely, sql } from 'kysely'
import { type Db, isDuplicateKey, prepareQuery, type Tx } from '../../platform/db/index.ts'
import { createSealedRows } from '../../platform/keys/index.ts'
import type { CustomerInClearRow, CustomerRow, CustomersTables } from './customers.table.ts'
import type { SealedColumn } from './sealed-customer.ts'

const findByLookup = prepareQuery(
  (db: Kysely<CustomersTables>, p: Pick<CustomerRow, 'company_id' | 'lookup_index'>) =>
    db
      .selectFrom('customers')
      .select('id')
      .where('company_id', '=', p.company_id)
      .where('lookup_index', '=', p.lookup_index),
)

type CustomerChange = Pick<
  CustomerRow,
  | 'id'
  | 'org_unit_id'
  | 'agent_id'
  | 'name'
  | 'phone_number'
  | 'number_index'
  | 'last8_index'
  | 'last4_index'
  | 'updated_at'
>

/* A request without a name leaves the known one. */
const updateCustomer = prepareQuery((db: Kysely<CustomersTables>, p: CustomerChange) =>
  db
    .updateTable('customers')
    .set((eb) => ({
      name: eb.fn.coalesce(eb.val(p.name), 'name'),
      phone_number: p.phone_number,
      number_index: p.number_index,
      last8_index: p.last8_index,
      last4_index: p.last4_index,
      org_unit_id: p.org_unit_id,
      agent_id: p.agent_id,
      updated_at: p.updated_at,
    }))
    .where('id', '=', p.id),
)

const insertCustomer = prepareQuery((db: Kysely<CustomersTables>, p: CustomerRow) =>
  db.insertInto('customers').values({
    id: p.id,
    company_id: p.company_id,
    org_unit_id: p.org_unit_id,
    agent_id: p.agent_id,
    reference: p.reference,
    name: p.name,
    phone_number: p.phone_number,
    lookup_index: p.lookup_index,
    number_index: p.number_index,
    last8_index: p.last8_index,
    last4_index: p.last4_index,
    created_at: p.created_at,
    updated_at: p.updated_at,
  }),
)

/** Customers as they lie in the database, and those that are still in clear. */
export function createCustomersStore(db: Pick<Db, 'read'>) {
  async function findId(tx: Tx, key: Pick<CustomerRow, 'company_id' | 'lookup_index'>) {
    const { rows } = await findByLookup.run(tx.on<CustomersTables>(), key)
    return (rows[0] as Pick<CustomerRow, 'id'> | undefined)?.id
  }

  return {
    /**
     * Keeps what a request said of a customer: the known row is changed, else one is made. `rowFor` seals for the row
     * that it is.
     */
    async saveCustomer(
      tx: Tx,
      key: Pick<CustomerRow, 'company_id' | 'lookup_index'>,
      newId: string,
      rowFor: (id: string) => CustomerRow,
    ): Promise<void> {
      const customers = tx.on<CustomersTables>()
      const known = await findId(tx, key)
      if (known !== undefined) {
        await updateCustomer.run(customers, rowFor(known))
        return
      }
      try {
        await insertCustomer.run(customers, rowFor(newId))
      } catch (error) {
        const other = isDuplicateKey(error) ? await findId(tx, key) : undefined
        if (other === undefined) throw error
        await updateCustomer.run(customers, rowFor(other))
      }
    },

    listInClear(limit: number): Promise<CustomerInClearRow[]> {
      return db
        .read<CustomersTables>()
        .selectFrom('customers_in_clear')
        .selectAll()
        .orderBy('id')
        .limit(limit)
        .execute()
    },

    /** The row in clear goes in the transaction that keeps it encrypted; nothing is kept when another process did it. */
    async moveOver(tx: Tx, row: CustomerRow): Promise<void> {
      const customers = tx.on<CustomersTables>()
      const { numDeletedRows } = await customers
        .deleteFrom('customers_in_clear')
        .where('id', '=', row.id)
        .executeTakeFirst()
      if (numDeletedRows === 0n) return
      if ((await findId(tx, row)) !== undefined) return
      await insertCustomer.run(customers, row)
    },

    /** One encrypted column of every company. */
    sealed: (column: SealedColumn) =>
      createSealedRows(db, {
        table: 'customers',
        column,
        createdAt: sql.ref('updated_at'),
        also: { companyId: 'company_id' },
      }),
  }
}
export type CustomersStore = ReturnType<typeof createCustomersStore>
