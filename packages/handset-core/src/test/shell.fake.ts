import type { HandsetSettings } from '@smartym/contract'
import { expect } from 'vitest'
import { createHandset, type Handset } from '../handset.ts'
import { phaseOfRow, type HandsetPhase } from '../ports/phases.ts'
import {
  type HandsetEffect,
  type HandsetEffectType,
  type HandsetEvent,
  type StepResult,
} from '../ports/index.ts'
import { goodSample, settings as usualSettings, started } from './fixtures.ts'
import { idle } from './idle-performers.ts'
import { isOnce, orderedFor } from './once-effects.ts'
import { createFakeRadio } from './radio.fake.ts'
import type { SoundFile, TelephonyCall, Waiting } from './shell-state.ts'
import { createSimulatedServer } from './server.fake.ts'

const bootedAt = 1_764_000_000_000

/** When the process dies around its next step. */
export type Crash = 'before_commit' | 'before_effects' | 'after_effects'

/** A shell, its telephony, its files and a server in virtual time, in which anything may fail at any moment. */
export function createSimulatedShell(seed: number, change: Partial<HandsetSettings> = {}) {
  const settings = { ...usualSettings, ...change }
  const server = createSimulatedServer()
  const placed: { callId: string; at: number }[] = []
  const ordered = new Map<string, number>()
  const captured = new Set<string>()
  const calls = new Map<string, TelephonyCall>()
  const files = new Map<string, SoundFile>()
  const timers = new Map<string, number>()
  const uploadsUnderWay = new Set<string>()
  const rows = new Map<string, unknown>()
  const seenTypes = { events: new Set<string>(), effects: new Set<string>() }
  const crashPhases = new Set<HandsetPhase | undefined>()
  let handset: Handset = createHandset()
  let waiting: Waiting[] = []
  let now = 5_000
  let boot = 1
  let bootedMs = 0
  let isNetworkUp = true
  let isFaulty = true
  let nextCrash: { crash: Crash; reboot: boolean } | null = null
  let lastDeviceSeq = 0
  let pushedVersion = 0
  let random = seed
  let steps = 0

  /** A number below `below`, the same for the same seed. */
  function chance(below: number): number {
    random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((random / 2 ** 32) * below)
  }
  const fails = (oneIn: number): boolean => isFaulty && chance(oneIn) === 0
  const serverTime = (): number => bootedAt + now

  function soon(event: HandsetEvent, ms = 20 + chance(200), isOutside = false): void {
    waiting.push({ at: now + ms, event, isOutside })
  }
  const radio = createFakeRadio({ fails, soon, serverTime })
  const fault = (code: string) => ({ code, isRetryable: true, retryAfterMs: null })

  function boots(reboot: boolean): void {
    handset = createHandset()
    handset.restore(JSON.stringify(Object.fromEntries(rows)))
    waiting = waiting.filter(({ isOutside }) => isOutside)
    timers.clear()
    uploadsUnderWay.clear()
    if (reboot) {
      boot += 1
      now += 60_000
      bootedMs = now - 1_000
      for (const call of calls.values()) endCall(call)
      waiting = []
    }
    tell(started)
  }

  function endCall(call: TelephonyCall): void {
    if (call.state === 'ended') return
    Object.assign(call, { state: 'ended', endedAt: now })
  }

  function tell(event: HandsetEvent): void {
    steps += 1
    seenTypes.events.add(event.type)
    const crash = nextCrash
    nextCrash = null
    const entropy = (seed * 1000 + steps).toString(16).padStart(16, '0').repeat(4)
    const clock = {
      bootId: `boot-${boot}`,
      monotonicMs: now - bootedMs,
      wallMs: serverTime() - 7_000,
      entropy,
    }
    const { puts, effects } = JSON.parse(handset.step(JSON.stringify({ ...event, clock }))) as StepResult
    if (crash?.crash === 'before_commit') return boots(crash.reboot)
    for (const [key, row] of puts) {
      if (row === null) rows.delete(key)
      else rows.set(key, row)
    }
    expectRows()
    for (const effect of effects) noteOrder(effect)
    // The row is safe, the effects are not performed: the moment in which a death does the most harm.
    if (puts.some(([key, row]) => crashPhases.delete(phaseOfRow(key, row)))) return boots(false)
    if (crash?.crash === 'before_effects') return boots(crash.reboot)
    for (const effect of effects) perform(effect)
    if (crash?.crash === 'after_effects') boots(crash.reboot)
  }

  function noteOrder(effect: HandsetEffect): void {
    seenTypes.effects.add(effect.type)
    if (effect.type === 'start_capture') captured.add(effect.recordingId)
    if (!isOnce(effect)) return
    ordered.set(orderedFor(effect), (ordered.get(orderedFor(effect)) ?? 0) + 1)
    if (effect.type !== 'place_call') return
    const command = [...server.commands.values()].find(
      (known) => known.kind === 'dial' && known.payload.callId === effect.callId,
    )
    if (command !== undefined) expect(serverTime()).toBeLessThan(command.notAfter)
  }

  function expectRows(): void {
    const seqs = [...rows.keys()]
      .filter((key) => key.startsWith('report/'))
      .map((key) => Number(key.slice(7)))
    seqs.sort((a, b) => a - b)
    seqs.forEach((seq, index) => expect(seq).toBe((seqs[0] ?? 0) + index))
    expect(JSON.stringify([...rows])).not.toContain('secret!')
  }

  const performers: { [T in HandsetEffectType]: (effect: Extract<HandsetEffect, { type: T }>) => void } = {
    open_link: openLink,
    close_link: () => {},
    send_heartbeat: () =>
      soon({ type: 'clock.synchronised', serverTime: serverTime() + chance(100), roundTripMs: 100 }, 100),
    read_call_log: () => soon({ type: 'call_log.told', calls: [] }),
    send_receipt: ({ commandId }) => void (isNetworkUp && server.receipts.add(commandId)),
    fetch_commands() {
      if (!isNetworkUp) return soon({ type: 'commands.fetch_failed', fault: fault('network.unreachable') })
      const times = { serverTime: serverTime() + 50, roundTripMs: 100 }
      soon({ type: 'commands.fetched', ...times, commands: server.pendingCommands() }, 50)
    },
    send_reports: sendReports,
    sign_in() {
      if (!isNetworkUp || fails(4))
        return soon({ type: 'sign_in.refused', fault: fault('accounts.sign_in_refused') })
      soon({ type: 'sign_in.accepted', agent: server.signIn(serverTime()) })
    },
    change_password() {
      const refusal = { fault: fault('accounts.password_refused'), faults: ['too_short'] }
      if (!isNetworkUp || fails(4)) return soon({ type: 'password_change.refused', ...refusal })
      soon({ type: 'sign_in.accepted', agent: server.signIn(serverTime()) })
    },
    sign_out() {
      if (!isNetworkUp || fails(4))
        return soon({ type: 'sign_out.refused', fault: fault('network.unreachable') })
      server.change({ type: 'signed_out', at: serverTime(), cause: 'agent' })
      soon({ type: 'sign_out.accepted' })
    },
    set_timer: ({ timerId, delayMs }) => void timers.set(timerId, now + delayMs),
    cancel_timer: ({ timerId }) => void timers.delete(timerId),
    sample_status: () =>
      soon({ type: 'status.sampled', sample: { ...goodSample, network: isNetworkUp ? 'wifi' : 'none' } }),
    place_call: ({ callId }) => placeCall(callId),
    send_text: radio.send,
    bind_call: ({ callId }) => void calls.set(callId, { state: 'alive', connectedAt: null, endedAt: null }),
    inspect_call: ({ callId }) => inspect(callId),
    answer_call: ({ callId }) => soon({ type: 'call.connected', callId }, 50, true),
    hang_up: ({ callId }) => soon({ type: 'call.ended', callId, cause: 'local' }, 50, true),
    ...idle,
    set_hold: ({ callId, isHeld }) => soon({ type: isHeld ? 'call.held' : 'call.resumed', callId }),
    start_capture: startCapture,
    stop_capture: ({ recordingId }) => seal(recordingId, 'normal'),
    recover_recording({ recordingId }) {
      if (files.has(recordingId)) seal(recordingId, 'recovered')
      else soon({ type: 'recording.failed', recordingId, reason: 'file_lost' })
    },
    upload_recording: ({ recordingId }) => upload(recordingId),
    pause_upload: ({ recordingId }) => void uploadsUnderWay.delete(recordingId),
    delete_file({ recordingId }) {
      expect(server.stored).toContain(recordingId)
      files.set(recordingId, { state: 'deleted', deviceSeq: 0 })
      soon({ type: 'file.deleted', recordingId })
    },
    show_notice: () => {},
    hide_notice: () => {},
    show_view: () => {},
  }

  function perform<T extends HandsetEffectType>(effect: Extract<HandsetEffect, { type: T }>): void {
    const performer = performers[effect.type] as (of: Extract<HandsetEffect, { type: T }>) => void
    performer(effect)
  }

  function openLink(): void {
    if (!isNetworkUp || fails(4)) return soon({ type: 'link.closed', code: 1006, isRetryable: true })
    server.tick(serverTime())
    const welcome = {
      settings,
      agent: server.signedIn(),
      agentState: server.signedIn() === null ? null : server.frame(),
    }
    soon(
      {
        type: 'link.opened',
        serverTime: serverTime() + 50,
        roundTripMs: 100,
        ...welcome,
        pendingCommands: server.pendingCommands(),
      },
      50,
    )
  }

  function sendReports({ reports }: Extract<HandsetEffect, { type: 'send_reports' }>): void {
    expect(reports.length).toBeLessThanOrEqual(50)
    const lost = fault('network.unreachable')
    if (!isNetworkUp || fails(3)) return soon({ type: 'reports.failed', fault: lost, expectedSeq: null })
    const answer = server.receive(reports, serverTime())
    // Committed, but the answer is lost: the phone says it all again.
    if (fails(4)) return soon({ type: 'reports.failed', fault: lost, expectedSeq: null })
    if ('expectedSeq' in answer)
      return soon({ type: 'reports.failed', fault: fault('handset.report_gap'), ...answer })
    soon({ type: 'reports.acknowledged', ...answer })
    if (server.signedIn() !== null && isNetworkUp)
      soon({ type: 'agent_state.received', frame: server.frame() })
  }

  function placeCall(callId: string): void {
    placed.push({ callId, at: serverTime() })
    if (fails(6)) return soon({ type: 'call.place_failed', callId, cause: 'failed' })
    calls.set(callId, { state: 'alive', connectedAt: null, endedAt: null })
    soon({ type: 'call.placed', callId }, 10, true)
    soon({ type: 'call.ringing', callId }, 1_000, true)
    if (fails(3)) return soon({ type: 'call.ended', callId, cause: 'busy' }, 2_000, true)
    soon({ type: 'call.connected', callId }, 3_000, true)
    soon({ type: 'call.ended', callId, cause: 'remote' }, 5_000 + chance(30_000), true)
  }

  function inspect(callId: string): void {
    const call = calls.get(callId)
    if (fails(5)) return
    const found = call === undefined ? 'never_placed' : call.state === 'alive' ? 'active' : 'ended'
    soon({
      type: 'call.inspected',
      callId,
      found: fails(5) ? 'unknown' : found,
      connectedAtWallMs: call?.connectedAt == null ? null : bootedAt + call.connectedAt - 7_000,
      endedAtWallMs: call?.endedAt == null ? null : bootedAt + call.endedAt - 7_000,
    })
  }

  function startCapture({ recordingId, media }: Extract<HandsetEffect, { type: 'start_capture' }>): void {
    if (fails(6)) return soon({ type: 'recording.failed', recordingId, reason: 'capture_failed' })
    lastDeviceSeq += 1
    files.set(recordingId, { state: 'open', deviceSeq: lastDeviceSeq })
    soon({
      type: 'recording.started',
      recordingId,
      captureMethod: 'virtual',
      media,
      deviceSeq: lastDeviceSeq,
    })
  }

  function seal(recordingId: string, endReason: 'normal' | 'recovered'): void {
    const file = files.get(recordingId)
    if (file === undefined) return
    file.state = 'sealed'
    const sizes = {
      plainBytes: 1_600,
      sealedBytes: 2_000,
      durationMs: 1_000,
      lostMs: endReason === 'normal' ? 0 : 700,
    }
    soon({ type: 'recording.sealed', recordingId, deviceSeq: file.deviceSeq, ...sizes, endReason })
  }

  function upload(recordingId: string): void {
    const told = { recordingId, fault: fault('recordings.upload_damaged') }
    if (!isNetworkUp || fails(4)) return soon({ type: 'upload.failed', kind: 'network', ...told })
    if (!server.knownRecordings.has(recordingId))
      return soon({ type: 'upload.failed', kind: 'unknown_recording', ...told })
    if (fails(8)) return soon({ type: 'upload.failed', kind: chance(2) === 0 ? 'damaged' : 'gone', ...told })
    soon({ type: 'upload.progressed', recordingId, offsetBytes: 500 })
    uploadsUnderWay.add(recordingId)
  }

  /* A live upload ends when the file does. */
  function moveUploads(): void {
    for (const recordingId of uploadsUnderWay) {
      if (files.get(recordingId)?.state === 'open') continue
      uploadsUnderWay.delete(recordingId)
      server.stored.add(recordingId)
      soon({ type: 'upload.stored', recordingId })
    }
  }

  /* The socket and the answers to requests are two ways: a state may overtake the answer that caused it. */
  function pushState(): void {
    server.tick(serverTime())
    const frame = server.frame()
    if (frame.version === pushedVersion) return
    pushedVersion = frame.version
    if (isNetworkUp && !fails(8)) soon({ type: 'agent_state.received', frame })
  }

  function telephonyKnows(event: HandsetEvent): boolean {
    if (!('callId' in event)) return true
    const call = calls.get(event.callId)
    if (call === undefined) return event.type === 'call.place_failed' || event.type === 'call.inspected'
    if (call.state === 'ended') return event.type === 'call.inspected'
    if (event.type === 'call.connected') call.connectedAt = now
    if (event.type === 'call.ended') endCall(call)
    return true
  }

  /** Lets virtual time pass, and what was waited for happen. */
  function pass(ms: number): void {
    const until = now + ms
    for (;;) {
      moveUploads()
      pushState()
      const dueTimer = [...timers].toSorted((a, b) => a[1] - b[1])[0]
      const dueEvent = waiting.toSorted((a, b) => a.at - b.at)[0]
      const at = Math.min(dueTimer?.[1] ?? Infinity, dueEvent?.at ?? Infinity)
      if (at > until) break
      now = Math.max(now, at)
      if (dueEvent !== undefined && dueEvent.at === at) {
        waiting = waiting.filter((other) => other !== dueEvent)
        if (telephonyKnows(dueEvent.event)) tell(dueEvent.event)
      } else if (dueTimer !== undefined) {
        timers.delete(dueTimer[0])
        tell({ type: 'timer.fired', timerId: dueTimer[0] })
      }
    }
    now = until
  }

  return {
    server,
    rows,
    placed,
    texted: radio.texted,
    ordered,
    captured,
    calls,
    seenTypes,
    boots,
    tell,
    pass,
    serverTime,
    /** Dies once when a row reaches this phase. */
    crashAt: (phase: HandsetPhase): void => void crashPhases.add(phase),
    isCrashOpen: (): boolean => crashPhases.size > 0,
    calm: (): void => void (isFaulty = false),
    crashNext: (crash: Crash, reboot: boolean): void => void (nextCrash = { crash, reboot }),
    setNetwork(up: boolean): void {
      isNetworkUp = up
      tell({ type: 'status.sampled', sample: { ...goodSample, network: up ? 'wifi' : 'none' } })
      if (!up) tell({ type: 'link.closed', code: 1006, isRetryable: true })
    },
    isNetworkUp: (): boolean => isNetworkUp,
    incoming(n: number): void {
      tell({
        type: 'call.incoming',
        telephonyId: `telephony-${n}`,
        phoneNumber: `+8210555566${60 + (n % 3)}`,
      })
      const row = [...rows.values()].find(
        (value) => (value as { telephonyId?: string }).telephonyId === `telephony-${n}`,
      )
      const callId = (row as { callId?: string } | undefined)?.callId
      if (callId !== undefined) soon({ type: 'call.ended', callId, cause: 'remote' }, 8_000, true)
    },
    /** No more faults, and every call comes to its end. */
    heal(): void {
      isFaulty = false
      nextCrash = null
      if (!isNetworkUp) this.setNetwork(true)
      for (const callId of calls.keys()) soon({ type: 'call.ended', callId, cause: 'remote' }, 60_000, true)
    },
    keptRecordings: (): string[] =>
      [...rows].flatMap(([key, row]) =>
        key.startsWith('recording/') && (row as { isKept: boolean }).isKept ? [key.slice(10)] : [],
      ),
  }
}
export type SimulatedShell = ReturnType<typeof createSimulatedShell>
