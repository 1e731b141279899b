import type { AgentFlag, AgentState, DeviceStatus, RecordingFault } from '@smartym/contract'
import { linkLostAfterMs } from '@smartym/contract/constants'

/** What an agent's flags follow from (MON-4). Instants are UTC ms. */
export interface FlagFacts {
  readonly state: AgentState
  readonly since: number
  readonly unresponsiveSince: number | null
  readonly longCallMs: number
  readonly longWrapUpMs: number
  /** The phone that the agent is signed in on, as the gateway knows it. */
  readonly device: {
    readonly isConnected: boolean
    readonly lastHeartbeatAt: number | null
    readonly status: DeviceStatus | null
  } | null
}

/* Of what keeps a phone from recording, what is wrong with the phone itself. */
const phoneFaults: ReadonlySet<RecordingFault> = new Set(['space', 'battery', 'key', 'clock', 'line'])

/** What a manager should see of an agent beside the state; shown, never decided by. */
export function flagsOf(facts: FlagFacts, now: number): AgentFlag[] {
  if (facts.state === 'logged_out') return []
  const { device, state } = facts
  const inStateMs = now - facts.since
  const status = device?.status ?? null
  const faults = status?.recordingFaults ?? []
  const lastHeardAt = device?.lastHeartbeatAt ?? (device?.isConnected === true ? now : 0)
  const flags: Record<AgentFlag, boolean> = {
    long_call: state === 'in_call' && inStateMs >= facts.longCallMs,
    long_wrap_up: state === 'wrap_up' && inStateMs >= facts.longWrapUpMs,
    link_lost: now - lastHeardAt >= linkLostAfterMs,
    unresponsive: facts.unresponsiveSince !== null,
    fault: (status?.integritySigns.length ?? 0) > 0 || faults.some((each) => phoneFaults.has(each)),
    not_recording: faults.length > 0,
  }
  return (Object.keys(flags) as AgentFlag[]).filter((flag) => flags[flag])
}
