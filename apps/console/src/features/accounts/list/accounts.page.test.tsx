// @vitest-environment happy-dom
import '../../../test/browser.ts'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { useSearch } from '@tanstack/react-router'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { changePreferences } from '../../../platform/preferences.ts'
import { renderPage } from '../../../test/render-page.tsx'
import { sessionWith } from '../../../test/session.ts'
import { ListPanel } from '../../../ui/list-panel.tsx'
import { SavedViews } from '../../../ui/saved-views.tsx'
import { useSelection } from '../../../ui/selection.ts'
import { useKeysetList } from '../../../ui/use-keyset-list.ts'
import { BulkActs } from './bulk-acts.tsx'

const ids = ['a', 'b', 'c', 'd'].map((letter) => `acc_${letter.repeat(32)}`)

function List() {
  const list = useKeysetList<{ id: string }>({
    key: ['rows'],
    filters: {},
    cursor: undefined,
    fetchPage: async () => ({ items: ids.map((id) => ({ id })), nextCursor: null, total: 4 }),
  })
  const selection = useSelection(list.rows.map(({ id }) => id))
  return (
    <ListPanel
      name="rows"
      caption="목록"
      columns={[{ key: 'id', title: '이름', width: 100, cell: ({ id }) => <span>{id.slice(4, 5)}</span> }]}
      list={list}
      rowKey={({ id }) => id}
      selection={selection}
      bulkActs={<BulkActs accountIds={[...selection.chosen]} onDone={selection.clear} />}
      filters={<button type="button">역할</button>}
      isFiltered={false}
      onClearFilters={() => undefined}
      emptyTitle="아직 없습니다."
      emptyText="곧 생깁니다."
    />
  )
}

const boxes = () => screen.getAllByRole('checkbox', { name: '이 줄 선택' })

beforeEach(() => changePreferences({ language: 'ko', savedViews: {} }))
afterEach(() => vi.unstubAllGlobals())

describe('rows that are chosen', () => {
  test('ADM-3: rows are chosen one by one, by range, and all at once; the bar counts them', async () => {
    await renderPage(List, { session: sessionWith('accounts:change') })
    await screen.findByText('a')
    fireEvent.click(boxes()[0] as HTMLElement)
    expect(screen.getByText('1건 선택')).toBeTruthy()
    expect(screen.queryByText('역할')).toBeNull()
    fireEvent.click(boxes()[2] as HTMLElement, { shiftKey: true })
    expect(screen.getByText('3건 선택')).toBeTruthy()
    fireEvent.click(boxes()[1] as HTMLElement)
    expect(screen.getByText('2건 선택')).toBeTruthy()
    fireEvent.click(screen.getByRole('checkbox', { name: '이 화면의 모든 줄 선택' }))
    expect(screen.getByText('4건 선택')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: '선택 해제' }))
    expect(screen.getByText('역할')).toBeTruthy()
  })

  test('INT-5: those who leave are ended with a reason, and never without one', async () => {
    const sent: unknown[] = []
    vi.stubGlobal('fetch', async (_address: string, { body }: { body: string }) => {
      sent.push(JSON.parse(body))
      return new Response(JSON.stringify({ changed: 2, refused: [] }), { status: 200 })
    })
    await renderPage(List, { session: sessionWith('accounts:change') })
    await screen.findByText('a')
    fireEvent.click(boxes()[0] as HTMLElement)
    fireEvent.click(boxes()[1] as HTMLElement)
    fireEvent.click(screen.getByRole('button', { name: /퇴사 처리/ }))
    const dialog = await screen.findByRole('dialog')
    const confirm = [...dialog.querySelectorAll('button')].find((each) => each.textContent === '퇴사 처리')
    fireEvent.click(confirm as HTMLElement)
    expect(await screen.findByText('사유를 두 글자 이상 적어 주십시오.')).toBeTruthy()
    expect(sent).toEqual([])
    fireEvent.change(screen.getByLabelText('사유'), { target: { value: '계약 종료' } })
    fireEvent.click(confirm as HTMLElement)
    await waitFor(() => expect(sent).toHaveLength(1))
    expect(sent[0]).toEqual({ act: 'deactivate', accountIds: ids.slice(0, 2), reason: '계약 종료' })
    await waitFor(() => expect(screen.queryByText('2건 선택')).toBeNull())
  })
})

function Views() {
  const search: Record<string, string | undefined> = useSearch({ strict: false })
  return <SavedViews list="accounts" views={[{ key: 'all', title: '재직', search: {} }]} search={search} />
}

describe('views that the reader saves', () => {
  test('ADM-3: filters are kept under a name, shown as a tab, and taken away again', async () => {
    await renderPage(Views, { address: '/page?role=agent' })
    fireEvent.click(await screen.findByRole('button', { name: /보기 저장/ }))
    fireEvent.change(await screen.findByLabelText('보기 이름'), { target: { value: '상담원만' } })
    fireEvent.click(screen.getByRole('button', { name: '저장' }))
    const tab = await screen.findByRole('link', { name: '상담원만' })
    expect(tab.getAttribute('href')).toContain('role=agent')
    expect(screen.queryByRole('button', { name: /보기 저장/ })).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: '상담원만 보기 삭제' }))
    expect(screen.queryByRole('link', { name: '상담원만' })).toBeNull()
  })
})
