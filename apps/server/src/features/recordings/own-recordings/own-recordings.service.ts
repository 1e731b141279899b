import type {
  ListenGrantResponse,
  ListOwnRecordingsQuery,
  OwnRecordingPage,
  OwnRecordingResponse,
  RecordingMemoRequest,
} from '@smartym/contract'
import { maskName } from '@smartym/rules/masking'
import { type Clock, parseInstant } from '../../../platform/clock/index.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { Caller } from '../../../platform/http/index.ts'
import type { AuditOrigin, AuditRecorder } from '../../audit/index.ts'
import type { CustomersSlice } from '../../customers/index.ts'
import { type OrganizationSlice, scopeOf } from '../../organization/index.ts'
import type { SettingsSlice } from '../../settings/index.ts'
import type { ListenGrants } from '../listening/listen-grants.service.ts'
import { numberOf } from '../recordings.rules.ts'
import { recordingNotFound } from '../recordings.errors.ts'
import type { RecordingMemoRow } from '../recordings.table.ts'
import type { RecordingsView } from '../recordings.view.ts'
import { ownListeningOff } from './own-recordings.errors.ts'
import { ownRecordingOf, type OwnRecordingNames, type OwnRecordingsView } from './own-recordings.view.ts'
import type { RecordingMemosStore } from './recording-memos.store.ts'

export interface OwnRecordingsDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly view: OwnRecordingsView
  readonly recordings: Pick<RecordingsView, 'findRow'>
  readonly memos: Pick<RecordingMemosStore, 'saveMemo'>
  readonly grants: Pick<ListenGrants, 'createOwnGrant'>
  readonly customers: Pick<CustomersSlice, 'sightOf' | 'ensureMaySearch'>
  readonly settings: Pick<SettingsSlice, 'effective'>
  readonly organization: Pick<OrganizationSlice, 'idsAbove'>
  readonly audit: AuditRecorder
}

/** What an agent does with its own recordings on the phone (REC-10); `agent` is the one who was shown to be there (SEC-5). */
export function createOwnRecordings(deps: OwnRecordingsDeps) {
  const { db, clock, view, recordings, memos, grants, customers, settings, audit } = deps

  /* The units of an agent: its own, first, and those above. */
  async function placeOf({ companyId, deviceId, units }: Caller) {
    const [orgUnitId] = units.team
    const orgUnitIds = orgUnitId === undefined ? [] : await deps.organization.idsAbove(companyId, orgUnitId)
    return { companyId, orgUnitIds, ...(deviceId !== null && { deviceId }) }
  }

  /* A phone shows names masked where the company wants it, whatever its agent might see at the console. */
  async function namesFor(agent: Caller): Promise<OwnRecordingNames> {
    const place = await placeOf(agent)
    const sight = await customers.sightOf(agent)
    const isNameMasked = await settings.effective(place, 'handset.isNameMasked')
    const isListeningAllowed = await settings.effective(place, 'handset.areOwnRecordingsHeard')
    if (!isNameMasked) return { sight, isListeningAllowed }
    const customerOf: typeof sight.customerOf = (row) => {
      const shown = sight.customerOf(row)
      const { customerName } = shown
      const isMasked = shown.isCustomerNameMasked || customerName === null
      return isMasked ? shown : { ...shown, customerName: maskName(customerName), isCustomerNameMasked: true }
    }
    return { sight: { customerOf }, isListeningAllowed }
  }

  return {
    /** Throws `customers.too_many_number_searches`. */
    async list(agent: Caller, query: ListOwnRecordingsQuery, by: AuditOrigin): Promise<OwnRecordingPage> {
      await customers.ensureMaySearch(agent, query, by)
      const { from, to, number, ...rest } = query
      const search = {
        ...rest,
        scope: scopeOf(agent),
        from: parseInstant(from),
        to: parseInstant(to),
        number: numberOf(number),
      }
      return view.listOwn(search, query, await namesFor(agent))
    },

    /** Throws `recordings.not_found`. */
    async saveMemo(
      agent: Caller,
      recordingId: string,
      { memo, isImportant }: RecordingMemoRequest,
      by: AuditOrigin,
    ): Promise<OwnRecordingResponse> {
      const row = await recordings.findRow(scopeOf(agent), recordingId)
      if (row === undefined || agent.agentId === null) throw recordingNotFound()
      const kept: RecordingMemoRow = {
        recording_id: recordingId,
        company_id: row.company_id,
        agent_id: agent.agentId,
        memo,
        is_important: isImportant ? 1 : 0,
        changed_at: clock.now(),
      }
      await db.transaction(async (tx) => {
        await memos.saveMemo(tx, kept)
        await audit.record(tx, {
          ...by,
          kind: 'change',
          action: 'recordings.memo_saved',
          object: { kind: 'recording', id: recordingId },
          subjectReference: row.customer_reference,
          detail: { isImportant, length: memo.length },
        })
      })
      return ownRecordingOf(row, kept, await namesFor(agent))
    },

    /** Throws `recordings.own_listening_off` and as `createOwnGrant`. */
    async createGrant(
      agent: Caller,
      recordingId: string,
      publicKey: string,
      by: AuditOrigin,
    ): Promise<ListenGrantResponse> {
      if (!(await settings.effective(await placeOf(agent), 'handset.areOwnRecordingsHeard')))
        throw ownListeningOff()
      return grants.createOwnGrant(agent, recordingId, publicKey, by)
    },
  }
}
export type OwnRecordings = ReturnType<typeof createOwnRecordings>
