import type { Clock } from '../../platform/clock/index.ts'
import type { Outbox } from '../../platform/outbox/index.ts'
import type { PersonChangeHandler } from '../accounts/index.ts'
import type { DevicesSlice } from '../devices/index.ts'
import type { AgentChanges } from './agent-changes.service.ts'
import { stateChangedEvent } from './agents.events.ts'
import type { AgentsStore } from './agents.store.ts'

export interface AgentPersonsDeps {
  readonly store: Pick<AgentsStore, 'findRow' | 'findRecord'>
  readonly changes: AgentChanges
  readonly clock: Pick<Clock, 'now'>
  readonly devices: Pick<DevicesSlice, 'recordAgent'>
  readonly outbox: Pick<Outbox, 'append'>
}

/** Work follows the person: who leaves is signed out, after the last call at the latest; whose unit changes takes the phone along. */
export function createAgentPersons(deps: AgentPersonsDeps): PersonChangeHandler {
  const { store, changes, clock, devices, outbox } = deps
  return async (tx, _by, { kind, agentId, orgUnitId }) => {
    /* Without a row nobody has ever signed in. */
    if (agentId === null || (await store.findRow(tx, agentId)) === undefined) return
    if (kind !== 'moved') {
      const event = { type: 'forced', at: clock.now(), wish: 'logged_out', notReadyReason: null } as const
      await changes.change(tx, agentId, () => ({ event }))
      return
    }
    const agent = await store.findRecord(tx, agentId)
    if (agent === undefined) return
    if (agent.device_id !== null) await devices.recordAgent(tx, agent.device_id, { agentId, orgUnitId })
    await outbox.append(tx, stateChangedEvent(agent))
  }
}
