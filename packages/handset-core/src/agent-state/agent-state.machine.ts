import type { AgentStateFrame } from '@smartym/contract/frames'
import type { CommandRefusal } from '@smartym/contract/reports'
import type { Wish } from '@smartym/contract/constants'
import { agentStateDeadline, changeAgentState, type AgentStateRecord } from '@smartym/rules/agent-state'
import type { CallRows } from '../calls/call-rows.ts'
import type { ClockMachine } from '../clock/clock.machine.ts'
import type { ReportsMachine } from '../reports/reports.machine.ts'
import type { SessionMachine } from '../session/session.machine.ts'
import type { SettingsMachine } from '../settings/settings.machine.ts'
import type { Step } from '../step/step.ts'
import type { Timers } from '../step/timers.ts'
import { factsOf, isReflected, isSameState, policyOf, recordOf, type Fact } from './facts.ts'

const frameKey = 'agent_state'
/* The server sends the new state within moments of committing a report; a wish that changed nothing brings none. */
const settleMs = 10_000

interface Deps {
  callRows: CallRows
  clock: ClockMachine
  reports: ReportsMachine
  session: SessionMachine
  settings: SettingsMachine
  timers: Timers
}

/** The agent's state: the server's word, and over it what this phone has said and the server has not answered yet. */
export function createAgentStateMachine({ callRows, clock, reports, session, settings, timers }: Deps) {
  let frame: AgentStateFrame | null = null
  let facts: Fact[] = []
  let timedDeadline: number | null = null
  /* The socket may be faster than the answer to the sign-in. */
  let earlyFrame: AgentStateFrame | null = null

  function dropFacts(isDropped: (fact: Fact) => boolean): void {
    facts = facts.filter((fact) => !isDropped(fact))
  }

  function addFact(step: Step, seq: number, type: 'call_started' | 'call_ended'): void {
    facts.push({ seq, event: { type, at: clock.now(step.clock).at }, versionThen: frame?.version ?? 0 })
  }

  function setFrame(step: Step, next: AgentStateFrame | null): void {
    if (JSON.stringify(next) === JSON.stringify(frame)) return
    frame = next
    step.put(frameKey, next)
  }

  function settleFacts(step: Step): void {
    const known = frame
    dropFacts((fact) => reports.isAcknowledged(fact.seq) && known !== null && isReflected(fact, known))
    const isWaiting = facts.some((fact) => reports.isAcknowledged(fact.seq))
    if (isWaiting && !timers.isSet('agent_state_settled')) timers.set(step, 'agent_state_settled', settleMs)
    if (!isWaiting) timers.cancel(step, 'agent_state_settled')
  }

  function clear(step: Step): void {
    setFrame(step, null)
    dropFacts(() => true)
    timers.cancel(step, 'agent_state_settled')
  }

  /* What the server will say once it has heard everything, and has noticed that wrap-up is over. */
  function shown(step: Step): AgentStateRecord | null {
    if (frame === null || session.agent() === null) return null
    const policy = policyOf(settings.current())
    let record = recordOf(frame)
    for (const { event } of facts) {
      const change = changeAgentState(record, event, policy)
      if (change.ok) record = change.next
    }
    const deadline = agentStateDeadline(record)
    const now = clock.serverTime(step.clock)
    if (deadline === null || now === null || now < deadline) return record
    const change = changeAgentState(record, { type: 'wrap_up_ended', at: deadline }, policy)
    return change.ok ? change.next : record
  }

  reports.onShifted((_step, fromSeq, by) => {
    facts = facts.map((fact) => (fact.seq >= fromSeq ? { ...fact, seq: fact.seq + by } : fact))
  })

  return {
    restore(rows: Record<string, unknown>): void {
      frame = (rows[frameKey] as AgentStateFrame | undefined) ?? null
      if (session.agent() === null) return
      facts = factsOf(reports.waiting(), frame?.version ?? 0)
      const [call] = callRows.ofLine()
      if (call === undefined || facts.at(-1)?.event.type === 'call_started') return
      const event = { type: 'call_started', at: call.startedAt } as const
      facts.push({ seq: call.startedSeq, event, versionThen: frame?.version ?? 0 })
    },

    /** A frame of the socket; an older one than we know is late. True when the server has signed the agent out. */
    frameReceived(step: Step, next: AgentStateFrame): boolean {
      if (next.agentId !== session.agent()?.agentId) {
        earlyFrame = next
        return false
      }
      if (frame?.agentId === next.agentId && next.version < frame.version) return false
      setFrame(step, next)
      settleFacts(step)
      return next.state === 'logged_out'
    },

    /** The answer to a sign-in came. */
    signedIn(step: Step, agentId: string): void {
      const early = earlyFrame
      earlyFrame = null
      if (early?.agentId === agentId && early.state !== 'logged_out') setFrame(step, early)
    },

    /** The welcome's word is the newest there is: what was acknowledged before it is in it. */
    welcomed(step: Step, next: AgentStateFrame | null): void {
      earlyFrame = null
      if (session.agent() === null) return clear(step)
      setFrame(step, next)
      dropFacts((fact) => reports.isAcknowledged(fact.seq))
      settleFacts(step)
    },

    clear,

    /** The agent wants another state; in a call, for after it. Said at once, also offline, and heeded at once (decision 6). */
    wish(step: Step, wish: Wish, notReadyReason: string | null, isForAfterCall: boolean): void {
      const agentId = session.agent()?.agentId
      if (agentId === undefined) return
      const payload = { agentId, wish, notReadyReason, isForAfterCall }
      const seq = reports.add(step, 'agent.state_wished', payload)
      const at = clock.now(step.clock).at
      facts = facts.filter((fact) => fact.event.type !== 'wished')
      facts.push({
        seq,
        event: { type: 'wished', at, wish, notReadyReason },
        versionThen: frame?.version ?? 0,
      })
    },

    callStarted: (step: Step, seq: number): void => addFact(step, seq, 'call_started'),
    callEnded: (step: Step, seq: number): void => addFact(step, seq, 'call_ended'),

    reportsAcknowledged: settleFacts,
    settleTimeOver: (): void => dropFacts((fact) => reports.isAcknowledged(fact.seq)),

    /** Why no call may be ordered from here, or null (CTC-3). */
    refusal(step: Step): Extract<CommandRefusal, 'signed_out' | 'not_available'> | null {
      if (session.agent() === null || session.isSigningOut()) return 'signed_out'
      const record = shown(step)
      if (record?.state === 'logged_out') return 'signed_out'
      return record?.state === 'available' ? null : 'not_available'
    },

    /** Keeps a timer on the end of wrap-up, so that the screen changes without the server's help. */
    settle(step: Step): void {
      const record = shown(step)
      const at = clock.serverTime(step.clock)
      const deadline = record === null || at === null ? null : agentStateDeadline(record)
      if (deadline === timedDeadline && (deadline === null || timers.isSet('agent_state'))) return
      timedDeadline = deadline
      if (deadline === null) timers.cancel(step, 'agent_state')
      else timers.set(step, 'agent_state', deadline - (at ?? deadline))
    },

    shown,
    /** In a call or wrapping it up; true also while nobody knows. */
    isWorkingOnCall(step: Step): boolean {
      const state = shown(step)?.state
      return state === undefined || state === 'in_call' || state === 'wrap_up'
    },
    /** Does the screen show something that the server has not said yet. */
    isPending: (step: Step): boolean => {
      const record = shown(step)
      return frame !== null && record !== null && !isSameState(record, recordOf(frame))
    },
  }
}
export type AgentStateMachine = ReturnType<typeof createAgentStateMachine>
