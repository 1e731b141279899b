import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createHandsetCore } from '../handset.ts'
import type { HandsetEffect, HandsetEvent, HandsetView, StepResult } from '../ports/index.ts'
import { anyEvent } from '../test/any-event.ts'
import {
  agent,
  dialCommand,
  goodSample,
  id,
  protectedSettings,
  started,
  stateFrame,
} from '../test/fixtures.ts'

const pin = 'mv27kq'
const personal = ['이영희', '1012345678', 'C-1', '55556666', 'half typed', 'will pay']
/* What a shell tells only as the answer to an order that nobody gave here, or a server only after the right password. */
const answers = new Set<string>([
  'handset.started',
  'app_lock.set',
  'app_lock.verified',
  'app_lock.refused',
  'biometrics.accepted',
  'biometrics.refused',
  'reauthentication.accepted',
  'sign_in.accepted',
  'link.opened',
  'wipe.reported',
])
const mobEvent = anyEvent.filter(
  (event) =>
    !answers.has(event.type) &&
    !(event.type === 'command.received' && event.command.kind === 'apply_settings') &&
    event.type !== 'commands.fetched',
)

/** A phone whose owner has locked it, and a shell that knows the PIN and the server's word on passwords. */
function createLockedPhone() {
  let core = createHandsetCore()
  const rows: Record<string, unknown> = {}
  let verifier: string | null = null
  let monotonicMs = 10_000
  let boot = 1
  let steps = 0
  let view: HandsetView | undefined
  let isOwnerThere = true

  function answerOf(effect: HandsetEffect): HandsetEvent | undefined {
    if (effect.type === 'set_app_lock') {
      if (effect.currentPin !== null && effect.currentPin !== verifier)
        return { type: 'app_lock.refused', reason: 'wrong_pin' }
      verifier = effect.pin
      return { type: 'app_lock.set' }
    }
    if (effect.type === 'verify_app_lock')
      return verifier === effect.pin
        ? { type: 'app_lock.verified' }
        : { type: 'app_lock.refused', reason: verifier === null ? 'lost' : 'wrong_pin' }
    if (effect.type === 'clear_app_lock') verifier = null
    if (effect.type === 'ask_biometrics') return { type: 'biometrics.refused', reason: 'failed' }
    const wrong = { code: 'accounts.sign_in_refused', isRetryable: false, retryAfterMs: null }
    if (effect.type === 'reauthenticate') return { type: 'reauthentication.refused', fault: wrong }
    return effect.type === 'sign_in' ? { type: 'sign_in.refused', fault: wrong } : undefined
  }

  function look(effect: HandsetEffect): void {
    if (effect.type !== 'show_view') return
    ;({ view } = effect)
    if (isOwnerThere || view.agent === null) return
    expect(view.appLock.isShut).toBe(true)
    const shown = JSON.stringify(view)
    for (const text of personal) expect(shown).not.toContain(text)
  }

  function tell(event: HandsetEvent): void {
    steps += 1
    const entropy = steps.toString(16).padStart(64, '7')
    const clock = { bootId: `boot-${boot}`, monotonicMs, wallMs: 1_764_000_000_000 + monotonicMs, entropy }
    const { puts, effects }: StepResult = core.step({ ...event, clock })
    for (const [key, row] of puts) {
      if (row === null) delete rows[key]
      else rows[key] = JSON.parse(JSON.stringify(row))
    }
    expect(JSON.stringify(rows)).not.toMatch(/mv27kq|secret!/)
    for (const effect of effects) look(effect)
    for (const effect of effects) {
      const answer = answerOf(effect)
      if (answer !== undefined) tell(answer)
    }
  }

  const welcome = (isSignedIn: boolean): HandsetEvent => ({
    type: 'link.opened',
    serverTime: 1_764_000_000_000 + monotonicMs,
    roundTripMs: 0,
    settings: protectedSettings,
    agent: isSignedIn ? agent : null,
    agentState: isSignedIn ? stateFrame({}) : null,
    pendingCommands: [],
  })

  function dies(isReboot: boolean): void {
    core = createHandsetCore()
    core.restore(rows)
    if (isReboot) boot += 1
    tell(started)
  }

  tell(started)
  tell({ type: 'status.sampled', sample: goodSample })
  tell(welcome(false))
  tell({ type: 'user.sign_in_requested', loginId: 'kim', password: 'secret!' })
  tell({ type: 'sign_in.accepted', agent })
  tell({ type: 'agent_state.received', frame: stateFrame({}) })
  tell({ type: 'user.app_lock_pin_chosen', pin, currentPin: null })

  return {
    tell,
    dies,
    pass: (ms: number): void => void (monotonicMs += ms),
    reconnects: (): void => tell(welcome(view?.agent !== null)),
    /** The owner is gone: from now on nothing may be seen. */
    leave: (how: 'screen' | 'death' | 'reboot'): void => {
      isOwnerThere = false
      if (how === 'screen') tell({ type: 'screen.turned_off' })
      else dies(how === 'reboot')
    },
    view: (): HandsetView => {
      if (view === undefined) throw new Error('nothing was shown')
      return view
    },
    rows,
  }
}
type LockedPhone = ReturnType<typeof createLockedPhone>

