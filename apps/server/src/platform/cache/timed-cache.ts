import type { Clock } from '../clock/index.ts'

export interface TimedCacheOptions<K, V> {
  readonly clock: Pick<Clock, 'monotonicMs'>
  /** How old a kept value may be: what another node changed is seen after this at the latest. */
  readonly lifeMs: number
  /** More than this are not kept; the oldest goes first. */
  readonly maxEntries: number
  readonly load: (key: K) => Promise<V>
}

/** Values read from elsewhere and kept for a short while. */
export interface TimedCache<K, V> {
  /** The kept value, else a loaded one; callers that come meanwhile share one load. A failed load is not kept. */
  get(key: K): Promise<V>
  /** What is loaded from now on is asked for anew: call it after the commit of a change. */
  forget(key: K): void
  forgetAll(): void
}

interface Entry<V> {
  readonly value: Promise<V>
  readonly freshUntilMs: number
}

export function createTimedCache<K, V>(options: TimedCacheOptions<K, V>): TimedCache<K, V> {
  const { clock, lifeMs, maxEntries, load } = options
  const entries = new Map<K, Entry<V>>()

  function add(key: K): Promise<V> {
    const value = load(key)
    const entry: Entry<V> = { value, freshUntilMs: clock.monotonicMs() + lifeMs }
    entries.delete(key)
    entries.set(key, entry)
    value.catch(() => {
      if (entries.get(key) === entry) entries.delete(key)
    })
    if (entries.size > maxEntries) {
      const oldest = entries.keys().next()
      if (oldest.done !== true) entries.delete(oldest.value)
    }
    return value
  }

  return {
    get(key) {
      const kept = entries.get(key)
      return kept !== undefined && kept.freshUntilMs > clock.monotonicMs() ? kept.value : add(key)
    },
    forget: (key) => void entries.delete(key),
    forgetAll: () => entries.clear(),
  }
}
