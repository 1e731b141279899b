import type { HandsetView } from '@smartym/handset-core/ports'
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { App } from '../app.tsx'
import type { HandsetBridge, UserEvent } from '../bridge.ts'

/** A text that is the same in four languages. */
export const name = (text: string) => ({ ko: text, en: text, ja: text, zh: text })
/** A call that runs and is recorded. */
export const call: NonNullable<HandsetView['call']> = {
  callId: 'call_1',
  direction: 'outbound',
  phase: 'connected',
  isHidden: false,
  phoneNumber: '+821000001234',
  customerName: '이서준',
  customerReference: 'C-1',
  purpose: 'marketing',
  note: null,
  startedAt: Date.now() - 70_000,
  connectedAt: Date.now() - 65_000,
  isMuted: false,
  isHeld: false,
  isSpeakerOn: false,
  recording: { state: 'recording', startedAt: Date.now() - 65_000, mayStart: false, mayStop: false },
}
/** What an agent at work sees while nothing happens. */
export const base: HandsetView = {
  language: 'ko',
  connection: 'connected',
  clockOffsetMs: 0,
  registration: { state: 'active', faultCode: null },
  setup: null,
  signIn: { state: 'signed_in', faultCode: null },
  passwordChange: null,
  passwordExpiresAt: null,
  consents: { isMissing: false, items: [] },
  agent: {
    agentId: 'agt_1',
    name: '김하늘',
    loginId: 'a',
    employeeNumber: null,
    extension: null,
    orgUnitName: '1팀',
  },
  appLock: {
    state: 'off',
    isShut: false,
    mode: 'off',
    isSet: false,
    minLength: 6,
    complexity: 'digits',
    biometrics: 'unavailable',
    isBusy: false,
    pinFaults: [],
    faultCode: null,
    triesLeft: null,
    waitUntil: null,
  },
  reauthentication: { isDue: true, isBusy: false, isAppLockEnough: false, faultCode: null },
  integrity: { verdict: 'trusted', signs: [] },
  agentState: {
    state: 'available',
    notReadyReason: null,
    since: Date.now(),
    until: null,
    cause: 'agent',
    nextState: null,
    isPending: false,
  },
  recording: { isReady: true, faults: [] },
  call: null,
  afterCall: null,
  dispositions: [
    { code: 'promise', name: name('약속'), dispositionClass: 'promise', consequence: 'done', shortcut: null },
    { code: 'refused', name: name('거절'), dispositionClass: 'refused', consequence: 'done', shortcut: null },
  ],
  notReadyReasons: [{ code: 'break', name: name('휴식'), limitMs: null }],
  today: { calls: 0, connected: 0, talkMs: 0 },
  uploads: [],
  unsentReports: 0,
  problem: null,
}

/** The screens over a view, with everything that fingers told. */
export async function show(changes: Partial<HandsetView>) {
  const told: UserEvent[] = []
  let tell: (view: HandsetView) => void = () => undefined
  const bridge: HandsetBridge = {
    subscribe(listener) {
      tell = listener
      listener({ ...base, ...changes })
    },
    send: (event) => told.push(event),
  }
  await act(() => render(<App bridge={bridge} />, document.body))
  const button = (text: string) =>
    [...document.querySelectorAll('button')].find((each) => each.textContent?.includes(text))
  return {
    told,
    text: () => document.body.textContent ?? '',
    change: (more: Partial<HandsetView>) => act(() => tell({ ...base, ...changes, ...more })),
    press: (text: string) => act(() => void button(text)?.click()),
    button,
    async type(selector: string, value: string) {
      const field = document.querySelector<HTMLInputElement>(selector)
      if (field === null) throw new Error(`there is no ${selector}`)
      field.value = value
      await act(() => void field.dispatchEvent(new Event('input', { bubbles: true })))
    },
    submit() {
      const submitted = new Event('submit', { bubbles: true, cancelable: true })
      return act(() => void document.querySelector('form')?.dispatchEvent(submitted))
    },
  }
}
