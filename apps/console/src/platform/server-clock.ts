import { useSyncExternalStore } from 'react'

let offsetMs = 0

/** Learns the difference to the server's clock from an instant that it has just sent. */
export function synchronizeClock(serverTime: string, receivedAt = Date.now()): void {
  offsetMs = Date.parse(serverTime) - receivedAt
}

/** UTC milliseconds by the server's clock. */
export function serverNow(): number {
  return Date.now() + offsetMs
}

let nowSecond = Math.floor(serverNow() / 1000) * 1000
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setTimeout> | undefined

function tick(): void {
  const now = serverNow()
  nowSecond = Math.floor(now / 1000) * 1000
  for (const listener of listeners) listener()
  // All timers of a page change together, just after the server's second does.
  timer = setTimeout(tick, 1000 - (now % 1000) + 5)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (timer === undefined) tick()
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearTimeout(timer)
    timer = undefined
  }
}

/** The server's time, a new value every second. */
export function useServerSecond(): number {
  return useSyncExternalStore(subscribe, () => nowSecond)
}
