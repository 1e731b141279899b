import type { Clock } from '../../platform/clock/index.ts'
import { type OpenDb, scrubDeleted } from '../../platform/db/index.ts'
import { createRootKey, type KmsConfig } from '../../platform/keys/index.ts'
import type { Secrets } from '../../platform/secrets/index.ts'
import type { AuditRecorder } from '../audit/index.ts'
import { columnKeyName, columnRootKeyName, createColumnKeys } from './column-keys.service.ts'
import { createColumnKeysStore } from './column-keys.store.ts'
import {
  asideOf,
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
  const tables: {
    readonly name: string
    readonly customers: Pick<RowCustomers, 'sealedSet' | 'moveOver'>
  }[] = []
  return {
    ready: keys.ready,
    of: keys.of,
    /** Customers in the rows of a table, each one encrypted value; to be asked for before `start`. */
    customersIn<Index extends IndexColumn>(place: RowCustomersPlace<Index>): RowCustomers<Index> {
      const customers = createRowCustomers({ db, keys }, place)
      tables.push({ name: place.table, customers })
      return customers
    },
    get sealedSets() {
      return [...keys.sealedSets, ...tables.map(({ customers }) => customers.sealedSet)]
    },
    /** Encrypts what an earlier version left in clear; to be called while nothing else uses the database. */
    async start(): Promise<void> {
      const moved: string[] = []
      for (const { name, customers } of tables)
        if ((await customers.moveOver()) > 0) moved.push(asideOf(name))
      if (moved.length > 0) await scrubDeleted(db, moved)
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
