import { wishes, type Wish } from '@smartym/contract/constants'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  agentStateDeadline,
  changeAgentState,
  initialAgentState,
  type AgentStateEvent,
  type AgentStatePolicy,
  type AgentStateRecord,
} from './agent-state.ts'

const policy: AgentStatePolicy = { wrapUpMs: 30_000, reasonLimitsMs: { break: 600_000, training: null } }
const noWrapUp: AgentStatePolicy = { ...policy, wrapUpMs: 0 }

type WithoutTime<E> = E extends unknown ? Omit<E, 'at'> : never

/** The state after these events, one second apart, the first at 1,000. */
function after(events: WithoutTime<AgentStateEvent>[], p = policy): AgentStateRecord {
  let record = initialAgentState(0)
  events.forEach((event, index) => {
    const change = changeAgentState(record, { ...event, at: (index + 1) * 1_000 } as AgentStateEvent, p)
    if (!change.ok) throw new Error(`${event.type} was refused in ${record.state}`)
    record = change.next
  })
  return record
}
const signedIn = { type: 'signed_in' } as const
const wished = (wish: 'available' | 'not_ready' | 'logged_out', notReadyReason: string | null = null) =>
  ({ type: 'wished', wish, notReadyReason }) as const
const forced = (wish: 'available' | 'not_ready' | 'logged_out', notReadyReason: string | null = null) =>
  ({ type: 'forced', wish, notReadyReason }) as const
const callStarted = { type: 'call_started' } as const
const callEnded = { type: 'call_ended' } as const

