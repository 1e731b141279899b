import type { CallDirection, DialOutcome } from '@smartym/contract/constants'
import { parsePhoneNumber } from '@smartym/rules/phone-numbers'
import type { CallRow, CallRows } from '../calls/call-rows.ts'
import type { ClockMachine } from '../clock/clock.machine.ts'
import type { LineSimMachine } from '../line-sim/line-sim.machine.ts'
import type { LoggedCall } from '../ports/index.ts'
import type { ReportsMachine } from '../reports/reports.machine.ts'
import type { SessionMachine } from '../session/session.machine.ts'
import type { SettingsMachine } from '../settings/settings.machine.ts'
import type { Step } from '../step/step.ts'

/** Up to where the phone's list was read, and who has worked here since when; phone wall clock. */
interface CallLogRow {
  /** Since when this phone is the company's: what was before is nobody's business. */
  sinceWallMs: number
  readAtWallMs: number
  agentId: string | null
  agentSinceWallMs: number
}
/** A call that the server knows of, or that it shall not know of. */
type KnownCall = Pick<CallRow, 'direction' | 'phoneNumber' | 'startedAtWallMs'>

interface Deps {
  callRows: Pick<CallRows, 'count'>
  clock: ClockMachine
  lineSim: Pick<LineSimMachine, 'isPrivate' | 'isOneOfSeveral'>
  reports: ReportsMachine
  session: Pick<SessionMachine, 'agent'>
  settings: Pick<SettingsMachine, 'current'>
}

const rowKey = 'call_log'
const prefix = 'known_call/'
const everyMs = 15 * 60_000
/* A long call is put into the list at its end, behind later ones that nobody answered. */
const overlapMs = 12 * 3600_000
/* The list is written a moment after the end. */
const settledMs = 60_000
/* The phone notes the begin of a call; the app hears of it, or orders it, a little before or after. */
const toleranceMs = 30_000

/**
 * What the phone's own list of calls knows and this app does not: calls made or missed while it did not run. Each is told to the
 * server once, without a recording, so that it is missed there (UPL-7).
 */
