// @vitest-environment happy-dom
import { type HandsetView, phoneGrantNames, phoneGrantStates, setupSteps } from '@smartym/handset-core/ports'
import { captureMethods } from '@smartym/contract/constants'
import { isPhraseKey } from '@smartym/phrases'
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, describe, expect, test } from 'vitest'
import { show } from './test/phone.tsx'
import { base, call } from './test/views.ts'

afterEach(() => act(() => render(null, document.body)))

type Setup = NonNullable<HandsetView['setup']>
const setupOf = (change: Partial<Setup>): Pick<HandsetView, 'setup'> => ({
  setup: { step: 'permissions', isAgain: false, asked: null, grants: [], maker: 'samsung', ...change },
})
const grant = (name: Setup['grants'][number]['name'], state: Setup['grants'][number]['state']) => ({
  name,
  state,
  isSkipped: false,
})
const stepShown = () => document.querySelector('[data-testid=setup]')?.getAttribute('data-step')

describe('the first start on the phone', () => {
  test('DIS-2, DIS-7: begins with the language, in which it goes on', async () => {
    const phone = await show({ agent: null, ...setupOf({ step: 'language' }) })
    expect(stepShown()).toBe('language')
    await phone.press('日本語')
    expect(phone.told).toEqual([{ type: 'user.language_chosen', language: 'ja' }])
  })

  test('SEC-1: a link that was opened outside says where it leads, and is sent only when the agent agrees', async () => {
    const link = 'smartym://register?server=https%3A%2F%2Fbank.example&secret=7K2QF9XM3P'
    const offered = { link, server: 'https://bank.example' }
    const registration = { state: 'unregistered', faultCode: null, offered } as const
    const phone = await show({ agent: null, registration, ...setupOf({ step: 'registration' }) })
    expect(phone.text()).toContain('https://bank.example')
    expect(phone.told).toEqual([])
    await phone.submit()
    expect(phone.told).toEqual([{ type: 'user.registration_requested', code: link }])
  })

  test('REC-7: a phone that lost its key says why it must be registered again, and that nothing was deleted', async () => {
    const registration = { state: 'unregistered', faultCode: null, unreadableRecordings: 3 } as const
    const phone = await show({ agent: null, registration, ...setupOf({ step: 'registration' }) })
    expect(phone.text()).toContain('암호화 키를 잃어버려 다시 등록해야 합니다')
    expect(phone.text()).toContain('녹취 3건')
  })

  test('DIS-2: one permission at a time says what it is for and what will not work without it', async () => {
    const grants = [grant('calls', 'granted'), grant('microphone', 'missing')]
    const phone = await show(setupOf({ asked: 'microphone', grants }))
    expect(document.querySelector('[data-testid=asked]')?.getAttribute('data-grant')).toBe('microphone')
    expect(phone.text()).toContain('통화하는 동안에만 듣고')
    expect(phone.text()).toContain('허용하지 않으면 녹취할 수 없고')
    await phone.press('허용')
    await phone.press('나중에')
    expect(phone.told).toEqual([
      { type: 'user.phone_grant_requested', name: 'microphone' },
      { type: 'user.phone_grant_skipped', name: 'microphone' },
    ])
  })

  test('DIS-2: where Android asks no more, the way into its settings is shown', async () => {
    const phone = await show(setupOf({ asked: 'calls', grants: [grant('calls', 'blocked')] }))
    expect(phone.text()).toContain('Android가 더 묻지 않습니다')
    expect(phone.button('설정 열기')).toBeDefined()
  })

  test('DIS-4: consent begins with signing in, and waits for the company’s approval of the phone', async () => {
    const consent = setupOf({ step: 'consent' })
    const phone = await show({ agent: null, agentState: null, ...consent })
    expect(document.querySelector('input[name=loginId]')).not.toBeNull()
    await phone.change({ agent: null, registration: { state: 'pending', faultCode: null } })
    expect(phone.text()).toContain('승인을 기다리고 있습니다')
    await phone.change({ agent: base.agent, registration: { state: 'active', faultCode: null } })
    expect(document.querySelector('[data-testid=consents]')).not.toBeNull()
  })

  test('REC-7: what each way to hear calls heard is drawn, with another look', async () => {
    const found = [
      { method: 'voice_call', result: 'refused', peak: null },
      { method: 'microphone', result: 'heard', peak: 3_277 },
    ] as const
    const recording = { isReady: true, faults: [], probe: { isRunning: false, found: [...found] } }
    const phone = await show({ recording, ...setupOf({ step: 'probe' }) })
    const drawn = [...document.querySelectorAll('[data-testid=probe] li')]
    expect(drawn.map((each) => each.getAttribute('data-result'))).toEqual(['refused', 'heard'])
    expect(document.querySelector('meter')?.getAttribute('value')).toBe('-20')
    expect(phone.text()).toContain('가장 큰 소리 -20 dB')
    await phone.press('다시 점검')
    await phone.press('다음')
    expect(phone.told).toEqual([
      { type: 'user.capture_probe_requested' },
      { type: 'user.setup_step_confirmed', step: 'probe' },
    ])
    await phone.change({ recording: { ...recording, probe: { isRunning: true, found: [] } } })
    expect(phone.button('다음')?.disabled).toBe(true)
    expect(phone.text()).toContain('소리를 들어 보고 있습니다')
  })

  test('DIS-2: the maker’s page opens each setting, and says of none that it is set when the phone does not', async () => {
    const grants = [
      grant('battery', 'granted'),
      grant('auto_start', 'unknown'),
      grant('unused_app', 'missing'),
    ]
    const phone = await show(setupOf({ step: 'maker', grants }))
    const states = [...document.querySelectorAll('.maker li b')].map((each) => each.textContent)
    expect(states).toEqual(['허용됨', '직접 확인', '설정 필요'])
    await phone.press('설정 열기')
    await phone.press('다음')
    expect(phone.told).toEqual([
      { type: 'user.phone_grant_requested', name: 'auto_start' },
      { type: 'user.setup_step_confirmed', step: 'maker' },
    ])
  })

  test('DIS-2: at its end it names what was put off, and why the phone cannot record', async () => {
    const grants = [{ ...grant('microphone', 'missing'), isSkipped: true }]
    const recording = { isReady: false, faults: ['permission' as const] }
    const phone = await show({ recording, ...setupOf({ step: 'done', grants }) })
    expect(phone.text()).toContain('아직 녹취할 수 없습니다')
    expect(phone.text()).toContain('녹음 권한 없음')
    await phone.press('시작')
    expect(phone.told).toEqual([{ type: 'user.setup_step_confirmed', step: 'done' }])
  })

  test('DIS-2: a call goes before it, and comes back to it', async () => {
    const phone = await show({ call, ...setupOf({}) })
    expect(stepShown()).toBeUndefined()
    expect(phone.text()).toContain('녹취중')
    await phone.change({ call: null })
    expect(stepShown()).toBe('permissions')
  })

  test('DIS-2: is opened again from the phone’s check and left at any step', async () => {
    const phone = await show({})
    await phone.press('준비 단계 다시 하기')
    await phone.change(setupOf({ isAgain: true }))
    await phone.press('닫기')
    expect(phone.told).toEqual([{ type: 'user.setup_requested' }, { type: 'user.setup_closed' }])
  })

  test('DIS-7: every step, grant and result has its words', () => {
    const keys = [
      ...setupSteps.map((step) => `handset.setup.step.${step}`),
      ...phoneGrantNames.flatMap((name) =>
        ['grant', 'grant_reason', 'grant_without'].map((kind) => `handset.${kind}.${name}`),
      ),
      ...phoneGrantStates
        .filter((state) => state !== 'blocked')
        .map((state) => `handset.grant_state.${state}`),
      ...captureMethods.map((method) => `handset.probe.method.${method}`),
      ...['heard', 'silent', 'began', 'refused'].flatMap((result) => [
        `handset.probe.result.${result}`,
        `handset.probe.result_text.${result}`,
      ]),
    ]
    expect(keys.filter((key) => !isPhraseKey(key))).toEqual([])
  })
})
