import type { CallResponse, DispositionChoice, ListCallsQuery } from '@smartym/contract'
import { formatNational } from '@smartym/rules/phone-numbers'
import type { Db, Tx } from '../../platform/db/index.ts'
import type { Language } from '../../platform/http/index.ts'
import { type Clock, parseInstant } from '../../platform/clock/index.ts'
import type { Outbox } from '../../platform/outbox/index.ts'
import type { AuditOrigin, AuditRecorder } from '../audit/index.ts'
import type { DispositionsSlice } from '../dispositions/index.ts'
import type { GatewaySlice } from '../gateway/index.ts'
import type { ReportOrigin } from '../gateway/index.ts'
import type { ListScope, OrganizationSlice } from '../organization/index.ts'
import type { CallChanges } from './call-changes.service.ts'
import { callNotFound } from './calls.errors.ts'
import { callEvent, callOf } from './calls.events.ts'
import { plausibleInstant, toE164 } from './calls.rules.ts'
import type { CallDisposition, CallsStore } from './calls.store.ts'
import type { CallRow } from './calls.table.ts'
import { type CallNames, type CallPage, type CallsView, dispositionOf } from './calls.view.ts'

export interface CallsServiceDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly store: CallsStore
  readonly view: CallsView
  readonly changes: Pick<CallChanges, 'tellDisposition'>
  readonly audit: AuditRecorder
  readonly outbox: Pick<Outbox, 'append'>
  readonly organization: Pick<OrganizationSlice, 'narrowScope' | 'unitNames'>
  readonly dispositions: Pick<DispositionsSlice, 'listChoices' | 'getChoice'>
  readonly gateway: Pick<GatewaySlice, 'sendFrame'>
}

/** What chooses calls, without the page. */
export type CallFilter = Omit<ListCallsQuery, 'limit' | 'cursor' | 'withTotal'>

