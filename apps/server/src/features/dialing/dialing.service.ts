import type { DialRequestResponse, ListDialRequestsQuery, TraceResponse } from '@smartym/contract'
import type { Static } from 'typebox'
import type { Language } from '../../platform/http/index.ts'
import type { CallsSlice } from '../calls/index.ts'
import type { ListScope } from '../organization/index.ts'
import { dialRequestIdOf } from './dial-request-ids.rules.ts'
import { requestNotFound, traceNotFound } from './dialing.errors.ts'
import type { DialRequestRow } from './dialing.table.ts'
import type { DialingView, DialRequestPage } from './dialing.view.ts'
import { type RecordedStep, traceOf } from './trace.rules.ts'

export interface DialingServiceDeps {
  readonly view: DialingView
  readonly calls: Pick<CallsSlice, 'dispositionsIn' | 'findCallInScope' | 'listSteps'>
}

/* Accepted and checked in the one transaction that made the request. */
function firstSteps(request: DialRequestRow): RecordedStep[] {
  const at = request.created_at
  return [
    { step: 'accepted', at, isFailed: false, note: null },
    { step: 'rule_checked', at, isFailed: false, note: null },
  ]
}

/** Reading dial requests and the ways of their calls. */
export function createDialingService({ view, calls }: DialingServiceDeps) {
  return {
    /** Throws `dialing.request_not_found`, also for one outside of the scope. */
    async getDialRequest(
      scope: ListScope,
      dialRequestId: string,
      language: Language,
    ): Promise<DialRequestResponse> {
      const dispositionOf = await calls.dispositionsIn(scope.companyId, language)
      const request = await view.findDialRequest(scope, dialRequestId, dispositionOf)
      if (request === undefined) throw requestNotFound()
      return request
    },

    async listDialRequests(
      scope: ListScope,
      query: Static<typeof ListDialRequestsQuery>,
      language: Language,
    ): Promise<DialRequestPage> {
      return view.listDialRequests(scope, query, await calls.dispositionsIn(scope.companyId, language))
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
