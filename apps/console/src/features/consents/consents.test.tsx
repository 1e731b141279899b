// @vitest-environment happy-dom
import '../../test/browser.ts'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ConsentTextDetail } from '@smartym/contract'
import { changePreferences } from '../../platform/preferences.ts'
import { renderPage } from '../../test/render-page.tsx'
import { sessionWith } from '../../test/session.ts'
import { parseConsentsSearch } from './consents.search.ts'
import { GivenShare } from './consents.signs.tsx'
import { DraftForm, missingLanguages } from './draft-form.tsx'
import { TextActs } from './text-acts.tsx'

const fetched = vi.fn<typeof fetch>()
const four = (text: string) => ({ ko: text, en: text, ja: text, zh: text })
const text: ConsentTextDetail = {
  consentTextId: `cnt_${'1'.repeat(32)}`,
  kind: 'terms_of_use',
  version: null,
  state: 'draft',
  isRequired: true,
  title: four('이용약관'),
  body: four('내용'),
  createdAt: '2026-11-26T01:00:00.000Z',
  changedAt: '2026-11-26T01:00:00.000Z',
  publishedAt: null,
  publishedByName: null,
  endedAt: null,
  given: 0,
  people: 27,
  sha256: null,
}
const publisher = sessionWith('consents:list', 'consents:publish')
const sent = () => fetched.mock.calls.map(([address, init]) => [init?.method, address])

beforeEach(() => {
  changePreferences({ language: 'ko' })
  vi.stubGlobal('fetch', fetched)
  fetched.mockImplementation(async () => Response.json({ ...text, version: 1, state: 'published' }))
})
afterEach(() => {
  fetched.mockReset()
  vi.unstubAllGlobals()
})

describe('consent texts in the console', () => {
  test('DIS-4: publishing says what follows from it, and is sent only when it is confirmed', async () => {
    await renderPage(() => <TextActs text={text} />, { session: publisher })
    fireEvent.click(screen.getByRole('button', { name: '게시' }))
    const warning = await screen.findByText(/게시하면 내용을 변경할 수 없습니다/)
    expect(warning.textContent).toContain('동의하기 전에는 전화를 걸 수 없습니다')
    expect(fetched).not.toHaveBeenCalled()
    fireEvent.click(screen.getAllByRole('button', { name: '게시' }).at(-1) as HTMLElement)
    const path = `/api/v1/consent-texts/${text.consentTextId}/publication`
    await waitFor(() => expect(sent()).toContainEqual(['POST', path]))
  })

  test('DIS-4: who may not publish is offered nothing, and what is published can only be retired', async () => {
    const { unmount } = await renderPage(() => <TextActs text={text} />, {
      session: sessionWith('consents:list'),
    })
    expect(screen.queryAllByRole('button')).toEqual([])
    unmount()
    const published = { ...text, state: 'published', version: 1 } as const
    await renderPage(() => <TextActs text={published} />, { session: publisher })
    expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual(['게시 종료'])
  })

  test('DIS-4: a draft is written one language at a time, names what is missing, and saves all four', async () => {
    const half = { ...text, body: { ...text.body, en: '', zh: ' ' } }
    expect(missingLanguages(half)).toEqual(['en', 'zh'])
    await renderPage(() => <DraftForm text={half} />, { session: publisher })
    expect(screen.getByText(/English, 中文/)).toBeTruthy()
    fireEvent.change(screen.getByLabelText('내용'), { target: { value: '고친 내용' } })
    fireEvent.click(screen.getByRole('button', { name: '저장' }))
    await waitFor(() => expect(fetched).toHaveBeenCalled())
    const [, init] = fetched.mock.calls[0] ?? []
    expect(JSON.parse(init?.body as string)).toEqual({
      isRequired: true,
      title: text.title,
      body: { ...half.body, ko: '고친 내용' },
    })
  })

  test('DIS-4: the share of those who agreed is whole only when all have', async () => {
    const { container, unmount } = await renderPage(() => (
      <GivenShare text={{ state: 'published', given: 26, people: 27 }} />
    ))
    expect(container.textContent).toBe('26/27명 (96%)')
    unmount()
    const draft = await renderPage(() => <GivenShare text={{ state: 'draft', given: 0, people: 27 }} />)
    expect(draft.container.textContent).toBe('–')
  })

  test('DIS-4: filters stand in the address, and nonsense in it is left out', () => {
    expect(parseConsentsSearch({ tab: 'history', decision: 'withdrawn', text: 'x' })).toEqual({
      tab: 'history',
      decision: 'withdrawn',
    })
  })
})
