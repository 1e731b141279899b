import type { NotReadyReason, NotReadyReasonName, RecordingMode } from '@smartym/contract'
import type { AgentStateFrame, SignedInAgent } from '@smartym/contract/frames'
import type { AgentStatePolicy, AgentStateRecord } from '@smartym/rules/agent-state'
import type { AgentRow } from './agents.table.ts'

/** What a unit's settings say of its agents' states and calls. */
export interface AgentPolicy {
  readonly wrapUpMs: number
  readonly notReadyReasons: readonly NotReadyReason[]
  readonly longCallMs: number
  readonly longWrapUpMs: number
  readonly recordingMode: RecordingMode
  readonly isRecordingRequired: boolean
  /** Phones are sent customers' names masked. */
  readonly isNameMasked: boolean
}

/** The columns that the transition table reads and makes. */
export type StateRow = Pick<
  AgentRow,
  'state' | 'not_ready_reason' | 'since' | 'until' | 'next_state' | 'next_not_ready_reason' | 'cause'
>

/** A row as the transition table sees it. */
export function recordOf(row: StateRow): AgentStateRecord {
  return {
    state: row.state,
    notReadyReason: row.not_ready_reason,
    since: row.since,
    until: row.until,
    nextState:
      row.next_state === null ? null : { state: row.next_state, notReadyReason: row.next_not_ready_reason },
    cause: row.cause,
  }
}

export function columnsOf(record: AgentStateRecord): StateRow {
  return {
    state: record.state,
    not_ready_reason: record.notReadyReason,
    since: record.since,
    until: record.until,
    next_state: record.nextState?.state ?? null,
    next_not_ready_reason: record.nextState?.notReadyReason ?? null,
    cause: record.cause,
  }
}

/** What the company calls a reason; null without one, and for one that it has no longer. */
export function reasonNameOf(
  { notReadyReasons }: Pick<AgentPolicy, 'notReadyReasons'>,
  reason: string | null,
): NotReadyReasonName | null {
  return notReadyReasons.find(({ code }) => code === reason)?.name ?? null
}

/** The part of a unit's policy that the transition table needs. */
export function statePolicyOf({ wrapUpMs, notReadyReasons }: AgentPolicy): AgentStatePolicy {
  return {
    wrapUpMs,
    reasonLimitsMs: Object.fromEntries(notReadyReasons.map(({ code, limitMs }) => [code, limitMs])),
  }
}

/** What the agent's phone is told of the state. */
export function frameOf(row: StateRow & Pick<AgentRow, 'agent_id' | 'version'>): AgentStateFrame {
  return { type: 'agent_state', version: row.version, agentId: row.agent_id, ...recordOf(row) }
}

/** What the agent's phone is told of the person. */
export function signedInAgentOf(
  row: {
    agent_id: string
    login_id: string
    name: string
    employee_number: string | null
    extension: string | null
  },
  orgUnitName: string,
): SignedInAgent {
  return {
    agentId: row.agent_id,
    loginId: row.login_id,
    name: row.name,
    employeeNumber: row.employee_number,
    extension: row.extension,
    orgUnitName,
  }
}
