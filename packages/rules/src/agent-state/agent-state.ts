import type { AgentState, StateCause, Wish } from '@smartym/contract/constants'

/** What is to follow the call and its wrap-up. */
export interface NextState {
  state: Wish
  notReadyReason: string | null
}

/** An agent's state as the server keeps it and the phone shows it; instants are server UTC ms. */
export interface AgentStateRecord {
  state: AgentState
  /** Only in `not_ready`, and there null when no reason was given. */
  notReadyReason: string | null
  since: number
  /** End of wrap-up, which changes the state; or of a reason's limit, which changes nothing by itself. */
  until: number | null
  /** Only in `in_call` and `wrap_up`; null stands for available. */
  nextState: NextState | null
  cause: StateCause
}

/** What the table needs of the settings: wrap-up in ms and the longest time of each reason, null or absent for none. */
export interface AgentStatePolicy {
  wrapUpMs: number
  reasonLimitsMs: Readonly<Record<string, number | null>>
}

/** What happens to an agent; `at` is server UTC ms. Links come and go without changing the state. */
export type AgentStateEvent =
  | { type: 'signed_in'; at: number }
  /** `cause` tells who ended the work: the agent, a manager, or the server (device lost, account locked). */
  | { type: 'signed_out'; at: number; cause: 'agent' | 'manager' | 'policy' | 'server' }
  | { type: 'wished'; at: number; wish: Wish; notReadyReason: string | null }
  | { type: 'forced'; at: number; wish: Wish; notReadyReason: string | null }
  /** A call of this agent began, ordered or not, in either direction. */
  | { type: 'call_started'; at: number }
  /** The last call of this agent ended, answered or not. */
  | { type: 'call_ended'; at: number }
  | { type: 'wrap_up_ended'; at: number }

/** `isChanged` is false when the event makes no difference; `refused` when it may not happen in this state. */
export type AgentStateChange =
  | { ok: true; next: AgentStateRecord; isChanged: boolean }
  | { ok: false; reason: 'refused' }

const refused: AgentStateChange = { ok: false, reason: 'refused' }
const unchanged = (record: AgentStateRecord): AgentStateChange => ({
  ok: true,
  next: record,
  isChanged: false,
})
const changed = (next: AgentStateRecord): AgentStateChange => ({ ok: true, next, isChanged: true })

/** The record of an agent who has never signed in. */
export function initialAgentState(at: number): AgentStateRecord {
  return {
    state: 'logged_out',
    notReadyReason: null,
    since: at,
    until: null,
    nextState: null,
    cause: 'server',
  }
}

/**
 * The one transition table of an agent's work state (MON-5, CTC-3): the server writes by it, the phone shows by it what it
 * has not heard yet. Pure; see `agent-state.states.md`.
 */
export function changeAgentState(
  record: AgentStateRecord,
  event: AgentStateEvent,
  policy: AgentStatePolicy,
): AgentStateChange {
  switch (event.type) {
    case 'signed_in':
      return record.state === 'logged_out'
        ? changed(enter('available', null, event.at, 'agent', policy))
        : refused
    case 'signed_out':
      return signOut(record, event)
    case 'wished':
      return choose(record, event, 'agent', policy)
    case 'forced':
      return choose(record, event, 'manager', policy)
    case 'call_started':
      return startCall(record, event.at)
    case 'call_ended':
      return record.state === 'in_call' ? changed(endCall(record, event.at, policy)) : unchanged(record)
    case 'wrap_up_ended':
      return endWrapUp(record, event.at, policy)
  }
}

/** When the state changes by itself, by a `wrap_up_ended`: the end of wrap-up, server UTC ms, else null. */
export function agentStateDeadline(record: AgentStateRecord): number | null {
  return record.state === 'wrap_up' ? record.until : null
}

function enter(
  state: Wish,
  notReadyReason: string | null,
  at: number,
  cause: StateCause,
  policy: AgentStatePolicy,
): AgentStateRecord {
  const reason = state === 'not_ready' ? notReadyReason : null
  const limitMs = reason === null ? null : (policy.reasonLimitsMs[reason] ?? null)
  const until = limitMs === null ? null : at + limitMs
  return { state, notReadyReason: reason, since: at, until, nextState: null, cause }
}

/* Leaving the phone in the middle of a call would leave a call that nobody has: it is wished for after the call instead. */
function signOut(
  record: AgentStateRecord,
  event: Extract<AgentStateEvent, { type: 'signed_out' }>,
): AgentStateChange {
  if (record.state === 'logged_out') return unchanged(record)
  if (record.state === 'in_call' && event.cause === 'agent') return refused
  return changed({ ...initialAgentState(event.at), cause: event.cause })
}

function choose(
  record: AgentStateRecord,
  { wish, notReadyReason, at }: { wish: Wish; notReadyReason: string | null; at: number },
  cause: 'agent' | 'manager',
  policy: AgentStatePolicy,
): AgentStateChange {
  const reason = wish === 'not_ready' ? notReadyReason : null
  switch (record.state) {
    case 'logged_out':
      return wish === 'logged_out' ? unchanged(record) : refused
    case 'in_call': {
      const nextState = { state: wish, notReadyReason: reason }
      return isSameNext(record.nextState, nextState) ? unchanged(record) : changed({ ...record, nextState })
    }
    case 'available':
    case 'not_ready':
    case 'wrap_up':
      if (record.state === wish && record.notReadyReason === reason) return unchanged(record)
      return changed(enter(wish, reason, at, cause, policy))
  }
}

function isSameNext(a: NextState | null, b: NextState): boolean {
  return a?.state === b.state && a.notReadyReason === b.notReadyReason
}

/* Who was not ready when a call came stays not ready after it, unless something else is wished for. */
function startCall(record: AgentStateRecord, at: number): AgentStateChange {
  if (record.state === 'logged_out' || record.state === 'in_call') return unchanged(record)
  const nextState: NextState | null =
    record.state === 'not_ready'
      ? { state: 'not_ready', notReadyReason: record.notReadyReason }
      : record.nextState
  return changed({ state: 'in_call', notReadyReason: null, since: at, until: null, nextState, cause: 'call' })
}

function endCall(record: AgentStateRecord, at: number, policy: AgentStatePolicy): AgentStateRecord {
  if (policy.wrapUpMs <= 0) return enterNext(record, at, 'call', policy)
  return { ...record, state: 'wrap_up', since: at, until: at + policy.wrapUpMs, cause: 'call' }
}

/* A timer that fires for an older wrap-up finds a later deadline. */
function endWrapUp(record: AgentStateRecord, at: number, policy: AgentStatePolicy): AgentStateChange {
  if (record.state !== 'wrap_up' || record.until === null || at < record.until) return unchanged(record)
  return changed(enterNext(record, at, 'timer', policy))
}

function enterNext(
  { nextState }: AgentStateRecord,
  at: number,
  cause: StateCause,
  policy: AgentStatePolicy,
): AgentStateRecord {
  return enter(nextState?.state ?? 'available', nextState?.notReadyReason ?? null, at, cause, policy)
}
