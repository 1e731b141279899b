import type { ListenAlertResponse, ListenKind, ListenResponse } from '@smartym/contract'
import type { SelectQueryBuilder } from 'kysely'
import { countCapped, countUpTo, type Db, keysetPage, toPage } from '../../../platform/db/index.ts'
import { type CustomersSlice, shownNumberOf } from '../../customers/index.ts'
import { type ListScope, whereInScope } from '../../organization/index.ts'
import type { RowCustomers } from '../../protection/index.ts'
import type { ListenAlertRow, RecordingsTables } from '../recordings.table.ts'
import type { PageQuery } from '../recordings.view.ts'

type ListensQuery = SelectQueryBuilder<RecordingsTables, 'recording_listens' | 'recordings', object>

export interface ListenNames {
  readonly unitNames: ReadonlyMap<string, string>
  readonly reasonNames: ReadonlyMap<string, NonNullable<ListenResponse['reasonName']>>
}

/** Who is told of own listens: the agent who is heard. */
export interface ListensSearch {
  readonly companyId: string
  readonly agentId: string
  readonly from?: number | undefined
  readonly to?: number | undefined
  readonly kind?: ListenKind | undefined
}

/** The screens of who has listened. */
export function createListensView(
  db: Pick<Db, 'read'>,
  customers: Pick<CustomersSlice, 'countLooksOfDays'>,
  rowCustomers: Pick<RowCustomers, 'ready' | 'open'>,
) {
  const read = () => db.read<RecordingsTables>()

  async function approversOf(requestIds: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
    if (requestIds.length === 0) return new Map()
    const rows = await read()
      .selectFrom('listen_approvals')
      .select(['listen_request_id', 'account_name'])
      .where('listen_request_id', 'in', requestIds)
      .orderBy('approved_at')
      .execute()
    const grouped = Map.groupBy(rows, (row) => row.listen_request_id)
    return new Map([...grouped].map(([id, each]) => [id, each.map(({ account_name }) => account_name)]))
  }

  function ownListens(search: ListensSearch): ListensQuery {
    let found: ListensQuery = read()
      .selectFrom('recording_listens')
      .innerJoin('recordings', 'recordings.id', 'recording_listens.recording_id')
      .where('recording_listens.company_id', '=', search.companyId)
      .where('recording_listens.agent_id', '=', search.agentId)
    if (search.from !== undefined) found = found.where('recording_listens.at', '>=', search.from)
    if (search.to !== undefined) found = found.where('recording_listens.at', '<', search.to)
    if (search.kind !== undefined) found = found.where('recording_listens.kind', '=', search.kind)
    return found
  }

  function alerts(scope: ListScope, isOpen: boolean | undefined) {
    const found = whereInScope(read().selectFrom('listen_alerts'), scope, {
      companyId: 'listen_alerts.company_id',
      orgUnitId: 'listen_alerts.org_unit_id',
    })
    return isOpen === undefined ? found : found.where('closed_at', isOpen ? 'is' : 'is not', null)
  }

  return {
    /** One page of who heard an agent's calls, newest first (ADM-13). */
    async listOwnListens(
      search: ListensSearch,
      { limit = 50, cursor, withTotal }: PageQuery,
      names: ListenNames,
    ) {
      const found = ownListens(search)
      const keyset = {
        list: 'own-listens',
        at: 'recording_listens.at',
        id: 'recording_listens.id',
        cursor,
        limit,
      } as const
      const shown = found
        .selectAll('recording_listens')
        .select([
          'recordings.call_id',
          'recordings.agent_name',
          'recordings.customer',
          'recordings.duration_ms',
          'recordings.started_at as call_started_at',
        ])
      await rowCustomers.ready(search.companyId)
      const rows = await keysetPage(shown, keyset).execute()
      const page = toPage(rows, keyset, (row) => ({ at: row.at, id: row.id }))
      const approvers = await approversOf(page.rows.flatMap((row) => row.listen_request_id ?? []))
      const items: ListenResponse[] = page.rows.map((row) => ({
        listenId: row.id,
        recordingId: row.recording_id,
        callId: row.call_id,
        agentName: row.agent_name,
        customerNumber: shownNumberOf(rowCustomers.open({ ...row, id: row.recording_id }).customer_number),
        callStartedAt: new Date(row.call_started_at).toISOString(),
        durationMs: row.duration_ms,
        at: new Date(row.at).toISOString(),
        kind: row.kind,
        listenerName: row.account_name,
        listenerUnitName: row.org_unit_id === null ? null : (names.unitNames.get(row.org_unit_id) ?? null),
        reason: row.reason,
        reasonName: names.reasonNames.get(row.reason ?? '') ?? null,
        text: row.reason_text,
        approverNames: approvers.get(row.listen_request_id ?? '') ?? [],
      }))
      const total = withTotal === true ? await countCapped(read(), found) : {}
      return { items, nextCursor: page.nextCursor, ...total }
    },

    /** One page of alerts about people of the scope, newest first. */
    async listAlerts(
      scope: ListScope,
      isOpen: boolean | undefined,
      { limit = 50, cursor, withTotal }: PageQuery,
    ) {
      const found = alerts(scope, isOpen)
      const keyset = { list: 'listen-alerts', at: 'raised_at', id: 'id', cursor, limit } as const
      const rows = await keysetPage(found.selectAll('listen_alerts'), keyset).execute()
      const page = toPage(rows, keyset, (row) => ({ at: row.raised_at, id: row.id }))
      return { ...page, ...(withTotal === true && (await countCapped(read(), found))) }
    },

    /** Stops above `limit`. */
    countOwnListens(search: ListensSearch, limit: number): Promise<number> {
      const order = { at: 'recording_listens.at', id: 'recording_listens.id' } as const
      const places = ownListens(search).select(['recording_listens.at as at', 'recording_listens.id as id'])
      return countUpTo(places, order, limit)
    },

    /** Stops above `limit`. */
    countAlerts(scope: ListScope, isOpen: boolean | undefined, limit: number): Promise<number> {
      const places = alerts(scope, isOpen).select(['raised_at as at', 'id'])
      return countUpTo(places, { at: 'raised_at', id: 'id' }, limit)
    },

    findAlert(scope: ListScope, alertId: string): Promise<ListenAlertRow | undefined> {
      return alerts(scope, undefined).selectAll('listen_alerts').where('id', '=', alertId).executeTakeFirst()
    },

    /** How many each of these counts by now. */
    async countsOf(alerts: readonly ListenAlertRow[]): Promise<(alert: ListenAlertRow) => number> {
      const keyOf = (row: Pick<ListenAlertRow, 'account_id' | 'day' | 'kind'>) =>
        `${row.account_id} ${row.day} ${row.kind}`
      if (alerts.length === 0) return () => 0
      const accountIds = [...new Set(alerts.map((alert) => alert.account_id))]
      const days = [...new Set(alerts.map((alert) => alert.day))]
      const looksOf = await customers.countLooksOfDays(accountIds, days)
      const rows = await read()
        .selectFrom('recording_listens')
        .select((eb) => ['account_id', 'day', 'kind', eb.fn.countAll<number>().as('count')])
        .where('account_id', 'in', accountIds)
        .where('day', 'in', days)
        .groupBy(['account_id', 'day', 'kind'])
        .execute()
      const counts = new Map(rows.map((row) => [keyOf(row), Number(row.count)]))
      return (alert) =>
        alert.kind === 'reveal' ? looksOf(alert.account_id, alert.day) : (counts.get(keyOf(alert)) ?? 0)
    },
  }
}
export type ListensView = ReturnType<typeof createListensView>

/** An alert as it is shown; nobody closes one about oneself. */
export function alertResponseOf(
  row: ListenAlertRow,
  about: { count: number; unitNames: ReadonlyMap<string, string>; accountId: string | null },
): ListenAlertResponse {
  return {
    listenAlertId: row.id,
    kind: row.kind,
    accountId: row.account_id,
    accountName: row.account_name,
    orgUnitName: row.org_unit_id === null ? null : (about.unitNames.get(row.org_unit_id) ?? null),
    day: row.day,
    threshold: row.threshold,
    count: about.count,
    raisedAt: new Date(row.raised_at).toISOString(),
    closedByName: row.closed_by_name,
    closedAt: row.closed_at === null ? null : new Date(row.closed_at).toISOString(),
    note: row.note,
    mayClose: row.closed_at === null && row.account_id !== about.accountId,
  }
}
