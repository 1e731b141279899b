// @vitest-environment happy-dom
import '../../test/browser.ts'
import { useRef } from 'react'
import { act, fireEvent, render } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { BoardRow } from '@smartym/contract'
import { useHeldRows } from './use-board.ts'

const rowOf = (agentId: string) => ({ agentId }) as BoardRow

function Rows({ ids, wish }: { readonly ids: readonly string[]; readonly wish: string }) {
  const area = useRef<HTMLDivElement>(null)
  const rows = ids.map(rowOf)
  const board = new Map(['a', 'b', 'c', 'd'].map((id) => [id, rowOf(id)]))
  const held = useHeldRows(area, board, rows, wish)
  return <div ref={area}>{held.map(({ agentId }) => agentId).join('')}</div>
}

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

describe('rows under the pointer (MON-4)', () => {
  test('MON-4: while the pointer moves among them they stay; when it leaves they fall into place', () => {
    const { container, rerender } = render(<Rows ids={['a', 'b', 'c']} wish="" />)
    const area = container.firstElementChild ?? container
    fireEvent.pointerMove(area)
    rerender(<Rows ids={['c', 'd']} wish="" />)
    expect(area.textContent).toBe('abc')
    fireEvent.pointerLeave(area)
    expect(area.textContent).toBe('cd')
  })

  test('MON-4: a pointer that rests five seconds holds nothing any more', () => {
    const { container, rerender } = render(<Rows ids={['a', 'b']} wish="" />)
    const area = container.firstElementChild ?? container
    fireEvent.pointerMove(area)
    rerender(<Rows ids={['b']} wish="" />)
    expect(area.textContent).toBe('ab')
    act(() => void vi.advanceTimersByTime(5_000))
    expect(area.textContent).toBe('b')
  })

  test('MON-4: what the reader chooses under the pointer takes place at once', () => {
    const { container, rerender } = render(<Rows ids={['a', 'b']} wish="" />)
    const area = container.firstElementChild ?? container
    fireEvent.pointerMove(area)
    rerender(<Rows ids={['b']} wish="in_call" />)
    expect(area.textContent).toBe('b')
  })
})
