/** One page of a list, with the place in it as its cursor. */
export function pageOf<T>(
  items: readonly T[],
  { limit = '50', cursor = '0' }: Readonly<Record<string, string | undefined>>,
) {
  const from = Number(cursor)
  const to = from + Number(limit)
  return {
    items: items.slice(from, to),
    nextCursor: to < items.length ? String(to) : null,
    total: Math.min(1_000, items.length),
    isTotalCapped: items.length > 1_000,
  }
}