/** Reading calls, and what people add to them. */
export function createCallsService(deps: CallsServiceDeps) {
  const { db, clock, store, view, changes, audit, outbox, organization, dispositions, gateway } = deps

  async function namesFor(companyId: string, language: Language): Promise<CallNames> {
    return {
      unitNames: await organization.unitNames(companyId),
      dispositions: await dispositions.listChoices(companyId),
      language,
    }
  }

  async function keepDisposition(
    tx: Tx,
    row: CallRow,
    said: CallDisposition,
    by: AuditOrigin,
  ): Promise<DispositionChoice> {
    const choice = await dispositions.getChoice(tx, row.company_id, said.code)
    await store.saveDisposition(tx, row.id, said)
    await audit.record(tx, {
      ...by,
      kind: 'change',
      action: 'calls.disposition_recorded',
      object: { kind: 'call', id: row.id },
      subjectReference: row.customer_reference,
      detail: { code: said.code, before: row.disposition_code },
    })
    const call = callOf(row)
    await outbox.append(tx, callEvent('call.disposition_recorded', call, said.code))
    await changes.tellDisposition(tx, call, choice)
    return choice
  }

  /* A number that is none finds nothing. */
  async function searchOf(scope: ListScope, query: CallFilter) {
    const number = query.number === undefined ? undefined : (toE164(query.number) ?? '')
    return {
      ...query,
      scope: await organization.narrowScope(scope, query.orgUnitId),
      from: parseInstant(query.from),
      to: parseInstant(query.to),
      number,
    }
  }

  async function getRow(scope: ListScope, callId: string): Promise<CallRow> {
    const row = await view.findRow(scope, callId)
    if (row === undefined) throw callNotFound()
    return row
  }

  /* The agent has answered: the phone's form asks no more. */
  const tellPhone = (deviceId: string, callId: string, said: { code: string; note: string | null }) => () =>
    gateway.sendFrame(deviceId, { type: 'disposition', callId, ...said })

  return {
    /** Calls that the scope reaches, newest first (ADM-1). A number that is none finds nothing. */
    async listCalls(scope: ListScope, query: ListCallsQuery, language: Language): Promise<CallPage> {
      return view.listCalls(await searchOf(scope, query), query, await namesFor(scope.companyId, language))
    },

    async countCalls(scope: ListScope, filter: CallFilter, limit: number): Promise<number> {
      return view.countCalls(await searchOf(scope, filter), limit)
    },

    /** What the ids and codes of a filter are called. */
    async filterNames(companyId: string, filter: CallFilter, language: Language) {
      const { orgUnitId, agentId, dispositionCode } = filter
      const choices = dispositionCode === undefined ? [] : await dispositions.listChoices(companyId)
      const choice = choices.find(({ code }) => code === dispositionCode)
      return {
        orgUnit:
          orgUnitId === undefined ? null : ((await organization.unitNames(companyId)).get(orgUnitId) ?? null),
        agent: agentId === undefined ? null : await view.findAgentName(companyId, agentId),
        disposition: choice?.name[language] ?? dispositionCode ?? null,
      }
    },

    /** Throws `calls.not_found`, also for a call outside of the scope. */
    async getCall(scope: ListScope, callId: string, language: Language): Promise<CallResponse> {
      const call = await view.findCall(scope, callId, await namesFor(scope.companyId, language))
      if (call === undefined) throw callNotFound()
      return call
    },

    /** Shows a whole number; the audit entry is committed before it leaves (SEC-12). */
    async revealNumber(scope: ListScope, callId: string, by: AuditOrigin) {
      const row = await getRow(scope, callId)
      const phoneNumber = row.customer_number
      if (phoneNumber === null) throw callNotFound()
      await db.transaction((tx) =>
        audit.record(tx, {
          ...by,
          kind: 'reveal',
          action: 'calls.number_revealed',
          object: { kind: 'call', id: callId },
          subjectReference: row.customer_reference,
        }),
      )
      return { phoneNumber, text: formatNational(phoneNumber) }
    },

    /** The agent's answer to a call, from the CRM (CTC-4). The last one stands. Throws `calls.not_found`, `dispositions.unknown_code`. */
    async recordDisposition(
      scope: ListScope,
      callId: string,
      said: { code: string; note: string | null },
      by: AuditOrigin,
      language: Language,
    ): Promise<NonNullable<CallResponse['disposition']>> {
      const row = await getRow(scope, callId)
      const disposition = { ...said, at: clock.now() }
      const choice = await db.transaction((tx) => {
        if (row.device_id !== null) tx.afterCommit(tellPhone(row.device_id, callId, said))
        return keepDisposition(tx, row, disposition, by)
      })
      const { code, note, at } = disposition
      return { code, name: choice.name[language], note, recordedAt: new Date(at).toISOString() }
    },

    /** The same from the phone; one that was said before the last one changes nothing. */
    async recordReportedDisposition(
      tx: Tx,
      said: { callId: string; code: string; note: string | null; at: number },
      from: ReportOrigin,
    ): Promise<void> {
      const row = await store.findCall(tx, said.callId)
      if (row?.device_id !== from.deviceId) throw callNotFound()
      const at = plausibleInstant(said.at, row.started_at, from.receivedAt)
      if (row.disposition_at !== null && row.disposition_at > at) return
      const by: AuditOrigin = {
        companyId: from.companyId,
        actor: { kind: 'device', id: from.deviceId, name: null },
        address: null,
        deviceId: from.deviceId,
      }
      await keepDisposition(tx, row, { code: said.code, note: said.note, at }, by)
    },

    /** The disposition of a joined row in the caller's language. */
    async dispositionsIn(companyId: string, language: Language) {
      const names = { dispositions: await dispositions.listChoices(companyId), language }
      return (row: Parameters<typeof dispositionOf>[0]) => dispositionOf(row, names)
    },
  }
}
export type CallsService = ReturnType<typeof createCallsService>
