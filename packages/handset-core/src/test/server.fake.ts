import type { AgentStateFrame, CommandFrame, SignedInAgent } from '@smartym/contract/frames'
import type { HandsetReport } from '@smartym/contract/reports'
import {
  agentStateDeadline,
  changeAgentState,
  initialAgentState,
  type AgentStateEvent,
} from '@smartym/rules/agent-state'
import { agent, settings, stateFrame } from './fixtures.ts'

const policy = { wrapUpMs: settings.wrapUpMs, reasonLimitsMs: { break: 600_000 } }

/** As much of a server as a handset can tell: reports in order, states by the table, commands, recordings. */
export function createSimulatedServer() {
  let record = initialAgentState(0)
  let version = 0
  let signedIn: SignedInAgent | null = null
  let committedSeq = 0
  const reports: HandsetReport[] = []
  const commands = new Map<string, CommandFrame>()
  const receipts = new Set<string>()
  const knownRecordings = new Set<string>()
  const stored = new Set<string>()

  function change(event: AgentStateEvent): void {
    const made = changeAgentState(record, event, policy)
    if (!made.ok || !made.isChanged) return
    record = made.next
    version += 1
    if (record.state === 'logged_out') signedIn = null
  }

  function take(report: HandsetReport, at: number): void {
    reports.push(report)
    if (report.kind === 'call.started' && report.payload.recordingId !== null)
      knownRecordings.add(report.payload.recordingId)
    if (report.kind === 'call.started') change({ type: 'call_started', at })
    if (report.kind === 'call.ended') change({ type: 'call_ended', at })
    if (report.kind === 'recording.started') knownRecordings.add(report.payload.recordingId)
    if (report.kind === 'agent.state_wished') change({ ...report.payload, type: 'wished', at })
  }

  return {
    reports,
    commands,
    receipts,
    knownRecordings,
    stored,
    change,
    signIn(at: number): SignedInAgent {
      change({ type: 'signed_in', at })
      signedIn = agent
      return agent
    },
    signedIn: (): SignedInAgent | null => signedIn,
    tick(at: number): void {
      const deadline = agentStateDeadline(record)
      if (deadline !== null && deadline <= at) change({ type: 'wrap_up_ended', at })
    },
    frame: (): AgentStateFrame => stateFrame({ ...record, version }),
    isAvailable: (): boolean => signedIn !== null && record.state === 'available',
    pendingCommands: (): CommandFrame[] => [...commands.values()].filter((c) => !receipts.has(c.commandId)),
    order(command: CommandFrame): void {
      commands.set(command.commandId, command)
      if (command.kind === 'dial' && command.payload.recordingId !== null)
        knownRecordings.add(command.payload.recordingId)
    },
    /** The number up to which all is committed, or what is missing. */
    receive(
      batch: readonly HandsetReport[],
      at: number,
    ): { acknowledgedSeq: number } | { expectedSeq: number } {
      for (const report of batch) {
        if (report.seq <= committedSeq) continue
        if (report.seq > committedSeq + 1) return { expectedSeq: committedSeq + 1 }
        committedSeq = report.seq
        take(report, at)
      }
      return { acknowledgedSeq: committedSeq }
    },
  }
}
