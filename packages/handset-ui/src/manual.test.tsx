// @vitest-environment happy-dom
import { type HandsetView, phoneMakers, setupSteps } from '@smartym/handset-core/ports'
import { phoneManual } from '@smartym/phrases/manual/phone'
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, describe, expect, test } from 'vitest'
import { chapterOf } from './manual-chapter.ts'
import { show } from './test/phone.tsx'
import { base, call } from './test/views.ts'

afterEach(() => act(() => render(null, document.body)))

const chapter = () => document.querySelector('[data-testid=manual]')?.getAttribute('data-chapter')
const setupAt = (step: (typeof setupSteps)[number], maker: (typeof phoneMakers)[number] = 'samsung') =>
  ({ setup: { step, maker, isAgain: false, asked: null, grants: [] } }) satisfies Partial<HandsetView>
async function openHelp() {
  const button = document.querySelector<HTMLButtonElement>('.help-button')
  await act(() => void button?.click())
}

const afterCall = {
  callId: 'call_1',
  outcome: 'connected',
  durationMs: 1,
  customerName: null,
  phoneNumber: null,
  isRequired: false,
  chosenCode: null,
  note: '',
  isSaved: true,
} as const

/** Every screen that the phone has, by what brings it up. */
const screens: Record<string, Partial<HandsetView>> = {
  phone_home: {},
  phone_call: { call },
  phone_after_call: { afterCall },
  phone_consents: { consents: { isMissing: true, items: [] } },
  phone_sign_in: { agent: null, agentState: null },
  phone_registration: { agent: null, registration: { state: 'suspended', faultCode: null } },
  phone_lock: { appLock: { ...base.appLock, state: 'locked', isShut: true } },
  phone_check: setupAt('probe'),
  phone_setup: setupAt('permissions'),
}

describe('the manual on the phone', () => {
  test('DIS-3: is opened by a button on every screen, at the chapter of that screen', async () => {
    for (const [expected, view] of Object.entries(screens)) {
      await show(view)
      expect(document.querySelectorAll('.help-button')).toHaveLength(1)
      await openHelp()
      expect(chapter()).toBe(expected)
      await act(() => render(null, document.body))
    }
    expect(phoneManual.ids.filter((id) => id.startsWith('phone_')).toSorted()).toEqual(
      Object.keys(screens).toSorted(),
    )
  })

  test('DIS-3: every step of the first start and every maker has its chapter', () => {
    for (const step of setupSteps)
      for (const maker of phoneMakers)
        expect(phoneManual.isChapter(chapterOf({ ...base, ...setupAt(step, maker) }))).toBe(true)
    expect(chapterOf({ ...base, ...setupAt('maker', 'xiaomi') })).toBe('maker_xiaomi')
  })

  test('DIS-3: is searched in Korean, followed by its links, and led back to the screen', async () => {
    const phone = await show({})
    await openHelp()
    await phone.type('input[type=search]', '절전 예외')
    expect(chapter()).toBe('phone_home')
    await phone.press('삼성(갤럭시)')
    expect(chapter()).toBe('maker_samsung')
    await phone.press('차례')
    await phone.press('단말기 준비')
    expect(chapter()).toBe('phone_setup')
    await phone.press('샤오미')
    expect(chapter()).toBe('maker_xiaomi')
    await phone.press('이 화면의 설명')
    expect(chapter()).toBe('phone_home')
    await phone.press('닫기')
    expect(chapter()).toBeUndefined()
    expect(document.querySelector('[data-testid=home]')).not.toBeNull()
    expect(phone.told).toEqual([])
  })

  test('DIS-3: a call that comes takes its place', async () => {
    const phone = await show({})
    await openHelp()
    await phone.change({ call })
    expect(chapter()).toBeUndefined()
    expect(phone.text()).toContain('녹취중')
  })

  test('DIS-3: is read in the phone’s language', async () => {
    await show({ language: 'ja' })
    await openHelp()
    expect(document.querySelector('[data-testid=manual] h1')?.textContent).toBe('最初の画面と状態')
  })
})
