// @vitest-environment happy-dom
import '../test/browser.ts'
import { fireEvent, render, screen } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { useShortcut, useShownShortcuts } from './shortcuts.ts'

function Keys({ onNext, onPlay }: { readonly onNext: () => void; readonly onPlay: () => void }) {
  useShortcut({ keys: 'j', label: 'J', phrase: 'console.key.next_row' }, onNext)
  useShortcut({ keys: 'space', label: '␣', phrase: 'console.key.play' }, onPlay)
  return (
    <p>
      {useShownShortcuts()
        .map(({ label }) => label)
        .join(' ')}
    </p>
  )
}

function renderKeys() {
  const onNext = vi.fn<() => void>()
  const onPlay = vi.fn<() => void>()
  const view = render(
    <>
      <Keys onNext={onNext} onPlay={onPlay} />
      <input aria-label="text" />
      <button type="button">press</button>
    </>,
  )
  return { ...view, onNext, onPlay }
}

function press(target: Element, code: string, key: string): void {
  fireEvent.keyDown(target, { code, key })
  fireEvent.keyUp(target, { code, key })
}

describe('keys of a page', () => {
  test('a letter works by its place on the keyboard, so 한글 input does not matter', () => {
    const { onNext } = renderKeys()
    press(document.body, 'KeyJ', 'ㅓ')
    expect(onNext).toHaveBeenCalledTimes(1)
  })

  test('keys rest while one types', () => {
    const { onNext } = renderKeys()
    press(screen.getByLabelText('text'), 'KeyJ', 'j')
    expect(onNext).not.toHaveBeenCalled()
  })

  test('keys rest behind a dialog', () => {
    const { onNext } = renderKeys()
    const dialog = document.createElement('div')
    dialog.setAttribute('role', 'dialog')
    dialog.setAttribute('aria-modal', 'true')
    document.body.append(dialog)
    press(document.body, 'KeyJ', 'j')
    dialog.remove()
    expect(onNext).not.toHaveBeenCalled()
  })

  test('space presses the button that has the focus, and plays from anywhere else', () => {
    const { onPlay } = renderKeys()
    press(screen.getByRole('button', { name: 'press' }), 'Space', ' ')
    expect(onPlay).not.toHaveBeenCalled()
    press(document.body, 'Space', ' ')
    expect(onPlay).toHaveBeenCalledTimes(1)
  })

  test('the list of keys shows those of the page, and forgets them with it', () => {
    const { unmount, container } = renderKeys()
    expect(container.querySelector('p')?.textContent).toBe('J ␣')
    unmount()
    const { container: after } = render(<p>{'none'}</p>)
    expect(after.textContent).toBe('none')
  })
})
