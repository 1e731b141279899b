// @vitest-environment happy-dom
import type { HandsetView } from '@smartym/handset-core/ports'
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createHttpBridge } from './http-bridge.ts'
import { everything } from './own-recordings.search.tsx'
import { Sound } from './sound.tsx'
import { show } from './test/phone.tsx'
import { base } from './test/views.ts'

afterEach(() => act(() => render(null, document.body)))

type List = NonNullable<HandsetView['ownRecordings']>
type Item = List['items'][number]
type Upload = HandsetView['uploads'][number]
type Player = NonNullable<HandsetView['player']>

const item: Item = {
  recordingId: 'rec_1',
  callId: 'call_1',
  state: 'stored',
  direction: 'outbound',
  customerNumber: { text: '010-****-1234', last4: '1234', isMasked: true },
  customerName: '이서준',
  startedAt: '2026-11-28T05:05:00.000Z',
  durationMs: 65_000,
  memo: '',
  isImportant: false,
  listening: 'allowed',
}
const upload: Upload = {
  recordingId: 'rec_1',
  callId: 'call_1',
  state: 'sealed',
  offsetBytes: 0,
  sealedBytes: 1000,
  nextAttemptAt: null,
  faultCode: null,
  lostMs: 0,
}
const listOf = (changes: Partial<List> = {}): Pick<HandsetView, 'ownRecordings'> => ({
  ownRecordings: {
    search: everything,
    state: 'shown',
    items: [item],
    hasMore: false,
    faultCode: null,
    savingId: null,
    unsaved: null,
    ...changes,
  },
})
const playerOf = (changes: Partial<Player> = {}): Player => ({
  recordingId: 'rec_1',
  state: 'playing',
  positionMs: 20_000,
  at: Date.now(),
  durationMs: 65_000,
  faultCode: null,
  ...changes,
})
const submit = (selector: string) =>
  act(() => {
    const event = new Event('submit', { bubbles: true, cancelable: true })
    document.querySelector(selector)?.dispatchEvent(event)
  })
const labelled = (label: string) =>
  act(() => document.querySelector<HTMLElement>(`[aria-label="${label}"]`)?.click())

