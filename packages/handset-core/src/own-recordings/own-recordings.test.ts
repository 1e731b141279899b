import type { HandsetSettings } from '@smartym/contract'
import { describe, expect, test } from 'vitest'
import type { HandsetEffect, OwnRecordingSearch } from '../ports/index.ts'
import { createReadyHandset, only, type TestHandset } from '../test/handset.fake.ts'
import { agent, dialCommand, id, ownRecording, protectedSettings } from '../test/fixtures.ts'

const all: OwnRecordingSearch = { from: null, to: null, number: '', name: '', isImportantOnly: false }
const minute = 60_000
const password = { kind: 'password', password: 'secret!' } as const
const fault = (code: string) => ({ code, isRetryable: false, retryAfterMs: null })

function show(handset: TestHandset, forMs = 5 * minute): HandsetEffect[] {
  handset.tell({ type: 'user.reauthentication_requested', proof: password })
  return handset.tell({ type: 'reauthentication.accepted', dueAt: handset.serverTime() + forMs })
}

const search = (handset: TestHandset, change: Partial<OwnRecordingSearch> = {}): HandsetEffect[] =>
  handset.tell({ type: 'user.own_recordings_searched', search: { ...all, ...change } })

const queries = (effects: HandsetEffect[]) => only(effects, 'fetch_own_recordings').map(({ query }) => query)

/** The list is open and shows one recording. */
function createOpenList(change: Partial<HandsetSettings> = {}): TestHandset {
  const handset = createReadyHandset({ settings: change })
  show(handset)
  const [asked] = only(search(handset), 'fetch_own_recordings')
  handset.tell({
    type: 'own_recordings.fetched',
    ask: asked?.ask ?? 0,
    items: [ownRecording(1)],
    nextCursor: 'next',
  })
  return handset
}

/** The agent hears the first recording. */
function createPlaying(): TestHandset {
  const handset = createOpenList()
  handset.tell({ type: 'user.play_requested', recordingId: id('rec', 1) })
  handset.tell({ type: 'playing.started', recordingId: id('rec', 1), durationMs: 65_000 })
  return handset
}

