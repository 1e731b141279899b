import type { ListRecordingsQuery } from '@smartym/contract'
import { type Kysely, type SelectQueryBuilder, sql } from 'kysely'
import { type ListScope, whereInScope } from '../organization/index.ts'
import type { NumberIndex, RowCustomers } from '../protection/index.ts'
import type { RecordingsTables } from './recordings.table.ts'

/** What a search for recordings asks, in the server's own terms. */
export interface RecordingSearch extends Pick<
  ListRecordingsQuery,
  'agentId' | 'direction' | 'state' | 'mode' | 'isMarked' | 'trailingDigits'
> {
  readonly scope: ListScope
  /** UTC ms; `to` is not included. */
  readonly from?: number | undefined
  readonly to?: number | undefined
  /** E.164. */
  readonly number?: string | undefined
}

type RecordingsQuery = SelectQueryBuilder<RecordingsTables, 'recordings', object>
type IndexedColumn = 'number_index' | 'last4_index' | 'agent_id' | 'org_unit_id' | 'is_marked'

/*
 * SQLite's planner, which knows nothing of the data, must not choose: the narrowest condition drives, by its index,
 * and a unary plus hides the other columns' indexes from it. (MariaDB ignores the plus, and chooses by its statistics.)
 */
function drivingColumns(search: RecordingSearch): readonly IndexedColumn[] {
  const { scope, number, trailingDigits, agentId, isMarked } = search
  if (number !== undefined) return ['number_index']
  if (trailingDigits !== undefined) return ['last4_index', 'org_unit_id']
  if (agentId !== undefined || scope.agentId !== null) return ['agent_id']
  if (scope.orgUnitIds?.length !== 1) return []
  return isMarked === true ? ['org_unit_id', 'is_marked'] : ['org_unit_id']
}

/** The recordings that fit, within the scope and by a plan that reads no more than it must. */
export function searchRecordings(
  read: Kysely<RecordingsTables>,
  search: RecordingSearch,
  customers: Pick<RowCustomers, 'indexOf'>,
): RecordingsQuery {
  const driving = drivingColumns(search)
  const column = <T = string>(name: IndexedColumn) =>
    driving.includes(name) ? sql.ref<T>(`recordings.${name}`) : sql<T>`+${sql.ref(`recordings.${name}`)}`

  let query: RecordingsQuery = whereInScope(read.selectFrom('recordings'), search.scope, {
    companyId: 'recordings.company_id',
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
  if (search.state !== undefined) query = query.where('state', '=', search.state)
  if (search.mode !== undefined) query = query.where('mode', '=', search.mode)
  if (search.isMarked !== undefined)
    query = query.where(column<number>('is_marked'), '=', search.isMarked ? 1 : 0)
  return query
}
