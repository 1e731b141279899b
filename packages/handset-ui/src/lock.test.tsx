// @vitest-environment happy-dom
import type { HandsetView } from '@smartym/handset-core/ports'
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, describe, expect, test } from 'vitest'
import { show } from './test/phone.tsx'
import { base, call } from './test/views.ts'

afterEach(() => act(() => render(null, document.body)))

type Lock = HandsetView['appLock']
const lockOf = (changes: Partial<Lock>): Pick<HandsetView, 'appLock'> => ({
  appLock: { ...base.appLock, mode: 'required', ...changes },
})
const locked = lockOf({ state: 'locked', isShut: true, isSet: true, biometrics: 'on' })
const open = (changes: Partial<Lock> = {}) =>
  lockOf({ state: 'open', isSet: true, mode: 'optional', biometrics: 'off', ...changes })

describe('the lock of the app on the phone', () => {
  test('SEC-4: a locked phone shows nothing but the way in, and hands the PIN on without keeping it', async () => {
    const phone = await show(locked)
    expect(document.querySelector('[data-testid=home]')).toBeNull()
    expect(phone.button('로그아웃')).toBeUndefined()
    await phone.type('input[name=pin]', '739154')
    await phone.submit()
    expect(phone.told).toEqual([{ type: 'user.unlock_requested', proof: { kind: 'pin', pin: '739154' } }])
    expect(document.querySelector<HTMLInputElement>('input[name=pin]')?.value).toBe('')
    await phone.press('지문·얼굴로 열기')
    expect(phone.told.at(-1)).toEqual({ type: 'user.unlock_requested', proof: { kind: 'biometrics' } })
  })

  test('SEC-4: a wrong PIN says how many tries are left, and none is taken before the wait is over', async () => {
    const waitUntil = Date.now() + 30_000
    const phone = await show(lockOf({ ...locked.appLock, triesLeft: 2, waitUntil }))
    expect(phone.text()).toContain('2번 더 틀리면 로그아웃됩니다')
    expect(phone.text()).toContain('후에 다시 시도할 수 있습니다')
    expect(phone.button('열기')?.disabled).toBe(true)
  })

  test('SEC-4: who forgot the PIN, or tried too often, opens with the password and is told what is wrong with it', async () => {
    const phone = await show(locked)
    await phone.press('PIN을 잊었습니다')
    await phone.type('input[name=password]', 'vK8-mt0!Zq')
    await phone.submit()
    const proof = { kind: 'password', password: 'vK8-mt0!Zq' }
    expect(phone.told).toEqual([{ type: 'user.reauthentication_requested', proof }])
    await phone.press('PIN으로 열기')
    expect(document.querySelector('input[name=pin]')).not.toBeNull()
    await phone.change({
      ...lockOf({ state: 'locked_out', isShut: true }),
      reauthentication: { ...base.reauthentication, faultCode: 'accounts.sign_in_refused' },
    })
    expect(phone.text()).toContain('PIN으로는 열 수 없습니다')
    expect(phone.text()).toContain('아이디 또는 비밀번호가 맞지 않습니다')
    expect(phone.button('PIN으로 열기')).toBeUndefined()
  })

  test('SEC-4: a call goes on before the lock with its end in reach, and nobody reads with whom it is', async () => {
    const hidden = { ...call, isHidden: true, phoneNumber: null, customerName: null, customerReference: null }
    const phone = await show({ ...locked, call: hidden })
    expect(phone.text()).toContain('통화 상대 숨김')
    await phone.press('통화종료')
    expect(phone.told).toEqual([{ type: 'user.hang_up_requested' }])
    expect(phone.text()).not.toContain('긴급 전화')
  })

  test('SEC-4: an emergency call needs no PIN', async () => {
    const phone = await show(locked)
    await phone.type('input[type=tel]', '119')
    const form = document.querySelector('form.dial')
    await act(() => void form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })))
    expect(phone.told).toEqual([{ type: 'user.dial_requested', phoneNumber: '119' }])
  })

  test('SEC-4: where a PIN is required the first one is chosen before anything else, twice alike', async () => {
    const phone = await show(lockOf({ state: 'not_set', isShut: true }))
    expect(phone.text()).toContain('숫자 6자리 이상')
    await phone.type('input[name=newPin]', '111111')
    await phone.type('input[name=repeatedPin]', '111112')
    await phone.submit()
    expect(phone.told).toEqual([])
    expect(phone.text()).toContain('새 PIN과 다릅니다')
    await phone.type('input[name=repeatedPin]', '111111')
    await phone.submit()
    expect(phone.told).toEqual([{ type: 'user.app_lock_pin_chosen', pin: '111111', currentPin: null }])
    await phone.change(lockOf({ state: 'not_set', isShut: true, pinFaults: ['repeated'] }))
    expect(phone.text()).toContain('같은 글자가 반복됩니다')
  })

  test('SEC-4: an agent changes the PIN with the one that is set, and takes it away where that is a choice', async () => {
    const phone = await show(open())
    await phone.press('PIN 변경')
    await phone.type('input[name=currentPin]', '739154')
    await phone.type('input[name=newPin]', '846203')
    await phone.type('input[name=repeatedPin]', '846203')
    const submit = () =>
      act(() => {
        const form = document.querySelector('[data-testid=own-lock] form')
        form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
      })
    await submit()
    expect(phone.told).toEqual([{ type: 'user.app_lock_pin_chosen', pin: '846203', currentPin: '739154' }])
    await phone.change(open({ isBusy: true }))
    await phone.change(open())
    expect(document.querySelector('[data-testid=pin-choice]')).toBeNull()
    await phone.press('앱 잠금 해제')
    await phone.type('input[name=pin]', '846203')
    await submit()
    expect(phone.told.at(-1)).toEqual({ type: 'user.app_lock_removal_requested', pin: '846203' })
    await phone.change(lockOf({ state: 'not_set', mode: 'optional' }))
    expect(phone.text()).toContain('앱 잠금을 쓰지 않습니다')
    await phone.change(open({ mode: 'required' }))
    await phone.press('뒤로')
    expect(phone.button('앱 잠금 해제')).toBeUndefined()
  })

  test('SEC-4: fingers on an open app keep it open', async () => {
    const phone = await show(open())
    await act(() => void document.dispatchEvent(new Event('pointerdown')))
    await act(() => void document.dispatchEvent(new Event('pointerdown')))
    expect(phone.told).toEqual([{ type: 'user.active' }])
  })

  test('SEC-10: a phone that found signs of tampering names them', async () => {
    const phone = await show({ integrity: { verdict: 'warn', signs: ['usb_debugging'] } })
    expect(phone.text()).toContain('USB 디버깅 켜짐')
    await phone.change({ integrity: { verdict: 'block', signs: ['su_binary'] } })
    expect(phone.text()).toContain('위변조가 의심되는 단말기입니다')
  })
})
