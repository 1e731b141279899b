import type { ExpressionBuilder, ReferenceExpression, SelectQueryBuilder } from 'kysely'
import { decodeCursor, encodeCursor, type KeysetPosition } from './cursor.ts'

export interface KeysetPage<Tables, Table extends keyof Tables> {
  /** Name of the list, for its cursors. */
  readonly list: string
  /** Column that orders the list, newest first; then `id`. Both must stand at the end of the index used. */
  readonly at: ReferenceExpression<Tables, Table>
  readonly id: ReferenceExpression<Tables, Table>
  readonly cursor: string | undefined
  /** Rows a page. */
  readonly limit: number
}

/**
 * One page of a list, newest first. The bound is written `at <= ? and (at < ? or id < ?)`: the one form that both
 * engines answer by a range. Reads one row more than the page has, for `toPage`.
 */
export function keysetPage<Tables, Table extends keyof Tables, Row>(
  query: SelectQueryBuilder<Tables, Table, Row>,
  page: KeysetPage<Tables, Table>,
): SelectQueryBuilder<Tables, Table, Row> {
  const position = page.cursor === undefined ? undefined : decodeCursor(page.list, page.cursor)
  const bounded = position === undefined ? query : query.where((eb) => after(eb, page, position))
  return bounded
    .orderBy(page.at as never, 'desc')
    .orderBy(page.id as never, 'desc')
    .limit(page.limit + 1)
}

function after<Tables, Table extends keyof Tables>(
  eb: ExpressionBuilder<Tables, Table>,
  page: KeysetPage<Tables, Table>,
  position: KeysetPosition,
) {
  const at = (operator: '<=' | '<') => eb(page.at, operator, position.at as never)
  return eb.and([at('<='), eb.or([at('<'), eb(page.id, '<', position.id as never)])])
}

/** Cuts the extra row off and makes the cursor of the next page (null on the last). */
export function toPage<Row>(
  rows: readonly Row[],
  page: { readonly list: string; readonly limit: number },
  positionOf: (row: Row) => KeysetPosition,
): { rows: Row[]; nextCursor: string | null } {
  const shown = rows.slice(0, page.limit)
  const last = shown.at(-1)
  const hasMore = rows.length > page.limit && last !== undefined
  return { rows: shown, nextCursor: hasMore ? encodeCursor(page.list, positionOf(last)) : null }
}
