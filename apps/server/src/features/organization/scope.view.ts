import { type ReferenceExpression, type SelectQueryBuilder, sql } from 'kysely'
import type { ListScope } from './scope.rules.ts'

/** The columns that say where a row belongs; without `agentId` the table knows no agents. */
export interface ScopeColumns<Tables, Table extends keyof Tables> {
  readonly companyId: ReferenceExpression<Tables, Table>
  readonly orgUnitId: ReferenceExpression<Tables, Table>
  readonly agentId?: ReferenceExpression<Tables, Table>
}

/** Limits a query to what the scope reaches. Every list and every read of one object on behalf of a caller goes through it. */
export function whereInScope<Tables, Table extends keyof Tables, Row>(
  query: SelectQueryBuilder<Tables, Table, Row>,
  scope: ListScope,
  columns: ScopeColumns<Tables, Table>,
): SelectQueryBuilder<Tables, Table, Row> {
  let scoped = query.where(columns.companyId, '=', scope.companyId as never)
  if (scope.orgUnitIds !== null) {
    scoped =
      scope.orgUnitIds.length === 0
        ? scoped.where(sql<boolean>`1 = 0`)
        : scoped.where(columns.orgUnitId, 'in', scope.orgUnitIds as never)
  }
  if (scope.agentId === null) return scoped
  return columns.agentId === undefined
    ? scoped.where(sql<boolean>`1 = 0`)
    : scoped.where(columns.agentId, '=', scope.agentId as never)
}
