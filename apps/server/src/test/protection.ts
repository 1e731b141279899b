import {
  createProtectionSlice,
  numberIndexes,
  type ProtectionSliceDeps,
  type RowCustomers,
} from '../features/protection/index.ts'
import { FakeClock } from '../platform/clock/index.ts'
import type { OpenDb } from '../platform/db/index.ts'
import { noKms } from '../platform/keys/test/no-kms.ts'
import { createRecordedAudit } from './recorded-audit.ts'

const key = 'cd'.repeat(32)

/** Columns encrypted under a root key that every test has. */
export function createTestProtection(deps: Pick<ProtectionSliceDeps, 'db' | 'clock' | 'audit'>) {
  return createProtectionSlice({ ...deps, kms: noKms, secrets: { get: () => key, find: () => undefined } })
}

/** Customers in the rows of a table, ready for one company. */
export async function testRowCustomers(db: OpenDb, table: string, companyId: string): Promise<RowCustomers> {
  const { audit } = createRecordedAudit()
  const protection = createTestProtection({ db, clock: new FakeClock(), audit })
  const customers = protection.customersIn({ table, at: 'started_at', indexes: numberIndexes })
  await customers.ready(companyId)
  return customers
}
