import { describe, expect, test } from 'vitest'
import { createHandset } from './handset.ts'
import type { HandsetEvent } from './ports/index.ts'
import { agent, dialCommand, goodSample, id, settings, started, stateFrame } from './test/fixtures.ts'
import { createReadyHandset, createTestHandset, only, type TestHandset } from './test/handset.fake.ts'

const callId = id('call', 1)
const recordingId = id('rec', 1)
const dial = (handset: TestHandset, n = 1, lifeMs = 30_000) =>
  handset.tell({ type: 'command.received', command: dialCommand(n, handset.serverTime() + lifeMs) })
const sealed: HandsetEvent = {
  type: 'recording.sealed',
  recordingId,
  deviceSeq: 1,
  plainBytes: 10,
  sealedBytes: 449,
  durationMs: 100,
  lostMs: 0,
  endReason: 'normal',
}

function talk(handset: TestHandset): void {
  dial(handset)
  handset.tell({ type: 'call.placed', callId })
  handset.tell({ type: 'call.connected', callId })
  handset.tell({
    type: 'recording.started',
    recordingId,
    captureMethod: 'virtual',
    media: 'amr',
    deviceSeq: 1,
  })
}

describe('the shell’s side', () => {
  test('restoring gives nothing to do before the time is known', () => {
    expect(JSON.parse(createHandset().restore('{}'))).toEqual({ puts: [], effects: [] })
  })

  test('an event of a newer shell changes nothing', () => {
    const handset = createReadyHandset()
    expect(handset.tell({ type: 'moon.risen' } as unknown as HandsetEvent)).toEqual([])
    expect(handset.tell({ type: 'toString' } as unknown as HandsetEvent)).toEqual([])
  })

  test('a second start in one life recovers nothing that runs', () => {
    const handset = createReadyHandset()
    talk(handset)
    expect(only(handset.tell(started), 'recover_recording')).toEqual([])
  })

  test('the screen is drawn only when something on it changed', () => {
    const handset = createReadyHandset()
    const again = () => only(handset.tell({ type: 'status.sampled', sample: goodSample }), 'show_view')
    expect(again()).toEqual([])
    expect(only(handset.tell({ type: 'user.language_chosen', language: 'en' }), 'show_view').length).toBe(1)
    handset.wait(15_000)
    const answer: HandsetEvent = {
      type: 'clock.synchronised',
      serverTime: handset.serverTime() + 3,
      roundTripMs: 8,
    }
    expect(only(handset.tell(answer), 'show_view')).toEqual([])
  })
})

describe('SEC-1: who works on the phone', () => {
  test('a state that overtakes the answer to the sign-in is kept for it', () => {
    const handset = createTestHandset()
    handset.tell(started)
    handset.tell({ type: 'status.sampled', sample: goodSample })
    handset.openLink({ agent: null, agentState: null })
    handset.tell({ type: 'user.sign_in_requested', loginId: 'kim', password: 'secret!' })
    handset.tell({ type: 'agent_state.received', frame: stateFrame({ version: 4 }) })
    handset.tell({ type: 'sign_in.accepted', agent })
    expect(handset.view().agentState?.state).toBe('available')
    expect(only(dial(handset), 'place_call').length).toBe(1)
  })

  test('a sign-in that the server committed before the link broke is known from the welcome', () => {
    const handset = createTestHandset()
    handset.tell(started)
    handset.openLink({ agent: null, agentState: null })
    handset.tell({ type: 'user.sign_in_requested', loginId: 'kim', password: 'secret!' })
    handset.tell({ type: 'link.closed', code: 1006, isRetryable: true })
    handset.openLink()
    expect(handset.view().signIn.state).toBe('signed_in')
  })

  test('a welcome without an agent ends the work on this phone, and nothing of the agent stays on the screen', () => {
    const handset = createReadyHandset()
    talk(handset)
    handset.tell({ type: 'call.ended', callId, cause: 'remote' })
    expect(handset.view().afterCall).not.toBeNull()
    handset.openLink({ agent: null, agentState: null })
    expect(handset.view()).toMatchObject({
      agent: null,
      agentState: null,
      afterCall: null,
      today: { calls: 0 },
    })
    expect(Object.keys(handset.rows()).filter((key) => key.startsWith('form/'))).toEqual([])
  })

  test('in a call, signing out is wished for after it', () => {
    const handset = createReadyHandset()
    talk(handset)
    expect(only(handset.tell({ type: 'user.sign_out_requested' }), 'sign_out')).toEqual([])
    expect(handset.reported('agent.state_wished')).toEqual([
      { agentId: agent.agentId, wish: 'logged_out', notReadyReason: null, isForAfterCall: true },
    ])
  })
})

