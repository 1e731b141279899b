// @vitest-environment happy-dom
import '../test/browser.ts'
import { fireEvent, render, screen } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { changePreferences } from '../platform/preferences.ts'
import { ChoiceFilter } from './common-filters.tsx'
import { TextEditor } from './filter-editors.tsx'

const choices = [
  { value: 'stored', text: '저장완료' },
  { value: 'missing', text: '누락' },
] as const

function renderFilter(value: 'stored' | 'missing' | undefined) {
  changePreferences({ language: 'ko' })
  const onChange = vi.fn<(value: string | undefined) => void>()
  render(<ChoiceFilter label="상태" choices={choices} value={value} onChange={onChange} />)
  return onChange
}

describe('filters as chips (ADM-1)', () => {
  test('ADM-1: a filter that is on says its value and can be removed', () => {
    const onChange = renderFilter('missing')
    expect(screen.getByText('누락')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: '상태 조건 지우기' }))
    expect(onChange).toHaveBeenCalledWith(undefined)
  })

  test('ADM-1: a filter that is off says only its name, and a choice turns it on', async () => {
    const onChange = renderFilter(undefined)
    expect(screen.queryByRole('button', { name: '상태 조건 지우기' })).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: /상태/ }))
    fireEvent.click(await screen.findByRole('button', { name: '저장완료' }))
    expect(onChange).toHaveBeenCalledWith('stored')
  })

  test('ADM-1: arrows move among the choices', async () => {
    renderFilter('stored')
    fireEvent.click(screen.getByRole('button', { name: '상태 저장완료' }))
    const first = await screen.findByRole('button', { name: '저장완료' })
    first.focus()
    fireEvent.keyDown(first, { key: 'ArrowDown' })
    expect(document.activeElement?.textContent).toBe('누락')
    fireEvent.keyDown(document.activeElement ?? first, { key: 'ArrowDown' })
    expect(document.activeElement?.textContent).toBe('저장완료')
  })

  test('ADM-1: a text that does not fit is not taken, and the help becomes an alert', () => {
    const onChange = vi.fn<(value: string) => void>()
    render(
      <TextEditor
        label="전화번호"
        value={undefined}
        pattern={/^\d{4,}$/}
        help="4자리 이상"
        onChange={onChange}
      />,
    )
    const input = screen.getByLabelText('전화번호')
    fireEvent.change(input, { target: { value: '12' } })
    fireEvent.click(screen.getByRole('button'))
    expect(screen.getByRole('alert').textContent).toBe('4자리 이상')
    fireEvent.change(input, { target: { value: ' 1234 ' } })
    fireEvent.click(screen.getByRole('button'))
    expect(onChange).toHaveBeenCalledWith('1234')
  })
})
