import type { Tx } from '../../../platform/db/index.ts'
import type { AuditOrigin } from '../../audit/index.ts'
import type { AccountRow } from '../accounts.table.ts'

/** What happened to a person that slices below must follow in the same transaction. */
export interface PersonChange {
  readonly kind: 'moved' | 'left' | 'agent_ended'
  readonly companyId: string
  readonly accountId: string
  readonly agentId: string | null
  /** The unit from now on. */
  readonly orgUnitId: string
}

/** It may throw, and then nothing is changed. */
export type PersonChangeHandler = (tx: Tx, by: AuditOrigin, change: PersonChange) => Promise<void>

/** Those who must follow when people move or leave, in the order of their registration. */
export function createPersonChanges() {
  const handlers: PersonChangeHandler[] = []
  return {
    register(handler: PersonChangeHandler): void {
      handlers.push(handler)
    },
    async tell(tx: Tx, by: AuditOrigin, kind: PersonChange['kind'], row: AccountRow): Promise<void> {
      const change = {
        kind,
        companyId: row.company_id,
        accountId: row.id,
        agentId: row.agent_id,
        orgUnitId: row.org_unit_id,
      }
      for (const handler of handlers) await handler(tx, by, change)
    },
  }
}
export type PersonChanges = ReturnType<typeof createPersonChanges>
