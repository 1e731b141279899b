import type { AgentState, NotReadyReasonName } from '@smartym/contract'
import type { Tx } from '../../platform/db/index.ts'
import type { AgentPolicies } from './agent-policies.service.ts'
import { reasonNameOf } from './agents.rules.ts'
import type { AgentsStore } from './agents.store.ts'

/** What decides whether an agent's phone may be made to dial. Instants are UTC ms. */
export interface DialableAgent {
  readonly state: AgentState
  readonly notReadyReason: string | null
  readonly notReadyReasonName: NotReadyReasonName | null
  readonly since: number
  readonly until: number | null
  readonly deviceId: string | null
  readonly reservedUntil: number | null
}

export function createReservations(
  store: Pick<AgentsStore, 'findRow' | 'findMadeAt'>,
  policies: Pick<AgentPolicies, 'policyOf'>,
) {
  return {
    /** An agent as it is now; one who has never signed in is logged out since the account was made. */
    async findDialable(
      tx: Tx,
      { agentId, orgUnitId }: { agentId: string; orgUnitId: string },
    ): Promise<DialableAgent> {
      const row = await store.findRow(tx, agentId)
      return {
        state: row?.state ?? 'logged_out',
        notReadyReason: row?.not_ready_reason ?? null,
        notReadyReasonName: row ? reasonNameOf(policies.policyOf(orgUnitId), row.not_ready_reason) : null,
        since: row?.since ?? (await store.findMadeAt(tx, agentId)),
        until: row?.until ?? null,
        deviceId: row?.device_id ?? null,
        reservedUntil: row?.reserved_until ?? null,
      }
    },
  }
}
