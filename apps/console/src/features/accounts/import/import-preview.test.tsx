// @vitest-environment happy-dom
import '../../../test/browser.ts'
import { fireEvent, screen } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { AccountImportPreview } from '@smartym/contract'
import { changePreferences } from '../../../platform/preferences.ts'
import { renderPage } from '../../../test/render-page.tsx'
import { ImportPreview } from './import-preview.tsx'

const preview: AccountImportPreview = {
  rows: 3,
  goodRows: 3,
  newAccounts: 1,
  changeCount: 1,
  changes: [
    {
      row: 2,
      loginId: 'kim1',
      name: '김상담',
      values: [
        { column: 'role', before: 'agent', after: 'team_manager' },
        { column: 'extension', before: null, after: '7001' },
      ],
    },
  ],
  newUnits: [],
  ignoredColumns: [],
  faultCount: 0,
  faults: [],
}
const show = (more: Partial<AccountImportPreview> = {}, onImport = vi.fn()) =>
  renderPage(() => (
    <ImportPreview
      fileName="사용자.xlsx"
      preview={{ ...preview, ...more }}
      isRunning={false}
      onImport={onImport}
    />
  ))

beforeEach(() => changePreferences({ language: 'ko' }))

describe('what an import would do', () => {
  test('ADM-3: each account that changes is named with what changes, in words', async () => {
    const onImport = vi.fn()
    await show({}, onImport)
    expect(screen.getByText('새로 등록 1명, 변경 1명, 그대로 1명')).toBeTruthy()
    const values = screen.getAllByRole('listitem').map((item) => item.textContent)
    expect(values).toEqual(['역할: 상담원 → 팀장', '내선: 없음 → 7001'])
    fireEvent.click(screen.getByRole('button', { name: '2명 반영' }))
    expect(onImport).toHaveBeenCalledWith('all')
  })

  test('ADM-3: a file that says only what is so already has nothing to be done', async () => {
    await show({ newAccounts: 0, changeCount: 0, changes: [] })
    expect(screen.queryByRole('button')).toBeNull()
  })
})
