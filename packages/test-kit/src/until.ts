/** Tells that something has happened, so that whoever waits looks again. */
export interface Bell {
  ring(): void
  /**
   * The first value of `look` that is neither undefined nor false: looked for now, whenever the bell rings, and every
   * now and then for what rings no bell. Rejects with `what` after `limitMs`.
   */
  until<T>(
    what: string,
    look: () => Promise<T | undefined | false> | T | undefined | false,
    limitMs?: number,
  ): Promise<T>
}

const lookAgainMs = 100
const defaultLimitMs = 20_000

export function createBell(): Bell {
  const waiting = new Set<() => void>()
  const heard = (): Promise<void> =>
    new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer)
        waiting.delete(wake)
        resolve()
      }
      const timer = setTimeout(wake, lookAgainMs)
      waiting.add(wake)
    })
  return {
    ring() {
      for (const wake of waiting) wake()
    },
    async until(what, look, limitMs = defaultLimitMs) {
      const deadlineMs = performance.now() + limitMs
      for (;;) {
        const next = heard()
        const found = await look()
        if (found !== undefined && found !== false) return found
        if (performance.now() > deadlineMs) throw new Error(`after ${limitMs / 1000} s still not: ${what}`)
        await next
      }
    },
  }
}
