// @vitest-environment happy-dom
import '../test/browser.ts'
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { Problem } from '../platform/problem.ts'
import { changePreferences } from '../platform/preferences.ts'
import { renderPage } from '../test/render-page.tsx'
import { ListPanel } from './list-panel.tsx'
import { rowLink } from './row-keys.ts'
import { type KeysetPage, type PageRequest, useKeysetList } from './use-keyset-list.ts'
import { useSearch } from '@tanstack/react-router'

interface Row {
  readonly id: string
}

type FetchPage = (page: PageRequest) => Promise<KeysetPage<Row>>

const columns = [
  {
    key: 'id',
    title: '이름',
    width: 100,
    cell: (row: Row) => (
      <a href={`#${row.id}`} {...rowLink}>
        {row.id}
      </a>
    ),
  },
]

function listPage(fetchPage: FetchPage, isFiltered = false) {
  return function Page() {
    const search: { cursor?: string; row?: string } = useSearch({ strict: false })
    const list = useKeysetList<Row>({ key: ['rows'], filters: {}, cursor: search.cursor, fetchPage })
    return (
      <ListPanel
        name="rows"
        caption="목록"
        columns={columns}
        list={list}
        rowKey={(row) => row.id}
        selectedKey={search.row}
        onOpen={() => undefined}
        filters={<button type="button">상태 누락</button>}
        isFiltered={isFiltered}
        onClearFilters={() => undefined}
        emptyTitle="아직 없습니다."
        emptyText="곧 생깁니다."
      />
    )
  }
}

const rowsOf = (...ids: readonly string[]) => ids.map((id) => ({ id }))

/** Three pages of two rows. */
const pages: Readonly<Record<string, KeysetPage<Row>>> = {
  '': { items: rowsOf('a', 'b'), nextCursor: 'two', total: 1000, isTotalCapped: true },
  two: { items: rowsOf('c', 'd'), nextCursor: 'three', total: 1000, isTotalCapped: true },
  three: { items: rowsOf('e'), nextCursor: null, total: 5, isTotalCapped: false },
}
const threePages: FetchPage = async ({ cursor = '' }) => pages[cursor] ?? { items: [], nextCursor: null }

function press(code: string): void {
  const target = document.activeElement ?? document.body
  fireEvent.keyDown(target, { code, key: code })
  fireEvent.keyUp(target, { code, key: code })
}

afterEach(() => {
  vi.useRealTimers()
})

describe('a list and each state that it can be in (ADM-1)', () => {
  test('ADM-1: a capped count says so, and pages go forward and back by their cursors', async () => {
    changePreferences({ language: 'ko' })
    const { router } = await renderPage(listPage(threePages))
    expect(await screen.findByText('1,000건 이상')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: /다음/ }))
    expect(await screen.findByText('c')).toBeTruthy()
    expect(router.state.location.search).toMatchObject({ cursor: 'two' })
    fireEvent.click(screen.getByRole('button', { name: /다음/ }))
    expect(await screen.findByText('5건')).toBeTruthy()
    expect(screen.getByRole('button', { name: /다음/ }).hasAttribute('disabled')).toBe(true)
    fireEvent.click(screen.getByRole('button', { name: /이전/ }))
    expect(await screen.findByText('c')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: /이전/ }))
    expect(await screen.findByText('a')).toBeTruthy()
    expect(router.state.location.search).not.toHaveProperty('cursor')
  })

  test('ADM-1: j and k move among the rows and over the border of a page', async () => {
    changePreferences({ language: 'ko' })
    await renderPage(listPage(threePages))
    await screen.findByText('a')
    press('KeyJ')
    expect(document.activeElement?.textContent).toBe('a')
    press('KeyJ')
    expect(document.activeElement?.textContent).toBe('b')
    press('KeyK')
    expect(document.activeElement?.textContent).toBe('a')
    press('KeyJ')
    press('KeyJ')
    expect(await screen.findByText('c')).toBeTruthy()
  })

  test('ADM-1: whoever comes back stands on the row that was open', async () => {
    await renderPage(listPage(threePages), { address: '/page?row=b' })
    await waitFor(() => expect(document.activeElement?.textContent).toBe('b'))
  })

  test('ADM-1: nothing yet says what would be here', async () => {
    await renderPage(listPage(async () => ({ items: [], nextCursor: null, total: 0 })))
    expect(await screen.findByText('아직 없습니다.')).toBeTruthy()
  })

  test('ADM-1: nothing found shows the filters, each removable', async () => {
    changePreferences({ language: 'ko' })
    await renderPage(listPage(async () => ({ items: [], nextCursor: null, total: 0 }), true))
    expect(await screen.findByText('조건에 맞는 내역이 없습니다.')).toBeTruthy()
    expect(screen.getAllByRole('button', { name: '상태 누락' })).toHaveLength(2)
  })

  test('ADM-1: an error says what happened and can be tried again', async () => {
    changePreferences({ language: 'ko' })
    let isBroken = true
    const fetchPage: FetchPage = async (page) => {
      if (isBroken) throw new Problem('server.busy', 503, '서버가 바쁩니다.')
      return threePages(page)
    }
    await renderPage(listPage(fetchPage))
    expect((await screen.findByRole('alert')).textContent).toContain('서버가 바쁩니다.')
    isBroken = false
    fireEvent.click(screen.getByRole('button', { name: '다시 시도' }))
    expect(await screen.findByText('a')).toBeTruthy()
  })

  test('ADM-1: without permission the page says so, without a button that cannot help', async () => {
    changePreferences({ language: 'ko' })
    await renderPage(
      listPage(async () => Promise.reject(new Problem('auth.forbidden', 403, '권한이 없습니다.'))),
    )
    expect(await screen.findByText('이 화면을 볼 권한이 없습니다.')).toBeTruthy()
    expect(screen.queryByRole('button', { name: '다시 시도' })).toBeNull()
  })

  test('ADM-1: grey rows come only when the answer takes longer than an eye notices', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const { container } = await renderPage(listPage(async () => new Promise(() => undefined)))
    await act(async () => vi.advanceTimersByTimeAsync(150))
    expect(container.querySelectorAll('tbody tr')).toHaveLength(0)
    await act(async () => vi.advanceTimersByTimeAsync(100))
    expect(container.querySelectorAll('tbody tr')).toHaveLength(12)
  })
})
