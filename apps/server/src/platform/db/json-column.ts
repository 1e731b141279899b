/** What a JSON column takes, on both databases. */
export function encodeJson(value: unknown): string {
  return JSON.stringify(value)
}

/** What a JSON column gave: SQLite hands out its text, a MariaDB driver may have parsed it already. The shape is the writer's. */
export function decodeJson<T>(stored: unknown): T {
  return (typeof stored === 'string' ? JSON.parse(stored) : stored) as T
}
