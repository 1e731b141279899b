/** Same numbers in every run: pictures of two runs can be laid over one another. */
export function createRandom(seed: number) {
  let state = seed
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  return {
    next,
    /** From `low` to `high`, both included. */
    between: (low: number, high: number): number => low + Math.floor(next() * (high - low + 1)),
    pick<T>(items: readonly T[]): T {
      const item = items[Math.floor(next() * items.length)]
      if (item === undefined) throw new Error('nothing to pick from')
      return item
    },
    chance: (share: number): boolean => next() < share,
  }
}

/** An id of the contract's form whose end says which one it is. */
export function idOf(prefix: string, number: number): string {
  return `${prefix}_${number.toString(16).padStart(32, '0')}`
}

/** ISO text of an instant. */
export function iso(at: number): string {
  return new Date(at).toISOString()
}
