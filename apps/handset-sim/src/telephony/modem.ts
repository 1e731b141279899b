import { randomUUID } from 'node:crypto'
import type { HandsetEvent, LoggedCall } from '@smartym/handset-core'
import type { HandsetClock } from '../clock/handset-clock.ts'
import { answeredScript, type CallScript, incomingScript, scriptOf } from './callee.ts'
import type { PhoneCall, PhoneCallStore } from './phone-calls.store.ts'
import { createRunningCalls } from './running-calls.ts'
import type { Sims } from './sims.ts'

export interface ModemParts {
  store: PhoneCallStore
  clock: HandsetClock
  bootId: string
  /** What the phone's clock is wrong by; the app is told instants as the phone shows them. */
  clockErrorMs(): number
  /** When the power was last lost, true UTC ms, if the bench knows it. */
  powerLostAtMs(): number | null
  /** No call can be made or kept. */
  isRadioOff(): boolean
  sims: Sims
  tell(event: HandsetEvent): void
}

/** What a recording needs to know of its call; true UTC ms. */
export interface Talk {
  script: CallScript
  connectedAtMs: number | null
  /** Null while it runs, `unknown` when the phone went dark in it. */
  endedAtMs: number | 'unknown' | null
}

/** How somebody calls the phone. */
export interface IncomingCall {
  /** How long the caller lets it ring; 20 s. */
  patienceMs?: number
  /** The agent’s own number is called, not the line’s. */
  isToSecondSim?: boolean
}

/**
 * Virtual telephony: the network, the person called, and the phone's system that knows of calls whether or not the app
 * lives. A killed app finds its call where it would stand on a real phone: still running, or ended meanwhile.
 */
export interface Modem {
  start(): void
  place(callId: string, phoneNumber: string, simId?: string): void
  inspect(callId: string): void
  /** Nobody gets through to a SIM that is not in the phone. */
  receive(phoneNumber: string | null, incoming?: IncomingCall): void
  bind(callId: string, telephonyId: string): void
  answer(callId: string): void
  hangUp(callId: string): void
  hold(callId: string, isHeld: boolean): void
  /** The radio is gone, and all calls with it. */
  dropAll(): void
  talkOf(callId: string): Talk | undefined
  /** Calls that the phone made and got, newest first. */
  callLog(): PhoneCall[]
  /** Those that are over, as the phone shows them to apps. */
  loggedSince(wallMs: number): LoggedCall[]
  /** The app is gone; the calls go on without anybody being told. */
  stop(): void
}

const defaultPatienceMs = 20_000

export function createModem(parts: ModemParts): Modem {
  const { store, clock, bootId, sims, tell } = parts
  const running = createRunningCalls(store, clock, tell)
  const find = (callId: string): PhoneCall | undefined => running.find(callId) ?? store.findByCallId(callId)
  const shownAt = (atMs: number): number => atMs + parts.clockErrorMs()
  const shown = (atMs: number | null): number | null => (atMs === null ? null : shownAt(atMs))

  function newCall(
    fields: Pick<PhoneCall, 'callId' | 'direction' | 'phoneNumber' | 'script' | 'simId'>,
  ): PhoneCall {
    const nothingYet = { ringingAtMs: null, connectedAtMs: null, endedAtMs: null, endCause: null }
    return { ...fields, ...nothingYet, telephonyId: randomUUID(), bootId, placedAtMs: clock.wallMs() }
  }

  return {
    start() {
      for (const call of store.listRunning()) if (call.bootId === bootId) running.resume(call)
    },
    place(callId, phoneNumber, simId = sims.list()[0]?.simId) {
      if (parts.isRadioOff() || simId === undefined || !sims.isThere(simId))
        return tell({ type: 'call.place_failed', callId, cause: 'unreachable' })
      const script = scriptOf(phoneNumber)
      const call = newCall({ callId, direction: 'outbound', phoneNumber, simId, script })
      running.begin(call, { type: 'call.placed', callId })
    },
    inspect(callId) {
      const call = find(callId)
      const isOver = call !== undefined && (call.endedAtMs !== null || call.bootId !== bootId)
      tell({
        type: 'call.inspected',
        callId,
        found: call === undefined ? 'never_placed' : isOver ? 'ended' : 'active',
        connectedAtWallMs: shown(call?.connectedAtMs ?? null),
        endedAtWallMs: shown(call?.endedAtMs ?? null),
      })
    },
    receive(phoneNumber, { patienceMs = defaultPatienceMs, isToSecondSim = false } = {}) {
      const simId = isToSecondSim ? sims.secondSimId : sims.lineSimId
      if (!sims.isThere(simId)) return
      const script = incomingScript(patienceMs)
      const call = newCall({ callId: null, direction: 'inbound', phoneNumber, simId, script })
      running.begin(call, { type: 'call.incoming', telephonyId: call.telephonyId, phoneNumber, simId })
    },
    bind(callId, telephonyId) {
      const call = running.findByTelephonyId(telephonyId)
      if (!call) return tell({ type: 'call.ended', callId, cause: 'failed' })
      call.callId = callId
      running.follow(call)
    },
    answer(callId) {
      const call = running.find(callId)
      if (!call || call.connectedAtMs !== null) return
      call.script = answeredScript(call.script, clock.wallMs() - call.placedAtMs)
      running.follow(call)
    },
    hangUp(callId) {
      const call = running.find(callId)
      if (call) running.end(call, 'local')
    },
    hold(callId, isHeld) {
      const isConnected = running.find(callId)?.connectedAtMs != null
      if (isConnected) tell({ type: isHeld ? 'call.held' : 'call.resumed', callId })
    },
    dropAll: () => running.endAll('failed'),
    talkOf(callId) {
      const call = find(callId)
      if (!call) return undefined
      const wentDark = call.endedAtMs === null && call.bootId !== bootId
      const endedAtMs = wentDark ? (parts.powerLostAtMs() ?? 'unknown') : call.endedAtMs
      return { script: call.script, connectedAtMs: call.connectedAtMs, endedAtMs }
    },
    callLog: () => store.list(),
    loggedSince: (wallMs) =>
      store
        .list()
        .filter((call) => call.endedAtMs !== null && shownAt(call.placedAtMs) >= wallMs)
        .map((call) => loggedOf(call, shownAt(call.placedAtMs))),
    stop: () => running.stop(),
  }
}

function loggedOf(call: PhoneCall, startedAtWallMs: number): LoggedCall {
  const { direction, phoneNumber, connectedAtMs, endedAtMs, simId } = call
  const connectedMs = connectedAtMs === null ? 0 : (endedAtMs ?? connectedAtMs) - connectedAtMs
  const isRejected = direction === 'inbound' && connectedAtMs === null && call.endCause === 'local'
  return { direction, phoneNumber, startedAtWallMs, connectedMs, isRejected, simId }
}