describe('own recordings on the screen', () => {
  test('REC-10: the list is opened from home, shows whom, when, how long and where, and is closed again', async () => {
    const phone = await show({})
    await phone.press('내 녹취 보기')
    expect(phone.told).toEqual([{ type: 'user.own_recordings_searched', search: everything }])
    await phone.change(listOf())
    expect(document.querySelector('[data-testid=home]')).toBeNull()
    const row = document.querySelector('[data-testid=own-recording]')?.textContent ?? ''
    for (const text of ['이서준', '010-****-1234', '발신', '1:05', '저장완료']) expect(row).toContain(text)
    await phone.press('닫기')
    expect(phone.told.at(-1)).toEqual({ type: 'user.own_recordings_closed' })
  })

  test('REC-10: one field takes a number or a name; days and the star narrow it', async () => {
    const phone = await show(listOf())
    await phone.type('input[name=text]', '010-1234-5678')
    await submit('.own-search')
    expect(phone.told.at(-1)).toMatchObject({ search: { number: '010-1234-5678', name: '' } })
    await phone.type('input[name=text]', '이서준')
    await phone.type('input[name=from]', '2026-11-27')
    await phone.type('input[name=to]', '2026-11-28')
    await act(() => document.querySelector<HTMLInputElement>('input[name=important]')?.click())
    await submit('.own-search')
    expect(phone.told.at(-1)).toEqual({
      type: 'user.own_recordings_searched',
      search: {
        number: '',
        name: '이서준',
        from: new Date('2026-11-27T00:00').getTime(),
        to: new Date('2026-11-29T00:00').getTime(),
        isImportantOnly: true,
      },
    })
  })

  test('REC-10: what was looked for stands in the fields again', async () => {
    const to = new Date('2026-11-29T00:00').getTime()
    await show(listOf({ search: { ...everything, name: '이서준', to, isImportantOnly: true } }))
    const valueOf = (name: string) => document.querySelector<HTMLInputElement>(`input[name=${name}]`)?.value
    expect([valueOf('text'), valueOf('to')]).toEqual(['이서준', '2026-11-28'])
    expect(document.querySelector<HTMLDetailsElement>('.own-search details')?.open).toBe(true)
  })

  test('REC-10: loading, nothing found, more to look through, and a failure each say so', async () => {
    const phone = await show(listOf({ state: 'loading', items: [] }))
    expect(phone.text()).toContain('불러오는 중')
    await phone.change(listOf({ items: [] }))
    expect(phone.text()).toContain('아직 녹취가 없습니다')
    const search = { ...everything, name: '없는 사람' }
    await phone.change(listOf({ items: [], search }))
    expect(phone.text()).toContain('조건에 맞는 녹취가 없습니다')
    await phone.change(listOf({ items: [], search, hasMore: true }))
    expect(phone.text()).toContain('이전 녹취에서 더 찾을 수 있습니다')
    await phone.press('더 보기')
    expect(phone.told.at(-1)).toEqual({ type: 'user.more_own_recordings_requested' })
    await phone.change(listOf({ state: 'failed', items: [], search, faultCode: 'network.unreachable' }))
    expect(document.querySelector('[role=alert]')?.textContent).toContain('불러오지 못했습니다')
    await phone.press('다시 시도')
    expect(phone.told.at(-1)).toEqual({ type: 'user.own_recordings_searched', search })
  })

  test('REC-10: a star and a memo are handed on, each keeping the other', async () => {
    const phone = await show(listOf({ items: [{ ...item, memo: '약속' }] }))
    await labelled('중요 표시')
    expect(phone.told.at(-1)).toEqual({
      type: 'user.recording_memo_changed',
      recordingId: 'rec_1',
      memo: '약속',
      isImportant: true,
    })
    await phone.change(listOf({ items: [{ ...item, memo: '약속', isImportant: true }] }))
    expect(document.querySelector('[aria-label="중요 표시 해제"]')?.getAttribute('aria-pressed')).toBe('true')
    await phone.press('메모')
    const field = document.querySelector('textarea')
    if (field !== null) field.value = '다음 주 재통화'
    await act(() => void field?.dispatchEvent(new Event('input', { bubbles: true })))
    await submit('form.memo')
    expect(phone.told.at(-1)).toMatchObject({ memo: '다음 주 재통화', isImportant: true })
    const unsaved = { recordingId: 'rec_1', faultCode: 'network.unreachable' }
    await phone.change(listOf({ unsaved }))
    expect(phone.text()).toContain('메모를 저장하지 못했습니다')
  })

  test('REC-10: what may not be heard offers no playing, what cannot yet be heard says so', async () => {
    const phone = await show(listOf({ items: [{ ...item, listening: 'refused' }] }))
    expect(phone.button('듣기')).toBeUndefined()
    await phone.change(listOf({ items: [{ ...item, listening: 'not_possible' }] }))
    expect(phone.button('아직 들을 수 없음')?.disabled).toBe(true)
    await phone.change(listOf())
    await phone.press('듣기')
    expect(phone.told.at(-1)).toEqual({ type: 'user.play_requested', recordingId: 'rec_1' })
  })

  test('REC-10: the player shows where it is, pauses, goes ten seconds either way, to any place, and ends', async () => {
    const phone = await show({ ...listOf(), player: playerOf({ state: 'paused' }) })
    const slider = document.querySelector<HTMLInputElement>('input[type=range]')
    expect(slider?.getAttribute('aria-valuetext')).toBe('1:05 중 0:20')
    await labelled('10초 뒤로')
    await labelled('10초 앞으로')
    if (slider !== null) slider.value = '50000'
    await act(() => void slider?.dispatchEvent(new Event('change', { bubbles: true })))
    await phone.press('재생')
    await phone.change({ ...listOf(), player: playerOf() })
    await phone.press('일시정지')
    await labelled('그만 듣기')
    expect(phone.told).toEqual([
      { type: 'user.playing_sought', positionMs: 10_000 },
      { type: 'user.playing_sought', positionMs: 30_000 },
      { type: 'user.playing_sought', positionMs: 50_000 },
      { type: 'user.playing_switched', isPlaying: true },
      { type: 'user.playing_switched', isPlaying: false },
      { type: 'user.playing_stopped' },
    ])
    const failed = playerOf({ state: 'failed', faultCode: 'recordings.own_listening_off' })
    await phone.change({ ...listOf(), player: failed })
    expect(document.querySelector('.player [role=alert]')?.textContent).toContain('들을 수 없습니다')
  })

  test('UPL-2: what waits for the agent’s choice says so and is sent when chosen', async () => {
    const waiting: Upload = { ...upload, isWaitingForHand: true }
    const phone = await show({ ...listOf({ items: [{ ...item, state: 'sealed' }] }), uploads: [waiting] })
    expect(phone.text()).toContain('선택하면 전송')
    await phone.press('지금 전송')
    expect(phone.told.at(-1)).toEqual({ type: 'user.upload_requested', recordingId: 'rec_1' })
  })

  test('DEL-3: a deletion is asked about once more, with a warning for what is important', async () => {
    const important = { ...item, isImportant: true }
    const phone = await show({
      ...listOf({ items: [important] }),
      uploads: [{ ...upload, isDeletable: true }],
    })
    await phone.press('단말기에서 삭제')
    const asked = document.querySelector('[role=alertdialog]')?.textContent
    expect(asked).toContain('중요 표시된 녹취입니다')
    expect(asked).toContain('되살릴 수 없습니다')
    expect(phone.told).toEqual([])
    await act(() => document.querySelector<HTMLElement>('[role=alertdialog] .danger')?.click())
    expect(phone.told).toEqual([{ type: 'user.recording_deletion_requested', recordingId: 'rec_1' }])
    await phone.change({ ...listOf(), uploads: [upload] })
    expect(phone.button('단말기에서 삭제')).toBeUndefined()
  })
})

