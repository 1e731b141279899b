/** Loads what many ask for at the same moment in one go. */
export interface BatchLoader<V> {
  load(key: string): Promise<V>
}

interface Waiting<V> {
  readonly key: string
  readonly resolve: (value: V) => void
  readonly reject: (error: unknown) => void
}

/**
 * `loadMany` is asked once a turn of the event loop for all keys that were wanted in it, and answers in their order.
 * What it throws, all of them are told.
 */
export function createBatchLoader<V>(
  loadMany: (keys: readonly string[]) => Promise<readonly V[]>,
): BatchLoader<V> {
  let waiting: Waiting<V>[] = []

  async function loadAll(): Promise<void> {
    const batch = waiting
    waiting = []
    try {
      const values = await loadMany(batch.map(({ key }) => key))
      for (const [place, { resolve }] of batch.entries()) resolve(values[place] as V)
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }

  return {
    load: (key) =>
      new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(() => void loadAll())
        waiting.push({ key, resolve, reject })
      }),
  }
}
