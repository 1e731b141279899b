import { afterEach } from 'vitest'
import { cleanup } from '@testing-library/react'

// Ant Design measures; there is nothing to measure without a screen.
if (!('ResizeObserver' in globalThis)) {
  Object.assign(globalThis, {
    ResizeObserver: class {
      observe(): void {}
      unobserve(): void {}
      disconnect(): void {}
    },
  })
}

afterEach(() => {
  cleanup()
  localStorage.clear()
})
