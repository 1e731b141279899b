import type { OwnRecordingSearch } from '../ports/index.ts'

const pageSize = 30
const trailingLengths = [4, 8]

/** A search as the members of `ListOwnRecordingsQuery`. */
export function queryOf(search: OwnRecordingSearch, cursor: string | null): Record<string, string> {
  const { from, to, isImportantOnly } = search
  const [number, name] = [search.number.trim(), search.name.trim()]
  const digits = number.replaceAll(/\D/g, '')
  const isTrailing = trailingLengths.includes(digits.length) && /^[\d\s-]+$/.test(number)
  return {
    limit: String(pageSize),
    ...(cursor !== null && { cursor }),
    ...(from !== null && { from: new Date(from).toISOString() }),
    ...(to !== null && { to: new Date(to).toISOString() }),
    ...(number !== '' && (isTrailing ? { trailingDigits: digits } : { number })),
    ...(name !== '' && { name }),
    ...(isImportantOnly && { isImportant: 'true' }),
  }
}
