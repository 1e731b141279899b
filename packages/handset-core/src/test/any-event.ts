import {
  captureMethods,
  deviceStates,
  recordingEndReasons,
  recordingFaults,
  recordingMedia,
  wishes,
} from '@smartym/contract/constants'
import fc from 'fast-check'
import {
  type CallEndCause,
  confirmedSteps,
  type HandsetEvent,
  type HandsetEventType,
  phoneGrantNames,
  phoneGrantStates,
  phoneMakers,
} from '../ports/index.ts'
import {
  agent,
  consentOf,
  consentText,
  dialCommand,
  id,
  ownRecording,
  protectedSettings,
  settings,
  stateFrame,
} from './fixtures.ts'

const callEndCauses: CallEndCause[] = [
  'local',
  'remote',
  'busy',
  'no_answer',
  'rejected',
  'invalid_number',
  'unreachable',
  'failed',
  'unknown',
]
const n = fc.integer({ min: 1, max: 4 })
const callId = n.map((number) => id('call', number))
const recordingId = n.map((number) => id('rec', number))
const textMessageId = n.map((number) => id('txt', number))
const instant = fc.integer({ min: 1_763_999_000_000, max: 1_764_001_000_000 })
const fault = fc.record({
  code: fc.constantFrom('network.unreachable', 'server.busy'),
  isRetryable: fc.boolean(),
  retryAfterMs: fc.constantFrom(null, 0, 5_000, 1e9),
})
const frame = fc
  .record({
    version: n,
    agentId: fc.constantFrom(agent.agentId, id('agt', 9)),
    state: fc.constantFrom('logged_out' as const, 'available', 'in_call', 'wrap_up', 'not_ready'),
    until: fc.option(instant),
    nextState: fc.option(fc.record({ state: fc.constantFrom(...wishes), notReadyReason: fc.constant(null) })),
  })
  .map(stateFrame)
const command = fc.oneof(
  fc
    .tuple(n, instant, fc.boolean())
    .map(([number, at, isRecorded]) => dialCommand(number, at, isRecorded ? {} : { recordingId: null })),
  fc.record({
    type: fc.constant('command' as const),
    commandId: n.map((x) => id('cmd', 10 + x)),
    kind: fc.constant('cancel_dial' as const),
    notAfter: instant,
    payload: fc.record({ dialRequestId: n.map((x) => id('dial', x)) }),
  }),
  fc.record({
    type: fc.constant('command' as const),
    commandId: n.map((x) => id('cmd', 20 + x)),
    kind: fc.constant('apply_settings' as const),
    notAfter: instant,
    payload: n.map((version) => ({
      settings: {
        ...settings,
        version,
        recordingMode: version % 2 === 0 ? ('manual' as const) : ('automatic' as const),
      },
    })),
  }),
  fc.record({
    type: fc.constant('command' as const),
    commandId: n.map((x) => id('cmd', 30 + x)),
    kind: fc.constantFrom('sign_out' as const, 'reset_app_lock' as const),
    notAfter: instant,
    payload: fc.constant({}),
  }),
)
const pinProof = { kind: 'pin' as const, pin: 'secret!27' }
const anySims = [
  [{ simId: '1', name: 'KT', phoneNumber: null }],
  [
    { simId: '1', name: 'KT', phoneNumber: '010-1111-2222' },
    { simId: '2', name: '', phoneNumber: null },
  ],
]
const probe = { method: 'microphone' as const, result: 'heard' as const, peak: 900 }
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { freq: 3 })

