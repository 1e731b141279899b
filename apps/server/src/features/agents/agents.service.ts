import type { AgentResponse, Wish } from '@smartym/contract'
import type { Clock } from '../../platform/clock/index.ts'
import type { Db, Tx } from '../../platform/db/index.ts'
import type { AuditOrigin, AuditRecorder } from '../audit/index.ts'
import type { CallListener } from '../calls/index.ts'
import type { GatewaySlice, HandsetReportOf, ReportOrigin } from '../gateway/index.ts'
import type { ListScope, OrganizationSlice } from '../organization/index.ts'
import type { AgentChanges } from './agent-changes.service.ts'
import type { AgentPolicies } from './agent-policies.service.ts'
import { agentNotFound, reasonUnknown, transitionRefused } from './agents.errors.ts'
import type { AgentRecord, AgentsStore } from './agents.store.ts'
import { agentResponseOf, type AgentsView, type ListAgentsFilter, type ShownAgentRow } from './agents.view.ts'
import type { OpenCalls } from './open-calls.view.ts'

export interface AgentsServiceDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly store: AgentsStore
  readonly view: AgentsView
  readonly openCalls: OpenCalls
  readonly changes: AgentChanges
  readonly policies: AgentPolicies
  readonly organization: Pick<OrganizationSlice, 'unitNames' | 'narrowScope'>
  readonly gateway: Pick<GatewaySlice, 'liveStatus'>
  readonly audit: AuditRecorder
}

/** What a manager orders. */
export interface ForcedState {
  readonly state: Wish
  readonly notReadyReason: string | null
}

const dueBatch = 200

