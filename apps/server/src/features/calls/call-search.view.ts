import type { ListCallsQuery } from '@smartym/contract'
import { type Kysely, type SelectQueryBuilder, sql } from 'kysely'
import { type ListScope, whereInScope } from '../organization/index.ts'
import type { NumberIndex, RowCustomers } from '../protection/index.ts'
import type { CallsTables } from './calls.table.ts'

/** What a search for calls asks, in the server's own terms. */
export interface CallSearch extends Pick<
  ListCallsQuery,
  'agentId' | 'direction' | 'outcome' | 'coverage' | 'dispositionCode' | 'trailingDigits'
> {
  readonly scope: ListScope
  /** UTC ms; `to` is not included. */
  readonly from?: number
  readonly to?: number
  /** E.164. */
  readonly number?: string
}

type CallsQuery = SelectQueryBuilder<CallsTables, 'calls', object>
type IndexedColumn = 'number_index' | 'last4_index' | 'agent_id' | 'org_unit_id'

/*
 * SQLite's planner, which knows nothing of the data, must not choose: the narrowest condition drives, by its index,
 * and a unary plus hides the other columns' indexes from it. (MariaDB ignores the plus, and chooses by its statistics.)
 */
function drivingColumns({ scope, number, trailingDigits, agentId }: CallSearch): readonly IndexedColumn[] {
  if (number !== undefined) return ['number_index']
  if (trailingDigits !== undefined) return ['last4_index', 'org_unit_id']
  if (agentId !== undefined || scope.agentId !== null) return ['agent_id']
  return scope.orgUnitIds?.length === 1 ? ['org_unit_id'] : []
}

/**
 * What orders the pages of a search. By trailing digits the order by `id` is hidden too: SQLite would else take the
 * unit's index for the sake of the order, and read the whole unit.
 */
export function orderOf({ trailingDigits, number }: CallSearch) {
  const isByDigits = trailingDigits !== undefined && number === undefined
  return { at: 'started_at', id: isByDigits ? sql<string>`+calls.id` : sql.ref<string>('calls.id') } as const
}

/** The calls that fit, within the scope and by a plan that reads no more than it must. */
export function searchCalls(
  read: Kysely<CallsTables>,
  search: CallSearch,
  customers: Pick<RowCustomers, 'indexOf'>,
): CallsQuery {
  const driving = drivingColumns(search)
  const column = <T = string>(name: IndexedColumn) =>
    driving.includes(name) ? sql.ref<T>(`calls.${name}`) : sql<T>`+${sql.ref(`calls.${name}`)}`

  let query: CallsQuery = whereInScope(read.selectFrom('calls'), search.scope, {
    companyId: 'calls.company_id',
    orgUnitId: column('org_unit_id'),
    agentId: column('agent_id'),
  })
  if (search.agentId !== undefined) query = query.where(column('agent_id'), '=', search.agentId)
  const index = (column: NumberIndex, text: string) => customers.indexOf(search.scope.companyId, column, text)
  const { number, trailingDigits } = search
  if (number !== undefined)
    query = query.where(column<Uint8Array>('number_index'), '=', index('number_index', number))
  if (trailingDigits !== undefined) {
    query = query.where(column<Uint8Array>('last4_index'), '=', index('last4_index', trailingDigits))
    if (trailingDigits.length === 8)
      query = query.where('last8_index', '=', index('last8_index', trailingDigits))
  }
  if (search.from !== undefined) query = query.where('started_at', '>=', search.from)
  if (search.to !== undefined) query = query.where('started_at', '<', search.to)
  if (search.direction !== undefined) query = query.where('direction', '=', search.direction)
  if (search.outcome !== undefined) query = query.where('outcome', '=', search.outcome)
  if (search.coverage !== undefined) query = query.where('coverage', '=', search.coverage)
  if (search.dispositionCode !== undefined)
    query = query.where('disposition_code', '=', search.dispositionCode)
  return query
}