describe('own recordings on the phone', () => {
  test('REC-10, SEC-5: the first search waits until who is there was shown, and goes on by itself', () => {
    const handset = createReadyHandset()
    expect(queries(search(handset, { number: '0001' }))).toEqual([])
    expect(handset.view().reauthentication.isAsked).toBe(true)
    expect(queries(show(handset))).toEqual([{ limit: '30', trailingDigits: '0001' }])
    expect(handset.view()).toMatchObject({ ownRecordings: { state: 'loading', items: [] } })
    expect(handset.view().reauthentication.isAsked).toBeUndefined()
    expect(queries(search(handset))).toEqual([{ limit: '30' }])
  })

  test('SEC-5: where each act is asked for, the act goes through that was shown for, and the next one asks again', () => {
    const handset = createReadyHandset()
    search(handset)
    expect(queries(show(handset, 0))).toHaveLength(1)
    expect(queries(search(handset))).toEqual([])
    expect(handset.view().reauthentication.isAsked).toBe(true)
  })

  test('SEC-5: who does not want to show it lets go of what it was for', () => {
    const handset = createReadyHandset()
    search(handset)
    handset.tell({ type: 'user.reauthentication_canceled' })
    expect(handset.view().reauthentication.isAsked).toBeUndefined()
    expect(queries(show(handset))).toEqual([])
  })

  test('SEC-5: a server that wants to be shown again has the same act wait for it', () => {
    const handset = createOpenList()
    const [asked] = only(search(handset, { name: '영희' }), 'fetch_own_recordings')
    const refused = fault('accounts.reauthentication_required')
    handset.tell({ type: 'own_recordings.fetch_failed', ask: asked?.ask ?? 0, fault: refused })
    expect(handset.view().reauthentication).toMatchObject({ isDue: true, isAsked: true })
    expect(queries(show(handset))).toEqual([{ limit: '30', name: '영희' }])
  })

  test.each<[Partial<OwnRecordingSearch>, Record<string, string>]>([
    [{ number: '12345678' }, { trailingDigits: '12345678' }],
    [{ number: '1234-5678' }, { trailingDigits: '12345678' }],
    [{ number: '010-1234-5678' }, { number: '010-1234-5678' }],
    [{ number: '+8212' }, { number: '+8212' }],
    [{ name: ' 영희 ' }, { name: '영희' }],
    [{ isImportantOnly: true }, { isImportant: 'true' }],
    [
      { from: 1_764_000_000_000, to: 1_764_000_001_000 },
      { from: '2025-11-24T16:00:00.000Z', to: '2025-11-24T16:00:01.000Z' },
    ],
  ])('REC-10: %o is looked for as %o', (change, query) => {
    expect(queries(search(createOpenList(), change))).toEqual([{ limit: '30', ...query }])
  })

  test('REC-10: more is fetched behind what is shown; an answer to an older search shows nothing', () => {
    const handset = createOpenList()
    const [more] = only(handset.tell({ type: 'user.more_own_recordings_requested' }), 'fetch_own_recordings')
    expect(more?.query).toEqual({ limit: '30', cursor: 'next' })
    handset.tell({
      type: 'own_recordings.fetched',
      ask: more?.ask ?? 0,
      items: [ownRecording(2)],
      nextCursor: null,
    })
    expect(handset.view().ownRecordings?.items.map(({ recordingId }) => recordingId)).toEqual([
      id('rec', 1),
      id('rec', 2),
    ])
    expect(queries(handset.tell({ type: 'user.more_own_recordings_requested' }))).toEqual([])
    const [older] = only(search(handset), 'fetch_own_recordings')
    search(handset, { name: '다른 사람' })
    handset.tell({
      type: 'own_recordings.fetched',
      ask: older?.ask ?? 0,
      items: [ownRecording(1)],
      nextCursor: null,
    })
    expect(handset.view().ownRecordings).toMatchObject({ state: 'loading', items: [] })
  })

  test('REC-10: what the server did not answer is told, and so is a phone without it', () => {
    const handset = createOpenList()
    const [asked] = only(search(handset), 'fetch_own_recordings')
    handset.tell({
      type: 'own_recordings.fetch_failed',
      ask: asked?.ask ?? 0,
      fault: fault('network.unreachable'),
    })
    expect(handset.view().ownRecordings).toMatchObject({ state: 'failed', faultCode: 'network.unreachable' })
    handset.tell({ type: 'link.closed', code: 1006, isRetryable: true })
    expect(queries(search(handset))).toEqual([])
    expect(handset.view().ownRecordings).toMatchObject({ state: 'failed', faultCode: 'handset.offline' })
  })

  test('REC-10: a memo and a star are shown once the server has them', () => {
    const handset = createOpenList()
    const memo = { recordingId: id('rec', 1), memo: '재통화 약속', isImportant: true }
    const effects = handset.tell({ type: 'user.recording_memo_changed', ...memo })
    expect(only(effects, 'save_recording_memo')).toEqual([{ type: 'save_recording_memo', ...memo }])
    expect(handset.view().ownRecordings).toMatchObject({ savingId: memo.recordingId, items: [{ memo: '' }] })
    handset.tell({ type: 'recording_memo.saved', recording: ownRecording(1, memo) })
    expect(handset.view().ownRecordings).toMatchObject({ savingId: null, items: [memo] })
    handset.tell({ type: 'user.recording_memo_changed', ...memo, memo: '' })
    const { recordingId } = memo
    handset.tell({ type: 'recording_memo.save_failed', recordingId, fault: fault('recordings.not_found') })
    expect(handset.view().ownRecordings).toMatchObject({
      savingId: null,
      unsaved: { recordingId, faultCode: 'recordings.not_found' },
      items: [memo],
    })
  })

  test('REC-10, SEC-4: a lock and the agent’s leaving take the list and its sound with them', () => {
    const locked = createPlaying()
    expect(only(locked.tell({ type: 'screen.turned_off' }), 'stop_playing')).toHaveLength(1)
    expect(locked.view().ownRecordings).toBeUndefined()
    expect(locked.view().player).toBeUndefined()
    expect(locked.view().reauthentication.isDue).toBe(true)
    const left = createPlaying()
    left.tell({ type: 'user.sign_out_requested' })
    expect(only(left.tell({ type: 'sign_out.accepted' }), 'stop_playing')).toHaveLength(1)
    expect(left.view().ownRecordings).toBeUndefined()
  })

  test('REC-10, SEC-4: a lock that the company wants from now on takes the list at once', () => {
    const handset = createPlaying()
    const command = { ...dialCommand(8, handset.serverTime() + 60_000), kind: 'apply_settings' as const }
    const effects = handset.tell({
      type: 'command.received',
      command: { ...command, payload: { settings: { ...protectedSettings, version: 9 } } },
    })
    expect(handset.view().appLock.isShut).toBe(true)
    expect(only(effects, 'stop_playing')).toHaveLength(1)
    expect(JSON.stringify(handset.view())).not.toContain('이영희')
  })

  test('REC-10: nothing of the list or of a memo is in a row', () => {
    const handset = createPlaying()
    handset.tell({
      type: 'user.recording_memo_changed',
      recordingId: id('rec', 1),
      memo: '재통화 약속',
      isImportant: true,
    })
    expect(JSON.stringify(handset.rows())).not.toMatch(/5678|이영희|재통화/)
  })
})

