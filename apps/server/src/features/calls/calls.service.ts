import type { CallResponse, DispositionChoice, ListCallsQuery } from '@smartym/contract'
import { formatNational } from '@smartym/rules/phone-numbers'
import type { Db, Tx } from '../../platform/db/index.ts'
import type { Caller, Language } from '../../platform/http/index.ts'
import { type Clock, parseInstant } from '../../platform/clock/index.ts'
import type { Outbox } from '../../platform/outbox/index.ts'
import type { AuditOrigin, AuditRecorder, NewAuditEntry } from '../audit/index.ts'
import type { CustomersSlice, Sight } from '../customers/index.ts'
import type { DispositionsSlice } from '../dispositions/index.ts'
import type { GatewaySlice } from '../gateway/index.ts'
import type { ReportOrigin } from '../gateway/index.ts'
import { type ListScope, type OrganizationSlice, scopeOf } from '../organization/index.ts'
import type { RowCustomers } from '../protection/index.ts'
import type { CallChanges } from './call-changes.service.ts'
import { callNotFound } from './calls.errors.ts'
import { callEvent, callOf } from './calls.events.ts'
import { plausibleInstant, toE164 } from './calls.rules.ts'
import type { CallDisposition, CallsStore } from './calls.store.ts'
import type { CallRow } from './calls.table.ts'
import { callResponseOf, type CallNames, type CallPage, type CallsView, dispositionOf } from './calls.view.ts'

export interface CallsServiceDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly store: CallsStore
  readonly view: CallsView
  readonly changes: Pick<CallChanges, 'tellDisposition'>
  /** Opens what a row knows of its customer. */
  readonly rowCustomers: Pick<RowCustomers, 'openRow'>
  readonly audit: AuditRecorder
  readonly outbox: Pick<Outbox, 'append'>
  readonly organization: Pick<OrganizationSlice, 'narrowScope' | 'unitNames'>
  readonly customers: Pick<CustomersSlice, 'reveal'>
  readonly dispositions: Pick<DispositionsSlice, 'listChoices' | 'getChoice'>
  readonly gateway: Pick<GatewaySlice, 'sendFrame'>
}

/** What chooses calls, without the page. */
export type CallFilter = Omit<ListCallsQuery, 'limit' | 'cursor' | 'withTotal'>

/** In which words, and drawn through whose rights. */
export interface Reader {
  readonly language: Language
  readonly sight: Sight
}

/** Who wants to see what is masked, and why. */
interface Reveal {
  readonly by: AuditOrigin
  readonly reason: string | undefined
}

function revealEntry(
  row: CallRow,
  action: 'calls.number_revealed' | 'calls.name_revealed',
  { by, reason }: Reveal,
): NewAuditEntry {
  return {
    ...by,
    kind: 'reveal',
    action,
    object: { kind: 'call', id: row.id },
    subjectReference: row.customer_reference,
    reason: reason ?? null,
  }
}

/** Reading calls, and what people add to them. */
export function createCallsService(deps: CallsServiceDeps) {
  const { db, clock, store, view, changes, audit, outbox, rowCustomers } = deps
  const { organization, customers, dispositions, gateway } = deps

  async function namesFor(companyId: string, { language, sight }: Reader): Promise<CallNames> {
    return {
      unitNames: await organization.unitNames(companyId),
      dispositions: await dispositions.listChoices(companyId),
      language,
      sight,
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
    async listCalls(scope: ListScope, query: ListCallsQuery, reader: Reader): Promise<CallPage> {
      return view.listCalls(await searchOf(scope, query), query, await namesFor(scope.companyId, reader))
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

    /** As it is shown, and whose data it is. Throws `calls.not_found`, also for a call outside of the scope. */
    async getCall(scope: ListScope, callId: string, reader: Reader) {
      const row = await getRow(scope, callId)
      const call = callResponseOf(row, await namesFor(scope.companyId, reader))
      return { call, subjectReference: row.customer_reference }
    },

    /** Shows a whole number; throws as `customers.reveal` does (SEC-12). */
    async revealNumber(caller: Caller, callId: string, why: Reveal) {
      const row = await getRow(scopeOf(caller), callId)
      const phoneNumber = row.customer_number
      if (phoneNumber === null) throw callNotFound()
      await customers.reveal(caller, revealEntry(row, 'calls.number_revealed', why))
      return { phoneNumber, text: formatNational(phoneNumber) }
    },

    /** Shows a customer's name and reference; throws as `customers.reveal` does (SEC-12). */
    async revealName(caller: Caller, callId: string, why: Reveal) {
      const row = await getRow(scopeOf(caller), callId)
      await customers.reveal(caller, revealEntry(row, 'calls.name_revealed', why))
      return { name: row.customer_name, reference: row.customer_reference }
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
      await keepDisposition(tx, rowCustomers.openRow(row), { code: said.code, note: said.note, at }, by)
    },

    /** The disposition of a joined row in the caller's language. */
    async dispositionsIn(companyId: string, language: Language) {
      const names = { dispositions: await dispositions.listChoices(companyId), language }
      return (row: Parameters<typeof dispositionOf>[0]) => dispositionOf(row, names)
    },
  }
}
export type CallsService = ReturnType<typeof createCallsService>
