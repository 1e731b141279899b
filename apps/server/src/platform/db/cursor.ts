import { createHash } from 'node:crypto'
import { cursorInvalid } from '../errors/index.ts'

/** Where a page ended: the last row's sort value and id. */
export interface KeysetPosition {
  readonly at: number
  readonly id: string
}

function checksum(list: string, body: string): string {
  return createHash('sha256').update(`${list}\n${body}`).digest('base64url').slice(0, 8)
}

/** An opaque cursor of one list; `list` names list and order, so that a cursor of another list is refused. */
export function encodeCursor(list: string, position: KeysetPosition): string {
  const body = `${position.at}.${position.id}`
  return Buffer.from(`${checksum(list, body)}.${body}`).toString('base64url')
}

const cursorText = /^([\w-]{8})\.((-?\d{1,16})\.([a-z]{2,7}_[0-9a-f]{32}))$/

/** Throws `request.cursor_invalid` on anything that `encodeCursor` did not make for this list. */
export function decodeCursor(list: string, cursor: string): KeysetPosition {
  const [, sum, body, at, id] = cursorText.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (body === undefined || at === undefined || id === undefined || sum !== checksum(list, body))
    throw cursorInvalid()
  return { at: Number(at), id }
}