describe('CTC-2: commands', () => {
  test('are remembered for a day after they could have run, and then forgotten', () => {
    const handset = createReadyHandset()
    dial(handset)
    handset.tell({ type: 'call.ended', callId, cause: 'busy' })
    const row = `command/${id('cmd', 1)}`
    handset.wait(24 * 3600_000)
    handset.openLink()
    expect(handset.row(row)).toBeDefined()
    handset.wait(60_000)
    handset.openLink()
    expect(handset.row(row)).toBeUndefined()
  })

  test('are not forgotten while the server’s time is unknown', () => {
    const handset = createReadyHandset()
    dial(handset)
    handset.restart({ reboot: true })
    handset.wait(90 * 24 * 3600_000)
    handset.tell({ type: 'timer.fired', timerId: 'heartbeat' })
    expect(handset.row(`command/${id('cmd', 1)}`)).toBeDefined()
  })

  test('a dial without a number is one that we do not know', () => {
    const handset = createReadyHandset()
    const command = dialCommand(1, handset.serverTime() + 9_000, {
      phoneNumber: undefined as unknown as string,
    })
    handset.tell({ type: 'command.received', command })
    expect(handset.reported('command.refused')).toEqual([
      { commandId: id('cmd', 1), reason: 'unknown_command' },
    ])
  })
})

describe('calls', () => {
  test('CTC-3: a phone that does not know whether it can record does not dial', () => {
    const handset = createTestHandset()
    handset.tell(started)
    handset.openLink()
    dial(handset)
    expect(handset.reported('command.refused')).toMatchObject([{ reason: 'recording_not_ready' }])
  })

  test('CTC-1: a wrong wall clock neither makes a dial late nor early', () => {
    for (const wallOffsetMs of [-3_600_000, 3_600_000]) {
      const handset = createReadyHandset({ wallOffsetMs, settings: { isRecordingRequired: false } })
      expect(only(dial(handset, 1, 1), 'place_call').length).toBe(1)
      handset.tell({ type: 'call.ended', callId, cause: 'busy' })
      handset.wait(30_000)
      expect(only(dial(handset, 2, 0), 'place_call')).toEqual([])
      for (const report of handset.reports)
        expect(Math.abs(report.at - handset.serverTime())).toBeLessThan(31_000)
    }
  })

  test('UPL-1: what happens before the server’s time is known says so', () => {
    const handset = createTestHandset({ wallOffsetMs: 5_000 })
    handset.tell(started)
    handset.tell({ type: 'call.incoming', telephonyId: 't', phoneNumber: '1588-1234' })
    expect(handset.reports[0]).toMatchObject({
      kind: 'call.started',
      isClockSynchronised: false,
      payload: { phoneNumber: '+8215881234' },
    })
  })

  test('UPL-1: a second call that rings in the first is told too, and waits its turn on the screen', () => {
    const handset = createReadyHandset()
    talk(handset)
    handset.tell({ type: 'call.incoming', telephonyId: 't', phoneNumber: null })
    expect(handset.view().call?.callId).toBe(callId)
    expect(handset.reported('call.started').length).toBe(2)
    handset.tell({ type: 'call.ended', callId, cause: 'remote' })
    expect(handset.view().call?.direction).toBe('inbound')
    expect(handset.view().agentState?.state).toBe('in_call')
  })

  test('MON-5: after a restart in a call the agent is shown in it', () => {
    const handset = createReadyHandset()
    dial(handset)
    handset.restart()
    expect(handset.view().agentState).toMatchObject({ state: 'in_call', isPending: true })
  })

  test('MON-5: a call that began and ended without a link leads to wrap-up on the screen, also after a restart', () => {
    const handset = createReadyHandset()
    handset.tell({ type: 'link.closed', code: 1006, isRetryable: true })
    handset.tell({ type: 'user.dial_requested', phoneNumber: '010-2222-3333' })
    const made = handset.view().call?.callId ?? ''
    handset.tell({ type: 'call.ended', callId: made, cause: 'busy' })
    expect(handset.view().agentState).toMatchObject({ state: 'wrap_up', isPending: true })
    handset.restart()
    expect(handset.view().agentState).toMatchObject({ state: 'wrap_up', isPending: true })
    handset.wait(30_000)
    handset.tell({ type: 'timer.fired', timerId: 'agent_state' })
    expect(handset.view().agentState).toMatchObject({ state: 'available', cause: 'timer' })
  })

  test('the day’s numbers begin again with the day', () => {
    const handset = createReadyHandset()
    talk(handset)
    handset.wait(60_000)
    handset.tell({ type: 'call.ended', callId, cause: 'remote' })
    expect(handset.view().today).toEqual({ calls: 1, connected: 1, talkMs: 60_000 })
    handset.wait(24 * 3600_000)
    handset.tell({ type: 'status.sampled', sample: goodSample })
    expect(handset.view().today).toEqual({ calls: 0, connected: 0, talkMs: 0 })
  })
})