describe('hearing an own recording', () => {
  test('REC-10, SEC-5: it plays after who is there was shown, and is paused, sought and ended', () => {
    const handset = createOpenList()
    handset.wait(6 * minute)
    const recordingId = id('rec', 1)
    expect(only(handset.tell({ type: 'user.play_requested', recordingId }), 'play_recording')).toEqual([])
    expect(only(show(handset), 'play_recording')).toEqual([{ type: 'play_recording', recordingId }])
    expect(handset.view().player).toMatchObject({ recordingId, state: 'loading' })
    handset.tell({ type: 'playing.started', recordingId, durationMs: 65_000 })
    expect(handset.view().player).toMatchObject({ state: 'playing', positionMs: 0, durationMs: 65_000 })
    expect(only(handset.tell({ type: 'user.playing_sought', positionMs: 99_000 }), 'seek_playing')).toEqual([
      { type: 'seek_playing', positionMs: 65_000 },
    ])
    handset.tell({ type: 'user.playing_switched', isPlaying: false })
    handset.tell({ type: 'playing.moved', recordingId, positionMs: 12_000, isPlaying: false })
    expect(handset.view().player).toMatchObject({ state: 'paused', positionMs: 12_000 })
    handset.tell({ type: 'playing.ended', recordingId })
    expect(handset.view().player).toMatchObject({ state: 'ended', positionMs: 65_000 })
    const again = handset.tell({ type: 'user.playing_switched', isPlaying: true })
    expect(again.map(({ type }) => type)).toEqual(expect.arrayContaining(['seek_playing', 'set_playing']))
  })

  test('REC-10: a call ends the playing, and nothing is played into one', () => {
    const handset = createPlaying()
    const dialled = handset.tell({
      type: 'command.received',
      command: dialCommand(7, handset.serverTime() + 30_000),
    })
    expect(only(dialled, 'stop_playing')).toHaveLength(1)
    const asked = handset.tell({ type: 'user.play_requested', recordingId: id('rec', 1) })
    expect(only(asked, 'play_recording')).toEqual([])
    expect(handset.view().player).toBeUndefined()
  })

  test('REC-10: what cannot be heard says why; another recording takes its place', () => {
    const handset = createPlaying()
    const recordingId = id('rec', 1)
    handset.tell({ type: 'playing.failed', recordingId, fault: fault('recordings.own_listening_off') })
    expect(handset.view().player).toMatchObject({
      state: 'failed',
      faultCode: 'recordings.own_listening_off',
    })
    handset.tell({ type: 'user.play_requested', recordingId: id('rec', 2) })
    handset.tell({ type: 'playing.started', recordingId, durationMs: 1 })
    expect(handset.view().player).toMatchObject({ recordingId: id('rec', 2), state: 'loading' })
    handset.tell({ type: 'user.own_recordings_closed' })
    expect(handset.view().player).toBeUndefined()
  })
})

