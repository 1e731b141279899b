import type { HandsetSettings } from '@smartym/contract'
import type { AgentStateFrame } from '@smartym/contract/frames'
import type { HandsetReport } from '@smartym/contract/reports'
import type { AgentStateEvent, AgentStatePolicy, AgentStateRecord } from '@smartym/rules/agent-state'

/** Something that this phone reported of its agent, until the server's state shows it. */
export interface Fact {
  /** Its report. */
  seq: number
  event: Extract<AgentStateEvent, { type: 'wished' | 'call_started' | 'call_ended' }>
  /** The server's version when it was said. */
  versionThen: number
}

/** What the outbox still has to say of the agent; it is all that survives a restart, and all that needs to. */
export function factsOf(reports: Iterable<HandsetReport>, versionThen: number): Fact[] {
  const facts: Fact[] = []
  for (const { seq, at, kind, payload } of reports) {
    if (kind === 'call.started') facts.push({ seq, versionThen, event: { type: 'call_started', at } })
    if (kind === 'call.ended') facts.push({ seq, versionThen, event: { type: 'call_ended', at } })
    if (kind !== 'agent.state_wished') continue
    const { wish, notReadyReason } = payload
    facts.push({ seq, versionThen, event: { type: 'wished', at, wish, notReadyReason } })
  }
  return facts
}

export function policyOf(settings: HandsetSettings): AgentStatePolicy {
  const limits = settings.notReadyReasons.map(({ code, limitMs }) => [code, limitMs] as const)
  return { wrapUpMs: settings.wrapUpMs, reasonLimitsMs: Object.fromEntries(limits) }
}

export function recordOf(frame: AgentStateFrame): AgentStateRecord {
  const { state, notReadyReason, since, until, nextState, cause } = frame
  return { state, notReadyReason, since, until, nextState, cause }
}

/** Does the server's state show this fact: a wish by its words, a call by any newer version. */
export function isReflected({ event, versionThen }: Fact, frame: AgentStateFrame): boolean {
  if (event.type !== 'wished') return frame.version > versionThen
  const isNow = frame.state === event.wish && frame.notReadyReason === event.notReadyReason
  const next = frame.nextState ?? { state: 'available', notReadyReason: null }
  const isNext = frame.state === 'in_call' || frame.state === 'wrap_up'
  return isNow || (isNext && next.state === event.wish && next.notReadyReason === event.notReadyReason)
}

export function isSameState(a: AgentStateRecord, b: AgentStateRecord): boolean {
  return (
    a.state === b.state &&
    a.notReadyReason === b.notReadyReason &&
    a.nextState?.state === b.nextState?.state &&
    a.nextState?.notReadyReason === b.nextState?.notReadyReason
  )
}
