import type { ListenAlertResponse, ListListenAlertsQuery } from '@smartym/contract'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { Caller } from '../../../platform/http/index.ts'
import type { Outbox } from '../../../platform/outbox/index.ts'
import type { AuditOrigin, AuditRecorder } from '../../audit/index.ts'
import { type OrganizationSlice, scopeOf } from '../../organization/index.ts'
import { listenAlertEvent } from '../recordings.events.ts'
import type { ListenAlertRow } from '../recordings.table.ts'
import { listenAlertClosed, listenAlertNotFound, ownListenAlert } from './listening.errors.ts'
import { isSamePerson } from '../../accounts/index.ts'
import { personOf } from './listen-answers.service.ts'
import type { ListeningRights } from './listening-rights.store.ts'
import type { ListensStore } from './listens.store.ts'
import { alertResponseOf, type ListensView } from './listens.view.ts'

export interface ListenAlertsDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly store: Pick<ListensStore, 'closeAlert'>
  readonly view: ListensView
  readonly rights: Pick<ListeningRights, 'findStandings'>
  readonly organization: Pick<OrganizationSlice, 'unitNames'>
  readonly audit: AuditRecorder
  readonly outbox: Pick<Outbox, 'append'>
}

/** Alerts of unusual listening: seen, looked into, closed with what was found (SEC-8). */
export function createListenAlerts(deps: ListenAlertsDeps) {
  const { db, clock, store, view, audit, outbox } = deps

  async function responsesOf(
    caller: Caller,
    rows: readonly ListenAlertRow[],
  ): Promise<ListenAlertResponse[]> {
    const countOf = await view.countsOf(rows)
    const unitNames = await deps.organization.unitNames(caller.companyId)
    const { accountId } = caller
    return rows.map((row) => alertResponseOf(row, { count: countOf(row), unitNames, accountId }))
  }

  return {
    async listAlerts(caller: Caller, query: ListListenAlertsQuery) {
      const { rows, ...page } = await view.listAlerts(scopeOf(caller), query.isOpen, query)
      return { items: await responsesOf(caller, rows), ...page }
    },

    /** Stops above `limit`. */
    countAlerts(caller: Caller, { isOpen }: ListListenAlertsQuery, limit: number): Promise<number> {
      return view.countAlerts(scopeOf(caller), isOpen, limit)
    },

    /**
     * Throws `recordings.listen_alert_not_found`, `recordings.listen_alert_closed`, `recordings.own_listen_alert` for somebody
     * whom it is about, through another account, too.
     */
    async closeAlert(
      caller: Caller,
      alertId: string,
      note: string,
      by: AuditOrigin,
    ): Promise<ListenAlertResponse> {
      const row = await view.findAlert(scopeOf(caller), alertId)
      if (row === undefined) throw listenAlertNotFound()
      const accountId = caller.accountId ?? ''
      const people = await deps.rights.findStandings([accountId, row.account_id])
      if (isSamePerson(personOf(accountId, people), personOf(row.account_id, people))) throw ownListenAlert()
      const closed = { closed_by_name: caller.name, closed_at: clock.now(), note }
      await db.transaction(async (tx) => {
        if (!(await store.closeAlert(tx, alertId, closed))) throw listenAlertClosed()
        await outbox.append(tx, listenAlertEvent({ ...row, ...closed }))
        await audit.record(tx, {
          ...by,
          kind: 'change',
          action: 'recordings.listen_alert_closed',
          object: { kind: 'account', id: row.account_id },
          reason: note,
          detail: { listenAlertId: alertId, day: row.day, kind: row.kind },
        })
      })
      const [response] = await responsesOf(caller, [{ ...row, ...closed }])
      if (response === undefined) throw new Error('an alert has no answer')
      return response
    },
  }
}
export type ListenAlerts = ReturnType<typeof createListenAlerts>