describe('MON-5: the state of an agent', () => {
  test('an agent who signs in is available', () => {
    expect(after([signedIn])).toEqual({
      state: 'available',
      notReadyReason: null,
      since: 1_000,
      until: null,
      nextState: null,
      cause: 'agent',
    })
  })

  test('a break shows its reason and when its limit is reached', () => {
    expect(after([signedIn, wished('not_ready', 'break')])).toMatchObject({
      state: 'not_ready',
      notReadyReason: 'break',
      until: 602_000,
      cause: 'agent',
    })
    expect(after([signedIn, wished('not_ready', 'training')]).until).toBeNull()
    expect(after([signedIn, wished('not_ready')])).toMatchObject({ notReadyReason: null, until: null })
  })

  test('wrap-up follows every call, answered or not, with its deadline', () => {
    const record = after([signedIn, callStarted, callEnded])
    expect(record).toMatchObject({ state: 'wrap_up', since: 3_000, until: 33_000, cause: 'call' })
    expect(agentStateDeadline(record)).toBe(33_000)
  })

  test('the end of wrap-up makes available, and a timer of an older wrap-up does nothing', () => {
    const wrapUp = after([signedIn, callStarted, callEnded])
    expect(changeAgentState(wrapUp, { type: 'wrap_up_ended', at: 32_999 }, policy)).toEqual({
      ok: true,
      next: wrapUp,
      isChanged: false,
    })
    expect(changeAgentState(wrapUp, { type: 'wrap_up_ended', at: 33_000 }, policy)).toMatchObject({
      next: { state: 'available', cause: 'timer', since: 33_000, until: null },
    })
  })

  test('without wrap-up the call’s end leads to the state wished for, or to available', () => {
    expect(after([signedIn, callStarted, callEnded], noWrapUp)).toMatchObject({
      state: 'available',
      cause: 'call',
    })
    const next = after([signedIn, callStarted, wished('not_ready', 'break'), callEnded], noWrapUp)
    expect(next).toMatchObject({
      state: 'not_ready',
      notReadyReason: 'break',
      until: 604_000,
      nextState: null,
      cause: 'call',
    })
  })

  test('a state chosen in a call is applied after it and its wrap-up', () => {
    const inCall = after([signedIn, callStarted, wished('not_ready', 'break')])
    expect(inCall).toMatchObject({
      state: 'in_call',
      nextState: { state: 'not_ready', notReadyReason: 'break' },
    })
    const wrapUp = after([signedIn, callStarted, wished('not_ready', 'break'), callEnded])
    expect(wrapUp).toMatchObject({
      state: 'wrap_up',
      nextState: { state: 'not_ready', notReadyReason: 'break' },
    })
    expect(changeAgentState(wrapUp, { type: 'wrap_up_ended', at: 40_000 }, policy)).toMatchObject({
      next: { state: 'not_ready', notReadyReason: 'break', nextState: null },
    })
  })

  test('the last wish in a call stands', () => {
    expect(after([signedIn, callStarted, wished('logged_out'), wished('available')]).nextState).toEqual({
      state: 'available',
      notReadyReason: null,
    })
  })

  test('a wish in wrap-up ends it at once', () => {
    expect(after([signedIn, callStarted, callEnded, wished('available')])).toMatchObject({
      state: 'available',
      cause: 'agent',
      nextState: null,
    })
  })

  test('who had a break when a call came goes back to it', () => {
    const record = after([signedIn, wished('not_ready', 'break'), callStarted, callEnded])
    expect(record.nextState).toEqual({ state: 'not_ready', notReadyReason: 'break' })
  })

  test('a call in wrap-up keeps what was wished for', () => {
    const record = after([signedIn, callStarted, wished('logged_out'), callEnded, callStarted])
    expect(record).toMatchObject({ state: 'in_call', nextState: { state: 'logged_out' } })
  })

  test('a manager’s force waits for the call’s end, and is at once otherwise', () => {
    expect(after([signedIn, callStarted, forced('not_ready', 'training')])).toMatchObject({
      state: 'in_call',
      nextState: { state: 'not_ready', notReadyReason: 'training' },
    })
    expect(after([signedIn, forced('not_ready', 'training')])).toMatchObject({
      state: 'not_ready',
      cause: 'manager',
    })
    expect(after([signedIn, callStarted, callEnded, forced('logged_out')])).toMatchObject({
      state: 'logged_out',
      cause: 'manager',
    })
  })

  test('an agent does not sign out in the middle of a call; the server may end the work', () => {
    const inCall = after([signedIn, callStarted])
    expect(changeAgentState(inCall, { type: 'signed_out', at: 9_000, cause: 'agent' }, policy)).toEqual({
      ok: false,
      reason: 'refused',
    })
    expect(
      changeAgentState(inCall, { type: 'signed_out', at: 9_000, cause: 'server' }, policy),
    ).toMatchObject({ next: { state: 'logged_out', cause: 'server' } })
  })

  test('nobody who is logged out can be made available', () => {
    for (const event of [wished('available'), forced('available'), wished('not_ready', 'break')])
      expect(changeAgentState(initialAgentState(0), { ...event, at: 1 }, policy).ok).toBe(false)
  })

  test('a second sign-in is refused', () => {
    expect(changeAgentState(after([signedIn]), { type: 'signed_in', at: 9 }, policy).ok).toBe(false)
  })
})

interface Model {
  work: 'out' | 'free' | 'call' | 'wrap_up'
  isReady: boolean
  next: Wish | null
}
interface Real {
  record: AgentStateRecord
  at: number
}
type Timeless = Exclude<AgentStateEvent, { type: 'wrap_up_ended' }>

function isRefused(model: Model, event: Timeless): boolean {
  switch (event.type) {
    case 'signed_in':
      return model.work !== 'out'
    case 'signed_out':
      return model.work === 'call' && event.cause === 'agent'
    case 'wished':
    case 'forced':
      return model.work === 'out' && event.wish !== 'logged_out'
    case 'call_started':
    case 'call_ended':
      return false
  }
}

function enter(model: Model, wish: Wish): void {
  Object.assign(model, {
    work: wish === 'logged_out' ? 'out' : 'free',
    isReady: wish === 'available',
    next: null,
  })
}

