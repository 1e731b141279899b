// @vitest-environment happy-dom
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, describe, expect, test } from 'vitest'
import { goBack } from './back.ts'
import { everything } from './own-recordings.search.tsx'
import { show } from './test/phone.tsx'
import { call } from './test/views.ts'

afterEach(() => act(() => render(null, document.body)))

/* Whether there was anything to go back from. */
async function pressBack(): Promise<boolean> {
  let wasOpen = false
  await act(() => void (wasOpen = goBack()))
  return wasOpen
}
const isThere = (testId: string) => document.querySelector(`[data-testid=${testId}]`) !== null
const openHelp = () => act(() => document.querySelector<HTMLButtonElement>('.help-button')?.click())

const ownRecordings = {
  search: everything,
  state: 'shown',
  items: [
    {
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
    },
  ],
  hasMore: false,
  faultCode: null,
  savingId: null,
  unsaved: null,
} as const

describe('DIS-2: the phone’s back button', () => {
  test('leaves the manual, and then the app', async () => {
    await show({})
    await openHelp()
    expect(isThere('manual')).toBe(true)
    expect(await pressBack()).toBe(true)
    expect(isThere('manual')).toBe(false)
    expect(await pressBack()).toBe(false)
  })

  test('closes what lies on top first: a note, then the list of own recordings', async () => {
    const phone = await show({ ownRecordings: { ...ownRecordings, items: [...ownRecordings.items] } })
    await phone.press('메모')
    expect(document.querySelector('textarea, form.memo')).not.toBeNull()
    expect(await pressBack()).toBe(true)
    expect(document.querySelector('textarea, form.memo')).toBeNull()
    expect(phone.told).toEqual([])
    expect(await pressBack()).toBe(true)
    expect(phone.told).toEqual([{ type: 'user.own_recordings_closed' }])
  })

  test('cancels the question who is there', async () => {
    const phone = await show({
      reauthentication: {
        isDue: true,
        isBusy: false,
        isAppLockEnough: false,
        faultCode: null,
        isAsked: true,
      },
    })
    expect(await pressBack()).toBe(true)
    expect(phone.told).toEqual([{ type: 'user.reauthentication_canceled' }])
  })

  test('ends no call', async () => {
    const phone = await show({ call })
    expect(await pressBack()).toBe(false)
    expect(phone.told).toEqual([])
  })
})
