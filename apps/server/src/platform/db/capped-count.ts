import { type Kysely, type SelectQueryBuilder, sql } from 'kysely'

export interface CappedCount {
  /** Never more than the cap. */
  readonly total: number
  /** There are more than `total`. */
  readonly isTotalCapped: boolean
}

const cap = 1000

/** Counts a filtered query's rows, but only to 1,000 ("more than 1,000"): the engine stops at the 1,001st. */
export async function countCapped<Tables, Table extends keyof Tables, Row>(
  db: Kysely<Tables>,
  query: SelectQueryBuilder<Tables, Table, Row>,
): Promise<CappedCount> {
  const some = query
    .clearSelect()
    .clearOrderBy()
    .clearLimit()
    .select(sql.lit(1).as('one'))
    .limit(cap + 1)
  const counted = await sql<{ n: number }>`select count(*) as n from (${some}) as capped`.execute(db)
  const n = Number(counted.rows[0]?.n ?? 0)
  return { total: Math.min(n, cap), isTotalCapped: n > cap }
}
