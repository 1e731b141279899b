/** Works that are done one after another, each after the one before has ended. */
export interface WorkQueue {
  add(work: () => Promise<void>, onError: (error: unknown) => void): void
  /** Resolves when everything added so far is done. */
  settled(): Promise<void>
  /** What has not begun never will, and nobody hears of the rest. */
  halt(): void
}

export function createWorkQueue(): WorkQueue {
  let last: Promise<void> = Promise.resolve()
  let isHalted = false
  return {
    add(work, onError) {
      last = last.then(async () => {
        if (isHalted) return
        try {
          await work()
        } catch (error) {
          if (!isHalted) onError(error)
        }
      })
    },
    settled: () => last,
    halt: () => void (isHalted = true),
  }
}
