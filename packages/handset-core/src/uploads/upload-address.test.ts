import { expect, test } from 'vitest'
import { createTestHandset, only, type TestHandset } from '../test/handset.fake.ts'
import { dialCommand, goodSample, id, settings, started } from '../test/fixtures.ts'

const callId = id('call', 1)
const recordingId = id('rec', 1)
const uploadAddress = 'https://uploads.bank.example'
const order = { type: 'upload_recording', recordingId, isLive: true } as const

/** A call runs and is recorded. */
function createRecording(address: object): TestHandset {
  const handset = createTestHandset()
  handset.tell(started)
  handset.tell({ type: 'status.sampled', sample: goodSample })
  handset.openLink({ settings: { ...settings, ...address } })
  handset.acknowledgeAll()
  handset.tell({ type: 'command.received', command: dialCommand(1, handset.serverTime() + 60_000) })
  handset.tell({ type: 'call.placed', callId })
  handset.tell({ type: 'call.connected', callId })
  const began = { recordingId, captureMethod: 'virtual', media: 'amr', deviceSeq: 1 } as const
  handset.tell({ type: 'recording.started', ...began })
  return handset
}

test('UPL-3: recordings are sent to the upload server where one is set, else with no word of it', () => {
  expect(only(createRecording({}).acknowledgeAll(), 'upload_recording')).toEqual([order])
  const set = createRecording({ uploadAddress })
  expect(only(set.acknowledgeAll(), 'upload_recording')).toEqual([{ ...order, uploadAddress }])
})

test('UPL-3: what is on its way when the address changes goes on at the new one', () => {
  const handset = createRecording({})
  handset.acknowledgeAll()
  const moved = handset.openLink({ settings: { ...settings, version: 2, uploadAddress } })
  const effects = [...moved, ...handset.acknowledgeAll()]
  expect(only(effects, 'pause_upload')).toEqual([{ type: 'pause_upload', recordingId }])
  expect(only(effects, 'upload_recording')).toEqual([{ ...order, uploadAddress }])
  const same = handset.openLink({ settings: { ...settings, version: 3, uploadAddress } })
  expect(only(same, 'pause_upload')).toEqual([])
})
