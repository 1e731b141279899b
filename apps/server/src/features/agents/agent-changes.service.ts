import { type AgentStateEvent, changeAgentState } from '@smartym/rules/agent-state'
import type { Clock } from '../../platform/clock/index.ts'
import type { Tx } from '../../platform/db/index.ts'
import type { Outbox } from '../../platform/outbox/index.ts'
import type { DevicesSlice } from '../devices/index.ts'
import type { GatewaySlice } from '../gateway/index.ts'
import type { AgentPolicies } from './agent-policies.service.ts'
import { agentNotFound, transitionRefused } from './agents.errors.ts'
import { stateChangedEvent } from './agents.events.ts'
import { columnsOf, frameOf, recordOf, statePolicyOf } from './agents.rules.ts'
import type { AgentRecord, AgentsStore, StateColumns } from './agents.store.ts'

export interface AgentChangesDeps {
  readonly store: AgentsStore
  readonly policies: Pick<AgentPolicies, 'policyOf'>
  readonly outbox: Pick<Outbox, 'append'>
  readonly devices: Pick<DevicesSlice, 'clearAgent'>
  readonly gateway: Pick<GatewaySlice, 'sendFrame' | 'createCommand'>
  readonly clock: Pick<Clock, 'now'>
}

/** What is to happen to an agent: an event for the transition table, other columns, or both. */
export interface PlannedChange {
  readonly event?: AgentStateEvent
  readonly columns?: Partial<StateColumns> & { unresponsive_since?: null }
}

const maxAttempts = 5
/** A phone that is away for longer learns of it from its welcome. */
const signOutCommandLifeMs = 60_000

/** The one writer of agents' states (decision 6): transition table, compare-and-set, event, frame to the phone. */
export function createAgentChanges(deps: AgentChangesDeps) {
  const { store, policies, outbox, devices, gateway, clock } = deps

  /* Somebody whose work has ended has no phone, no call and no reservation. */
  function columnsAfter(
    agent: AgentRecord,
    planned: PlannedChange,
  ): { columns: Partial<StateColumns>; isChanged: boolean } {
    const { event, columns = {} } = planned
    const own = Object.keys(columns).length > 0
    if (event === undefined) return { columns, isChanged: own }
    const policy = statePolicyOf(policies.policyOf(agent.org_unit_id))
    const change = changeAgentState(recordOf(agent), event, policy)
    if (!change.ok) throw transitionRefused({ agentState: agent.state })
    const left =
      change.next.state === 'logged_out' && agent.state !== 'logged_out'
        ? { device_id: null, current_call_id: null, reserved_for: null, reserved_until: null }
        : {}
    return { columns: { ...columnsOf(change.next), ...left, ...columns }, isChanged: change.isChanged || own }
  }

  /* A phone that did not sign its agent out itself is ordered to. */
  async function leavePhone(tx: Tx, agent: AgentRecord, event: AgentStateEvent | undefined): Promise<void> {
    const { device_id: deviceId, company_id: companyId } = agent
    if (deviceId === null) return
    await devices.clearAgent(tx, deviceId)
    if (event === undefined || event.type === 'signed_out') return
    const notAfter = clock.now() + signOutCommandLifeMs
    await gateway.createCommand(tx, { companyId, deviceId, kind: 'sign_out', payload: {}, notAfter })
  }

  async function tell(
    tx: Tx,
    before: AgentRecord,
    after: AgentRecord,
    event: AgentStateEvent | undefined,
  ): Promise<void> {
    const { device_id: deviceBefore } = before
    if (after.device_id !== deviceBefore) await leavePhone(tx, before, event)
    await outbox.append(tx, stateChangedEvent(after))
    const deviceId = after.device_id ?? deviceBefore
    if (deviceId !== null) tx.afterCommit(() => gateway.sendFrame(deviceId, frameOf(after)))
  }

  return {
    /**
     * Changes an agent as it is now; a change that comes between is looked at again. Nothing happens when `plan` says
     * so. Throws `agents.not_found`, `agents.transition_refused`.
     */
    async change(
      tx: Tx,
      agentId: string,
      plan: (agent: AgentRecord) => PlannedChange | undefined | Promise<PlannedChange | undefined>,
    ): Promise<AgentRecord> {
      for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
        const before = await store.findRecord(tx, agentId)
        if (before === undefined) throw agentNotFound()
        const planned = await plan(before)
        if (planned === undefined) return before
        const { columns, isChanged } = columnsAfter(before, planned)
        if (!isChanged) return before
        if (!(await store.changeState(tx, agentId, before.version, columns))) continue
        const after = { ...before, ...columns, version: before.version + 1 }
        await tell(tx, before, after, planned.event)
        return after
      }
      throw new Error(`the agent ${agentId} was changed by others again and again`)
    },
  }
}
export type AgentChanges = ReturnType<typeof createAgentChanges>
