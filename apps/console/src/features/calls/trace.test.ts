import { describe, expect, test } from 'vitest'
import type { TraceResponse } from '@smartym/contract'
import { traceSteps } from '@smartym/contract/constants'
import { isRunning } from './call.page.tsx'
import { standingsOf } from './trace.tsx'

type Step = TraceResponse['steps'][number]

const at = '2026-11-23T05:00:00.000Z'
function steps(reached: readonly Step['step'][], failed?: Step['step']): Step[] {
  return traceSteps.map((step) => ({
    step,
    at: reached.includes(step) ? at : null,
    tookMs: null,
    waitedFor: 'phone',
    isFailed: step === failed,
    note: null,
  }))
}

function standing(list: readonly Step[], isLive: boolean, step: Step['step']) {
  return standingsOf(list, isLive)[traceSteps.indexOf(step)]
}

describe('where did my call go (CTC-9)', () => {
  test('CTC-9: a running call waits for the first step that it has not reached', () => {
    const list = steps(['accepted', 'rule_checked', 'pushed', 'receipt', 'dialed'])
    expect(standing(list, true, 'rang')).toBe('waiting')
    expect(standing(list, true, 'connected')).toBe('ahead')
    expect(standing(list, true, 'dialed')).toBe('done')
  })

  test('CTC-9: a call that ended unanswered waits for nothing, though steps were left out', () => {
    const list = steps(['accepted', 'rule_checked', 'pushed', 'receipt', 'dialed', 'rang', 'ended'])
    expect(standingsOf(list, false)).not.toContain('waiting')
    expect(standing(list, false, 'connected')).toBe('ahead')
  })

  test('CTC-9: where a step failed nothing is waited for any more', () => {
    const list = steps(['accepted', 'rule_checked', 'pushed'], 'receipt')
    expect(standing(list, true, 'receipt')).toBe('failed')
    expect(standingsOf(list, true)).not.toContain('waiting')
  })

  test('CTC-9: a call is live until its recording has come to rest', () => {
    expect(isRunning({ phase: 'ringing', recordingState: 'expected' })).toBe(true)
    expect(isRunning({ phase: 'ended', recordingState: 'sealed' })).toBe(true)
    expect(isRunning({ phase: 'ended', recordingState: 'stored' })).toBe(false)
    expect(isRunning({ phase: 'ended', recordingState: null })).toBe(false)
  })
})
