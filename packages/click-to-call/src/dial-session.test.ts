import { describe, expect, test } from 'vitest'
import type { DialRequest, SmartymClient } from './client.ts'
import { DialSession, type DialView } from './dial-session.ts'
import type { SmartymEvent } from './events.ts'
import { SmartymProblem } from './problem.ts'

const request = {
  dialRequestId: 'dial_1',
  callId: 'call_1',
  endedAt: null,
  phase: null,
  outcome: null,
} as unknown as DialRequest

/** A session over a client whose answers and events the test gives. */
function arrange(changes: Partial<SmartymClient> = {}) {
  const dialed: unknown[] = []
  let take: (event: SmartymEvent) => void = () => undefined
  const client = {
    dial: (body: unknown) => {
      dialed.push(body)
      return Promise.resolve(request)
    },
    getDialRequest: () => Promise.resolve(request),
    cancel: () => Promise.resolve(request),
    listDispositions: () => Promise.resolve([]),
    recordDisposition: () => Promise.resolve(),
    watch: (onEvent: typeof take) => {
      take = onEvent
      return new Promise<void>(() => undefined)
    },
    ...changes,
  } as unknown as SmartymClient
  const session = new DialSession({
    server: '',
    language: 'ko',
    token: () => Promise.reject(new Error('not asked')),
    client,
  })
  const views: DialView[] = []
  session.subscribe('a', (view) => views.push(view))
  const happen = (kind: string, data: Record<string, unknown>) =>
    take({
      eventId: '1',
      kind,
      at: '2026-11-23T05:00:00.000Z',
      agentId: null,
      data,
    } as unknown as SmartymEvent)
  return { session, views, dialed, happen }
}

const steps = (views: DialView[]) => views.map((view) => view.step)

describe('the dial button of a page (CTC-1)', () => {
  test('CTC-1: a click dials, and the button follows the call to its end', async () => {
    const { session, views, happen } = arrange()
    await session.dial('a', { phoneNumber: '01000001000' })
    happen('call.changed', { callId: 'call_1', phase: 'ringing' })
    happen('call.changed', { callId: 'call_1', phase: 'connected', connectedAt: '2026-11-23T05:00:02.000Z' })
    happen('recording.changed', { callId: 'call_1', recordingState: 'recording' })
    happen('call.ended', { callId: 'call_1', phase: 'ended', outcome: 'connected' })
    expect(steps(views)).toEqual([
      'idle',
      'requesting',
      'waiting',
      'ringing',
      'connected',
      'connected',
      'ended',
    ])
    expect(views[5]).toMatchObject({ isRecording: true })
    expect(views[6]).toMatchObject({ outcome: 'connected', callId: 'call_1' })
  })

  test('CTC-1: while one call is under way no second one is asked for', async () => {
    const { session, dialed } = arrange()
    await Promise.all([session.dial('a', { phoneNumber: '1' }), session.dial('b', { phoneNumber: '2' })])
    expect(dialed).toEqual([{ phoneNumber: '1' }])
  })

  test('CTC-3: a refusal shows the agent’s state, since when, and when it may be possible', async () => {
    const members = {
      code: 'dialing.agent_in_wrap_up',
      title: '후처리',
      since: '2026-11-23T05:00:00Z',
      possibleAt: '2026-11-23T05:01:00Z',
    }
    const { session, views } = arrange({ dial: () => Promise.reject(new SmartymProblem(409, members)) })
    await session.dial('a', { phoneNumber: '1' })
    expect(views.at(-1)).toEqual({ step: 'refused', reasonName: null, ...members })
    expect(session.isBusy).toBe(false)
  })

  test('a call that ended before the stream was open is not waited for', async () => {
    const ended = { ...request, endedAt: '2026-11-23T05:00:09Z', outcome: 'busy' } as unknown as DialRequest
    const { session, views } = arrange({ getDialRequest: () => Promise.resolve(ended) })
    await session.dial('a', { phoneNumber: '1' })
    expect(views.at(-1)).toMatchObject({ step: 'ended', outcome: 'busy' })
  })

  test('a recording that begins before the customer answers is shown once connected', async () => {
    const { session, views, happen } = arrange()
    await session.dial('a', { phoneNumber: '1' })
    happen('recording.changed', { callId: 'call_1', recordingState: 'recording' })
    happen('call.changed', { callId: 'call_1', phase: 'connected' })
    expect(views.at(-1)).toMatchObject({ step: 'connected', isRecording: true })
  })

  test('CTC-4: what the agent said on the phone is learnt by the button that asks for it', async () => {
    const { session, views, happen } = arrange()
    await session.dial('a', { phoneNumber: '1' })
    happen('call.ended', { callId: 'call_1', phase: 'ended', outcome: 'connected' })
    happen('call.disposition_recorded', { callId: 'call_2', dispositionCode: 'refused' })
    expect(views.at(-1)?.step).toBe('ended')
    happen('call.disposition_recorded', { callId: 'call_1', dispositionCode: 'promise' })
    expect(views.at(-1)).toEqual({ step: 'saved', callId: 'call_1', code: 'promise', isElsewhere: true })
    happen('call.disposition_recorded', { callId: 'call_1', dispositionCode: 'refused' })
    expect(views.at(-1)).toMatchObject({ step: 'saved', code: 'refused' })
  })

  test('CTC-4: the echo of the button’s own answer changes nothing', async () => {
    const { session, views, happen } = arrange()
    await session.dial('a', { phoneNumber: '1' })
    happen('call.ended', { callId: 'call_1', phase: 'ended', outcome: 'connected' })
    await session.recordDisposition('a', 'call_1', 'promise', '')
    happen('call.disposition_recorded', { callId: 'call_1', dispositionCode: 'promise' })
    expect(views.at(-1)).toMatchObject({ step: 'saved', isElsewhere: false })
  })

  test('events of another call change nothing', async () => {
    const { session, views, happen } = arrange()
    await session.dial('a', { phoneNumber: '1' })
    happen('call.ended', { callId: 'call_2', phase: 'ended' })
    expect(steps(views).at(-1)).toBe('waiting')
  })
})
