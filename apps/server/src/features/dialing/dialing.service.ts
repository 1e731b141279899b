import type { DialRequestResponse, ListDialRequestsQuery, TraceResponse } from '@smartym/contract'
import type { Static } from 'typebox'
import type { Caller, Language } from '../../platform/http/index.ts'
import type { CallsSlice } from '../calls/index.ts'
import type { CustomersSlice } from '../customers/index.ts'
import { type ListScope, scopeOf } from '../organization/index.ts'
import { dialRequestIdOf } from './dial-request-ids.rules.ts'
import { requestNotFound, traceNotFound } from './dialing.errors.ts'
import type { StoredDialRequestRow } from './dialing.table.ts'
import type { DialingView, DialRequestPage, RequestReader } from './dialing.view.ts'
import { type RecordedStep, traceOf } from './trace.rules.ts'

export interface DialingServiceDeps {
  readonly view: DialingView
  readonly calls: Pick<CallsSlice, 'dispositionsIn' | 'findCallInScope' | 'listSteps'>
  readonly customers: Pick<CustomersSlice, 'sightOf'>
}

/* Accepted and checked in the one transaction that made the request. */
function firstSteps(request: StoredDialRequestRow): RecordedStep[] {
  const at = request.created_at
  return [
    { step: 'accepted', at, isFailed: false, note: null },
    { step: 'rule_checked', at, isFailed: false, note: null },
  ]
}

/** Reading dial requests and the ways of their calls. */
export function createDialingService({ view, calls, customers }: DialingServiceDeps) {
  async function readerOf(caller: Caller, language: Language): Promise<RequestReader> {
    const dispositionOf = await calls.dispositionsIn(caller.companyId, language)
    return { dispositionOf, sight: await customers.sightOf(caller) }
  }

  return {
    /** Throws `dialing.request_not_found`, also for one outside of the scope. */
    async getDialRequest(
      caller: Caller,
      dialRequestId: string,
      language: Language,
    ): Promise<DialRequestResponse> {
      const reader = await readerOf(caller, language)
      const request = await view.findDialRequest(scopeOf(caller), dialRequestId, reader)
      if (request === undefined) throw requestNotFound()
      return request
    },

    async listDialRequests(
      caller: Caller,
      query: Static<typeof ListDialRequestsQuery>,
      language: Language,
    ): Promise<DialRequestPage> {
      return view.listDialRequests(scopeOf(caller), query, await readerOf(caller, language))
    },

    /** Throws `calls.not_found` for a call that is neither asked for nor made within the scope. */
    async getTrace(scope: ListScope, callId: string): Promise<TraceResponse> {
      const request = await view.findRow(scope, dialRequestIdOf(callId))
      const call = await calls.findCallInScope(scope, callId)
      if (request === undefined && call === undefined) throw traceNotFound()
      const steps = (await calls.listSteps(callId)).map((row) => ({
        step: row.step,
        at: row.at,
        isFailed: row.is_failed === 1,
        note: row.note,
      }))
      const all = request === undefined ? steps : [...firstSteps(request), ...steps]
      const recordingId = call?.recording_id ?? request?.recording_id ?? null
      return {
        callId,
        dialRequestId: request?.id ?? null,
        steps: traceOf(all, { isRequested: request !== undefined, isRecorded: recordingId !== null }),
      }
    },
  }
}
export type DialingService = ReturnType<typeof createDialingService>
