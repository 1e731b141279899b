import type { Clock } from '../../platform/clock/index.ts'
import { type OpenDb, scrubDeleted } from '../../platform/db/index.ts'
import { createRootKey, type KmsConfig } from '../../platform/keys/index.ts'
import type { Secrets } from '../../platform/secrets/index.ts'
import type { AuditRecorder } from '../audit/index.ts'
import { columnKeyName, columnRootKeyName, createColumnKeys } from './column-keys.service.ts'
import { createColumnKeysStore } from './column-keys.store.ts'
import {
  createRowCustomers,
  type IndexColumn,
  type RowCustomers,
  type RowCustomersPlace,
} from './row-customers.ts'

export { columnKeyName } from './column-keys.service.ts'
export type { ProtectedTexts } from './protected-texts.ts'
export {
  type NumberIndex,
  numberIndexes,
  type RowCustomer,
  type RowCustomers,
  type SealedCustomerOf,
  type SealedRowCustomer,
} from './row-customers.ts'

export interface ProtectionSliceDeps {
  readonly db: OpenDb
  readonly clock: Clock
  readonly audit: AuditRecorder
  readonly secrets: Secrets
  readonly kms: KmsConfig
}

/** Texts that lie encrypted in columns, and the companies' keys for them (SEC-6). */
export function createProtectionSlice({ db, clock, audit, secrets, kms }: ProtectionSliceDeps) {
  const rootKey = createRootKey({ config: kms, secrets, clock }, columnRootKeyName)
  const keys = createColumnKeys({ db, store: createColumnKeysStore(db), clock, audit, rootKey })
  const tables: Pick<RowCustomers, 'sealedSet' | 'moveOver' | 'scrubbed'>[] = []
  return {
    ready: keys.ready,
    of: keys.of,
    /** Customers in the rows of a table, each one encrypted value; to be asked for before `start`. */
    customersIn<Index extends IndexColumn>(place: RowCustomersPlace<Index>): RowCustomers<Index> {
      const customers = createRowCustomers({ db, keys }, place)
      tables.push(customers)
      return customers
    },
    get sealedSets() {
      return [...keys.sealedSets, ...tables.map(({ sealedSet }) => sealedSet)]
    },
    /** Encrypts what an earlier version left in clear; to be called while nothing else uses the database. */
    async start(): Promise<void> {
      let moved = 0
      for (const table of tables) moved += await table.moveOver()
      if (moved > 0)
        await scrubDeleted(
          db,
          tables.flatMap(({ scrubbed }) => scrubbed),
        )
    },
    /** A company's keys for texts: a new one, and the end of those before it. */
    columnKeys: {
      name: columnKeyName,
      renew: keys.renew,
      isNewestUsed: keys.isNewestUsed,
      retire: keys.retire,
    },
  }
}
export type ProtectionSlice = ReturnType<typeof createProtectionSlice>