describe('who is there is asked again', () => {
  const asked = (changes: Partial<HandsetView['reauthentication']> = {}) => ({
    reauthentication: { ...base.reauthentication, isAsked: true as const, ...changes },
  })

  test('SEC-5: the password is asked for before anything is shown, handed on and forgotten', async () => {
    const phone = await show({ ...listOf(), ...asked() })
    expect(document.querySelector('[data-testid=own-recordings]')).toBeNull()
    expect(document.querySelector('[data-testid=reauthentication]')?.textContent).toContain('본인 확인')
    expect(phone.button('PIN으로 확인')).toBeUndefined()
    await phone.type('input[name=password]', 'vK8-mt0!Zq')
    await phone.submit()
    const proof = { kind: 'password', password: 'vK8-mt0!Zq' }
    expect(phone.told).toEqual([{ type: 'user.reauthentication_requested', proof }])
    expect(document.querySelector<HTMLInputElement>('input[name=password]')?.value).toBe('')
    await phone.change(asked({ faultCode: 'accounts.sign_in_refused' }))
    expect(phone.text()).toContain('아이디 또는 비밀번호가 맞지 않습니다')
    await phone.press('취소')
    expect(phone.told.at(-1)).toEqual({ type: 'user.reauthentication_canceled' })
  })

  test('SEC-5: where the lock of the app is enough its PIN or a finger does, and the password still may', async () => {
    const appLock = { ...base.appLock, state: 'open', isSet: true, biometrics: 'on' } as const
    const phone = await show({ ...asked({ isAppLockEnough: true }), appLock })
    await phone.type('input[name=pin]', '739154')
    await phone.submit()
    await phone.press('지문·얼굴로 확인')
    expect(phone.told).toEqual([
      { type: 'user.reauthentication_requested', proof: { kind: 'pin', pin: '739154' } },
      { type: 'user.reauthentication_requested', proof: { kind: 'biometrics' } },
    ])
    await phone.press('비밀번호로 확인')
    expect(document.querySelector('input[name=password]')).not.toBeNull()
    await phone.press('PIN으로 확인')
    expect(document.querySelector('input[name=pin]')).not.toBeNull()
  })
})

test('REC-10: the page of a phone without a loudspeaker lets be heard what the phone plays, where it plays it', async () => {
  const url = createHttpBridge('http://localhost/handsets/1/').soundUrl?.('rec_1') ?? ''
  const play = vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue()
  const pause = vi.spyOn(HTMLMediaElement.prototype, 'pause').mockReturnValue()
  const sound = () => document.querySelector<HTMLAudioElement>('[data-testid=sound]')
  const draw = (player: Player) => act(() => render(<Sound player={player} url={url} />, document.body))
  await draw(playerOf({ state: 'loading' }))
  expect(sound()).toBeNull()
  await draw(playerOf())
  expect(sound()?.src).toBe('http://localhost/handsets/1/sound?recordingId=rec_1')
  expect(Math.round(sound()?.currentTime ?? 0)).toBe(20)
  expect(play).toHaveBeenCalledTimes(1)
  await draw(playerOf({ state: 'paused', positionMs: 40_000 }))
  expect([sound()?.currentTime, pause.mock.calls.length]).toEqual([40, 1])
})
