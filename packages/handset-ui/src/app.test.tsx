// @vitest-environment happy-dom
import { handsetProblems } from '@smartym/handset-core/ports'
import { isPhraseKey, type PhraseLanguage, phrase } from '@smartym/phrases'
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, describe, expect, test } from 'vitest'
import { show } from './test/phone.tsx'
import { base, call, name } from './test/views.ts'
import { formatNumber } from './words.ts'

afterEach(() => act(() => render(null, document.body)))

describe('the phone’s screens', () => {
  test('SEC-1: a phone that is nobody’s asks for a code and offers nothing else', async () => {
    const phone = await show({ agent: null, registration: { state: 'unregistered', faultCode: null } })
    expect(document.querySelector('input[name=loginId]')).toBeNull()
    await phone.type('input[name=registrationCode]', '7K2QF-9XM3P')
    await phone.submit()
    expect(phone.told).toEqual([{ type: 'user.registration_requested', code: '7K2QF-9XM3P' }])
    const faultCode = 'devices.registration_code_invalid'
    await phone.change({ registration: { state: 'unregistered', faultCode } })
    expect(phone.text()).toContain('등록 코드가 맞지 않거나 기한이 지났습니다.')
  })

  test('DIS-2, MON-3: a phone says that it waits, is out of use, or was wiped', async () => {
    const phone = await show({ agent: null, registration: { state: 'pending', faultCode: null } })
    expect(phone.text()).toContain('승인을 기다리고 있습니다')
    for (const [state, text] of [
      ['suspended', '사용이 정지된 단말기입니다'],
      ['replaced', '교체된 단말기입니다'],
      ['lost', '분실 신고된 단말기입니다'],
      ['wiped', '초기화된 단말기입니다'],
    ] as const) {
      await phone.change({ registration: { state, faultCode: null } })
      expect(phone.text()).toContain(text)
    }
    await phone.press('새로 등록')
    expect(document.querySelector('input[name=registrationCode]')).not.toBeNull()
  })

  test('SEC-1: nothing but signing in is offered before an agent has signed in', async () => {
    const phone = await show({
      agent: null,
      agentState: null,
      registration: { state: 'active', faultCode: null },
      signIn: { state: 'signed_out', faultCode: null },
    })
    await phone.type('input[name=loginId]', 'agent1')
    await phone.type('input[name=password]', 'secret')
    await phone.submit()
    expect(phone.told).toEqual([{ type: 'user.sign_in_requested', loginId: 'agent1', password: 'secret' }])
    expect(document.querySelector<HTMLInputElement>('input[name=password]')?.value).toBe('')
    expect(phone.button('대기')).toBeUndefined()
  })

  test('WCAG 2.4.6: the screen that waits for a call has one heading of the first level, which says so', async () => {
    const phone = await show({})
    const headings = () => [...document.querySelectorAll('h1')].map((each) => each.textContent)
    expect(headings()).toEqual([phrase('ko', 'handset.waiting_for_dial')])
    await phone.change({
      agentState: { ...base.agentState, state: 'not_ready', notReadyReason: 'break' } as never,
    })
    expect(headings()).toEqual([phrase('ko', 'handset.not_available_help')])
  })

  test('SEC-1: a refused sign-in says why', async () => {
    const phone = await show({
      agent: null,
      agentState: null,
      registration: { state: 'active', faultCode: null },
      signIn: { state: 'signed_out', faultCode: 'accounts.sign_in_refused' },
    })
    expect(phone.text()).toContain('아이디 또는 비밀번호가 맞지 않습니다')
  })

  test('SEC-2: a password that must be changed is changed with the one just typed, and says what is wrong with the new one', async () => {
    const nobody = { agent: null, agentState: null }
    const phone = await show({ ...nobody, signIn: { state: 'signed_out', faultCode: null } })
    await phone.type('input[name=loginId]', 'agent1')
    await phone.type('input[name=password]', 'initial')
    await phone.submit()
    await phone.change({
      ...nobody,
      registration: { state: 'active', faultCode: null },
      signIn: { state: 'signed_out', faultCode: 'accounts.password_refused' },
      passwordChange: { faults: ['too_short', 'has_name'] },
    })
    expect(phone.text()).toContain('더 길어야 합니다')
    expect(phone.text()).toContain('이름이 들어 있습니다')
    await phone.type('input[name=newPassword]', 'vK8-mt0!Zq')
    await phone.type('input[name=repeated]', 'vK8-mt0!Z')
    expect(phone.text()).toContain('새 비밀번호와 다릅니다')
    await phone.submit()
    expect(phone.told).toHaveLength(1)
    await phone.type('input[name=repeated]', 'vK8-mt0!Zq')
    await phone.submit()
    expect(phone.told[1]).toEqual({
      type: 'user.password_change_requested',
      loginId: 'agent1',
      password: 'initial',
      newPassword: 'vK8-mt0!Zq',
    })
  })

  test('SEC-2: an agent whose password ends soon is told, and may change it', async () => {
    const phone = await show({ passwordExpiresAt: new Date(2026, 11, 24, 9).getTime() })
    expect(phone.text()).toContain('비밀번호가 2026-12-24에 만료됩니다')
    await phone.press('비밀번호 변경')
    expect(document.querySelector('input[name=password]')).not.toBeNull()
  })

  test('DIS-4: at first start each required text is read and agreed to on its own, and nothing is dialled before', async () => {
    const owed = { kind: 'terms_of_use', version: 1, isRequired: true, givenAt: null } as const
    const terms = { ...owed, consentTextId: 'cnt_1', title: '이용약관', body: '첫 문단\n\n둘째 문단' }
    const notice = {
      ...owed,
      kind: 'recording_notice',
      consentTextId: 'cnt_2',
      title: null,
      body: null,
    } as const
    const optional = { ...terms, consentTextId: 'cnt_3', isRequired: false, title: '선택 문안' }
    const phone = await show({ consents: { isMissing: true, items: [terms, notice, optional] } })
    expect(phone.text()).toContain('시작하기 전에')
    expect(phone.text()).toContain('둘째 문단')
    expect(phone.text()).not.toContain('선택 문안')
    expect(document.querySelector('input[type=tel]')).toBeNull()
    const ticks = () => [...document.querySelectorAll<HTMLInputElement>('input[type=checkbox]')]
    await act(() => ticks()[0]?.click())
    expect(ticks()[1]?.disabled).toBe(true)
    expect(phone.button('동의하고 시작')?.disabled).toBe(true)
    const read = { ...notice, title: '녹취 안내', body: '녹취됩니다.' }
    await phone.change({ consents: { isMissing: true, items: [terms, read, optional] } })
    await act(() => ticks()[1]?.click())
    await phone.submit()
    expect(phone.told).toEqual([
      { type: 'user.consent_given', consentTextId: 'cnt_1' },
      { type: 'user.consent_given', consentTextId: 'cnt_2' },
    ])
  })

  test('DIS-4: a call that goes on is not hidden by a text, and a consent can be taken back where it is read', async () => {
    const given = {
      consentTextId: 'cnt_1',
      kind: 'terms_of_use',
      version: 2,
      isRequired: true,
      givenAt: new Date(2026, 10, 24, 9).getTime(),
      title: '이용약관',
      body: '내용',
    } as const
    const owed = { isMissing: true, items: [{ ...given, givenAt: null }] }
    const phone = await show({ call, consents: owed })
    expect(document.querySelector('[data-testid=consents]')).toBeNull()
    await phone.change({ call: null, consents: { isMissing: false, items: [given] } })
    expect(phone.text()).toContain('2026-11-24 동의')
    await phone.press('동의 철회')
    expect(phone.text()).toContain('다시 동의할 때까지 전화를 걸 수 없습니다')
    expect(phone.told).toEqual([])
    await phone.press('동의 철회')
    expect(phone.told).toEqual([{ type: 'user.consent_withdrawn', consentTextId: 'cnt_1' }])
  })

  test('whatever the phone cannot do is said in words, in every language', () => {
    const unsaid = handsetProblems.filter((code) => !isPhraseKey(`handset.problem.${code}`))
    expect(unsaid).toEqual([])
  })

  test('REC-5: a call that is recorded shows the sign and its time', async () => {
    const phone = await show({ call })
    expect(document.querySelector('[data-testid=recording]')?.textContent).toMatch(/녹취중 1:0\d/)
    expect(phone.text()).toContain('010-0000-1234')
  })

  test('REC-2: recording is started by hand where it is not automatic', async () => {
    const phone = await show({
      call: { ...call, recording: { state: 'none', startedAt: null, mayStart: true, mayStop: false } },
    })
    await phone.press('녹취시작')
    expect(phone.told).toEqual([{ type: 'user.recording_start_requested' }])
  })

  test('MON-5: in a call the state switch chooses what comes after it', async () => {
    const phone = await show({ call, agentState: { ...base.agentState!, state: 'in_call' } })
    expect(phone.text()).toContain('통화 후 상태')
    await phone.press('휴식')
    expect(phone.told).toEqual([{ type: 'user.state_wished', wish: 'not_ready', notReadyReason: 'break' }])
    expect(phone.button('로그아웃')?.disabled).toBe(true)
  })

  test('CTC-4: two taps set the disposition, and a half-typed note is told with each key', async () => {
    const afterCall = {
      callId: 'call_1',
      outcome: 'connected',
      durationMs: 65_000,
      customerName: '이서준',
      phoneNumber: null,
      isRequired: true,
      chosenCode: null,
      isSaved: false,
      note: '',
    } as const
    const phone = await show({ afterCall })
    await phone.type('textarea', '금')
    await phone.press('약속')
    await phone.press('저장')
    expect(phone.told).toEqual([
      { type: 'user.note_changed', note: '금' },
      { type: 'user.disposition_chosen', code: 'promise', note: '금' },
    ])
  })

  test('CTC-4: an answer that is saved may be changed, and a note written after it can be saved', async () => {
    const afterCall = {
      callId: 'call_1',
      outcome: 'connected',
      durationMs: 65_000,
      customerName: '이서준',
      phoneNumber: null,
      isRequired: true,
      chosenCode: null,
      isSaved: false,
      note: '',
    } as const
    const twoCodes = {
      dispositions: [...base.dispositions, { ...base.dispositions[0]!, code: 'refused', name: name('거절') }],
    }
    const phone = await show({ afterCall, ...twoCodes })
    const answered = { ...afterCall, chosenCode: 'promise', note: '금요일' }
    await phone.change({ afterCall: { ...answered, isSaved: true } })
    expect(phone.button('약속')?.getAttribute('aria-pressed')).toBe('true')
    expect(document.querySelector('textarea')?.value).toBe('금요일')
    expect(phone.button('저장했습니다')?.disabled).toBe(true)
    await phone.change({ afterCall: { ...answered, isSaved: false } })
    expect(phone.button('저장')?.disabled).toBe(false)
    await phone.press('거절')
    await phone.press('저장')
    expect(phone.told).toEqual([{ type: 'user.disposition_chosen', code: 'refused', note: '금요일' }])
  })

  test('the form of the next call does not begin with the note of the last', async () => {
    const afterCall = {
      callId: 'call_1',
      outcome: 'connected',
      durationMs: 1,
      customerName: null,
      phoneNumber: null,
      isRequired: false,
      chosenCode: null,
      isSaved: false,
      note: '앞 통화',
    } as const
    const phone = await show({ afterCall })
    await phone.change({ afterCall: { ...afterCall, callId: 'call_2', note: '' } })
    expect(document.querySelector('textarea')?.value).toBe('')
  })

  test('MON-1: recordings that wait are shown, with the seconds that a crash cost', async () => {
    const upload = {
      recordingId: 'rec_1',
      callId: 'call_1',
      state: 'sealed',
      offsetBytes: 10,
      sealedBytes: 40,
      nextAttemptAt: null,
      faultCode: null,
      lostMs: 800,
    } as const
    const phone = await show({ uploads: [upload] })
    expect(phone.text()).toContain('0.8초 유실')
    expect(document.querySelector('progress')?.value).toBe(25)
    await phone.press('지금 전송')
    expect(phone.told).toEqual([{ type: 'user.upload_requested', recordingId: 'rec_1' }])
  })

  test('UPL-1, UPL-4: a recording that may not be sent yet says what it waits for, and is sent at once only where agents may', async () => {
    const upload = {
      recordingId: 'rec_1',
      callId: 'call_1',
      state: 'sealed',
      offsetBytes: 0,
      sealedBytes: 40,
    } as const
    const waiting = { ...upload, faultCode: null, lostMs: 0, waitsFor: 'window' } as const
    const nextAttemptAt = new Date(2026, 10, 28, 18, 5, 9).getTime()
    const phone = await show({ uploads: [{ ...waiting, nextAttemptAt, isSendNowBarred: true }] })
    expect(phone.text()).toContain('전송 시간대를 기다리는 중: 18:05:09부터')
    expect(phone.button('지금 전송')).toBeUndefined()
    await phone.change({ uploads: [{ ...waiting, nextAttemptAt: null, waitsFor: 'network' }] })
    expect(phone.text()).toContain('허용된 네트워크를 기다리는 중')
    expect(phone.button('지금 전송')).toBeDefined()
  })

  test('REC-7: a phone that cannot record says why', async () => {
    const phone = await show({ recording: { isReady: false, faults: ['space', 'battery'] } })
    expect(phone.text()).toContain('녹취 불가 · 저장 공간 부족, 배터리 부족')
  })

  test('what it could not do is said, also when the word is new', async () => {
    expect((await show({ problem: { code: 'expired', at: 0 } })).text()).toContain(
      '발신 시한이 지나 걸지 않았습니다',
    )
    expect((await show({ problem: { code: 'x.new', at: 0 } })).text()).toContain('x.new')
  })

  test('DIS-7: the four languages are one touch away', async () => {
    const phone = await show({})
    await phone.press('日本語')
    expect(phone.told).toEqual([{ type: 'user.language_chosen', language: 'ja' }])
    for (const language of ['ko', 'en', 'ja', 'zh'] satisfies PhraseLanguage[]) {
      await phone.change({ language })
      expect(phone.text()).toContain(phrase(language, 'handset.today'))
      expect(document.documentElement.lang).toBe(language)
    }
  })

  test('numbers are written as Koreans write them, others as they are', () => {
    expect(['+821000001234', '+82212345678', '+12125550123'].map(formatNumber)).toEqual([
      '010-0000-1234',
      '02-1234-5678',
      '+12125550123',
    ])
  })
})