describe('CTC-7: the form after a call', () => {
  test('a half-typed note outlives the next call; a form without a word does not', () => {
    const handset = createReadyHandset()
    talk(handset)
    handset.tell({ type: 'call.ended', callId, cause: 'remote' })
    handset.tell({ type: 'user.note_changed', note: 'half' })
    handset.wait(30_000)
    dial(handset, 2)
    expect(handset.view().afterCall).toBeNull()
    handset.tell({ type: 'call.ended', callId: id('call', 2), cause: 'busy' })
    expect(handset.view().afterCall?.callId).toBe(id('call', 2))
    handset.wait(30_000)
    dial(handset, 3)
    handset.tell({ type: 'call.ended', callId: id('call', 3), cause: 'busy' })
    handset.tell({ type: 'user.disposition_chosen', code: 'promise', note: null })
    handset.wait(30_000)
    handset.tell({ type: 'timer.fired', timerId: 'agent_state' })
    expect(handset.view().afterCall).toMatchObject({ callId, note: 'half' })
    expect(Object.keys(handset.rows()).filter((key) => key.startsWith('form/'))).toEqual([`form/${callId}`])
  })

  test('a note longer than a report may carry is cut, not lost', () => {
    const handset = createReadyHandset()
    talk(handset)
    handset.tell({ type: 'call.ended', callId, cause: 'remote' })
    handset.tell({ type: 'user.disposition_chosen', code: 'promise', note: 'x'.repeat(2_500) })
    expect(handset.reported('disposition.recorded')).toMatchObject([{ note: 'x'.repeat(2_000) }])
  })
})

