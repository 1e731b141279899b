// @vitest-environment happy-dom
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, describe, expect, test } from 'vitest'
import { show } from './test/phone.tsx'

afterEach(() => act(() => render(null, document.body)))

const choices = [
  { simId: '1', name: '' },
  { simId: '2', name: 'SKT' },
]

describe('the SIM of the line on the phone', () => {
  test('MON-3: while nobody knows it, the agent is asked, and told what hangs on it', async () => {
    const phone = await show({ lineSim: { current: null, choices } })
    expect(phone.text()).toContain('회사 회선은 어느 SIM인가요?')
    expect(phone.text()).toContain('다른 SIM의 통화는 녹취도 보고도 하지 않습니다.')
    await phone.press('SKT')
    expect(phone.told).toEqual([{ type: 'user.line_sim_chosen', simId: '2' }])
    expect(phone.button('SIM 1')).toBeDefined()
  })

  test('MON-3: what the agent named is shown with the phone check, and can be corrected there', async () => {
    const phone = await show({ lineSim: { current: { simId: '2', name: 'SKT', knownBy: 'agent' }, choices } })
    expect(document.querySelector('[data-testid=line-sim]')).toBeNull()
    expect(phone.text()).toContain('SKT · 상담원이 지정')
    expect(phone.button('SKT')?.getAttribute('aria-pressed')).toBe('true')
    await phone.press('SIM 1')
    expect(phone.told).toEqual([{ type: 'user.line_sim_chosen', simId: '1' }])
  })

  test('MON-3: what the number says nobody is asked for, and a phone that tells no SIMs apart shows nothing of it', async () => {
    const known = await show({
      lineSim: { current: { simId: '2', name: 'SKT', knownBy: 'number' }, choices: [] },
    })
    expect(known.text()).toContain('SKT · 회선 번호로 확인')
    expect(known.button('SKT')).toBeUndefined()
    await known.change({ lineSim: undefined })
    expect(known.text()).not.toContain('회선 SIM')
  })
})