export function createCallLogMachine({ callRows, clock, lineSim, reports, session, settings }: Deps) {
  const known = new Map<string, KnownCall>()
  let row: CallLogRow | null = null
  let isThere = false
  let askedAt: { bootId: string; monotonicMs: number } | null = null

  function save(step: Step, next: CallLogRow): CallLogRow {
    row = next
    step.put(rowKey, next)
    return next
  }

  function remember(step: Step, callId: string, call: KnownCall): void {
    if (!isThere) return
    const { direction, phoneNumber, startedAtWallMs } = call
    known.set(callId, { direction, phoneNumber, startedAtWallMs })
    step.put(prefix + callId, { direction, phoneNumber, startedAtWallMs })
  }

  function forgetBefore(step: Step, wallMs: number): void {
    for (const [callId, call] of known) {
      if (call.startedAtWallMs >= wallMs) continue
      known.delete(callId)
      step.put(prefix + callId, null)
    }
  }

  const sinceOf = ({ sinceWallMs, readAtWallMs }: CallLogRow): number =>
    Math.max(sinceWallMs, readAtWallMs - overlapMs)

  /* Who works here now is taken for the caller only if that was so when the call began. */
  function noteAgent(step: Step): CallLogRow {
    const agentId = session.agent()?.agentId ?? null
    const { wallMs } = step.clock
    const begun = row ?? { sinceWallMs: wallMs, readAtWallMs: wallMs }
    return row?.agentId === agentId ? row : save(step, { ...begun, agentId, agentSinceWallMs: wallMs })
  }

  function isAskedLately(step: Step): boolean {
    if (askedAt === null || askedAt.bootId !== step.clock.bootId) return false
    return step.clock.monotonicMs - askedAt.monotonicMs < everyMs
  }

  function report(step: Step, { agentId, agentSinceWallMs }: CallLogRow, call: LoggedCall): void {
    const at = clock.estimateOf(step.clock, call.startedAtWallMs)
    const callId = step.newId('call', at.at)
    const { e164, isEmergency } = readNumber(call.phoneNumber)
    const payload = {
      callId,
      direction: call.direction,
      phoneNumber: (e164 ?? call.phoneNumber)?.slice(0, 20) ?? null,
      agentId: agentSinceWallMs <= call.startedAtWallMs ? agentId : null,
      // Calls for help are not recorded.
      recordingMode: isEmergency ? ('manual' as const) : settings.current().recordingMode,
      outcome: outcomeOf(call),
      durationMs: call.connectedMs,
    }
    reports.add(step, 'call.logged', payload, at)
    remember(step, callId, call)
  }

  return {
    restore(rows: Record<string, unknown>): void {
      row = (rows[rowKey] as CallLogRow | undefined) ?? null
      for (const [key, call] of Object.entries(rows))
        if (key.startsWith(prefix)) known.set(key.slice(prefix.length), call as KnownCall)
    },

    started(hasCallLog: boolean): void {
      isThere = hasCallLog
    },

    /** A call that this app had has ended; private ones too. */
    ended: (step: Step, call: CallRow): void => remember(step, call.callId, call),

    /** Reads the list now and then, while no call is going on. */
    look(step: Step): void {
      if (!isThere) return
      const noted = noteAgent(step)
      if (callRows.count() > 0 || isAskedLately(step)) return
      askedAt = { bootId: step.clock.bootId, monotonicMs: step.clock.monotonicMs }
      step.order({ type: 'read_call_log', sinceWallMs: sinceOf(noted) })
    },

    /** `calls` null: the phone does not show its list. */
    told(step: Step, calls: readonly LoggedCall[] | null): void {
      if (calls === null || row === null || !isThere) return
      // One that has begun meanwhile may be in the list already.
      if (callRows.count() > 0) {
        askedAt = null
        return
      }
      const current = row
      const from = sinceOf(current)
      const settledBefore = step.clock.wallMs - settledMs
      const unmatched = new Map(known)
      for (const call of calls.toSorted((a, b) => a.startedAtWallMs - b.startedAtWallMs)) {
        const endedAtWallMs = call.startedAtWallMs + call.connectedMs
        const matched = closest(unmatched, call)
        if (matched !== undefined) unmatched.delete(matched)
        else if (call.startedAtWallMs >= from && endedAtWallMs <= settledBefore && !isPrivate(call))
          report(step, current, call)
      }
      const read = save(step, { ...current, readAtWallMs: step.clock.wallMs })
      forgetBefore(step, sinceOf(read) - toleranceMs)
    },
  }

  /* Where the list does not name the SIM of a phone with two, the call may be the agent's own. */
  function isPrivate({ simId }: LoggedCall): boolean {
    return simId === undefined ? lineSim.isOneOfSeveral() : lineSim.isPrivate(simId)
  }
}
export type CallLogMachine = ReturnType<typeof createCallLogMachine>

function readNumber(text: string | null): { e164: string | null; isEmergency: boolean } {
  const parsed = text === null ? null : parsePhoneNumber(text, { isForeignAllowed: true })
  if (parsed === null || parsed.ok) return { e164: parsed?.e164 ?? null, isEmergency: false }
  return { e164: null, isEmergency: parsed.reason === 'emergency' }
}

const plain = (text: string | null): string | null => readNumber(text).e164 ?? text

/* Each call of the list is one of ours at most: redialled at once, a number is there twice. */
function closest(calls: ReadonlyMap<string, KnownCall>, logged: LoggedCall): string | undefined {
  let best: { callId: string; distanceMs: number } | undefined
  for (const [callId, call] of calls) {
    const distanceMs = Math.abs(call.startedAtWallMs - logged.startedAtWallMs)
    if (call.direction !== logged.direction || distanceMs > toleranceMs) continue
    if (
      call.phoneNumber !== null &&
      logged.phoneNumber !== null &&
      plain(call.phoneNumber) !== plain(logged.phoneNumber)
    )
      continue
    if (best === undefined || distanceMs < best.distanceMs) best = { callId, distanceMs }
  }
  return best?.callId
}

function outcomeOf({ direction, connectedMs, isRejected }: LoggedCall): DialOutcome {
  if (connectedMs > 0) return 'connected'
  const unanswered: Record<CallDirection, DialOutcome> = {
    inbound: isRejected ? 'rejected' : 'no_answer',
    // The list does not say whether it was busy, refused or given up.
    outbound: 'unknown',
  }
  return unanswered[direction]
}