describe('recordings', () => {
  test('REC-1: nothing is captured before the customer answers', () => {
    const handset = createReadyHandset()
    dial(handset)
    handset.tell({ type: 'call.placed', callId })
    expect(only(handset.tell({ type: 'call.ringing', callId }), 'start_capture')).toEqual([])
    expect(only(handset.tell({ type: 'call.connected', callId }), 'start_capture').length).toBe(1)
    expect(only(handset.tell({ type: 'call.connected', callId }), 'start_capture')).toEqual([])
  })

  test('REC-1: a call for which no recording is wanted is not recorded', () => {
    const handset = createReadyHandset()
    const command = dialCommand(1, handset.serverTime() + 9_000, { recordingId: null })
    handset.tell({ type: 'command.received', command })
    expect(only(handset.tell({ type: 'call.connected', callId }), 'start_capture')).toEqual([])
    expect(only(handset.tell({ type: 'user.recording_start_requested' }), 'start_capture')).toEqual([])
    expect(handset.view().call?.recording.mayStart).toBe(false)
  })

  test('REC-6: a seal told twice is reported once', () => {
    const handset = createReadyHandset()
    talk(handset)
    handset.tell(sealed)
    handset.tell(sealed)
    expect(handset.reported('recording.sealed').length).toBe(1)
  })

  test('DEL-1: a file whose upload is not known as stored is never deleted, whatever the shell says', () => {
    const handset = createReadyHandset()
    talk(handset)
    handset.tell(sealed)
    handset.tell({ type: 'file.deleted', recordingId })
    expect(handset.row(`recording/${recordingId}`)).toMatchObject({ recordingId })
    expect(handset.reported('recording.deleted')).toEqual([])
  })

  test('DEL-1: killed between stored and sealed, the file goes after its recovery', () => {
    const handset = createReadyHandset()
    talk(handset)
    handset.tell({ type: 'call.ended', callId, cause: 'remote' })
    handset.tell({ type: 'upload.stored', recordingId })
    expect(only(handset.restart(), 'recover_recording').length).toBe(1)
    expect(only(handset.tell(sealed), 'delete_file').length).toBe(1)
  })

  test('UPL-5: a recording that the server does not know is uploaded after its announcement, under its new number too', () => {
    const handset = createReadyHandset({ settings: { isLiveUploadOn: false } })
    handset.tell({ type: 'user.dial_requested', phoneNumber: '010-2222-3333' })
    const call = handset.view().call?.callId ?? ''
    const [capture] = only(handset.tell({ type: 'call.connected', callId: call }), 'start_capture')
    const own = capture?.recordingId ?? ''
    handset.tell({ type: 'call.ended', callId: call, cause: 'remote' })
    expect(only(handset.tell({ ...sealed, recordingId: own }), 'upload_recording')).toEqual([])
    const fault = { code: 'handset.report_gap', isRetryable: false, retryAfterMs: null }
    handset.tell({ type: 'reports.failed', fault, expectedSeq: 50 })
    handset.wait(60_000)
    handset.tell({ type: 'timer.fired', timerId: 'reports' })
    expect(only(handset.acknowledgeAll(), 'upload_recording').length).toBe(1)
  })
})

test('UPL-5: a recording that the server did not know is tried again once it has heard all that was said', () => {
  const handset = createReadyHandset({ settings: { isLiveUploadOn: false } })
  talk(handset)
  handset.tell({ type: 'call.ended', callId, cause: 'remote' })
  handset.tell(sealed)
  const fault = { code: 'recordings.upload_unknown_recording', isRetryable: false, retryAfterMs: null }
  const told = handset.tell({ type: 'upload.failed', recordingId, kind: 'unknown_recording', fault })
  expect(only(told, 'set_timer')).toEqual([])
  handset.acknowledgeAll()
  expect(only(handset.acknowledgeAll(), 'upload_recording').length).toBe(1)
})

test('MON-2: a stricter setting pauses what runs against it', () => {
  const handset = createReadyHandset()
  talk(handset)
  handset.acknowledgeAll()
  handset.tell(sealed)
  const next = { ...settings, version: 9, uploadNetwork: 'mobile' as const }
  const command: HandsetEvent = {
    type: 'command.received',
    command: {
      type: 'command',
      commandId: id('cmd', 9),
      kind: 'apply_settings',
      payload: { settings: next },
      notAfter: handset.serverTime() + 1_000,
    },
  }
  expect(only(handset.tell(command), 'pause_upload')).toEqual([{ type: 'pause_upload', recordingId }])
})

test('SEC-12: where the company masks numbers the phone shows no whole one, and dials the whole one', () => {
  const handset = createReadyHandset({ settings: { isNumberMasked: true } })
  const orders = handset.tell({ type: 'user.dial_requested', phoneNumber: '010-2222-3333' })
  expect(only(orders, 'place_call')).toMatchObject([{ phoneNumber: '+821022223333' }])
  expect(handset.view().call?.phoneNumber).toBe('010-****-3333')
  const callId = handset.view().call?.callId ?? ''
  handset.tell({ type: 'call.connected', callId })
  handset.tell({ type: 'call.ended', callId, cause: 'remote' })
  expect(handset.view().afterCall?.phoneNumber).toBe('010-****-3333')
  handset.tell({ type: 'call.incoming', telephonyId: 't', phoneNumber: '01044445555' })
  expect(handset.view().call?.phoneNumber).toBe('010-****-5555')
  expect(JSON.stringify(handset.view())).not.toMatch(/2222|4444/)
})