describe('recordings that the agent chooses for', () => {
  const recordingId = id('rec', 7)
  const sealed = {
    type: 'recording.sealed',
    recordingId,
    deviceSeq: 1,
    plainBytes: 900,
    sealedBytes: 1_000,
    durationMs: 5_000,
    lostMs: 0,
    endReason: 'normal',
  } as const

  /** One call was recorded, reported and is over. */
  function createWithRecording(policy: NonNullable<HandsetSettings['ownRecordings']>): TestHandset {
    const handset = createReadyHandset({ settings: { ownRecordings: policy } })
    const callId = id('call', 7)
    handset.tell({ type: 'command.received', command: dialCommand(7, handset.serverTime() + 30_000) })
    handset.tell({ type: 'call.placed', callId })
    handset.tell({ type: 'call.connected', callId })
    handset.tell({
      type: 'recording.started',
      recordingId,
      captureMethod: 'virtual',
      media: 'amr',
      deviceSeq: 1,
    })
    handset.tell({ type: 'call.ended', callId, cause: 'remote' })
    return handset
  }

  test('UPL-2: where upload is by hand nothing leaves but what the agent chooses', () => {
    const handset = createWithRecording({ isUploadByHand: true, isUnsentDeletionAllowed: false })
    handset.tell(sealed)
    expect(only(handset.acknowledgeAll(), 'upload_recording')).toEqual([])
    expect(handset.view().uploads).toMatchObject([{ recordingId, state: 'sealed', isWaitingForHand: true }])
    const chosen = handset.tell({ type: 'user.upload_requested', recordingId })
    expect(only(chosen, 'upload_recording')).toEqual([
      { type: 'upload_recording', recordingId, isLive: false },
    ])
    handset.restart()
    handset.tell({
      type: 'status.sampled',
      sample: { batteryPercent: 80, isCharging: false, freeBytes: 5e9, network: 'wifi', captureFaults: [] },
    })
    expect(only(handset.openLink({ agent }), 'upload_recording')).toHaveLength(1)
  })

  test('DEL-3, SEC-5: what the server does not have is not deleted where the company does not let agents', () => {
    const handset = createWithRecording({ isUploadByHand: true, isUnsentDeletionAllowed: false })
    handset.tell(sealed)
    show(handset)
    const effects = handset.tell({ type: 'user.recording_deletion_requested', recordingId })
    expect(only(effects, 'delete_file')).toEqual([])
    expect(handset.view().problem?.code).toBe('handset.not_sent')
  })

  test('DEL-3, DEL-4, SEC-5: where it does, the agent shows who is there, the file goes, and the server hears of it', () => {
    const handset = createWithRecording({ isUploadByHand: true, isUnsentDeletionAllowed: true })
    handset.tell(sealed)
    expect(handset.view().uploads).toMatchObject([{ recordingId, isDeletable: true }])
    const asked = handset.tell({ type: 'user.recording_deletion_requested', recordingId })
    expect(only(asked, 'delete_file')).toEqual([])
    expect(only(show(handset), 'delete_file')).toEqual([{ type: 'delete_file', recordingId }])
    expect(only(handset.restart(), 'delete_file')).toEqual([{ type: 'delete_file', recordingId }])
    handset.tell({ type: 'file.deleted', recordingId })
    expect(handset.reported('recording.deleted')).toEqual([{ recordingId, cause: 'agent' }])
    expect(handset.view().uploads).toEqual([])
  })

  test('DEL-3: an upload that is under way ends before its file goes', () => {
    const handset = createWithRecording({ isUploadByHand: false, isUnsentDeletionAllowed: true })
    handset.tell(sealed)
    expect(handset.view().uploads).toMatchObject([{ recordingId, isDeletable: true }])
    show(handset)
    const effects = handset.tell({ type: 'user.recording_deletion_requested', recordingId })
    expect(effects.map(({ type }) => type).filter((type) => /upload|file/.test(type))).toEqual([
      'pause_upload',
      'delete_file',
    ])
  })
})