/** Members of each kind of event, sensible or not; a kind that is added without its row does not compile. */
const members: { [T in HandsetEventType]: fc.Arbitrary<Omit<Extract<HandsetEvent, { type: T }>, 'type'>> } = {
  'handset.started': fc.record({
    deviceId: fc.constant(id('dev', 1)),
    appVersion: fc.constant('1.0.0'),
    deviceModel: fc.constant('SM-S921N'),
    captureMethods: fc.constantFrom(['virtual' as const], []),
    captureProbes: fc.constantFrom(undefined, null, [probe]),
    hasBiometrics: fc.boolean(),
  }),
  'link.opened': fc.record({
    serverTime: instant,
    roundTripMs: fc.integer({ min: -1, max: 20_000 }),
    settings: fc.constantFrom(settings, protectedSettings, {
      ...settings,
      version: 9,
      recordingMode: 'manual' as const,
    }),
    agent: fc.constantFrom(agent, null),
    agentState: maybe(frame),
    consents: fc.constantFrom(undefined, [], [consentOf(1, null)], [consentOf(1, 1_764_000_000_000)]),
    pendingCommands: fc.array(command, { maxLength: 3 }),
  }),
  'standing.told': fc.record({ state: fc.constantFrom(...deviceStates) }),
  'registration.accepted': fc.record({
    deviceId: fc.constant(id('dev', 1)),
    state: fc.constantFrom('pending' as const, 'active' as const),
  }),
  'registration.refused': fc.record({ fault }),
  'registration_link.opened': fc.record({
    link: fc.constantFrom(
      'smartym://register?server=https%3A%2F%2Fa.example&secret=7K2QF',
      'https://a.example',
    ),
  }),
  'phone_grants.told': fc.record({
    grants: fc.array(
      fc.record({
        name: fc.constantFrom(...phoneGrantNames),
        state: fc.constantFrom(...phoneGrantStates),
      }),
      { maxLength: 4 },
    ),
    maker: fc.constantFrom(...phoneMakers),
  }),
  'wipe.reported': fc.constant({}),
  'wipe.report_failed': fc.record({ fault }),
  'link.closed': fc.record({ code: fc.constantFrom(1001, 4001, 4003, 4005), isRetryable: fc.boolean() }),
  'clock.synchronised': fc.record({ serverTime: instant, roundTripMs: fc.integer({ min: 0, max: 3_000 }) }),
  'push.received': fc.constant({}),
  'command.received': fc.record({ command }),
  'commands.fetched': fc.record({
    serverTime: instant,
    roundTripMs: fc.constant(10),
    commands: fc.array(command, { maxLength: 3 }),
  }),
  'commands.fetch_failed': fc.record({ fault }),
  'agent_state.received': fc.record({ frame }),
  'disposition.received': fc.record({
    frame: fc.record({
      type: fc.constant('disposition' as const),
      callId: n.map((x) => id('call', x)),
      code: fc.constantFrom('promise', 'no_contact'),
      note: maybe(fc.constant('from the CRM')),
    }),
  }),
  'consents.received': fc.record({
    frame: fc.record({
      type: fc.constant('consents' as const),
      agentId: fc.constantFrom(agent.agentId, id('agt', 9)),
      consents: fc.array(
        n.map((x) => consentOf(x, null)),
        { maxLength: 3 },
      ),
    }),
  }),
  'consent_texts.fetched': fc.record({ texts: fc.array(n.map(consentText), { maxLength: 3 }) }),
  'consent_texts.fetch_failed': fc.record({ fault }),
  'user.consent_given': fc.record({ consentTextId: n.map((x) => id('cnt', x)) }),
  'user.consent_withdrawn': fc.record({ consentTextId: n.map((x) => id('cnt', x)) }),
  'reports.acknowledged': fc.record({ acknowledgedSeq: fc.integer({ min: 0, max: 60 }) }),
  'reports.failed': fc.record({ fault, expectedSeq: maybe(fc.integer({ min: 1, max: 60 })) }),
  'sign_in.accepted': fc.constantFrom({ agent }, { agent, consents: [consentOf(1, null)] }),
  'sign_in.refused': fc.record({ fault }),
  'password_change.refused': fc.record({ fault, faults: fc.constant(['too_short']) }),
  'sign_out.accepted': fc.constant({}),
  'sign_out.refused': fc.record({ fault }),
  'timer.fired': fc.record({
    timerId: fc.constantFrom(
      'heartbeat',
      'reconnect',
      'reports',
      'upload',
      'inspect',
      'agent_state',
      'agent_state_settled',
      'consent_texts',
      'app_lock',
      'integrity',
      'no_such_timer',
    ),
  }),
  'status.sampled': fc.record({
    sample: fc.record({
      batteryPercent: maybe(fc.integer({ min: 0, max: 100 })),
      isCharging: fc.boolean(),
      freeBytes: maybe(fc.integer({ min: 0, max: 2_000_000 })),
      network: fc.constantFrom('wifi' as const, 'mobile', 'none'),
      captureFaults: fc.constantFrom([], [], ['silence' as const]),
      sims: fc.constantFrom(undefined, null, [], ...anySims),
    }),
  }),
  'push.registered': fc.record({ token: maybe(n.map((x) => `token-${x}`)) }),
  'integrity.reported': fc.record({
    signs: fc.constantFrom(
      [],
      [],
      [{ sign: 'root_manager', weight: 80 }],
      [{ sign: 'usb_debugging', weight: 10 }],
    ),
  }),
  'screen.turned_off': fc.constant({}),
  'app_lock.set': fc.constant({}),
  'app_lock.verified': fc.constant({}),
  'app_lock.refused': fc.record({
    reason: fc.constantFrom('wrong_pin' as const, 'wrong_pin', 'lost', 'unavailable'),
  }),
  'biometrics.accepted': fc.constant({}),
  'biometrics.refused': fc.record({
    reason: fc.constantFrom('canceled' as const, 'failed', 'unavailable', 'changed'),
  }),
  'reauthentication.accepted': fc.record({ dueAt: instant }),
  'reauthentication.refused': fc.record({ fault }),
  'own_recordings.fetched': fc.record({
    ask: fc.integer({ min: 0, max: 6 }),
    items: fc.array(n.map(ownRecording), { maxLength: 3 }),
    nextCursor: fc.constantFrom(null, 'cursor'),
  }),
  'own_recordings.fetch_failed': fc.record({ ask: fc.integer({ min: 0, max: 6 }), fault }),
  'recording_memo.saved': fc.record({ recording: n.map(ownRecording) }),
  'recording_memo.save_failed': fc.record({ recordingId, fault }),
  'playing.started': fc.record({ recordingId, durationMs: fc.integer({ min: 0, max: 60_000 }) }),
  'playing.moved': fc.record({
    recordingId,
    positionMs: fc.integer({ min: 0, max: 60_000 }),
    isPlaying: fc.boolean(),
  }),
  'playing.ended': fc.record({ recordingId }),
  'playing.failed': fc.record({ recordingId, fault }),
  'call.placed': fc.record({ callId }),
  'call.place_failed': fc.record({ callId, cause: fc.constantFrom(...callEndCauses) }),
  'call.incoming': fc.record({
    telephonyId: n.map(String),
    phoneNumber: maybe(fc.constantFrom('+821055556666', '1588-1234', 'anonymous', '112')),
    isEmergency: fc.constantFrom(undefined, true),
    simId: fc.constantFrom(undefined, '1', '2'),
  }),
  'call.outgoing': fc.record({
    telephonyId: n.map(String),
    phoneNumber: maybe(fc.constantFrom('+821055556666', '#21#', '119')),
    isEmergency: fc.constantFrom(undefined, true),
    simId: fc.constantFrom(undefined, '1', '2'),
  }),
  'call.ringing': fc.record({ callId }),
  'call.connected': fc.record({ callId }),
  'call.off_hook': fc.record({ callId }),
  'call.held': fc.record({ callId }),
  'call.resumed': fc.record({ callId }),
  'call.ended': fc.record({
    callId,
    cause: fc.constantFrom(...callEndCauses),
    connectedMs: fc.constantFrom(undefined, null, 0, 4_000),
  }),
  'call.inspected': fc.record({
    callId,
    found: fc.constantFrom('active' as const, 'ended', 'never_placed', 'unknown'),
    connectedAtWallMs: maybe(instant),
    endedAtWallMs: maybe(instant),
  }),
  'text.part_sent': fc.record({ textMessageId, part: fc.integer({ min: 0, max: 2 }), parts: n }),
  'text.failed': fc.record({ textMessageId, fault: fc.constantFrom('no_service' as const, 'failed') }),
  'recording.started': fc.record({
    recordingId,
    captureMethod: fc.constantFrom(...captureMethods),
    media: fc.constantFrom(...recordingMedia),
    deviceSeq: n,
  }),
  'recording.left_to_maker': fc.record({ recordingId }),
  'capture.probed': fc.record({
    probes: fc.constantFrom([], [probe], [{ ...probe, result: 'refused' as const, peak: null }]),
  }),
  'recording.sealed': fc.record({
    recordingId,
    deviceSeq: n,
    plainBytes: n,
    sealedBytes: n,
    durationMs: n,
    lostMs: n,
    endReason: fc.constantFrom(...recordingEndReasons),
  }),
  'recording.failed': fc.record({
    recordingId,
    reason: fc.constantFrom(...recordingFaults, 'capture_failed' as const, 'file_lost' as const),
  }),
  'upload.progressed': fc.record({ recordingId, offsetBytes: n }),
  'upload.stored': fc.record({ recordingId }),
  'upload.failed': fc.record({
    recordingId,
    kind: fc.constantFrom('network' as const, 'unknown_recording', 'damaged', 'gone', 'refused'),
    fault,
  }),
  'file.deleted': fc.record({ recordingId }),
  'user.registration_requested': fc.record({ code: fc.constantFrom('7K2QF-9XM3P', '') }),
  'user.phone_grant_requested': fc.record({ name: fc.constantFrom(...phoneGrantNames) }),
  'user.phone_grant_skipped': fc.record({ name: fc.constantFrom(...phoneGrantNames) }),
  'user.setup_step_confirmed': fc.record({ step: fc.constantFrom(...confirmedSteps) }),
  'user.setup_requested': fc.constant({}),
  'user.setup_closed': fc.constant({}),
  'user.sign_in_requested': fc.constant({ loginId: 'kim', password: 'secret!' }),
  'user.password_change_requested': fc.constant({
    loginId: 'kim',
    password: 'secret!',
    newPassword: 'secret-2!',
  }),
  'user.sign_out_requested': fc.constant({}),
  'user.active': fc.constant({}),
  'user.unlock_requested': fc.record({ proof: fc.constantFrom(pinProof, { kind: 'biometrics' as const }) }),
  'user.app_lock_pin_chosen': fc.record({
    pin: fc.constantFrom('secret!27', '1234'),
    currentPin: fc.constantFrom(null, 'secret!27'),
  }),
  'user.app_lock_removal_requested': fc.constant({ pin: 'secret!27' }),
  'user.biometrics_switched': fc.record({ isOn: fc.boolean() }),
  'user.reauthentication_requested': fc.record({
    proof: fc.constantFrom(
      pinProof,
      { kind: 'biometrics' as const },
      { kind: 'password' as const, password: 'secret!' },
    ),
  }),
  'user.state_wished': fc.record({
    wish: fc.constantFrom(...wishes),
    notReadyReason: fc.constantFrom(null, 'break', 'no_such_reason'),
  }),
  'user.dial_requested': fc.record({ phoneNumber: fc.constantFrom('010-1234-5678', '112', 'abc', '') }),
  'user.answer_requested': fc.constant({}),
  'user.hang_up_requested': fc.constant({}),
  'user.mute_requested': fc.record({ isMuted: fc.boolean() }),
  'user.hold_requested': fc.record({ isHeld: fc.boolean() }),
  'user.speaker_requested': fc.record({ isSpeakerOn: fc.boolean() }),
  'user.recording_start_requested': fc.constant({}),
  'user.recording_stop_requested': fc.constant({}),
  'user.capture_probe_requested': fc.constant({}),
  'user.line_sim_chosen': fc.record({ simId: fc.constantFrom('1', '2') }),
  'user.note_changed': fc.record({ note: fc.constantFrom('', 'half a no', 'x'.repeat(3_000)) }),
  'user.disposition_chosen': fc.record({
    code: fc.constantFrom('promise', 'no_such_code'),
    note: maybe(fc.constantFrom('', 'will pay', 'y'.repeat(3_000))),
  }),
  'user.upload_requested': fc.record({ recordingId }),
  'user.own_recordings_searched': fc.record({
    search: fc.record({
      from: maybe(instant),
      to: maybe(instant),
      number: fc.constantFrom('', '0001', '010-1234-5678'),
      name: fc.constantFrom('', '홍'),
      isImportantOnly: fc.boolean(),
    }),
  }),
  'user.more_own_recordings_requested': fc.constant({}),
  'user.own_recordings_closed': fc.constant({}),
  'user.recording_memo_changed': fc.record({
    recordingId,
    memo: fc.constantFrom('', 'a memo'),
    isImportant: fc.boolean(),
  }),
  'user.play_requested': fc.record({ recordingId }),
  'user.playing_switched': fc.record({ isPlaying: fc.boolean() }),
  'user.playing_sought': fc.record({ positionMs: fc.integer({ min: -1, max: 90_000 }) }),
  'user.playing_stopped': fc.constant({}),
  'user.recording_deletion_requested': fc.record({ recordingId }),
  'user.reauthentication_canceled': fc.constant({}),
  'user.language_chosen': fc.record({ language: fc.constantFrom('ko' as const, 'en', 'ja', 'zh') }),
}

/** Every kind of event, from the table above. */
export const eventTypes = Object.keys(members) as HandsetEventType[]

/** Any event at all. */
export const anyEvent: fc.Arbitrary<HandsetEvent> = fc.oneof(
  ...eventTypes.map((type) =>
    (members[type] as fc.Arbitrary<object>).map((rest) => ({ ...rest, type }) as HandsetEvent),
  ),
)
