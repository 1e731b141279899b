/**
 * One sync for all that wait: a call joins the sync that has not begun yet. What was changed before the call is
 * durable when it resolves.
 */
export function createSharedSync(sync: (key: string) => Promise<void>): (key: string) => Promise<void> {
  const running = new Map<string, { current: Promise<void>; next: Promise<void> | undefined }>()

  function begin(key: string): Promise<void> {
    const current = sync(key).finally(() => {
      if (running.get(key)?.current === current && running.get(key)?.next === undefined) running.delete(key)
    })
    running.set(key, { current, next: undefined })
    return current
  }

  return (key) => {
    const state = running.get(key)
    if (state === undefined) return begin(key)
    state.next ??= state.current.then(
      () => begin(key),
      () => begin(key),
    )
    return state.next
  }
}
