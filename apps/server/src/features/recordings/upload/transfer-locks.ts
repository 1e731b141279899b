/** One connection that holds an upload. */
export interface Transfer {
  /** Fires when a newer connection takes over. */
  readonly signal: AbortSignal
  /** Nobody takes over any more: what runs now goes to its end. */
  seal(): void
  readonly isSealed: boolean
  release(): void
}

interface HeldTransfer extends Transfer {
  readonly abort: () => void
  readonly released: Promise<void>
}

/**
 * One connection an upload in this process: the newest wins, since a phone that comes back has lost the connection
 * before, whatever the network still believes. What the older had written counts.
 */
export function createTransferLocks() {
  const held = new Map<string, HeldTransfer>()

  function hold(id: string): HeldTransfer {
    const controller = new AbortController()
    const { promise: released, resolve } = Promise.withResolvers<void>()
    let isSealed = false
    const transfer: HeldTransfer = {
      signal: controller.signal,
      seal: () => {
        isSealed = true
      },
      get isSealed() {
        return isSealed
      },
      abort: () => {
        if (!isSealed) controller.abort()
      },
      released,
      release() {
        if (held.get(id) === transfer) held.delete(id)
        resolve()
      },
    }
    held.set(id, transfer)
    return transfer
  }

  return {
    /** Waits until the older connection has put away what it had. */
    async acquire(id: string): Promise<Transfer> {
      for (let older = held.get(id); older !== undefined; older = held.get(id)) {
        older.abort()
        await older.released
      }
      return hold(id)
    },

    /** Is the upload being verified and stored. */
    isFinishing: (id: string): boolean => held.get(id)?.isSealed === true,

    /** Resolves when nothing is held any more; new ones are not refused. */
    async drain(): Promise<void> {
      for (const transfer of held.values()) transfer.abort()
      await Promise.all([...held.values()].map(({ released }) => released))
    },
  }
}
