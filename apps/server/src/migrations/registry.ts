import type { MigrationRegistry } from '../platform/db/index.ts'
import * as leases from './0001-leases.ts'
import * as outboxEvents from './0002-outbox-events.ts'
import * as jobs from './0003-jobs.ts'
import * as idempotencyKeys from './0004-idempotency-keys.ts'
import * as auditEntries from './0010-audit-entries.ts'
import * as auditEntriesAppendOnly from './0011-audit-entries-append-only.ts'
import * as auditLog from './0012-audit-log.ts'

/**
 * Every migration in the order of its number. A slice takes numbers from its own ten (0020 settings, 0030 organization,
 * 0040 accounts, 0050 devices, 0060 lines, 0070 gateway, 0080 customers, 0090 dispositions, 0100 calls, 0110 agents,
 * 0120 recordings, 0130 dialing, 0140 monitoring, 0150 integrations); 0160 and on are for later changes of any of them.
 */
export const migrations: MigrationRegistry = {
  '0001-leases': leases,
  '0002-outbox-events': outboxEvents,
  '0003-jobs': jobs,
  '0004-idempotency-keys': idempotencyKeys,
  '0010-audit-entries': auditEntries,
  '0011-audit-entries-append-only': auditEntriesAppendOnly,
  '0012-audit-log': auditLog,
}
