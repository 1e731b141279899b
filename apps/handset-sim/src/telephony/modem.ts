import { randomUUID } from 'node:crypto'
import type { CallEndCause, HandsetEvent } from '@smartym/handset-core'
import type { HandsetClock } from '../clock/handset-clock.ts'
import { answeredScript, type CallScript, incomingScript, scriptOf } from './callee.ts'
import type { PhoneCall, PhoneCallStore } from './phone-calls.store.ts'

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
  tell(event: HandsetEvent): void
}

/** What a recording needs to know of its call; true UTC ms. */
export interface Talk {
  script: CallScript
  connectedAtMs: number | null
  /** Null while it runs, `unknown` when the phone went dark in it. */
  endedAtMs: number | 'unknown' | null
}

/**
 * Virtual telephony: the network, the person called, and the phone's system that knows of calls whether or not the app
 * lives. A killed app finds its call where it would stand on a real phone: still running, or ended meanwhile.
 */
export interface Modem {
  start(): void
  place(callId: string, phoneNumber: string): void
  inspect(callId: string): void
  /** A customer calls; returns telephony's id. */
  receive(phoneNumber: string | null, patienceMs?: number): string
  bind(callId: string, telephonyId: string): void
  answer(callId: string): void
  hangUp(callId: string): void
  hold(callId: string, isHeld: boolean): void
  /** The radio is gone, and all calls with it. */
  dropAll(): void
  talkOf(callId: string): Talk | undefined
  /** The app is gone; the calls go on without anybody being told. */
  stop(): void
}

const defaultPatienceMs = 20_000

export function createModem(parts: ModemParts): Modem {
  const { store, clock, bootId } = parts
  const calls = new Map<string, PhoneCall>()
  const timers = new Map<string, () => void>()

  const byCallId = (callId: string) => [...calls.values()].find((call) => call.callId === callId)

  function tell(call: PhoneCall, type: 'call.ringing' | 'call.connected'): void {
    if (call.callId !== null) parts.tell({ type, callId: call.callId })
  }

  function end(call: PhoneCall, cause: CallEndCause, atMs: number): void {
    if (call.endedAtMs !== null) return
    timers.get(call.telephonyId)?.()
    timers.delete(call.telephonyId)
    Object.assign(call, { endedAtMs: atMs, endCause: cause })
    store.save(call)
    if (call.callId !== null) parts.tell({ type: 'call.ended', callId: call.callId, cause })
  }

  /** Brings a call to where its script has it by now, then waits for the next thing in it. */
  function follow(call: PhoneCall, isSilent = false): void {
    const { script, placedAtMs } = call
    const elapsedMs = clock.wallMs() - placedAtMs
    const isDue = (atMs: number | null): atMs is number => atMs !== null && atMs <= elapsedMs
    if (isDue(script.ringsAtMs) && call.ringingAtMs === null) {
      call.ringingAtMs = placedAtMs + script.ringsAtMs
      store.save(call)
      if (!isSilent && call.direction === 'outbound') tell(call, 'call.ringing')
    }
    if (isDue(script.answersAtMs) && call.connectedAtMs === null) {
      call.connectedAtMs = placedAtMs + script.answersAtMs
      store.save(call)
      if (!isSilent) tell(call, 'call.connected')
    }
    if (isDue(script.endsAtMs)) {
      if (isSilent)
        Object.assign(call, { endedAtMs: placedAtMs + script.endsAtMs, endCause: script.endCause })
      else return end(call, script.endCause, placedAtMs + script.endsAtMs)
      return store.save(call)
    }
    const nextMs = [script.ringsAtMs, script.answersAtMs, script.endsAtMs]
      .filter((atMs) => atMs !== null && atMs > elapsedMs)
      .reduce<number>((soonest, atMs) => Math.min(soonest, atMs ?? Infinity), Infinity)
    timers.get(call.telephonyId)?.()
    timers.set(
      call.telephonyId,
      clock.setTimer(nextMs - elapsedMs, () => follow(call)),
    )
  }

  /** The call is on record before anybody hears of it. */
  function begin(call: PhoneCall, event: HandsetEvent): void {
    calls.set(call.telephonyId, call)
    store.save(call)
    parts.tell(event)
    follow(call)
  }

  function newCall(fields: Pick<PhoneCall, 'callId' | 'direction' | 'phoneNumber' | 'script'>): PhoneCall {
    return {
      ...fields,
      telephonyId: randomUUID(),
      bootId,
      placedAtMs: clock.wallMs(),
      ringingAtMs: null,
      connectedAtMs: null,
      endedAtMs: null,
      endCause: null,
    }
  }

  const shown = (atMs: number | null): number | null => (atMs === null ? null : atMs + parts.clockErrorMs())

  return {
    start() {
      for (const call of store.listRunning()) {
        if (call.bootId !== bootId) continue
        calls.set(call.telephonyId, call)
        follow(call, true)
      }
    },
    place(callId, phoneNumber) {
      if (parts.isRadioOff()) return parts.tell({ type: 'call.place_failed', callId, cause: 'unreachable' })
      const call = newCall({ callId, direction: 'outbound', phoneNumber, script: scriptOf(phoneNumber) })
      begin(call, { type: 'call.placed', callId })
    },
    inspect(callId) {
      const call = byCallId(callId) ?? store.findByCallId(callId)
      const isOver = call !== undefined && (call.endedAtMs !== null || call.bootId !== bootId)
      parts.tell({
        type: 'call.inspected',
        callId,
        found: call === undefined ? 'never_placed' : isOver ? 'ended' : 'active',
        connectedAtWallMs: shown(call?.connectedAtMs ?? null),
        endedAtWallMs: shown(call?.endedAtMs ?? null),
      })
    },
    receive(phoneNumber, patienceMs = defaultPatienceMs) {
      const call = newCall({
        callId: null,
        direction: 'inbound',
        phoneNumber,
        script: incomingScript(patienceMs),
      })
      begin(call, { type: 'call.incoming', telephonyId: call.telephonyId, phoneNumber })
      return call.telephonyId
    },
    bind(callId, telephonyId) {
      const call = calls.get(telephonyId)
      if (!call) return parts.tell({ type: 'call.ended', callId, cause: 'failed' })
      call.callId = callId
      store.save(call)
      if (call.endedAtMs !== null)
        parts.tell({ type: 'call.ended', callId, cause: call.endCause ?? 'failed' })
    },
    answer(callId) {
      const call = byCallId(callId)
      if (!call || call.connectedAtMs !== null || call.endedAtMs !== null) return
      call.script = answeredScript(call.script, clock.wallMs() - call.placedAtMs)
      follow(call)
    },
    hangUp(callId) {
      const call = byCallId(callId)
      if (call) end(call, 'local', clock.wallMs())
    },
    hold(callId, isHeld) {
      const call = byCallId(callId)
      if (!call || call.connectedAtMs === null || call.endedAtMs !== null) return
      parts.tell({ type: isHeld ? 'call.held' : 'call.resumed', callId })
    },
    dropAll() {
      for (const call of calls.values()) end(call, 'failed', clock.wallMs())
    },
    talkOf(callId) {
      const call = byCallId(callId) ?? store.findByCallId(callId)
      if (!call) return undefined
      const wentDark = call.endedAtMs === null && call.bootId !== bootId
      const endedAtMs = wentDark ? (parts.powerLostAtMs() ?? 'unknown') : call.endedAtMs
      return { script: call.script, connectedAtMs: call.connectedAtMs, endedAtMs }
    },
    stop() {
      for (const takeBack of timers.values()) takeBack()
      timers.clear()
    },
  }
}