const callIs = {
  none: () => {},
  dialing(phone: LockedPhone) {
    phone.tell({
      type: 'command.received',
      command: dialCommand(1, 1_764_000_600_000, { note: 'half typed' }),
    })
    phone.tell({ type: 'call.placed', callId: id('call', 1) })
  },
  connected(phone: LockedPhone) {
    callIs.dialing(phone)
    phone.tell({ type: 'call.connected', callId: id('call', 1) })
    phone.tell({ type: 'user.note_changed', note: 'half typed' })
  },
  ended(phone: LockedPhone) {
    callIs.connected(phone)
    phone.tell({ type: 'call.ended', callId: id('call', 1), cause: 'remote' })
  },
} as const

const act = fc.oneof(
  { weight: 12, arbitrary: mobEvent.map((event) => (phone: LockedPhone) => phone.tell(event)) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(1_000, 30_000, 200_000).map((ms) => (phone: LockedPhone) => phone.pass(ms)),
  },
  { weight: 1, arbitrary: fc.boolean().map((reboot) => (phone: LockedPhone) => phone.dies(reboot)) },
  { weight: 1, arbitrary: fc.constant((phone: LockedPhone) => phone.reconnects()) },
)

describe('the lock of the app', () => {
  test('SEC-4: whatever a stranger touches and whatever happens meanwhile, a locked app shows nobody’s name, number or note', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...(['none', 'dialing', 'connected', 'ended'] as const)),
        fc.constantFrom(...(['screen', 'death', 'reboot'] as const)),
        fc.array(act, { maxLength: 60, size: 'max' }),
        (moment, how, acts) => {
          const phone = createLockedPhone()
          callIs[moment](phone)
          phone.leave(how)
          for (const one of acts) one(phone)
        },
      ),
      { numRuns: 250 },
    )
  })

  test.each(['none', 'dialing', 'connected', 'ended'] as const)(
    'SEC-4: killed with a call that is %s, the app comes back locked, and the PIN opens what was there',
    (moment) => {
      const phone = createLockedPhone()
      callIs[moment](phone)
      phone.leave('death')
      expect(phone.view().appLock).toMatchObject({ state: 'locked', isShut: true })
      expect(phone.view().call !== null).toBe(moment === 'dialing' || moment === 'connected')
      phone.reconnects()
      const opened = createLockedPhone()
      callIs[moment](opened)
      opened.dies(false)
      opened.tell({ type: 'user.unlock_requested', proof: { kind: 'pin', pin } })
      expect(opened.view().appLock.isShut).toBe(false)
      if (moment === 'ended')
        expect(opened.view().afterCall).toMatchObject({ customerName: '이영희', note: 'half typed' })
      if (moment === 'connected')
        expect(opened.view().call).toMatchObject({ customerName: '이영희', isHidden: false })
    },
  )

  test('SEC-4: the idle time locks, a touch puts it off', () => {
    const phone = createLockedPhone()
    phone.pass(100_000)
    phone.tell({ type: 'user.active' })
    phone.pass(20_000)
    phone.tell({ type: 'timer.fired', timerId: 'app_lock' })
    expect(phone.view().appLock.isShut).toBe(false)
    phone.pass(100_000)
    phone.tell({ type: 'timer.fired', timerId: 'app_lock' })
    expect(phone.view().appLock.isShut).toBe(true)
  })
})
