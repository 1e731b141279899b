import { defineExport } from '../exports/exports.ts'
import { Id } from '../ids.ts'
import { defineOperation } from '../operation.ts'
import { closed } from '../schema.ts'
import { CallPage, CallResponse, ListCallsQuery, RevealedNumberResponse } from './calls.schemas.ts'

const listCalls = defineOperation({
  id: 'listCalls',
  method: 'GET',
  path: '/api/v1/calls',
  tag: 'calls',
  summary: 'Calls, newest first (ADM-1)',
  permission: 'calls:list',
  auth: ['session', 'api_key', 'browser_token'],
  query: ListCallsQuery,
  responses: { 200: CallPage },
  errors: [],
})

export const callsOperations = {
  listCalls,
  exportCalls: defineExport(listCalls, {
    id: 'exportCalls',
    summary: 'The list of calls as a file (ADM-1)',
    permission: 'calls:export',
  }),
  getCall: defineOperation({
    id: 'getCall',
    method: 'GET',
    path: '/api/v1/calls/:callId',
    tag: 'calls',
    summary: 'One call',
    permission: 'calls:list',
    auth: ['session', 'api_key', 'browser_token'],
    params: closed({ callId: Id('call') }),
    responses: { 200: CallResponse },
    errors: ['calls.not_found'],
  }),
  revealCallNumber: defineOperation({
    id: 'revealCallNumber',
    method: 'POST',
    path: '/api/v1/calls/:callId/number-reveals',
    tag: 'calls',
    summary: 'Show a masked number; leaves a trace (SEC-12)',
    permission: 'numbers:reveal',
    auth: ['session'],
    params: closed({ callId: Id('call') }),
    responses: { 201: RevealedNumberResponse },
    errors: ['calls.not_found'],
  }),
}
export const callsErrors = { 'calls.not_found': 404 } as const
