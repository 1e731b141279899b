import { type RawBuilder, sql, type SqlBool } from 'kysely'

/**
 * Rows in which one of these columns has the text somewhere. The wildcards of LIKE stand for themselves; `!` is the sign
 * that says so, since the two databases differ about `\\`.
 */
export function containsText(columns: readonly string[], text: string): RawBuilder<SqlBool> {
  const pattern = `%${text.replace(/[!%_]/g, '!$&')}%`
  const each = columns.map((column) => sql`${sql.ref(column)} like ${pattern} escape '!'`)
  return sql<SqlBool>`(${sql.join(each, sql` or `)})`
}
