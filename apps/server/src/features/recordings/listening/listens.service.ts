import type { ListenAlertKind, ListenKind } from '@smartym/contract'
import { type Clock, dayIn } from '../../../platform/clock/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import type { IdSource } from '../../../platform/ids/index.ts'
import type { Outbox } from '../../../platform/outbox/index.ts'
import { type AuditAction, type AuditRecorder, serverOrigin } from '../../audit/index.ts'
import type { UnusualLooks } from '../../customers/index.ts'
import type { OrganizationSlice } from '../../organization/index.ts'
import { listenAlertEvent } from '../recordings.events.ts'
import type { ListenAlertRow, RecordingRow } from '../recordings.table.ts'
import type { ListenPolicies } from './listen-policies.service.ts'
import type { ListeningRights, Standing } from './listening-rights.store.ts'
import type { ListensStore } from './listens.store.ts'

export interface ListensDeps {
  readonly clock: Pick<Clock, 'now'>
  readonly ids: IdSource
  readonly store: ListensStore
  readonly policies: Pick<ListenPolicies, 'get'>
  readonly organization: Pick<OrganizationSlice, 'getCompany'>
  readonly rights: Pick<ListeningRights, 'standingsIn'>
  readonly audit: AuditRecorder
  readonly outbox: Pick<Outbox, 'append'>
}

/** What one listen is measured by; asked for before the transaction. */
export interface ListenMeasure {
  readonly day: string
  /** More than so many a day are unusual; 0 finds nothing unusual. */
  readonly usual: number
}

/** A recording that is about to be heard or taken away. */
export interface NewListen {
  readonly kind: ListenKind
  readonly listener: Standing
  readonly recording: Pick<RecordingRow, 'id' | 'company_id' | 'agent_id'>
  readonly reason: string | null
  readonly text: string | null
  readonly listenRequestId: string | null
}

const alertActions = {
  listen: 'recordings.unusual_listens',
  download: 'recordings.unusual_downloads',
  reveal: 'customers.unusual_looks',
} as const satisfies Record<ListenAlertKind, AuditAction>

/** Writes down who listens, for those who are heard (ADM-13), and notices what is unusual (SEC-8). */
export function createListens(deps: ListensDeps) {
  const { clock, ids, store, policies, organization, rights, audit, outbox } = deps

  async function raiseAlert(
    tx: Tx,
    kind: ListenAlertKind,
    { accountId, companyId, name, orgUnitId }: Standing,
    { day, usual, count }: ListenMeasure & { readonly count?: number },
  ): Promise<void> {
    if (await store.hasAlert(tx, accountId, day, kind)) return
    const alert: ListenAlertRow = {
      id: ids.next('listenAlert'),
      company_id: companyId,
      org_unit_id: orgUnitId,
      account_id: accountId,
      account_name: name,
      kind,
      day,
      threshold: usual,
      raised_at: clock.now(),
      closed_by_name: null,
      closed_at: null,
      note: null,
    }
    await store.insertAlert(tx, alert)
    await outbox.append(tx, listenAlertEvent(alert))
    await audit.record(tx, {
      ...serverOrigin(companyId),
      kind: 'change',
      action: alertActions[kind],
      object: { kind: 'account', id: accountId },
      detail: { listenAlertId: alert.id, day, usual, ...(count !== undefined && { count }) },
    })
  }

  return {
    async measureOf(companyId: string, kind: ListenKind): Promise<ListenMeasure> {
      const { timeZone } = await organization.getCompany(companyId)
      const usual = await policies.get(
        companyId,
        kind === 'listen' ? 'listening.usualListens' : 'listening.usualDownloads',
      )
      return { day: dayIn(timeZone, clock.now()), usual }
    },

    /** In the listen's own transaction, which has locked the listener's account: so nobody is counted beside it. */
    async record(tx: Tx, listen: NewListen, measure: ListenMeasure): Promise<void> {
      const { kind, listener, recording } = listen
      await store.insertListen(tx, {
        id: ids.next('listen'),
        company_id: recording.company_id,
        recording_id: recording.id,
        agent_id: recording.agent_id,
        account_id: listener.accountId,
        account_name: listener.name,
        org_unit_id: listener.orgUnitId,
        kind,
        at: clock.now(),
        day: measure.day,
        reason: listen.reason,
        reason_text: listen.text,
        listen_request_id: listen.listenRequestId,
      })
      if (measure.usual === 0) return
      const count = await store.countListens(tx, listener.accountId, measure.day, kind)
      if (count > measure.usual) await raiseAlert(tx, kind, listener, { ...measure, count })
    },

    /** Somebody has reached an hour's limit of what lies behind customers' masks (SEC-12). */
    async recordUnusualLooks(tx: Tx, { accountId, day, limit }: UnusualLooks): Promise<void> {
      const person = (await rights.standingsIn(tx, [accountId])).get(accountId)
      if (person !== undefined) await raiseAlert(tx, 'reveal', person, { day, usual: limit })
    },
  }
}
export type Listens = ReturnType<typeof createListens>