function follow(model: Model, event: Timeless, wrapUpMs: number): void {
  if (event.type === 'signed_in') enter(model, 'available')
  if (event.type === 'signed_out') enter(model, 'logged_out')
  if (event.type === 'wished' || event.type === 'forced') {
    if (model.work === 'call') model.next = event.wish
    else enter(model, event.wish)
  }
  if (event.type === 'call_started' && (model.work === 'free' || model.work === 'wrap_up')) {
    if (model.work === 'free' && !model.isReady) model.next = 'not_ready'
    model.work = 'call'
  }
  if (event.type === 'call_ended' && model.work === 'call') {
    if (wrapUpMs > 0) model.work = 'wrap_up'
    else enter(model, model.next ?? 'available')
  }
}

const states = {
  out: ['logged_out'],
  free: ['available', 'not_ready'],
  call: ['in_call'],
  wrap_up: ['wrap_up'],
}

function expectAgreement(model: Model, { record }: Real, p: AgentStatePolicy): void {
  const { state, notReadyReason, nextState, until, since } = record
  expect(states[model.work]).toContain(state)
  if (model.work === 'free') expect(state === 'available').toBe(model.isReady)
  expect(nextState?.state ?? null).toBe(model.next)
  if (state !== 'not_ready') expect(notReadyReason).toBeNull()
  if (state === 'wrap_up') expect(until).toBe(since + p.wrapUpMs)
  else if (state !== 'not_ready') expect(until).toBeNull()
}

function happening(event: Timeless, p: AgentStatePolicy): fc.Command<Model, Real> {
  return {
    check: () => true,
    toString: () => JSON.stringify(event),
    run(model, real) {
      real.at += event.at
      const change = changeAgentState(real.record, { ...event, at: real.at }, p)
      expect(change.ok).toBe(!isRefused(model, event))
      if (!change.ok) return
      if (!change.isChanged) expect(change.next).toEqual(real.record)
      real.record = change.next
      follow(model, event, p.wrapUpMs)
      expectAgreement(model, real, p)
    },
  }
}

function timerFires(p: AgentStatePolicy): fc.Command<Model, Real> {
  return {
    check: (model) => model.work === 'wrap_up',
    toString: () => 'wrap_up_ended at its deadline',
    run(model, real) {
      real.at = Math.max(real.at, agentStateDeadline(real.record) ?? Number.NaN)
      const change = changeAgentState(real.record, { type: 'wrap_up_ended', at: real.at }, p)
      expect(change).toMatchObject({ ok: true, isChanged: true })
      if (change.ok) real.record = change.next
      enter(model, model.next ?? 'available')
      expectAgreement(model, real, p)
    },
  }
}

const at = fc.integer({ min: 0, max: 40_000 })
const choice = {
  wish: fc.constantFrom(...wishes),
  notReadyReason: fc.constantFrom('break', 'training', null),
  at,
}
const anyEvent: fc.Arbitrary<Timeless> = fc.oneof(
  fc.record({ type: fc.constant('signed_in'), at }),
  fc.record({
    type: fc.constant('signed_out'),
    at,
    cause: fc.constantFrom('agent', 'manager', 'policy', 'server'),
  }),
  fc.record({ type: fc.constant('wished'), ...choice }),
  fc.record({ type: fc.constant('forced'), ...choice }),
  fc.record({ type: fc.constant('call_started'), at }),
  fc.record({ type: fc.constant('call_ended'), at }),
)

test.each([policy, noWrapUp])(
  'MON-5: whatever happens, the table and a simple model agree (wrap-up $wrapUpMs ms)',
  (p) => {
    const commands = fc.commands([anyEvent.map((event) => happening(event, p)), fc.constant(timerFires(p))], {
      size: '+1',
    })
    fc.assert(
      fc.property(commands, (run) => {
        fc.modelRun(
          () => ({
            model: { work: 'out', isReady: false, next: null } as Model,
            real: { record: initialAgentState(0), at: 0 },
          }),
          run,
        )
      }),
      { numRuns: 500 },
    )
  },
)
