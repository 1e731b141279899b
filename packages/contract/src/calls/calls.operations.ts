import { defineExport } from '../exports/exports.ts'
import { Id } from '../ids.ts'
import { defineOperation } from '../operation.ts'
import { closed } from '../schema.ts'
import {
  CallPage,
  CallResponse,
  ListCallsQuery,
  RevealedNameResponse,
  RevealedNumberResponse,
  RevealRequest,
} from './calls.schemas.ts'

/** A search by number that would tell a caller the digits that it may not see (SEC-12). */
export const numberSearchErrors = ['customers.too_many_number_searches'] as const

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
  errors: numberSearchErrors,
})

export const callsOperations = {
  listCalls,
  exportCalls: defineExport(listCalls, {
    id: 'exportCalls',
    summary: 'The list of calls as a file (ADM-1)',
    permission: 'calls:export',
    errors: numberSearchErrors,
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
    body: RevealRequest,
    responses: { 201: RevealedNumberResponse },
    errors: ['calls.not_found', 'customers.reveal_reason_required', 'customers.too_many_reveals'],
    reauthentication: true,
  }),
  revealCallName: defineOperation({
    id: 'revealCallName',
    method: 'POST',
    path: '/api/v1/calls/:callId/name-reveals',
    tag: 'calls',
    summary: 'Show a masked name and reference of a customer; leaves a trace (SEC-12)',
    permission: 'names:reveal',
    auth: ['session'],
    params: closed({ callId: Id('call') }),
    body: RevealRequest,
    responses: { 201: RevealedNameResponse },
    errors: ['calls.not_found', 'customers.reveal_reason_required', 'customers.too_many_reveals'],
    reauthentication: true,
  }),
}
export const callsErrors = { 'calls.not_found': 404 } as const
