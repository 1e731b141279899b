import type { HandsetView } from '@smartym/handset-core/ports'
import { base, call } from './views.ts'

/** Something that the phone’s screens show, for pictures and looks in a real browser. */
export interface PhoneScene {
  readonly name: string
  readonly view: HandsetView
  /** What is pressed once the screen is there, as a CSS selector. */
  readonly press?: string
}

type Setup = NonNullable<HandsetView['setup']>
type OwnRecording = NonNullable<HandsetView['ownRecordings']>['items'][number]

const nobody = { agent: null, agentState: null } as const
const minute = 60_000

/** When all of them are, ms since 1970. */
export const scenesAt = Date.UTC(2026, 10, 27, 5)

const setupAt = (step: Setup['step'], change: Partial<Setup> = {}): Partial<HandsetView> => ({
  setup: { step, isAgain: false, asked: null, grants: [], maker: 'samsung', ...change },
})
const grantOf = (grant: Setup['grants'][number]['name'], state: Setup['grants'][number]['state']) => ({
  name: grant,
  state,
  isSkipped: false,
})

const consents: HandsetView['consents'] = {
  isMissing: true,
  items: [
    {
      consentTextId: 'cnt_1',
      kind: 'terms_of_use',
      version: 2,
      isRequired: true,
      givenAt: null,
      title: '스마티M 이용약관',
      body: '제1조 (목적) 이 약관은 회사가 제공하는 스마티M 앱을 상담원이 업무에 사용하는 데 필요한 사항을 정합니다.\n\n제2조 (사용 범위) 앱은 회사가 승인한 단말기에서 회사의 고객 상담 업무에만 사용합니다.',
    },
    {
      consentTextId: 'cnt_2',
      kind: 'personal_data',
      version: 1,
      isRequired: true,
      givenAt: null,
      title: null,
      body: null,
    },
  ],
}

const upload: HandsetView['uploads'][number] = {
  recordingId: 'rec_1',
  callId: 'call_1',
  state: 'recording',
  offsetBytes: 620_000,
  sealedBytes: 1_000_000,
  nextAttemptAt: null,
  faultCode: null,
  lostMs: 0,
}
const uploads = [
  upload,
  { ...upload, recordingId: 'rec_2', state: 'sealed', offsetBytes: 0, isWaitingForHand: true },
  { ...upload, recordingId: 'rec_3', nextAttemptAt: scenesAt + 3 * minute, lostMs: 1_400 },
] as const

const recordingOf = (n: number, change: Partial<OwnRecording>): OwnRecording => ({
  recordingId: `rec_${n}`,
  callId: `call_${n}`,
  state: 'stored',
  direction: 'outbound',
  customerNumber: { text: `010-****-${1230 + n}`, last4: `${1230 + n}`, isMasked: true },
  customerName: '이서준',
  startedAt: new Date(scenesAt - n * 47 * minute).toISOString(),
  durationMs: 65_000 * n,
  memo: '',
  isImportant: false,
  listening: 'allowed',
  ...change,
})
const list = (
  items: OwnRecording[],
  state: NonNullable<HandsetView['ownRecordings']>['state'] = 'shown',
): Partial<HandsetView> => ({
  reauthentication: { ...base.reauthentication, isDue: false },
  ownRecordings: {
    search: { from: null, to: null, number: '', name: '', isImportantOnly: false },
    state,
    items,
    hasMore: items.length > 0,
    faultCode: state === 'failed' ? 'network.unreachable' : null,
    savingId: null,
    unsaved: null,
  },
})

const lock = (change: Partial<HandsetView['appLock']>): Partial<HandsetView> => ({
  appLock: { ...base.appLock, mode: 'required', isSet: true, state: 'locked', isShut: true, ...change },
})

const agentState: NonNullable<HandsetView['agentState']> = {
  state: 'available',
  notReadyReason: null,
  since: scenesAt - 7 * minute,
  until: null,
  cause: 'agent',
  nextState: null,
  isPending: false,
}
const talk: typeof call = {
  ...call,
  startedAt: scenesAt - 70_000,
  connectedAt: scenesAt - 65_000,
  recording: { ...call.recording, startedAt: scenesAt - 65_000 },
}
const breakTime = { ko: '휴식', en: 'Break', ja: '休憩', zh: '休息' }
const training = { ko: '교육', en: 'Training', ja: '研修', zh: '培训' }
const dispositions: HandsetView['dispositions'] = [
  {
    code: 'promise',
    name: { ko: '납입 약속', en: 'Promise to pay', ja: '入金の約束', zh: '承诺还款' },
    dispositionClass: 'promise',
    consequence: 'done',
    shortcut: null,
  },
  {
    code: 'refused',
    name: { ko: '거절', en: 'Refused', ja: '拒否', zh: '拒绝' },
    dispositionClass: 'refused',
    consequence: 'done',
    shortcut: null,
  },
]
const atWork: HandsetView = {
  ...base,
  agentState,
  dispositions,
  notReadyReasons: [
    { code: 'break', name: breakTime, limitMs: 10 * minute },
    { code: 'training', name: training, limitMs: null },
  ],
}

const secondSim = { simId: '2', name: 'SKT 업무' }
const sims = [{ simId: '1', name: 'KT' }, secondSim]

