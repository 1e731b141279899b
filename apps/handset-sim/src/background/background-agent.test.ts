import type { HandsetView } from '@smartym/handset-core'
import { expect, test } from 'vitest'
import type { UserEvent, VirtualHandset } from '../handset.ts'
import { createManualClock } from '../test/manual-clock.ts'
import { startBackgroundAgent } from './background-agent.ts'

const minuteMs = 60_000

function bench(chance = 0.5) {
  const clock = createManualClock()
  const sent: UserEvent[] = []
  const listeners: ((view: HandsetView) => void)[] = []
  let view: HandsetView | null = null
  const handset: Pick<VirtualHandset, 'view' | 'onView' | 'send'> = {
    view: () => view,
    onView(listener) {
      listeners.push(listener)
      return () => {}
    },
    send: (event) => void sent.push(event),
  }
  const stop = startBackgroundAgent(handset, clock, () => chance)
  return {
    clock,
    sent,
    stop,
    /** The phone shows something else. */
    show(change: Partial<Record<keyof HandsetView, unknown>>) {
      const base = {
        connection: 'connected',
        call: null,
        afterCall: null,
        dispositions: [],
        notReadyReasons: [],
        consents: { isMissing: false, items: [] },
      }
      view = { ...base, ...change } as unknown as HandsetView
      for (const listener of listeners) listener(view)
    },
  }
}

const state = (name: string) => ({ agentState: { state: name, since: 1 } })

test('an agent who is available dials a number that belongs to nobody', () => {
  const { clock, sent, show } = bench()
  show(state('available'))
  clock.advance(minuteMs / 2)
  expect(sent).toHaveLength(1)
  expect(sent[0]).toMatchObject({
    type: 'user.dial_requested',
    phoneNumber: expect.stringMatching(/^0100000\d{4}$/),
  })
})

test('now and then takes a break, and comes back', () => {
  const { clock, sent, show } = bench(0.05)
  show({ ...state('available'), notReadyReasons: [{ code: 'meal' }] })
  clock.advance(minuteMs / 4)
  show(state('not_ready'))
  clock.advance(2 * minuteMs)
  expect(sent).toMatchObject(
    [
      { type: 'user.state_wished', wish: 'not_ready', notReadyReason: 'meal' },
      { type: 'user.state_wished', wish: 'available' },
      { type: 'user.state_wished', wish: 'available' },
      { type: 'user.state_wished', wish: 'available' },
    ].slice(0, sent.length),
  )
  expect(sent.length).toBeGreaterThanOrEqual(2)
})

test('DIS-4: reads a text that was published and agrees to it, once it is on the phone', () => {
  const { clock, sent, show } = bench()
  const item = { consentTextId: 'cnt_1', isRequired: true, givenAt: null, body: null }
  const optional = { ...item, consentTextId: 'cnt_2', isRequired: false, body: 'x' }
  const consents = (body: string | null) => ({
    consents: { isMissing: true, items: [optional, { ...item, body }] },
  })
  show({ ...state('wrap_up'), ...consents(null) })
  expect(sent).toEqual([])
  show({ ...state('wrap_up'), ...consents('words') })
  clock.advance(minuteMs)
  expect(sent[0]).toEqual({ type: 'user.consent_given', consentTextId: 'cnt_1' })
})

test('talks for a while, hangs up, and says what came of it', () => {
  const { clock, sent, show } = bench()
  show({ ...state('in_call'), call: { callId: 'c', direction: 'outbound', phase: 'connected' } })
  clock.advance(1.5 * minuteMs)
  expect(sent[0]).toEqual({ type: 'user.hang_up_requested' })
  show({
    ...state('wrap_up'),
    afterCall: { callId: 'c', chosenCode: null },
    dispositions: [{ code: 'promise' }],
  })
  clock.advance(minuteMs / 4)
  expect(sent).toContainEqual({ type: 'user.disposition_chosen', code: 'promise', note: null })
})

test('answers a customer who calls', () => {
  const { clock, sent, show } = bench()
  show({ ...state('in_call'), call: { callId: 'c', direction: 'inbound', phase: 'ringing' } })
  clock.advance(minuteMs / 6)
  expect(sent).toEqual([{ type: 'user.answer_requested' }])
})

test('does nothing without a link, or when it is stopped', () => {
  const { clock, sent, show, stop } = bench()
  show({ ...state('available'), connection: 'offline' })
  clock.advance(minuteMs)
  show(state('available'))
  stop()
  clock.advance(minuteMs)
  expect(sent).toEqual([])
})