/** States of agents: what they wish, what managers order, what calls and time do. */
export function createAgentsService(deps: AgentsServiceDeps) {
  const { db, clock, store, view, openCalls, changes, policies, organization, gateway, audit } = deps

  function responseOf(row: ShownAgentRow, unitNames: ReadonlyMap<string, string>): AgentResponse {
    return agentResponseOf(row, {
      now: clock.now(),
      unitNames,
      policy: policies.policyOf(row.org_unit_id),
      device: row.device_id === null ? null : gateway.liveStatus(row.device_id),
    })
  }

  async function getAgent(scope: ListScope, agentId: string): Promise<AgentResponse> {
    const row = await view.findAgent(scope, agentId)
    if (row === undefined) throw agentNotFound()
    return responseOf(row, await organization.unitNames(scope.companyId))
  }

  function hasReason(agent: Pick<AgentRecord, 'org_unit_id'>, reason: string): boolean {
    return policies.policyOf(agent.org_unit_id).notReadyReasons.some(({ code }) => code === reason)
  }

  function force(tx: Tx, agentId: string, order: ForcedState): Promise<AgentRecord> {
    const { state: wish, notReadyReason } = order
    return changes.change(tx, agentId, (agent) => {
      if (notReadyReason !== null && !hasReason(agent, notReadyReason))
        throw reasonUnknown({ notReadyReason })
      return { event: { type: 'forced', at: clock.now(), wish, notReadyReason } }
    })
  }

  /* The phone was away when a manager made its agent not ready: an older wish to be available does not undo that. */
  function isOvertaken(agent: AgentRecord, wish: Wish, at: number): boolean {
    return wish === 'available' && agent.cause === 'manager' && at < agent.since
  }

  /* Who has left is in a last call; nothing but its end is to follow. */
  function isOverFor({ agent_ended_at }: AgentRecord, wish: Wish): boolean {
    return agent_ended_at !== null && wish !== 'logged_out'
  }

  /* Calls that began while another was running: the agent has the one that is left. */
  async function endCall(tx: Tx, agentId: string, callId: string, endedAt: number): Promise<void> {
    await changes.change(tx, agentId, async (agent) => {
      if (agent.current_call_id !== callId) return undefined
      const left = await openCalls.findOpenCall(tx, agentId, endedAt)
      if (left !== undefined) return { columns: { current_call_id: left } }
      const at = Math.max(endedAt, agent.since)
      return { event: { type: 'call_ended', at }, columns: { current_call_id: null } }
    })
  }

  async function endWrapUp(tx: Tx, agentId: string): Promise<void> {
    await changes.change(tx, agentId, ({ until }) =>
      until === null || until > clock.now() ? undefined : { event: { type: 'wrap_up_ended', at: until } },
    )
  }

  const callListener: CallListener = {
    async onStarted(tx, call) {
      const { agentId, callId, dialRequestId, deviceId } = call
      if (agentId === null || (await store.findRow(tx, agentId)) === undefined) return
      await changes.change(tx, agentId, (agent) => {
        if (agent.device_id !== deviceId) return undefined
        const isReservedForIt = agent.reserved_for !== null && agent.reserved_for === dialRequestId
        return {
          event: { type: 'call_started', at: Math.max(call.startedAt, agent.since) },
          columns: {
            current_call_id: agent.current_call_id ?? callId,
            ...(isReservedForIt && { reserved_for: null, reserved_until: null }),
            ...(agent.unresponsive_since !== null && { unresponsive_since: null }),
          },
        }
      })
    },
    async onEnded(tx, { agentId, callId, endedAt }) {
      if (agentId === null || (await store.findRow(tx, agentId)) === undefined) return
      await endCall(tx, agentId, callId, endedAt ?? clock.now())
    },
  }

  return {
    callListener,
    getAgent,

    async listAgents(scope: ListScope, query: ListAgentsFilter & { orgUnitId?: string }) {
      const narrowed = await organization.narrowScope(scope, query.orgUnitId)
      const { rows, ...page } = await view.listAgents(narrowed, query)
      const unitNames = await organization.unitNames(scope.companyId)
      return { ...page, items: rows.map((row) => responseOf(row, unitNames)) }
    },

    /** A manager's order; in a call it waits for the end (MON-5). Throws `agents.not_found`, `…unknown_reason`, `…transition_refused`. */
    async forceState(
      scope: ListScope,
      agentId: string,
      order: ForcedState,
      by: AuditOrigin,
    ): Promise<AgentResponse> {
      const shown = await view.findAgent(scope, agentId)
      if (shown === undefined) throw agentNotFound()
      if (shown.state === null) throw transitionRefused({ agentState: 'logged_out' })
      await db.transaction(async (tx) => {
        const after = await force(tx, agentId, order)
        await audit.record(tx, {
          ...by,
          kind: 'change',
          action: 'agents.state_forced',
          object: { kind: 'agent', id: agentId },
          detail: { ordered: order.state, notReadyReason: order.notReadyReason, state: after.state },
        })
      })
      return getAgent(scope, agentId)
    },

    /** What the agent chose on the phone. A reason that the company does not have (any more) is left out. */
    async recordWish(
      tx: Tx,
      { payload, at: saidAt }: HandsetReportOf<'agent.state_wished'>,
      from: ReportOrigin,
    ): Promise<void> {
      const { agentId, wish, notReadyReason } = payload
      await changes.change(tx, agentId, (agent) => {
        if (agent.device_id !== from.deviceId) throw transitionRefused({ agentState: agent.state })
        if (isOvertaken(agent, wish, saidAt) || isOverFor(agent, wish)) return undefined
        const at = Math.min(Math.max(saidAt, agent.since), from.receivedAt)
        const reason = notReadyReason !== null && hasReason(agent, notReadyReason) ? notReadyReason : null
        return { event: { type: 'wished', at, wish, notReadyReason: reason } }
      })
    },

    /** Ends what time ends: wrap-up at the server's deadline, reservations that nobody used. Returns how many. */
    async sweep(): Promise<number> {
      const now = clock.now()
      const due = await store.listDue(now, dueBatch)
      for (const agentId of due) await db.transaction((tx) => endWrapUp(tx, agentId))
      const overdue = await store.listOverdueReservations(now, dueBatch)
      for (const { agentId, dialRequestId } of overdue)
        await db.transaction((tx) => store.release(tx, agentId, dialRequestId))
      return due.length + overdue.length
    },
  }
}
export type AgentsService = ReturnType<typeof createAgentsService>