const scenes: readonly (Omit<PhoneScene, 'view'> & { readonly view: Partial<HandsetView> })[] = [
  { name: 'setup-language', view: { ...nobody, ...setupAt('language') } },
  {
    name: 'setup-registration',
    view: {
      ...nobody,
      ...setupAt('registration'),
      registration: {
        state: 'unregistered',
        faultCode: null,
        offered: {
          link: 'smartym://register?server=https%3A%2F%2Fcalls.bank.example&secret=7K2QF9XM3P',
          server: 'https://calls.bank.example',
        },
      },
    },
  },
  {
    name: 'setup-permission',
    view: {
      ...nobody,
      ...setupAt('permissions', {
        asked: 'microphone',
        grants: [grantOf('calls', 'granted'), grantOf('microphone', 'missing'), grantOf('texts', 'missing')],
      }),
    },
  },
  { name: 'setup-consent', view: { ...setupAt('consent'), consents } },
  {
    name: 'setup-probe',
    view: {
      ...setupAt('probe'),
      recording: {
        isReady: true,
        faults: [],
        probe: {
          isRunning: false,
          found: [
            { method: 'voice_call', result: 'refused', peak: null },
            { method: 'microphone', result: 'heard', peak: 3_277 },
            { method: 'maker_file', result: 'silent', peak: 0 },
          ],
        },
      },
    },
  },
  {
    name: 'setup-maker',
    view: setupAt('maker', { grants: [grantOf('battery', 'missing'), grantOf('auto_start', 'unknown')] }),
  },
  {
    name: 'setup-done',
    view: setupAt('done', { grants: [grantOf('calls', 'granted'), grantOf('microphone', 'granted')] }),
  },
  {
    name: 'registration',
    view: {
      ...nobody,
      registration: { state: 'unregistered', faultCode: 'devices.registration_code_invalid' },
    },
  },
  { name: 'waiting', view: { ...nobody, registration: { state: 'pending', faultCode: null } } },
  { name: 'suspended', view: { ...nobody, registration: { state: 'suspended', faultCode: null } } },
  {
    name: 'sign-in',
    view: { ...nobody, signIn: { state: 'signed_out', faultCode: 'accounts.sign_in_refused' } },
  },
  {
    name: 'home',
    view: {
      today: { calls: 87, connected: 41, talkMs: 7_512_000 },
      uploads: [...uploads],
      unsentReports: 2,
      passwordExpiresAt: scenesAt + 5 * 24 * 60 * minute,
    },
  },
  {
    name: 'home-troubled',
    view: {
      connection: 'offline',
      problem: { code: 'handset.recording_not_ready', at: scenesAt },
      recording: { isReady: false, faults: ['permission', 'space'] },
      integrity: { verdict: 'warn', signs: ['su_binary', 'root_manager'] },
    },
  },
  {
    name: 'line-sim',
    view: {
      recording: { isReady: false, faults: ['line'] },
      lineSim: { current: null, choices: sims },
    },
  },
  {
    name: 'line-sim-known',
    view: { lineSim: { current: { ...secondSim, knownBy: 'agent' }, choices: sims } },
    press: '[data-testid="phone-check"] summary',
  },
  {
    name: 'not-ready',
    view: {
      agentState: {
        ...agentState,
        state: 'not_ready',
        notReadyReason: 'break',
        since: scenesAt - 4 * minute,
        until: scenesAt + 6 * minute,
      },
    },
  },
  {
    name: 'ringing',
    view: {
      call: {
        ...talk,
        phase: 'ringing',
        connectedAt: null,
        note: '지난주 상담에서 카드 한도를 문의하심',
        recording: { ...talk.recording, state: 'starting', startedAt: null },
      },
    },
  },
  { name: 'call', view: { call: { ...talk, isMuted: true } } },
  {
    name: 'after-call',
    view: {
      afterCall: {
        callId: 'call_1',
        outcome: 'connected',
        durationMs: 151_000,
        customerName: '이서준',
        phoneNumber: '+821000001234',
        isRequired: true,
        chosenCode: 'promise',
        note: '다음 주 화요일 오전에 다시',
        isSaved: false,
      },
    },
  },
  { name: 'consents', view: { consents } },
  { name: 'lock', view: lock({ biometrics: 'on', triesLeft: 2, waitUntil: scenesAt + minute / 2 }) },
  {
    name: 'lock-during-call',
    view: {
      ...lock({}),
      call: { ...talk, isHidden: true, phoneNumber: null, customerName: null, customerReference: null },
    },
  },
  { name: 'lock-to-be-set', view: lock({ state: 'not_set', isSet: false, pinFaults: ['too_short'] }) },
  {
    name: 'own-recordings',
    view: {
      ...list([
        recordingOf(1, { isImportant: true, memo: '화요일에 다시 걸기로 함' }),
        recordingOf(2, { state: 'sealed', listening: 'not_possible', customerName: null }),
        recordingOf(3, { direction: 'inbound' }),
      ]),
      player: {
        recordingId: 'rec_1',
        state: 'playing',
        positionMs: 20_000,
        at: scenesAt,
        durationMs: 65_000,
        faultCode: null,
      },
    },
  },
  { name: 'own-recordings-none', view: list([]) },
  { name: 'own-recordings-failed', view: list([], 'failed') },
  {
    name: 'who-is-there',
    view: {
      reauthentication: {
        isDue: true,
        isBusy: false,
        isAppLockEnough: false,
        faultCode: 'accounts.sign_in_refused',
        isAsked: true,
      },
    },
  },
  { name: 'manual', view: {}, press: '.help-button' },
]

/** Every screen of the phone, with as much on it as there can be. */
export const phoneScenes: readonly PhoneScene[] = scenes.map((scene) => ({
  ...scene,
  view: { ...atWork, ...scene.view },
}))
