/** Members of an address as they come: a text each. */
export type RawSearch = Readonly<Record<string, unknown>>

function textOf(raw: RawSearch, name: string): string | undefined {
  const value = raw[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Reads one member of an address; what does not fit counts as absent, so that an old link still opens. */
export const read = {
  text(raw: RawSearch, name: string, maxLength = 100): string | undefined {
    const value = textOf(raw, name)
    return value !== undefined && value.length <= maxLength ? value : undefined
  },
  matching(raw: RawSearch, name: string, pattern: RegExp): string | undefined {
    const value = textOf(raw, name)
    return value !== undefined && pattern.test(value) ? value : undefined
  },
  oneOf<const T extends string>(raw: RawSearch, name: string, words: readonly T[]): T | undefined {
    const value = textOf(raw, name)
    return words.find((word) => word === value)
  },
  flag(raw: RawSearch, name: string): true | undefined {
    return textOf(raw, name) === '1' ? true : undefined
  },
  /** A calendar day, `2026-11-23`. */
  day(raw: RawSearch, name: string): string | undefined {
    const value = read.matching(raw, name, /^\d{4}-\d{2}-\d{2}$/)
    return value !== undefined && !Number.isNaN(Date.parse(value)) ? value : undefined
  },
}

/** Leaves out members that are undefined. */
export function compact<T extends object>(members: T): T {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T
}

/** The router's reading of an address: plain texts, without JSON in it. */
export function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search))
}

/** The router's writing of an address; `true` is written as 1, `undefined` and `false` are left out. */
export function stringifySearch(members: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(members)) {
    if (value === true) search.set(name, '1')
    if ((typeof value === 'string' && value !== '') || typeof value === 'number')
      search.set(name, String(value))
  }
  return search.size === 0 ? '' : `?${search.toString()}`
}
