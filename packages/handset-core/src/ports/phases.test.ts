import { expect, test } from 'vitest'
import { handsetPhases, phaseOfRow } from './phases.ts'

test('UPL-5: a committed row tells in which phase the handset may be killed', () => {
  expect(phaseOfRow('call/call_1', { phase: 'placing' })).toBe('call.placing')
  expect(phaseOfRow('recording/rec_1', { phase: 'uploading' })).toBe('recording.uploading')
  expect(phaseOfRow('form/call_1', { callId: 'call_1' })).toBe('after_call')
  expect(phaseOfRow('recording/rec_1', null)).toBeUndefined()
  expect(phaseOfRow('recording/rec_1', { phase: 'dreaming' })).toBeUndefined()
  expect(phaseOfRow('report/0000000001', { seq: 1 })).toBeUndefined()
  expect(phaseOfRow('call/call_1', {})).toBeUndefined()
})

test('the list of phases has no doubles', () => {
  expect(new Set(handsetPhases).size).toBe(handsetPhases.length)
})
